import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNorthmoor } from '../../src/demo/index.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { action, get, roles, serveRoutes } from '../../src/modules/access/index.ts';
import type { Read } from '../../src/platform/database/database.ts';
import { sql } from '../../src/platform/database/database.ts';
import { download } from '../../src/platform/http/reply.ts';
import { createServer } from '../../src/platform/http/server.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { asApp, now, plantAccount, signIn, today } from './access-world.ts';
import type { Relation } from './catalogue.ts';
import { listRelations } from './catalogue.ts';
import { tables, views } from './data-table.ts';

/** What a module's pages read, in a county: with every check of the application left out, row-level security is what holds. */
let test: TestDatabase;
let worker: AccountId;
let stranger: AccountId;
let director: AccountId;
let shown: readonly Relation[];
beforeAll(async () => {
  test = await testDatabase();
  await writeNorthmoor(test.database, { children: 40, seed: 7, endDate: today });
  worker = await plantAccount(test.owner, 'social worker');
  stranger = await plantAccount(test.owner, 'social worker');
  director = await plantAccount(test.owner, 'director');
  await test.owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: director', '2020-01-01', 'test')",
    [director],
  );
  await test.owner.query(
    `update workforce.worker set account_id = $1 where id = (
       select worker_id from workforce.allocation where ends is null and worker_id is not null group by worker_id order by count(*) desc limit 1)`,
    [worker],
  );
  shown = (await listRelations(test.owner)).filter(({ rights }) => rights.includes('select'));
}, 300_000);
afterAll(() => test.close());

const readingOf = ({ name }: Relation) => tables[name] ?? views[name];
const aboutPeople = () => shown.filter((one) => ['person', 'both', 'either'].includes(readingOf(one) ?? ''));

async function query<T>(account: string | null, text: string): Promise<readonly T[]> {
  return asApp(test.database, account, (db: Read) => db.query(sql<T>`${sql.raw(text)}`));
}

