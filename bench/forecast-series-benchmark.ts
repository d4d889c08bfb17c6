import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import { runToEnd } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

const sizes = [150, 600, 1_200];
const runs = 3;

/**
 * `kith forecast --series`: five years ahead with every back-test, from 16 years of made values. England has about 150
 * authorities; the larger sizes show how time grows.
 */
export const forecastSeriesBenchmark: Benchmark = {
  name: 'forecast-series',
  run: async (tell) => {
    const root = newFolder();
    try {
      const measured: Measurement[] = [];
      for (const size of sizes) measured.push(await measure(root, size, measured.at(-1)));
      measured.forEach(({ size, median: seconds }) => tell(`forecast of ${size} authorities: ${seconds} s`));
      return measured;
    } finally {
      removeFolder(root);
    }
  },
};

async function measure(root: string, size: number, before: Measurement | undefined): Promise<Measurement> {
  const file = join(root, `series-${size}.csv`);
  writeFileSync(file, madeSeries(size));
  const done = [];
  for (let run = 0; run < runs; run++) {
    done.push(await runToEnd(root, ['forecast', '--series', file, '--years', '5', '--json']));
  }
  const forecasts: unknown[] = JSON.parse(done[0]?.stdout ?? '[]');
  if (forecasts.length !== size) throw new Error(`${forecasts.length} forecasts of ${size} authorities`);
  const seconds = round(median(done.map(({ ms }) => ms)) / 1000);
  return {
    name: 'forecast series with back-tests, authorities',
    size,
    median: seconds,
    unit: 's',
    runs,
    peakMemoryMb: Math.max(...done.map(({ peakMemoryMb }) => peakMemoryMb)),
    ...(before
      ? {
          exponent: round(exponentOf({ size: before.size, time: before.median }, { size, time: seconds })),
        }
      : {}),
    notes: { years: 16 },
    load: loadNow(),
  };
}

/** Values that grow by two in a hundred a year and wobble by their own rhythm: nobody's, and the same each time. */
function madeSeries(authorities: number): string {
  const rows = Array.from({ length: authorities }, (_, place) =>
    Array.from({ length: 16 }, (_unused, index) => {
      const wobble = 1 + 0.08 * Math.sin(place * 12.9898 + index * 7.233);
      return `${1000 + place},${2010 + index},${Math.round((60 + (place % 90) * 12) * 1.02 ** index * wobble)}`;
    }),
  );
  return `la_code,year,value\n${rows.flat().join('\n')}\n`;
}
