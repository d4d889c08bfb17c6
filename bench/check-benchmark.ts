import { join } from 'node:path';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import { runToEnd } from './kith-process.ts';
import { lastYear, makeFiles, parseAndDrop } from './made-files.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** Children in care at the end of the year; the files tell of everybody who was in care in it, or in the year before. */
const sizes = [3_000, 30_000, 80_000];
const RUNS = 3;

/** `KITH_BENCH_LARGEST=30000` leaves England out. */
const largest = () => Number(process.env['KITH_BENCH_LARGEST'] ?? 80_000);

/** Every SSDA903 rule on two years' files with both look-ups, from the start of the process to its end. */
export const checkBenchmark: Benchmark = {
  name: 'check',
  run: async (tell) => {
    const root = newFolder();
    try {
      const done: Measured[] = [];
      for (const size of sizes.filter((children) => children <= largest())) {
        done.push(await measureSize(root, size, tell));
      }
      return done.map((one, i) => toMeasurement(one, done[i - 1]));
    } finally {
      removeFolder(root);
    }
  },
};

type Run = { readonly ms: number; readonly peakMemoryMb: number; readonly findings: number };
type Measured = {
  readonly children: number;
  readonly rows: number;
  readonly floor: number;
  readonly runs: readonly Run[];
  readonly load: number;
};

async function measureSize(root: string, children: number, tell: (line: string) => void): Promise<Measured> {
  const folder = await makeFiles(root, children, tell);
  const years = [join(folder, lastYear), join(folder, String(Number(lastYear) - 1))];
  const floor = parseAndDrop(years);
  const runs: Run[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const one = await checkOnce(root, folder, years);
    tell(`check of ${children} children, run ${run}: ${floor.rows} rows in ${round(one.ms / 1000)} s`);
    runs.push(one);
  }
  return { children, rows: floor.rows, floor: floor.ms, runs, load: loadNow() };
}

async function checkOnce(root: string, folder: string, [thisYear = '', before = '']: string[]): Promise<Run> {
  const lookUps = [
    '--postcodes',
    join(folder, 'postcodes.csv'),
    '--providers',
    join(folder, 'providers.csv'),
  ];
  const asked = ['--year', lastYear, '--la', 'E10000015', '--format', 'csv', ...lookUps];
  const { ms, peakMemoryMb, stdout } = await runToEnd(root, [
    'check',
    'ssda903',
    thisYear,
    '--last',
    before,
    ...asked,
  ]);
  return { ms, peakMemoryMb, findings: stdout.split('\n').length - 2 };
}

function toMeasurement(one: Measured, before: Measured | undefined): Measurement {
  const time = median(one.runs.map(({ ms }) => ms));
  const smaller = before && { size: before.rows, time: median(before.runs.map(({ ms }) => ms)) };
  return {
    name: 'check SSDA903, children in care',
    size: one.children,
    median: round(time / 1000),
    unit: 's',
    runs: one.runs.length,
    peakMemoryMb: Math.max(...one.runs.map(({ peakMemoryMb }) => peakMemoryMb)),
    ratio: round(time / one.floor, 1),
    floor: 'the same bytes parsed and dropped',
    ...(smaller ? { exponent: round(exponentOf(smaller, { size: one.rows, time })) } : {}),
    notes: { rows: one.rows, findings: one.runs[0]?.findings ?? 0 },
    load: one.load,
  };
}
