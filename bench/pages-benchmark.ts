import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kith, newFolder, removeFolder, serveKith } from '../test/support/kith.ts';
import { servePeak } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { loadNow, median, quantile, round } from './measurement.ts';
import { loadSteadily } from './steady-load.ts';
import type { LoadResult } from './steady-load.ts';
import { signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const usualRate = 50;

/** A folder where made counties stay, so that another run need not wait until one is made and its months are counted. */
const keptCounties = process.env['KITH_BENCH_COUNTIES'];
const seconds = Number(process.env['KITH_BENCH_SECONDS'] ?? 20);

type Workload = { readonly name: string; readonly urls: readonly string[] };

/** Children in care of a county and of ten; of England, too, where its county was made before (it takes half an hour). */
const sizes = [
  2_000,
  20_000,
  ...(keptCounties && existsSync(join(keptCounties, 'county-80000')) ? [80_000] : []),
];

/** Staff pages of a county, each under a steady load, beside a static file from the same server; `insight` has the measures. */
export const pagesBenchmark: Benchmark = {
  name: 'pages',
  run: (tell) => measureSizes(tell, listPages),
};

/** Finding people. */
export const searchBenchmark: Benchmark = {
  name: 'search',
  run: (tell) => measureSizes(tell, listSearches),
};

async function measureSizes(tell: County['tell'], list: County['list']): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  for (const children of sizes) measured.push(...(await measureCounty({ children, tell, list })));
  return measured;
}

/** The pages of insight, in two sizes of county, once the months before are counted: fewer people open them at once. */
export const insightBenchmark: Benchmark = {
  name: 'insight',
  run: async (tell) => [
    ...(await measureCounty({ children: 700, tell, list: listInsight, rate: 5, prepare: count })),
    ...(await measureCounty({ children: 2_000, tell, list: listInsight, rate: 5, prepare: count })),
  ],
};

type County = {
  readonly children: number;
  /** Requests a second, when not as many as usual. */
  readonly rate?: number;
  readonly tell: (line: string) => void;
  readonly list: (visitor: Visitor) => Promise<readonly Workload[]>;
  /** What has to be done once before, with the jobs of Kith at work. */
  readonly prepare?: (staff: string) => Promise<void>;
};

async function measureCounty({
  children,
  tell,
  list,
  rate = usualRate,
  prepare,
}: County): Promise<readonly Measurement[]> {
  const root = newFolder();
  const folder = join(keptCounties ?? root, `county-${children}`);
  const data = ['--data', folder];
  try {
    if (!existsSync(folder)) await makeCounty(children, data, tell);
    if (prepare) await serveFor(data, prepare);
    const served = await servePeak(root, [...data, '--without-jobs']);
    const done = await measureServed(served.staff, list, { tell, rate }).finally(served.stop);
    const peakMemoryMb = served.peakMemoryMb();
    const floor = median(done[0]?.result.times ?? []);
    return done.map(({ workload, result, load }) =>
      toMeasurement({ workload, result, load, children, floor, peakMemoryMb, rate }),
    );
  } finally {
    removeFolder(root);
  }
}

async function makeCounty(children: number, data: readonly string[], tell: County['tell']): Promise<void> {
  tell(`making a county with ${children} children in care`);
  const made = await kith(['demo', '--children', String(children), '--seed', '1', ...data]);
  if (made.code !== 0) throw new Error(made.stderr);
}

async function serveFor(data: readonly string[], work: (staff: string) => Promise<void>): Promise<void> {
  const served = await serveKith(data);
  await work(served.staff).finally(served.stop);
}

type Done = { readonly workload: Workload; readonly result: LoadResult; readonly load: number };

async function measureServed(
  staff: string,
  list: County['list'],
  { tell, rate }: { readonly tell: County['tell']; readonly rate: number },
): Promise<readonly Done[]> {
  const visitor = await signIn(staff, 'director');
  const pages = await list(visitor);
  const done: Done[] = [];
  for (const workload of [{ name: 'a static file', urls: [await visitor.findStyles()] }, ...pages]) {
    // Each connection of the pool plans a statement at its first uses: a server that has been up for a while is measured.
    await loadSteadily(workload.urls, { cookie: visitor.cookie, rate, seconds: 5 });
    const result = await loadSteadily(workload.urls, { cookie: visitor.cookie, rate, seconds });
    tell(
      `${workload.name}: median ${round(median(result.times), 1)} ms, 95th percentile ${round(quantile(result.times, 0.95), 1)} ms, ${result.wrong} wrong answers`,
    );
    done.push({ workload, result, load: loadNow() });
  }
  return done;
}

