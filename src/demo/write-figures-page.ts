import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project.ts';
import { compareWithEngland, comparedCounty, formatComparison } from './compare-with-england.ts';

/** Writes docs/data/northmoor.md: `npx tsx src/demo/write-figures-page.ts`. */
const folder = join(projectRoot(), 'docs', 'data');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'northmoor.md'),
  formatComparison(comparedCounty, compareWithEngland(comparedCounty)),
);
