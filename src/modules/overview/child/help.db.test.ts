import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../../apps/serve.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');

describe('help and protection on the pages', () => {
  let test: TestDatabase;
  let server: FastifyInstance;
  let [worker, reader] = ['', ''];
  const [child, involvement, assessment, contested] = [newId(), newId(), newId(), newId()];

  const signIn = (role: 'front door' | 'director') =>
    test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
      const account = await addStaffAccount(db, { name: 'Somebody', email: null, passwordHash: null });
      await grantRole(db, account, role, today);
      return `kith_staff=${await startSession(db, 'staff', account, now)}`;
    });

  beforeAll(async () => {
    test = await testDatabase();
    server = await createFace({ database: test.database, face: 'staff', now: () => now });
    [worker, reader] = [await signIn('front door'), await signIn('director')];
    await test.owner.query(`insert into people.person (id, birth_date) values ($1, '2015-05-01')`, [child]);
    await test.owner.query(
      `insert into people.disability (id, person_id, code) values (gen_random_uuid(), $1, 'NONE'), (gen_random_uuid(), $1, 'AUT')`,
      [child],
    );
    await test.owner.query(
      `insert into practice.involvement (id, person_id, opened, referral_source, source, source_year)
       values ($1, $2, '2025-05-01', '2A', 'return', 2026)`,
      [involvement, child],
    );
    await test.owner.query(
      `insert into practice.assessment (id, person_id, involvement_id, starts, source, source_year)
       values ($1, $2, $3, '2025-05-02', 'return', 2026)`,
      [assessment, child, involvement],
    );
    await test.owner.query(
      `insert into practice.assessment_contested (id, person_id, contested_because, source_text, source_year, involvement_id, starts, authorised_on, conflicts_with)
       values ($1, $2, 'Another row of this return says otherwise', '{}', 2026, $3, '2025-05-02', '2025-06-01', $4)`,
      [contested, child, involvement, assessment],
    );
    await test.owner.query(
      `insert into practice.assessment_factor (id, person_id, assessment_id, code) values (gen_random_uuid(), $1, $2, '4B')`,
      [child, assessment],
    );
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const get = (url: string, cookie: string) => server.inject({ method: 'GET', url, headers: { cookie } });
  async function post(url: string, fields: Record<string, string>) {
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await get(url, worker)).body)?.[1] ?? '';
    return server.inject({
      method: 'POST',
      url,
      headers: { cookie: worker, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
  }
  const first = async (text: string) => (await test.owner.query(text)).rows[0];

  it('stand on the child’s page step by step, with disability beside who this is', async () => {
    const page = (await get(`/children/${child}`, worker)).body;
    expect(page).toContain('Help and protection, the latest first');
    expect(page).toContain('Asked by: School');
    expect(page).toContain('Autism');
    expect(page).not.toContain('No disability');
    expect(page).toContain(`/children/${child}/facts/assessment/${assessment}`);
  });

  it('show no way of putting right to those who may not', async () => {
    const page = (await get(`/children/${child}`, reader)).body;
    expect(page).toContain('Asked by: School');
    expect(page).not.toContain('/facts/assessment/');
    expect((await get(`/children/${child}/facts/assessment/${assessment}`, reader)).statusCode).toBe(403);
  });

  it('are put right by a person, in the words of the census’s codes', async () => {
    const path = `/children/${child}/facts/involvement/${involvement}`;
    const form = (await get(path, worker)).body;
    expect(form).toContain('Abuse, neglect and exploitation (N1)');
    const date = { 'opened-day': '1', 'opened-month': '5', 'opened-year': '2025' };
    const reply = await post(path, { version: '1', ...date, referral_source: '2A', primary_need: 'N2' });
    expect(reply.statusCode).toBe(303);
    expect(await first('select primary_need, source from practice.involvement')).toEqual({
      primary_need: 'N2',
      source: 'kith',
    });
  });

  it('are settled where a return contradicts them, and keep what they belong to and what belongs to them', async () => {
    expect((await get('/contested', worker)).body).toContain('an assessment');
    const path = `/children/${child}/contested/assessment/${contested}`;
    expect((await get(path, worker)).body).toContain('1 June 2025');
    expect((await post(path, { decision: 'accepted' })).statusCode).toBe(303);
    expect(
      await first('select authorised_on::text as done, involvement_id as of from practice.assessment'),
    ).toEqual({
      done: '2025-06-01',
      of: involvement,
    });
    expect(await first('select code from practice.assessment_factor')).toEqual({ code: '4B' });
  });
});
