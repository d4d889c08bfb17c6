import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../../apps/serve.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');

describe('putting facts right and settling what a return contradicts', () => {
  let test: TestDatabase;
  let server: FastifyInstance;
  let cookie: string;
  let csrf: string;
  const child = newId();
  const episode = newId();

  beforeAll(async () => {
    test = await testDatabase();
    server = await createFace({ database: test.database, face: 'staff', now: () => now });
    const token = await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
      const account = await addStaffAccount(db, { name: 'Front Door', email: null, passwordHash: null });
      await grantRole(db, account, 'front door', today);
      return startSession(db, 'staff', account, now);
    });
    cookie = `kith_staff=${token}`;
    await test.owner.query(`insert into people.person (id, birth_date) values ($1, '2015-05-01')`, [child]);
    await test.owner.query(
      `insert into care.episode (id, person_id, starts, placement_type, legal_status, source, source_year)
       values ($1, $2, '2025-01-10', 'U6', 'C2', 'return', 2026)`,
      [episode, child],
    );
    csrf = /name="_csrf" value="([^"]+)"/.exec((await get(factPath())).body)?.[1] ?? '';
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const factPath = () => `/children/${child}/facts/episode/${episode}`;
  const get = (url: string) => server.inject({ method: 'GET', url, headers: { cookie } });
  const post = (url: string, fields: Record<string, string>) =>
    server.inject({
      method: 'POST',
      url,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
  const asStands = async () =>
    (await test.owner.query('select * from care.episode where person_id = $1 order by starts', [child])).rows;
  const date = (name: string, text: string) => {
    const [year = '', month = '', day = ''] = text.split('-');
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const whole = { ...date('starts', '2025-01-10'), placement_type: 'U6', legal_status: 'C2' };

  async function contest(columns: Record<string, unknown>) {
    const id = newId();
    const all = {
      id,
      person_id: child,
      contested_because: 'Planted for a test.',
      source_text: '{"DECOM":"x"}',
      source_year: 2026,
      ...columns,
    };
    const names = Object.keys(all);
    const marks = names.map((_, index) => `$${index + 1}`);
    await test.owner.query(
      `insert into care.episode_contested (${names.join(', ')}) values (${marks.join(', ')})`,
      Object.values(all),
    );
    return `/children/${child}/contested/episode/${id}`;
  }

  it('saves a correction as a new version said by a person, and keeps the one before', async () => {
    const reply = await post(factPath(), { ...whole, version: '1', placement_type: 'U4' });
    expect(reply.statusCode).toBe(303);
    expect(reply.headers.location).toBe(`/children/${child}?saved=episode&fact=${episode}`);
    expect((await asStands())[0]).toMatchObject({ placement_type: 'U4', version: 2, source: 'kith' });
    const page = (await get(factPath())).body;
    expect(page).toContain('Front Door');
    expect(page).toContain('The 2026 return');
  });

  it('shows the change of somebody else first, and keeps what was typed', async () => {
    const reply = await post(factPath(), { ...whole, version: '1', urn: 'SC123456' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('Somebody changed this while you were writing');
    expect(reply.body).toContain('value="SC123456"');
    expect((await asStands())[0]).toMatchObject({ urn: null, version: 2 });
  });

  it('says in words what the database refuses, and changes nothing', async () => {
    const reply = await post(factPath(), { ...whole, version: '2', ...date('ends', '2024-01-01') });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('The end cannot be before the start');
    expect((await asStands())[0]).toMatchObject({ ends: null, version: 2 });
  });

  it('refuses a form without the token of this sign-in', async () => {
    const reply = await post(factPath(), { ...whole, version: '2', _csrf: 'made up' });
    expect(reply.statusCode).toBe(403);
  });

  it('takes a value that was contested when the return is right', async () => {
    const path = await contest({ fact_id: episode, field: 'legal_status', legal_status: 'V2' });
    expect((await get('/contested')).body).toContain('1 to settle');
    expect((await get(`/children/${child}`)).body).toContain('One thing about this child is contradicted');
    expect((await post(path, { decision: 'accepted' })).statusCode).toBe(303);
    expect((await asStands())[0]).toMatchObject({ legal_status: 'V2', source: 'kith' });
    expect((await get('/contested')).body).toContain('Nothing to settle');
    expect((await get(path)).statusCode).toBe(404);
  });

  it('offers no "the return is right" for a value that nobody could read', async () => {
    const path = await contest({ fact_id: episode, field: 'legal_status' });
    const page = (await get(path)).body;
    expect(page).not.toContain('The return is right');
    expect((await post(path, { decision: 'corrected', legal_status: 'C1' })).statusCode).toBe(303);
    expect((await asStands())[0]).toMatchObject({ legal_status: 'C1' });
  });

  it('puts a contested row in the place of the one that it conflicts with, which stays in history', async () => {
    const path = await contest({ starts: '2025-02-01', placement_type: 'K2', conflicts_with: episode });
    expect((await post(path, { decision: 'accepted' })).statusCode).toBe(303);
    expect((await asStands()).map(({ placement_type }) => placement_type)).toEqual(['K2']);
    const kept = await test.owner.query(
      'select count(*)::int as versions from care.episode_history where id = $1',
      [episode],
    );
    expect(kept.rows[0].versions).toBeGreaterThanOrEqual(4);
  });

  it('changes nothing when what stands is right, and says who decided', async () => {
    const path = await contest({ starts: '2025-03-01', placement_type: 'U1' });
    expect((await post(path, { decision: 'kept' })).statusCode).toBe(303);
    expect(await asStands()).toHaveLength(1);
    const settled = await test.owner.query(
      "select settled_by is not null as known from care.episode_contested where settlement = 'kept'",
    );
    expect(settled.rows).toEqual([{ known: true }]);
  });

  it('takes all that stands in the way of a row, not only the one that it was held against', async () => {
    const path = await contest({ starts: '2025-01-01', ends: '2026-01-01', placement_type: 'U1' });
    expect((await post(path, { decision: 'accepted' })).statusCode).toBe(303);
    expect((await asStands()).map(({ placement_type }) => placement_type)).toEqual(['U1']);
  });

  it('refuses a settlement that the database finds impossible, and keeps it open with what was typed', async () => {
    const path = await contest({ starts: '2026-02-01', placement_type: 'K1' });
    const typed = { ...whole, ...date('starts', '2025-04-01'), urn: 'SC777' };
    const reply = await post(path, { decision: 'corrected', ...typed });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('overlap');
    expect(reply.body).toContain('value="SC777"');
    expect((await get(path)).statusCode).toBe(200);
  });

  it('asks who this is where a review gives another date of birth, and puts the person right', async () => {
    const id = newId();
    await test.owner.query(
      `insert into care.review_contested (id, person_id, field, contested_because, source_text, source_year)
       values ($1, $2, 'birth_date', 'The child''s record says 01/05/2015', '{"DOB":"02/05/2015"}', 2026)`,
      [id, child],
    );
    const path = `/children/${child}/contested/review/${id}`;
    expect((await get(path)).body).toContain('2 May 2015');
    expect((await post(path, { decision: 'accepted' })).statusCode).toBe(303);
    const person = await test.owner.query(
      'select birth_date::text, version from people.person where id = $1',
      [child],
    );
    expect(person.rows).toEqual([{ birth_date: '2015-05-02', version: 2 }]);
  });

  it('knows no fact of another child under this one’s address', async () => {
    const other = newId();
    await test.owner.query('insert into people.person (id) values ($1)', [other]);
    expect((await get(`/children/${other}/facts/episode/${episode}`)).statusCode).toBe(404);
    expect((await get(`/children/${child}/facts/nonsense/${episode}`)).statusCode).toBe(404);
  });
});
