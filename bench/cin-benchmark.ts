import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import { runToEnd } from './kith-process.ts';
import { writeCensus } from './made-census.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** Children in the census: of a small authority, a large one, and a region. */
const sizes = [1_000, 10_000, 80_000];
const RUNS = 3;

/** `KITH_BENCH_LARGEST=30000` leaves the largest out. */
const largest = () => Number(process.env['KITH_BENCH_LARGEST'] ?? 80_000);

/** The schema and every rule on a file of the children in need census, from the start of the process to its end. */
export const cinBenchmark: Benchmark = {
  name: 'check-cin',
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
  readonly megabytes: number;
  readonly floor: number;
  readonly runs: readonly Run[];
  readonly load: number;
};

async function measureSize(root: string, children: number, tell: (line: string) => void): Promise<Measured> {
  const file = join(root, `census-${children}.xml`);
  writeCensus(file, children);
  const floors = Array.from({ length: RUNS }, () => parseAndDrop(file));
  const runs: Run[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const asked = ['check', 'cin', file, '--year', '2026', '--format', 'csv'];
    const { ms, peakMemoryMb, stdout } = await runToEnd(root, asked);
    tell(`check of a census of ${children} children, run ${run}: ${round(ms / 1000)} s`);
    runs.push({ ms, peakMemoryMb, findings: stdout.split('\n').length - 2 });
  }
  const megabytes = round(statSync(file).size / 1024 / 1024, 1);
  return { children, megabytes, floor: median(floors), runs, load: loadNow() };
}

/** The floor: the file parsed by a process of its own, and thrown away. */
function parseAndDrop(file: string): number {
  const script = join(import.meta.dirname, 'parse-xml-and-drop.ts');
  const told = execFileSync(process.execPath, ['--import', 'tsx', script, file], { encoding: 'utf8' });
  const { ms } = JSON.parse(told) as { ms: number };
  return ms;
}

function toMeasurement(one: Measured, before: Measured | undefined): Measurement {
  const time = median(one.runs.map(({ ms }) => ms));
  const smaller = before && { size: before.children, time: median(before.runs.map(({ ms }) => ms)) };
  return {
    name: 'check CIN census, children',
    size: one.children,
    median: round(time / 1000),
    unit: 's',
    runs: one.runs.length,
    peakMemoryMb: Math.max(...one.runs.map(({ peakMemoryMb }) => peakMemoryMb)),
    ratio: round(time / one.floor, 1),
    floor: 'the same bytes parsed and dropped',
    ...(smaller ? { exponent: round(exponentOf(smaller, { size: one.children, time })) } : {}),
    notes: { megabytes: one.megabytes, findings: one.runs[0]?.findings ?? 0 },
    load: one.load,
  };
}
