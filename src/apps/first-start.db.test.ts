import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKith } from '../../test/support/start-kith.ts';
import type { Kith } from '../../test/support/start-kith.ts';
import { prepareDemonstration } from './first-start.ts';
import { plainDate } from '../platform/dates/plain-date.ts';

let kith: Kith;
beforeAll(async () => {
  kith = await startKith({ northmoor: 40 });
});
afterAll(() => kith.close());

async function countSeen(role: string): Promise<number> {
  const { rows } = await kith.owner.query<{ seen: number }>(
    `select count(distinct r.subject_id)::int as seen from access.account a
       join access.relation r on r.account_id = a.id where a.email = $1`,
    [`${role}@northmoor.example`],
  );
  return rows[0]?.seen ?? 0;
}

describe('desks in a demonstration', () => {
  it('show a social worker and an adviser the children of one desk, and the manager those of the team', async () => {
    expect(await countSeen('social-worker')).toBeGreaterThan(0);
    expect(await countSeen('team-manager')).toBeGreaterThan(0);
    expect(await countSeen('family-help-worker')).toBe(0);
  });

  it('stay the same on the next start', async () => {
    const before = await countSeen('social-worker');
    const seats = 'select id, account_id from workforce.worker where account_id is not null order by id';
    const { rows } = await kith.owner.query(seats);
    await prepareDemonstration(kith.database, plainDate('2026-04-02'));
    expect((await kith.owner.query(seats)).rows).toEqual(rows);
    expect(await countSeen('social-worker')).toBe(before);
  });
});
