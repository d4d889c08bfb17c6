import { writeFileSync } from 'node:fs';

/** Loaded before a measured process (`node --import`): at its end it says how much memory it held at most. */
const file = process.env.KITH_BENCH_PEAK;
if (file)
  process.on('exit', () => writeFileSync(file, String(Math.round(process.resourceUsage().maxRSS / 1024))));
