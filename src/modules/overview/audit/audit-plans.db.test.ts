import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';

/**
 * How the questions of the trail are answered where it is long: two months of a made-up county, three hundred accounts,
 * looked at as plans. A plan that reads a whole month's partition for one person or one account fails.
 */
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await test.owner.query("select access.prepare_audit_months('2026-10-01', 1)");
  await test.owner.query(`
    insert into access.account (id, face, name) select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'staff', 'Invented ' || n
      from generate_series(1, 300) n`);
  await test.owner.query(`
    insert into access.read_log (id, at, account_id, face, audit_name, outcome, subjects, correlation_id)
    select gen_random_uuid(), timestamptz '2026-10-01 08:00Z' + n * interval '86 seconds',
           ('00000000-0000-7000-8000-' || lpad((1 + n % 300)::text, 12, '0'))::uuid, 'staff', 'ChildRead', 'done',
           array[('00000000-0000-7000-9000-' || lpad((n * 7919 % 20000)::text, 12, '0'))::uuid], gen_random_uuid()
      from generate_series(1, 60000) n`);
  await test.owner.query('analyze access.read_log');
});
afterAll(() => test.close());

/** The plan of a function's own query, its parameters given: a function with the owner's rights hides it otherwise. */
async function planOf(name: string, values: Readonly<Record<string, string>>): Promise<string> {
  const { rows } = await test.owner.query<{ prosrc: string }>(
    'select prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1 and proname = $2',
    ['access', name],
  );
  const body = Object.entries(values).reduce(
    (text, [parameter, value]) => text.replace(new RegExp(`\\b${parameter}\\b`, 'g'), value),
    rows[0]?.prosrc ?? '',
  );
  const plan = await test.owner.query<{ 'QUERY PLAN': string }>(`explain ${body}`);
  return plan.rows.map((row) => row['QUERY PLAN']).join('\n');
}

const november = { asked_from: "timestamptz '2026-11-01'", asked_until: "timestamptz '2026-12-01'" };
const one = {
  ...november,
  asked_subjects: "'{00000000-0000-7000-9000-000000000007}'::uuid[]",
  asked_opening: "'{ChildRead}'::text[]",
  asked_account: 'null::uuid',
  after_day: 'null::date',
  after_account: 'null::uuid',
  asked_most: '50',
};
const account = {
  ...november,
  asked_account: "'00000000-0000-7000-8000-000000000009'::uuid",
  asked_opening: "'{ChildRead}'::text[]",
  before_at: 'null::timestamptz',
  before_id: 'null::uuid',
  asked_most: '50',
};

describe('the questions of the trail', () => {
  it('about one person go by the index of people', async () => {
    for (const name of ['looks_at', 'looks_by_month']) {
      const plan = await planOf(name, one);
      expect(plan).toMatch(/Bitmap Index Scan on read_log_\w*subjects/);
      expect(plan).not.toMatch(/Seq Scan on read_log_2026_1[01]/);
    }
  });

  it('about one account go by the index of accounts and days', async () => {
    for (const name of ['looks_of', 'days_of']) {
      const plan = await planOf(name, account);
      expect(plan).toMatch(/read_log_\w*account_id_at/);
      expect(plan).not.toMatch(/Seq Scan on read_log_2026_1[01]/);
    }
  });

  it('leave the months alone that they are not about', async () => {
    expect(await planOf('looks_at', one)).not.toContain('read_log_2026_10');
    expect(await planOf('days_of', account)).not.toContain('read_log_2026_10');
  });
});