/** How many rows each table and view shows to an account, in one question. */
async function countRows(account: string | null, of: readonly Relation[]): Promise<Record<string, number>> {
  const text = of
    .map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
    .join(' union all ');
  const counted = await query<{ name: string; rows: number }>(account, text);
  return Object.fromEntries(counted.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
}

/** Rows that name nobody whom the account sees: of each kind of table and view. */
async function listForeign(account: string): Promise<readonly string[]> {
  const text = aboutPeople().map((one) => {
    const seen = one.people.map(
      (column) => `coalesce("${column}" in (select access.seen_subjects()), false)`,
    );
    const fits = readingOf(one) === 'both' ? seen.join(' and ') : seen.join(' or ');
    return `select '${one.name}' as name where exists (select from ${one.name} where not (${fits}))`;
  });
  return (await query<{ name: string }>(account, text.join(' union all '))).map(({ name }) => name);
}

/** Nothing of these is in a county as it is made: what is contested, changed, decided by people, or found by checks. */
const emptyInNorthmoor = new RegExp(
  [
    '_(history|contested|dispute)$',
    '^people\\.(address_withheld|alias|alias_in_force|withdrawn|not_same|likely_same|contact_point)$',
    '^(overview\\.subject_access_|people\\.tie|practice\\.(sharing|worry|entry|plan_|step)|workforce\\.assignment)',
    '^returns\\.(line|check_wanted|explanation|finding|finding_now|frozen_row)$',
    '^practice\\.(outside_|mental_health_|edge_support|attachment|decision_letter|dictation|promise|know_first|warning|wish|star_|handover|summary|chronology_|timeline_(entry|mark|words)|offline_)',
    '^care\\.timeline_words$',
    '^care\\.(missing_(time|told|with|words)|return_(interview|passage|talk))$',
    'inspection_statement(_version)?$',
    '^reporting\\.(ssd_cla_visits|ext_(edge_support|mental_health_(need|support)|promise|star_value))$',
  ].join('|'),
);

describe('with no check but row-level security', () => {
  it('a director reads something from every table and view that a county fills', async () => {
    const filled = await countRows(director, aboutPeople());
    const empty = aboutPeople()
      .map(({ name }) => name)
      .filter((name) => !emptyInNorthmoor.test(name) && filled[name] === undefined);
    expect(empty).toEqual([]);
  });

  it('a worker reads something of their own children, and nothing of anybody else', async () => {
    const filled = await countRows(worker, aboutPeople());
    expect(filled['reporting.ssd_cla_episodes']).toBeGreaterThan(0);
    expect(Object.keys(filled).length).toBeGreaterThan(30);
    expect(await listForeign(worker)).toEqual([]);
    const everybody = await countRows(director, aboutPeople());
    expect(filled['people.person'] ?? 0).toBeLessThan((everybody['people.person'] ?? 0) / 2);
  });

  it('a worker who is nobody’s reads no row about anybody, from any table or view', async () => {
    expect(
      await countRows(stranger, [...aboutPeople(), ...shown.filter((one) => readingOf(one) === 'through')]),
    ).toEqual({});
  });

  it('a transaction without an actor reads no row about anybody, nor about who works here', async () => {
    // In a demonstration the door shows whose shoes there are to stand in; this is about an authority's database.
    await test.owner.query("update platform.installation set kind = 'authority'");
    const free = shown.filter((one) => readingOf(one) === 'nobody').map(({ name }) => name);
    const read = await countRows(null, shown);
    await test.owner.query("update platform.installation set kind = 'demonstration'");
    expect(Object.keys(read).filter((name) => !free.includes(name))).toEqual([]);
  });

  it('what is read through another table is as closed as that table', async () => {
    const through = shown.filter((one) => readingOf(one) === 'through' && !emptyInNorthmoor.test(one.name));
    expect(through.length).toBeGreaterThan(1);
    expect(Object.keys(await countRows(director, through)).length).toBe(through.length);
  });

  it.each([
    'reporting.care_periods(null)',
    'reporting.home_stays(null)',
    "reporting.homes_on('2026-03-31')",
    "reporting.in_care_on('2026-03-31')",
    'reporting.known_episodes(null)',
    "reporting.open_protection_plans('2026-03-31')",
    'reporting.worker_spells(null)',
    "insight.figure_rows('2026-11-22', null)",
    "insight.group_of('age', '2026-11-22')",
    "insight.group_of('need', '2026-11-22')",
    `people.search('[{"word": "a"}]')`,
    "care.found_by_postcode('')",
  ])('%s answers to each account as its rows would', async (call) => {
    const count = async (account: string | null) =>
      (await query<{ rows: number }>(account, `select count(*)::int as rows from ${call}`))[0]?.rows;
    expect(await count(stranger)).toBe(0);
    expect(await count(null)).toBe(0);
    if (!call.startsWith('people.search')) expect(await count(director)).toBeGreaterThan(0);
  });

  it.each<[string, number]>([
    ["count_county('figures', array['2026-11-22'::date])", 1],
    ["count_county('M-CL-01 by age', array['2026-11-22'::date])", 1],
    ["kept_measures(array['M-CL-01'], array[''], array['2026-11-22'::date], '1 second')", 1],
    ["count_trend('M-CL-01', '', array['2026-11-22'::date], '1 second')", 1],
    ["list_measure_days(array['M-CL-01'], 'all', '2026-11-22', '2026-11-22')", 0],
  ])('counts of everyone are refused to whoever’s role does not include them: %s', async (call, rows) => {
    const counts = `select * from insight.${call}`;
    await expect(query(stranger, counts)).rejects.toThrow('not for this account');
    await expect(query(null, counts)).rejects.toThrow('not for this account');
    expect((await query(director, counts)).length).toBe(rows);
  });
});

describe('a page that forgot to ask about the person', () => {
  /** Its action is on nothing in particular, and it reads whatever the address says, and everybody beside. */
  const careless = action('lookCarelessly', 'nothing', roles);
  const route = get('/careless/:personId', {
    action: careless,
    audit: 'CarelessRead',
    handle: async ({ db, params }) => {
      const one = await db.query(sql`select * from people.person where id = ${params.personId}`);
      const names = await db.query(sql`select * from people.current_name`);
      const episodes = await db.query(sql`select * from reporting.ssd_cla_episodes`);
      return download('x.json', 'application/json', JSON.stringify({ one, names, episodes }));
    },
  });

  it('shows nobody to those who see nobody', async () => {
    const server = await createServer({
      face: 'staff',
      secureCookies: false,
      uploadLimit: 1,
      hosts: [],
      drawProblem: () => '',
      onFailure: () => undefined,
    });
    serveRoutes(server, [route], {
      database: test.database,
      face: 'staff',
      secureCookies: false,
      now: () => now,
      today: () => today,
      frame: () => '',
    });
    const [somebody] = await query<{ id: string }>(director, 'select id from people.person limit 1');
    const ask = async (account: AccountId) => {
      const { cookie } = await signIn(test, account);
      const answer = await server.inject({ url: `/careless/${somebody?.id}`, headers: { cookie } });
      return JSON.parse(answer.body) as Record<string, unknown[]>;
    };
    expect(await ask(stranger)).toEqual({ one: [], names: [], episodes: [] });
    expect((await ask(director))['one']?.length).toBe(1);
    await server.close();
  });
});
