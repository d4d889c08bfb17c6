import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { plantAccount } from '../testing/plant-people.ts';
import { listFound } from './search-queries.ts';
import { parseSearch } from './search-rules.ts';

const today = plainDate('2026-11-22');
let test: TestDatabase;
let everyone: string;

/** 100,000 invented people whose names are spread as names are: a few very common, many rare. */
const plantMany = `
  insert into people.person (id, birth_date)
    select gen_random_uuid(), date '2001-01-01' + (n * 7919) % 9300 from generate_series(1, 100000) n;
  with syllable as (select array['ma','ro','li','ken','tor','ash','vi','den','bel','sa','mon','dra','fi','wes','go','per'] as s),
  numbered as (select id, row_number() over (order by id) as n from people.person)
  insert into people.name (id, person_id, kind, given, family)
    select gen_random_uuid(), id, 'legal',
           initcap(s[1 + (n * 7) % 16] || s[1 + (n / 5) % 16] || case n % 3 when 0 then 'a' when 1 then 'n' else '' end),
           case when n % 80 = 0 then 'Smith' else initcap(s[1 + (n * 3) % 16] || s[1 + (n / 16) % 16] || s[1 + (n / 256) % 16]) end
      from numbered, syllable;
  insert into people.identifier (id, person_id, scheme, issuer, value)
    select gen_random_uuid(), id, 'local', 'E10000099', lpad((row_number() over (order by id))::text, 8, '0') from people.person;
  with home as (insert into people.address (id, lines, postcode)
    select gen_random_uuid(), n % 97 || ' ' || (array['Mill','Church','Station','Elm','Park','Quarry','Chapel','Bridge'])[1 + n % 8]
           || chr(97 + n % 23) || ' ' || (array['Lane','Road','Street','Close'])[1 + n % 4], 'NM' || n % 60 || ' ' || n % 10 || 'AB'
      from generate_series(1, 40000) n returning id),
  numbered as (select id, row_number() over (order by id) as n from home), who as (select id, row_number() over (order by id) as n from people.person)
  insert into people.residence (id, person_id, address_id, starts)
    select gen_random_uuid(), who.id, numbered.id, '2020-01-01' from who join numbered on numbered.n = 1 + who.n % 40000;
  analyze;`;

beforeAll(async () => {
  test = await testDatabase();
  everyone = await plantAccount(test.owner, 'front door', { all: true });
  await test.owner.query(plantMany);
}, 120_000);
afterAll(() => test.close());

const asks = [
  'Smith',
  'marodra',
  'Maro Smith',
  'Smyth',
  '12/2014',
  'Smith 2014',
  '00004711',
  'NM12 2AB',
  '41 quarryb lane',
  '3/5/2014 Ken',
];

describe('search among 100,000 people', () => {
  it.each(asks)('reads no table from end to end for %j', async (typed) => {
    const plans = await planOf(typed);
    expect(plans).toContain('Index');
    // What was asked, and the actor's own relations, are small; tables of people are only reached by an index.
    expect(
      plans.match(/Seq Scan on (person|name|name_word|identifier|address|residence|contact_point)\b/g),
    ).toBeNull();
  });

  it('answers in a time that people do not notice', async () => {
    const times = [];
    for (const typed of [...asks, ...asks]) {
      const start = performance.now();
      const found = await test.database.transaction({ account: everyone, role: 'app' }, today, (db) =>
        listFound(db, parseSearch(typed, today)),
      );
      times.push({ typed, found: found.length, ms: Math.round(performance.now() - start) });
    }
    const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
    expect(times.every(({ found }) => found > 0 && found <= 50)).toBe(true);
    // The aim is 50 ms on a quiet machine (bench); a test machine that is busy is allowed ten times that.
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(500);
  });

  it('finds second records of one person at once, and of everybody in one pass', async () => {
    const time = async (people: string) => {
      const start = performance.now();
      await test.owner.query(`select people.find_likely_same(${people})`);
      return performance.now() - start;
    };
    const all = await time('null');
    const one = await time('array(select id from people.person limit 1)');
    expect(one).toBeLessThan(3_000);
    expect(all).toBeLessThan(90_000);
  }, 120_000);
});

/** The plans of the statements inside people.search. */
async function planOf(typed: string): Promise<string> {
  const plans: string[] = [];
  const listen = (notice: { message?: string | undefined }) => plans.push(notice.message ?? '');
  test.owner.on('notice', listen);
  await test.owner.query("load 'auto_explain'");
  for (const setting of ['log_min_duration = 0', 'log_nested_statements = on'])
    await test.owner.query(`set auto_explain.${setting}`);
  await test.owner.query('set client_min_messages = log');
  await test.owner.query('select set_config($1, $2, false)', ['kith.account', everyone]);
  await test.owner.query('select * from people.search($1)', [JSON.stringify(parseSearch(typed, today))]);
  await test.owner.query('set client_min_messages = notice');
  test.owner.off('notice', listen);
  return plans.join('\n');
}
