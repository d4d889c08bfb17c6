import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKith } from '../../../test/support/start-kith.ts';
import type { Kith } from '../../../test/support/start-kith.ts';
import { plainDate } from '../../platform/dates/plain-date.ts';
import { tellFamilies } from './tell-families.ts';

const today = plainDate('2026-04-01');
let kith: Kith;
let account = '';
let told = 0;
beforeAll(async () => {
  kith = await startKith({ northmoor: 60 });
  const { rows } = await kith.owner.query<{ account: string }>(
    `select id as account from access.account where email = 'social-worker@northmoor.example'`,
  );
  account = rows[0]?.account ?? '';
  told = await tellFamilies(kith.database, { account, today });
});
afterAll(() => kith.close());

const ask = async <T extends object>(query: string): Promise<readonly T[]> =>
  (await kith.owner.query<T>(query)).rows;

describe('what is told of the families of the demonstration', () => {
  it('is of every child of the desk, in each one’s own record', async () => {
    expect(told).toBeGreaterThan(5);
    for (const table of ['entry', 'plan_goal', 'promise', 'wish', 'star_reading', 'know_first', 'summary']) {
      const [found] = await ask<{ children: number }>(
        `select count(distinct person_id)::int as children from practice.${table}`,
      );
      // A visit is told only where the worker was there already.
      if (table === 'entry') expect(found?.children, table).toBeGreaterThan(told / 2);
      else expect(found?.children, table).toBe(told);
    }
  });

  it('was written down on its day by the worker, and by nobody before they began', async () => {
    expect(
      await ask(`select 1 from practice.entry e where recorded_by <> '${account}' or recorded_at::date <> happened_on
        or not exists (select from workforce.allocation a join workforce.worker w on w.id = a.worker_id
          where a.person_id = e.person_id and w.account_id = e.recorded_by and a.starts <= e.happened_on)`),
    ).toEqual([]);
  });

  it('says nothing in the first person of a child with few words', async () => {
    expect(
      await ask(
        `select words from practice.entry_passage where about = 'shows' and words ~ '\\m(I|my|me)\\M'`,
      ),
    ).toEqual([]);
  });

  it('names the child and leaves no gap where a name belongs', async () => {
    const texts = await ask<{ words: string }>(
      `select words from practice.entry_passage union all select words from practice.plan_step
        union all select who from practice.plan_step union all select words from practice.know_first`,
    );
    expect(texts.filter(({ words }) => /[{}]/.test(words))).toEqual([]);
  });

  it('is told once', async () => {
    expect(await tellFamilies(kith.database, { account, today })).toBe(0);
  });
});
