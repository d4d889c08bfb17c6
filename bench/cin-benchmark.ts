import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { writeCensus } from './made-census.ts';
import { checksBenchmark } from './measure-checks.ts';
import { median, round } from './measurement.ts';

/** The schema and every rule on a children in need census: of a small authority, a large one, and a region. */
export const cinBenchmark = checksBenchmark({
  name: 'check-cin',
  workload: 'check CIN census, children',
  sizes: [1_000, 10_000, 80_000],
  prepare: (root, children) => {
    const file = join(root, `census-${children}.xml`);
    writeCensus(file, children);
    const floor = median([1, 2, 3].map(() => parseAndDrop(file)));
    const megabytes = round(statSync(file).size / 1024 / 1024, 1);
    const command = ['check', 'cin', file, '--year', '2026'];
    return Promise.resolve({ command, floor, amount: children, notes: { megabytes } });
  },
});

/** The floor: the file parsed by a process of its own, and thrown away. */
function parseAndDrop(file: string): number {
  const script = join(import.meta.dirname, 'parse-xml-and-drop.ts');
  const told = execFileSync(process.execPath, ['--import', 'tsx', script, file], { encoding: 'utf8' });
  const { ms } = JSON.parse(told) as { ms: number };
  return ms;
}
