import { tsImport } from 'tsx/esm/api';

/** `npm run bench`: every benchmark; `npm run bench -- import pages` only those named. */
const { runBenchmarks } = await tsImport('./benchmarks.ts', import.meta.url);
process.exitCode = await runBenchmarks(process.argv.slice(2));
