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

/** The timeline of a child with a long record, its search, the child's and the family's page, under a steady load. The aim: p95 of 100 ms at 5,000. */
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
  const peakMemoryMb = served.peakMemoryMb();
  return done.map((one) => toMeasurement(one, { entries, floor, peakMemoryMb }));
}

async function listUrls(visitor: Visitor, child: string): Promise<readonly (readonly [string, string])[]> {
  const at = (tail: string) => visitor.at(`/children/${child}${tail}`);
  return [
    ['a static file', await visitor.findStyles()],
    ['a child’s page with a long record', at('')],
    ['a family page', at('/family')],
    ['a timeline', at('/timeline')],
    ['a timeline’s old years', at('/timeline?to=2020')],
    ['a timeline’s significant events', at('/timeline?significant=yes')],
    ['a search for a common word', at('/timeline?words=gran')],
    ['a search for a word that is nowhere', at('/timeline?words=nowhereword')],
  ];
}

/**
 * Gives the child in care with the most brothers and sisters as many entries, each with five passages, over some ten
 * years, and the family a plan, promises and warnings; all of it invented. Gives the child's id.
 */
async function plantEntries(folder: string, entries: number): Promise<string> {
  const client = new pg.Client(ownerOf(folder));
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select e.person_id as id from care.episode e
         left join people.relationship r on e.person_id in (r.person_id, r.other_id) and r.role in ('brother', 'sister')
        where e.ends is null group by e.person_id order by count(r.id) desc, e.person_id limit 1`,
    );
    const child = rows[0]?.id ?? '';
    await plantFamily(client, child);
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

/** What a family page tells of: thirty goals with two steps each, ten promises, two warnings, and what the child wants known. Once. */
async function plantFamily(client: pg.Client, child: string): Promise<void> {
  const { rows } = await client.query('select from practice.plan_goal where person_id = $1 limit 1', [child]);
  if (rows.length > 0) return;
  await client.query(
    `with g as (insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, why, know, state, audience)
         select gen_random_uuid(), $1, gen_random_uuid(), 1, 'feelings', 'I want to sleep all night (' || n || ')', 'Ava',
                'I am tired at school', 'Nobody has to wake up for me', 'now', 'family' from generate_series(1, 30) n
         returning person_id, goal_id)
       insert into practice.plan_step (id, person_id, goal_id, step_id, version, place, words, who, who_kind, by_when, state, audience)
         select gen_random_uuid(), person_id, goal_id, gen_random_uuid(), 1, n, 'Mend the night light', 'Gran', 'in words',
                date '2026-04-20' + n, 'to do', 'family' from g, generate_series(0, 1) n`,
    [child],
  );
  await client.query(
    `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, made_on, due_on)
       select gen_random_uuid(), $1, gen_random_uuid(), 1, 'I will bring the photo album (' || n || ')', 'child', 'Ava', 'Nora',
              '2026-02-01', date '2026-02-10' + n from generate_series(1, 10) n`,
    [child],
  );
  await client.query(
    `insert into practice.warning (id, person_id, warning_id, place, words, said_by, since, review_by, state)
       select v.id, $1, v.id, 'home', v.words, 'police, on the phone', '2025-11-01', '2099-01-01', 'stands'
         from (values (gen_random_uuid(), 'A dog behind the gate: ring first'),
                      (gen_random_uuid(), 'Somebody shouted at the door: go with two')) v(id, words)`,
    [child],
  );
  await client.query(
    `insert into practice.know_first (id, person_id, kind, words, written_by, said_on)
       values (gen_random_uuid(), $1, 'said', 'I sleep with the light on.', 'Ava', '2026-02-01')`,
    [child],
  );
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
