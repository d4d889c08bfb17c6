import { join } from 'node:path';
import { kith, newFolder, removeFolder } from '../test/support/kith.ts';
import { lastYear, makeFiles, parseAndDrop } from './made-files.ts';
import { timeKith } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** Children in care at the end of the year; the files tell of everybody who was in care in it. */
const sizes = [
  { children: 3_000, runs: 3 },
  { children: 30_000, runs: 3 },
  { children: 80_000, runs: 1 },
];
/** One collection year's return into an empty database, up to the report that says it is in. */
export const importBenchmark: Benchmark = {
  name: 'import',
  run: async (tell) => {
    const root = newFolder();
    try {
      const done: Measured[] = [];
      for (const size of sizes.filter(({ children }) => children <= largest()))
        done.push(await measureSize(root, size, tell));
      return done.map((one, i) => toMeasurement(one, done[i - 1]));
    } finally {
      removeFolder(root);
    }
  },
};

/** `KITH_BENCH_LARGEST=30000` leaves England out. */
const largest = () => Number(process.env['KITH_BENCH_LARGEST'] ?? 80_000);

type Run = {
  readonly ms: number;
  readonly rows: number;
  readonly floor: number;
  readonly peakMemoryMb: number;
};
type Measured = { readonly children: number; readonly runs: readonly Run[]; readonly load: number };

async function measureSize(
  root: string,
  { children, runs }: (typeof sizes)[number],
  tell: (line: string) => void,
): Promise<Measured> {
  const files = join(await makeFiles(root, children, tell), lastYear);
  const done: Run[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const one = await measureRun(root, files);
    tell(`import of ${children} children, run ${run}: ${one.rows} rows in ${round(one.ms / 1000, 1)} s`);
    done.push(one);
  }
  return { children, runs: done, load: loadNow() };
}

async function measureRun(root: string, files: string): Promise<Run> {
  const data = ['--data', join(root, 'data')];
  // Makes the database, which is not part of what is measured; then the floor, while nothing else runs.
  const made = await kith(['measures', ...data]);
  if (made.code !== 0) throw new Error(made.stderr);
  const floor = parseAndDrop([files]);
  const { ms, report, peakMemoryMb } = await timeKith(root, ['import', files, '--la', 'E10000015', ...data]);
  removeFolder(join(root, 'data'));
  const rows = (report as { files: { loaded: number }[] }).files.reduce((sum, { loaded }) => sum + loaded, 0);
  if (rows !== floor.rows) throw new Error(`${rows} of ${floor.rows} rows were loaded`);
  return { ms, rows, floor: floor.ms, peakMemoryMb };
}

function toMeasurement({ children, runs, load }: Measured, before: Measured | undefined): Measurement {
  const time = median(runs.map(({ ms }) => ms));
  const rows = runs[0]?.rows ?? 0;
  const smaller = before && {
    size: before.runs[0]?.rows ?? 0,
    time: median(before.runs.map(({ ms }) => ms)),
  };
  return {
    name: 'import, children in care',
    size: children,
    median: round(time / 1000),
    unit: 's',
    runs: runs.length,
    peakMemoryMb: Math.max(...runs.map(({ peakMemoryMb }) => peakMemoryMb)),
    ratio: round(time / median(runs.map(({ floor }) => floor)), 1),
    floor: 'the same bytes parsed and dropped',
    ...(smaller ? { exponent: round(exponentOf(smaller, { size: rows, time })) } : {}),
    notes: { rows, 'rows a second': Math.round((rows / time) * 1000) },
    load,
  };
}
