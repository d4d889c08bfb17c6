import { join } from 'node:path';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import { runToEnd } from './kith-process.ts';
import { makeCareFiles } from './make-care-files.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** A tenth, a third and the whole of what the reference model was timed on: 82,000 children, some 280,000 episodes. */
const sizes = [8_200, 27_300, 82_000];
const runs = 3;

type Measured = {
  readonly children: number;
  readonly episodes: number;
  readonly ms: readonly number[];
  readonly peakMemoryMb: number;
  readonly load: number;
};

/** `kith forecast --ssda903`: reads five years of files, fits, forecasts five years with bounds, tries earlier origins. */
export const forecastHistoriesBenchmark: Benchmark = {
  name: 'forecast-histories',
  run: async (tell) => {
    const root = newFolder();
    try {
      const done: Measured[] = [];
      for (const children of sizes) done.push(await measure(root, children, tell));
      return done.map((one, i) => toMeasurement(one, done[i - 1]));
    } finally {
      removeFolder(root);
    }
  },
};

async function measure(root: string, children: number, tell: (line: string) => void): Promise<Measured> {
  const folder = join(root, `care-${children}`);
  const episodes = makeCareFiles(folder, children);
  const asked = ['forecast', '--ssda903', folder, '--origin', '2022-03-31', '--years', '5', '--json'];
  const done: { ms: number; peakMemoryMb: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const { ms, peakMemoryMb } = await runToEnd(root, asked);
    tell(`forecast of ${children} children, ${episodes} episodes: ${round(ms / 1000)} s`);
    done.push({ ms, peakMemoryMb });
  }
  const peakMemoryMb = Math.max(...done.map((one) => one.peakMemoryMb));
  return { children, episodes, ms: done.map(({ ms }) => ms), peakMemoryMb, load: loadNow() };
}

function toMeasurement(
  { children, episodes, ms, peakMemoryMb, load }: Measured,
  before: Measured | undefined,
): Measurement {
  const time = median(ms);
  const smaller = before && { size: before.children, time: median(before.ms) };
  return {
    name: 'forecast from histories with bounds and back-test, children',
    size: children,
    median: round(time / 1000),
    unit: 's',
    runs,
    peakMemoryMb,
    ...(smaller ? { exponent: round(exponentOf(smaller, { size: children, time })) } : {}),
    notes: { episodes },
    load,
  };
}