function toMeasurement({
  workload,
  result,
  load,
  children,
  floor,
  peakMemoryMb,
  rate,
}: Done & { children: number; floor: number; peakMemoryMb: number; rate: number }): Measurement {
  const time = median(result.times);
  return {
    name: `${workload.name}, ${rate} a second, children in care`,
    size: children,
    median: round(time, 1),
    p95: round(quantile(result.times, 0.95), 1),
    unit: 'ms',
    runs: result.times.length,
    peakMemoryMb,
    ratio: round(time / floor, 1),
    floor: 'a static file',
    ...(result.wrong > 0 ? { notes: { 'wrong answers': result.wrong } } : {}),
    load,
  };
}

async function listPages(visitor: Visitor): Promise<readonly Workload[]> {
  const home = await visitor.read('/our-children');
  const figures = linksIn(home, /^\/our-children\/[a-z-]+/);
  const figure = await visitor.read(figures[0] ?? '/our-children');
  const children = linksIn(
    `${figure}${await visitor.read('/search?q=a')}`,
    /^\/(?:people|children)\/[0-9a-f-]{36}$/,
  ).map((path) => path.split('/').at(-1) ?? '');
  const of = (ids: readonly string[], place: string) => ids.slice(0, 40).map((id) => `/${place}/${id}`);
  return [
    { name: 'our children', urls: [visitor.at('/our-children')] },
    { name: 'a child’s page', urls: of(children, 'children').map(visitor.at) },
    { name: 'a person', urls: of(children, 'people').map(visitor.at) },
    { name: 'a person’s history', urls: of(children, 'people').map((path) => visitor.at(`${path}/history`)) },
    { name: 'a family map', urls: of(children, 'people').map((path) => visitor.at(`${path}/family`)) },
    { name: 'returns', urls: [visitor.at('/returns')] },
    {
      name: 'how we are helping',
      urls: of(children, 'children').map((path) => visitor.at(`${path}/help`)),
    },
    { name: 'a plan', urls: of(children, 'children').map((path) => visitor.at(`${path}/plan`)) },
    { name: 'to settle', urls: [visitor.at('/contested')] },
    { name: 'the children of a figure', urls: figures.slice(0, 10).map(visitor.at) },
  ];
}

const linksIn = (html: string, pattern: RegExp) => [
  ...new Set(
    [...html.matchAll(/href="([^"]+)"/g)]
      .map(([, href = '']) => href.replaceAll('&amp;', '&'))
      .filter((href) => pattern.test(href)),
  ),
];

/** What people type: whole names, names half remembered, a date of birth, a town, an id. */
function searchUrls(): readonly string[] {
  const typed = [
    'Smith',
    'olivea',
    'Jakson Amelia',
    'maya brightwater',
    '14/03/2014',
    'Amelia 2014',
    'Jon Wilsn',
    'zzyzx',
    'NM1 1AA',
    '1234',
  ];
  return typed.map((text) => `/search?q=${encodeURIComponent(text)}`);
}

async function listSearches(visitor: Visitor): Promise<readonly Workload[]> {
  return [{ name: 'search', urls: searchUrls().map(visitor.at) }];
}

const insightPaths = [
  '/insight',
  '/measures',
  '/measures/M-CL-08',
  '/insight/signals',
  '/insight/early-warning',
  '/insight/funnel/children-in-care',
  '/insight/comparison',
  '/insight/forecast',
  '/insight/forecast/ours',
  '/insight/homes-needed',
  '/insight/what-if',
  '/insight/evidence',
];

const listInsight = async (visitor: Visitor): Promise<readonly Workload[]> =>
  insightPaths.map((path) => ({ name: path, urls: [visitor.at(path)] }));

/** Kith counts the months of a county in the background after its first start. An hour at most. */
async function count(staff: string): Promise<void> {
  const visitor = await signIn(staff, 'director');
  for (let tries = 0; tries < 360; tries += 1) {
    const [signals, ours] = [
      await visitor.read('/insight/signals'),
      await visitor.read('/insight/forecast/ours'),
    ];
    if (!signals.includes('have been counted so far') && !ours.includes('There is none yet')) return;
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
  throw new Error('the months were not counted within an hour');
}
