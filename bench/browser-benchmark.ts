import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { browserMissing, hasBrowser, launchBrowser } from '../test/support/browser.ts';
import { openChecker } from '../test/support/checker.ts';
import { kith, newFolder, removeFolder } from '../test/support/kith.ts';
import { writeReturn } from '../test/support/made-returns.ts';
import type { MadeFile } from '../test/support/made-returns.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { exponentOf, loadNow, median, round } from './measurement.ts';

/** How many lives are made; those who left before the year are not in the return. 2,950 give 2,678 children. */
const sizes = [1000, 2950, 10_000];
const runs = 3;

type Run = { readonly seconds: number; readonly gap: number };

/** The page for checks on files alone, in Chromium: from pressing the button until findings stand on the page. */
export const browserBenchmark: Benchmark = {
  name: 'browser',
  run: async (tell) => {
    if (!hasBrowser) {
      tell(browserMissing);
      return [];
    }
    const [root, browser] = [newFolder(), await launchBrowser()];
    try {
      const measured: Measurement[] = [];
      for (const lives of sizes) {
        const one = await measure(browser, join(root, String(lives)), lives);
        const before = measured.at(-1);
        measured.push(before ? { ...one, exponent: growth(before, one) } : one);
        tell(`${one.size} children: ${one.median} s`);
      }
      return measured;
    } finally {
      await browser.close();
      removeFolder(root);
    }
  },
};

function growth(before: Measurement, one: Measurement): number {
  return round(exponentOf({ size: before.size, time: before.median }, { size: one.size, time: one.median }));
}

async function measure(browser: Browser, folder: string, lives: number): Promise<Measurement> {
  const files = writeReturn(folder, { year: 2026, children: lives, seed: 1 });
  const header = files.find(({ name }) => name === 'header.csv')?.text ?? '';
  const checks: Run[] = [];
  const commands: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    checks.push(await checkOnce(browser, files));
    commands.push(await commandOnce(folder));
  }
  const seconds = median(checks.map((run) => run.seconds));
  return {
    name: 'check SSDA903 in a browser, children',
    size: header.trimEnd().split('\n').length - 1,
    median: round(seconds),
    unit: 's',
    runs,
    peakMemoryMb: null,
    ratio: round(seconds / median(commands)),
    floor: 'the same files by kith check',
    notes: {
      'ms longest gap between timers of the page': Math.round(Math.max(...checks.map(({ gap }) => gap))),
    },
    load: loadNow(),
  };
}

/** Timers of the page that should fire every ten milliseconds, and when they did. */
const tick = `(() => {
  window.ticks = [performance.now()];
  setInterval(() => window.ticks.push(performance.now()), 10);
})()`;

async function checkOnce(browser: Browser, files: readonly MadeFile[]): Promise<Run> {
  const analyst = await openChecker(browser);
  await analyst.gives({ thisYear: files });
  await analyst.page.evaluate(tick);
  const begun = performance.now();
  await analyst.checks();
  const seconds = (performance.now() - begun) / 1000;
  const ticks = await analyst.page.evaluate<number[]>('window.ticks');
  await analyst.leaves();
  return { seconds, gap: Math.max(...ticks.slice(1).map((at, i) => at - (ticks[i] ?? at))) };
}

async function commandOnce(folder: string): Promise<number> {
  const begun = performance.now();
  const { code, stderr } = await kith([
    'check',
    'ssda903',
    folder,
    '--year',
    '2026',
    '--la',
    'E10000015',
    '--format',
    'csv',
  ]);
  if (code !== 0) throw new Error(stderr);
  return (performance.now() - begun) / 1000;
}
