import { newFolder, removeFolder } from '../test/support/kith.ts';
import { runToEnd } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** Files to check, ready. `floor`: milliseconds of parsing alone; `amount` is what the time should grow with. */
export type Prepared = {
  readonly command: readonly string[];
  readonly floor: number;
  readonly amount: number;
  readonly notes: Readonly<Record<string, number>>;
};

export type Checks = {
  readonly name: string;
  readonly workload: string;
  readonly sizes: readonly number[];
  readonly prepare: (root: string, size: number, tell: (line: string) => void) => Promise<Prepared>;
};

const RUNS = 3;

/** `KITH_BENCH_LARGEST=30000` leaves the largest out. */
const largest = () => Number(process.env['KITH_BENCH_LARGEST'] ?? 80_000);

/** `kith check` at several sizes, each run from the start of the process to its end, findings written out in full. */
export function checksBenchmark({ name, workload, sizes, prepare }: Checks): Benchmark {
  return {
    name,
    run: async (tell) => {
      const root = newFolder();
      try {
        const done: Measured[] = [];
        for (const size of sizes.filter((one) => one <= largest())) {
          const files = await prepare(root, size, tell);
          done.push(await measure(root, { size, files }, (run) => tell(`${workload}, ${size}, ${run}`)));
        }
        return done.map((one, i) => toMeasurement(workload, one, done[i - 1]));
      } finally {
        removeFolder(root);
      }
    },
  };
}

type Run = { readonly ms: number; readonly peakMemoryMb: number; readonly findings: number };
type Measured = {
  readonly size: number;
  readonly files: Prepared;
  readonly runs: readonly Run[];
  readonly load: number;
};

async function measure(
  root: string,
  { size, files }: Pick<Measured, 'size' | 'files'>,
  tell: (run: string) => void,
): Promise<Measured> {
  const runs: Run[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const { ms, peakMemoryMb, stdout } = await runToEnd(root, [...files.command, '--format', 'csv']);
    tell(`run ${run}: ${round(ms / 1000)} s`);
    runs.push({ ms, peakMemoryMb, findings: stdout.split('\n').length - 2 });
  }
  return { size, files, runs, load: loadNow() };
}

function toMeasurement(name: string, one: Measured, before: Measured | undefined): Measurement {
  const timeOf = ({ runs }: Measured) => median(runs.map(({ ms }) => ms));
  const time = timeOf(one);
  const { floor, amount, notes } = one.files;
  const smaller = before && { size: before.files.amount, time: timeOf(before) };
  return {
    name,
    size: one.size,
    median: round(time / 1000),
    unit: 's',
    runs: one.runs.length,
    peakMemoryMb: Math.max(...one.runs.map(({ peakMemoryMb }) => peakMemoryMb)),
    ratio: round(time / floor, 1),
    floor: 'the same bytes parsed and dropped',
    ...(smaller ? { exponent: round(exponentOf(smaller, { size: amount, time })) } : {}),
    notes: { ...notes, findings: one.runs[0]?.findings ?? 0 },
    load: one.load,
  };
}
