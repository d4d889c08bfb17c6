import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../platform/project.ts';
import { compareWithEngland, comparedCounty, formatComparison } from './compare-with-england.ts';

const comparisons = compareWithEngland(comparedCounty);

describe('Northmoor at 3,000 children in care', () => {
  it.each(comparisons)(
    'is like England in "$group: $title"',
    ({ englandPercent, northmoorPercent, tolerance }) => {
      expect(Math.abs(northmoorPercent - englandPercent)).toBeLessThanOrEqual(tolerance);
    },
  );

  it('is described in docs/data/northmoor.md as it is (npx tsx src/demo/write-figures-page.ts)', () => {
    const page = readFileSync(join(projectRoot(), 'docs', 'data', 'northmoor.md'), 'utf8');
    expect(page).toBe(formatComparison(comparedCounty, comparisons));
  });
});
