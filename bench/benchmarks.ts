import { browserBenchmark } from './browser-benchmark.ts';
import { checkBenchmark } from './check-benchmark.ts';
import { cinBenchmark } from './cin-benchmark.ts';
import { forecastSeriesBenchmark } from './forecast-series-benchmark.ts';
import { forecastHistoriesBenchmark } from './forecast-histories-benchmark.ts';
import { importBenchmark } from './import-benchmark.ts';
import type { Benchmark } from './measurement.ts';
import { insightBenchmark, pagesBenchmark, searchBenchmark } from './pages-benchmark.ts';
import { formatTable, keepResults } from './results.ts';
import { sealingBenchmark } from './sealing-benchmark.ts';
import { startBenchmark } from './start-benchmark.ts';
import { timelineBenchmark } from './timeline-benchmark.ts';

const benchmarks: readonly Benchmark[] = [
  startBenchmark,
  importBenchmark,
  checkBenchmark,
  cinBenchmark,
  browserBenchmark,
  pagesBenchmark,
  searchBenchmark,
  timelineBenchmark,
  sealingBenchmark,
  insightBenchmark,
  forecastSeriesBenchmark,
  forecastHistoriesBenchmark,
];

/** Runs the benchmarks named (all when none is), prints their table and keeps the results. Gives the exit code. */
export async function runBenchmarks(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !benchmarks.some((one) => one.name === name));
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no benchmark "${unknown}": ${benchmarks.map(({ name }) => name).join(', ')}.\n`,
    );
    return 2;
  }
  const wanted = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const { name, run } of wanted) {
    const measured = await run((line) => process.stderr.write(`${line}\n`));
    keepResults(name, measured);
    process.stdout.write(`${formatTable(measured)}\n\n`);
  }
  return 0;
}
