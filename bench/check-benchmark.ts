import { join } from 'node:path';
import { lastYear, makeFiles, parseAndDrop } from './made-files.ts';
import { checksBenchmark } from './measure-checks.ts';

/**
 * Every SSDA903 rule on two years' files with both look-ups. Sizes are children in care at the end of the year; the files
 * tell of everybody who was in care in it, or in the year before.
 */
export const checkBenchmark = checksBenchmark({
  name: 'check',
  workload: 'check SSDA903, children in care',
  sizes: [3_000, 30_000, 80_000],
  prepare: async (root, children, tell) => {
    const folder = await makeFiles(root, children, tell);
    const [thisYear, before] = [join(folder, lastYear), join(folder, String(Number(lastYear) - 1))];
    const { ms, rows } = parseAndDrop([thisYear, before]);
    const lookUps = [
      '--postcodes',
      join(folder, 'postcodes.csv'),
      '--providers',
      join(folder, 'providers.csv'),
    ];
    const asked = ['--last', before, '--year', lastYear, '--la', 'E10000999', ...lookUps];
    return { command: ['check', 'ssda903', thisYear, ...asked], floor: ms, amount: rows, notes: { rows } };
  },
});
