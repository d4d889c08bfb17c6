import { join } from 'node:path';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import { servePeak } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { loadNow, median, round } from './measurement.ts';

const laterStarts = 3;

/** `npm start`: the first time (a database and a county of 300 children are made), and later. */
export const startBenchmark: Benchmark = {
  name: 'start',
  run: async (tell) => {
    const root = newFolder();
    try {
      const first = await timeStart(root);
      tell(`first start: ${round(first.ms / 1000, 1)} s`);
      const later: Awaited<ReturnType<typeof timeStart>>[] = [];
      for (let i = 0; i < laterStarts; i += 1) later.push(await timeStart(root));
      return [
        toMeasurement('first start, children in care', [first]),
        toMeasurement('later start, children in care', later),
      ];
    } finally {
      removeFolder(root);
    }
  },
};

async function timeStart(root: string): Promise<{ ms: number; peakMemoryMb: number; load: number }> {
  const begun = performance.now();
  const served = await servePeak(root, ['--data', join(root, 'data')]);
  const page = await fetch(`${served.staff}/sign-in`);
  const ms = performance.now() - begun;
  await served.stop();
  if (page.status !== 200) throw new Error(`The first page was answered with ${page.status}`);
  return { ms, peakMemoryMb: served.peakMemoryMb(), load: loadNow() };
}

function toMeasurement(
  name: string,
  runs: readonly { ms: number; peakMemoryMb: number; load: number }[],
): Measurement {
  return {
    name,
    size: 300,
    median: round(median(runs.map(({ ms }) => ms)) / 1000),
    unit: 's',
    runs: runs.length,
    peakMemoryMb: Math.max(...runs.map(({ peakMemoryMb }) => peakMemoryMb)),
    load: Math.max(...runs.map(({ load }) => load)),
  };
}
