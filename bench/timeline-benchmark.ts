import { join } from 'node:path';
import pg from 'pg';
import { kith, newFolder, ownerOf, removeFolder } from '../test/support/kith.ts';
import { servePeak } from './kith-process.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { loadNow, median, quantile, round } from './measurement.ts';
import { loadSteadily } from './steady-load.ts';
import type { LoadResult } from './steady-load.ts';
import { signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** Entries in the record of the one child whose pages are opened again and again. */
const sizes = [500, 5_000, 20_000];
const rate = 20;
const seconds = Number(process.env['KITH_BENCH_SECONDS'] ?? 20);
/** Of the county around the child, so that an index has something to leave out. */
const children = 300;

/** The timeline of a child with a long record, its search and the child's page, under a steady load. The aim: p95 of 100 ms at 5,000. */
export const timelineBenchmark: Benchmark = {
  name: 'timeline',
  run: async (tell) => {
    const root = newFolder();
    const data = ['--data', join(root, 'county')];
    try {
      tell(`making a county with ${children} children in care`);
      const made = await kith(['demo', '--children', String(children), '--seed', '1', ...data]);
      if (made.code !== 0) throw new Error(made.stderr);
      const measured: Measurement[] = [];
      for (const entries of sizes) measured.push(...(await measure(root, data, { entries, tell })));
      return measured;
    } finally {
      removeFolder(root);
    }
  },
};

type Asked = { readonly entries: number; readonly tell: (line: string) => void };

async function measure(
  root: string,
  data: readonly string[],
  { entries, tell }: Asked,
): Promise<readonly Measurement[]> {
  const served = await servePeak(root, [...data, '--without-jobs']);
  const done: { readonly name: string; readonly result: LoadResult; readonly load: number }[] = [];
  try {
    const child = await plantEntries(join(root, 'county'), entries);
    const visitor = await signIn(served.staff, 'director');
    for (const [name, url] of await listUrls(visitor, child)) {
      // Each connection of the pool plans a statement at its first uses: a server that has been up for a while is measured.
      await loadSteadily([url], { cookie: visitor.cookie, rate, seconds: 5 });
      const result = await loadSteadily([url], { cookie: visitor.cookie, rate, seconds });
      tell(
        `${name}, ${entries} entries: median ${round(median(result.times), 1)} ms, 95th percentile ${round(quantile(result.times, 0.95), 1)} ms, ${result.wrong} wrong answers`,
      );
      done.push({ name, result, load: loadNow() });
    }
  } finally {
    await served.stop();
  }
  const floor = median(done[0]?.result.times ?? []);
  return done.map((one) => toMeasurement(one, { entries, floor, peakMemoryMb: served.peakMemoryMb() }));
}

async function listUrls(visitor: Visitor, child: string): Promise<readonly (readonly [string, string])[]> {
  const at = (tail: string) => visitor.at(`/children/${child}${tail}`);
  return [
    ['a static file', await visitor.findStyles()],
    ['a child’s page with a long record', at('')],
    ['a timeline', at('/timeline')],
    ['a timeline’s old years', at('/timeline?to=2020')],
    ['a timeline’s significant events', at('/timeline?significant=yes')],
    ['a search for a common word', at('/timeline?words=gran')],
    ['a search for a word that is nowhere', at('/timeline?words=nowhereword')],
  ];
}

/** Gives one child in care as many entries, each with five passages, over some ten years; all of it invented. Gives the child's id. */
async function plantEntries(folder: string, entries: number): Promise<string> {
  const client = new pg.Client(ownerOf(folder));
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'select person_id as id from care.episode where ends is null order by person_id limit 1',
    );
    const child = rows[0]?.id ?? '';
    await client.query(
      `insert into practice.entry (id, person_id, event_id, kind, happened_on, happened_at, place, seen, sleeps)
         select gen_random_uuid(), $1, gen_random_uuid(), 'visit', date '2026-03-01' - (n % 3600), '4pm', 'where they live', 'alone', 'as recorded'
           from generate_series(1, $2::integer - (select count(*)::integer from practice.entry where person_id = $1)) n`,
      [child, entries],
    );
    await client.query(
      `insert into practice.entry_passage (id, person_id, entry_id, place, about, words)
         select gen_random_uuid(), e.person_id, e.id, p, case p when 2 then 'words' else 'purpose' end,
                'Visit ' || md5(e.id::text) || ' ' || repeat('they talked of school and home and what Gran said about the summer ', 6)
           from practice.entry e, generate_series(0, 4) p
          where e.person_id = $1 and not exists (select from practice.entry_passage o where o.entry_id = e.id)`,
      [child],
    );
    await client.query('analyze practice.entry, practice.entry_passage');
    return child;
  } finally {
    await client.end();
  }
}

function toMeasurement(
  { name, result, load }: { readonly name: string; readonly result: LoadResult; readonly load: number },
  about: { readonly entries: number; readonly floor: number; readonly peakMemoryMb: number },
): Measurement {
  const time = median(result.times);
  return {
    name: `${name}, ${rate} a second, entries of the child`,
    size: about.entries,
    median: round(time, 1),
    p95: round(quantile(result.times, 0.95), 1),
    unit: 'ms',
    runs: result.times.length,
    peakMemoryMb: about.peakMemoryMb,
    ratio: round(time / about.floor, 1),
    floor: 'a static file',
    ...(result.wrong > 0 ? { notes: { 'wrong answers': result.wrong } } : {}),
    load,
  };
}
