import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { startSession } from '../../src/modules/access/index.ts';
import { sealAudit, verifyAudit } from '../../src/modules/access/audit/seal-audit.ts';
import { instant, todayIn } from '../../src/platform/dates/instant.ts';
import { plantStand } from '../access/access-world.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';

const noon = instant(Date.parse('2026-11-22T12:00:00Z'));
const day = 86_400_000;

describe('a clock that jumps', () => {
  let test: TestDatabase;
  let server: Awaited<ReturnType<typeof createFace>>;
  let person = '';
  let account: Awaited<ReturnType<typeof plantStand>>['account'];
  const clock = { now: noon };
  const failures: Error[] = [];
  const jump = (milliseconds: number) => (clock.now = instant(Date.parse(noon) + milliseconds));

  beforeAll(async () => {
    test = await testDatabase();
    server = await createFace({
      database: test.database,
      face: 'staff',
      now: () => clock.now,
      onFailure: (_, error) => void failures.push(error),
    });
    ({ person, account } = await plantStand(test.owner, 'social worker', 'their worker now'));
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const signIn = () =>
    test.database.transaction({ account: null, role: 'loader' }, todayIn('Europe/London', clock.now), (db) =>
      startSession(db, 'staff', account, clock.now),
    );
  const open = async (token: string, url: string) => {
    const answer = await server.inject({ method: 'GET', url, headers: { cookie: `kith_staff=${token}` } });
    return answer.statusCode;
  };
  const csrfOf = async () => {
    const { rows } = await test.owner.query<{ csrf: string }>(
      'select csrf_token as csrf from platform.session where account_id = $1 order by created_at desc limit 1',
      [account],
    );
    return rows[0]?.csrf ?? '';
  };

  it('an hour or a day back: no fault, and the page is shown', async () => {
    jump(0);
    const token = await signIn();
    for (const back of [3_600_000, day]) {
      jump(-back);
      expect(await open(token, `/people/${person}`)).toBeLessThan(400);
    }
    expect(failures).toEqual([]);
  });

  it('years ahead and years back, where the trail has no month of its own: no fault, and the row is there', async () => {
    for (const years of [5, -6]) {
      jump(years * 365 * day);
      const token = await signIn();
      expect(await open(token, '/account/password')).toBeLessThan(400);
      const { rows } = await test.owner.query<{ n: number }>(
        "select count(*)::int as n from access.read_log_rest where at between $1::timestamptz and $1::timestamptz + interval '1 second'",
        [clock.now],
      );
      expect(rows[0]?.n).toBeGreaterThan(0);
    }
    expect(failures).toEqual([]);
  });

  it('forward past the end of a session: it is over', async () => {
    jump(0);
    const token = await signIn();
    jump(3 * day);
    expect(await open(token, '/account/password')).toBe(303);
    expect(failures).toEqual([]);
  });

  it('back past the moment somebody signed out: they stay signed out', async () => {
    jump(0);
    await test.owner.query('delete from platform.session');
    const token = await signIn();
    const headers = { cookie: `kith_staff=${token}`, 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({ _csrf: await csrfOf() }).toString();
    const out = await server.inject({ method: 'POST', url: '/sign-out', headers, payload });
    expect(out.statusCode).toBe(303);
    jump(-3_600_000);
    expect(await open(token, '/account/password')).toBe(303);
    expect(failures).toEqual([]);
  });

  it('leaves the audit trail in the order in which things were done, whatever the clock said', async () => {
    const asLoader = { account: null, role: 'loader' } as const;
    const verify = () => test.database.transaction(asLoader, null, (db) => verifyAudit(db, new Map()));
    // A transaction of another test on the same server holds the newest rows back from the seal for a moment.
    const end = Date.now() + 30_000;
    let verdict = await verify();
    while (verdict.unsealed > 0 && Date.now() < end) {
      await test.database.transaction(asLoader, null, sealAudit);
      await new Promise((resolve) => setTimeout(resolve, 50));
      verdict = await verify();
    }
    expect(verdict).toMatchObject({ problems: [] });
    expect(verdict.rows).toBeGreaterThan(4);
  });
});
