import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace, today } from '../../../../test/support/staff-face.ts';
import { sql } from '../../../platform/database/database.ts';
import { queueMessage } from '../../../platform/messages/messages.ts';

const dated = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day };
};

describe('an adoption order', () => {
  let face: StaffFace;
  let child: string;
  let keeper: string;
  beforeAll(async () => {
    face = await startStaffFace();
    await face.open('guardian', '/sealed-links');
    keeper = await accountOf('guardian');
    child = await plantChild(face.owner, {
      given: 'Oldgiven',
      born: '2020-05-01',
      episodes: [{ starts: '2024-01-01', legal: 'E1', home: 'A3' }],
    });
    await face.owner.query(
      `insert into people.identifier (id, person_id, scheme, value) values (gen_random_uuid(), $1, 'nhs', '9434765919')`,
      [child],
    );
    await face.owner.query(
      `insert into practice.involvement (id, person_id, opened, referral_source, primary_need) values (gen_random_uuid(), $1, '2023-12-01', '2A', 'N1')`,
      [child],
    );
    await face.owner.query(
      `insert into people.contact_point (id, person_id, kind, value) values (gen_random_uuid(), $1, 'email', 'Old@post.example')`,
      [child],
    );
    for (const [about, to] of [
      [child, 'x'],
      [null, 'old@post.example'],
      [null, 'other@post.example'],
    ])
      await face.owner.query(
        "insert into platform.message (id, channel, recipient, subject, body, about) values (gen_random_uuid(), 'local', $1, 'x', 'x', $2)",
        [to, about],
      );
  });
  afterAll(() => face.close());

  const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
    (await face.owner.query(text, values)).rows[0];
  const accountOf = async (role: string) =>
    (await one<{ id: string }>('select id from access.account where name = $1', [role])).id;
  const newId = async () =>
    (await one<{ id: string }>("select person_id as id from people.name where given = 'Newgiven'")).id;
  const filled = () => ({
    ...dated('order_on', '2026-11-20'),
    reason_ended: 'E11',
    given: 'Newgiven',
    family: 'Newfamily',
    nhs: '401 023 2137',
    guardian: keeper,
  });
  const on = () => `/children/${child}/adoption`;

  it('is not recorded by those whose work it is not', async () => {
    expect((await face.open('director', on())).status).toBe(403);
    expect((await face.open('social worker', on())).status).toBe(403);
  });

  it('asks for what is missing, and keeps what was typed', async () => {
    const wrong = await face.send('service manager', on(), {
      on: on(),
      fields: { given: 'Newgiven', nhs: '12' },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Enter the date of the order');
    expect(wrong.words).toContain('Choose who guards the sealed record');
    expect(wrong.html).toContain('value="Newgiven"');
  });

  it('says what will happen before it does anything', async () => {
    const confirm = await face.send('service manager', on(), { on: on(), fields: filled() });
    expect(confirm.status).toBe(200);
    expect(confirm.words).toContain('Seal the record of Oldgiven Invented?');
    expect(confirm.words).toContain('There is no undo');
    expect(await one("select count(*)::int from people.name where given = 'Newgiven'")).toEqual({ count: 0 });
  });

  it('seals the old record and begins a new one without a past', async () => {
    const done = await face.send('service manager', on(), {
      on: on(),
      fields: { ...filled(), confirmed: 'yes' },
    });
    expect(done.to).toBe('/adoption/recorded');
    const made = await newId();
    expect(
      await one(
        `select p.birth_date, p.sex, p.recorded_by, (select count(*)::int from people.relationship r where p.id in (r.person_id, r.other_id)) as ties,
           (select array_agg(value) from people.identifier i where i.person_id = p.id) as numbers from people.person p where id = $1`,
        [made],
      ),
    ).toMatchObject({ sex: 'F', recorded_by: null, ties: 0, numbers: ['4010232137'] });
    expect(
      await one('select ends::text, reason_ended from care.episode where person_id = $1', [child]),
    ).toEqual({ ends: '2026-11-20', reason_ended: 'E11' });
    expect(
      await one('select closed::text, reason_closed from practice.involvement where person_id = $1', [child]),
    ).toEqual({ closed: '2026-11-20', reason_closed: 'RC1' });
    for (const role of ['director', 'service manager', 'analyst', 'front door'] as const) {
      expect((await face.open(role, `/children/${child}`)).status, role).toBe(404);
      expect((await face.open(role, '/search?q=Oldgiven')).words, role).not.toContain('Oldgiven Invented');
    }
    expect((await face.open('guardian', `/children/${child}`)).status).toBe(200);
    expect((await face.open('director', '/search?q=Newgiven')).words).toContain('Newgiven Newfamily');
  });

  it('leaves no trace of the one in the other’s trail or rows', async () => {
    const made = await newId();
    const both = await face.owner.query(
      'select 1 from access.read_log where $1 = any(subjects) and $2 = any(subjects)',
      [child, made],
    );
    expect(both.rowCount).toBe(0);
    const { restriction, person } = await one<{ restriction: string; person: string }>(
      `select (select made_at::text from access.restriction where why = 'adoption') as restriction,
              (select recorded_at::text from people.person where id = $1) as person`,
      [made],
    );
    expect(person).not.toBe(restriction);
    expect(person).toMatch(/ 00:00:00/);
  });

  it('stops what is sent about the old name, now and later, and nothing else', async () => {
    const left = await face.owner.query('select recipient from platform.message order by 1');
    expect(left.rows).toEqual([{ recipient: 'other@post.example' }]);
    await face.database.transaction({ account: null, role: 'app' }, today, (db) =>
      queueMessage(db, { channel: 'local', recipient: 'x', subject: 'x', body: 'x', about: child }),
    );
    expect(await one('select count(*)::int from platform.message')).toEqual({ count: 1 });
  });

  it('keeps the link where no role reads it', async () => {
    for (const role of ['kith_app', 'kith_loader']) {
      await face.owner.query(`begin; set local role ${role}`);
      await expect(face.owner.query('select * from access.sealed_link')).rejects.toThrow('permission denied');
      await face.owner.query('rollback');
    }
  });

  it('never offers the old record as the same person, nor takes it as a second record', async () => {
    const other = await plantChild(face.owner, { given: 'Oldgiven', born: '2020-05-01' });
    await face.owner.query('select people.find_likely_same(null)');
    expect(
      await one('select count(*)::int from people.likely_same where $1 in (person_id, other_id)', [child]),
    ).toEqual({ count: 0 });
    const said = async (id: string) =>
      face.owner
        .query(
          "insert into people.alias (id, person_id, canonical_id, why) values (gen_random_uuid(), $1, $2, 'x')",
          [other, id],
        )
        .then(() => 'taken')
        .catch((error: { code: string; constraint: string; message: string }) => [
          error.code,
          error.constraint,
          error.message,
        ]);
    expect(await said(child)).toEqual(await said('00000000-0000-4000-8000-000000000000'));
  });

  it('is not opened by one person, however they ask', async () => {
    const asked = await face.send('guardian', `/people/${child}/sealed-link`, {
      on: `/people/${child}/sealed-link`,
      fields: { purpose: 'look', why: 'An adopted adult asks for it.' },
    });
    expect(asked.to).toMatch(/^\/sealed-links\//);
    const opening = asked.to.slice('/sealed-links/'.length);
    expect((await face.open('guardian', asked.to)).words).toContain('A second person has to agree');
    expect(await turnAs(keeper, opening)).toEqual([{ said: 'own' }]);
    await expect(lookAs(keeper, opening)).rejects.toThrow('not open');
    await expect(turnAs(await plantAccount(face.owner, 'director'), opening)).rejects.toThrow('no key');
  });

  /** Runs one statement as an account, at the tests' moment, in a transaction that is kept. */
  async function asAccount(account: string, text: string, at = '2026-11-22T10:00:00Z') {
    return face.database.transaction({ account, role: 'app' }, today, async (db) => {
      await db.query(sql`select set_config('kith.now', ${at}, true)`);
      return db.query(sql<Record<string, string>>`${sql.raw(text)}`);
    });
  }
  const turnAs = (account: string, opening: string, at?: string) =>
    asAccount(
      account,
      `select access.turn_second_key('${opening}', 'The adult showed who they are.') as said`,
      at,
    );
  const lookAs = (account: string, opening: string, at?: string) =>
    asAccount(
      account,
      `select new_id::text, sealed_id::text from access.look_through_link('${opening}')`,
      at,
    );

  it('is opened by two within a day, for an hour, and every look is written down', async () => {
    const second = await plantAccount(face.owner, 'guardian');
    const { id } = await one<{ id: string }>('select id from access.link_opening where subject_id = $1', [
      child,
    ]);
    const turn = (at: string) => turnAs(second, id, at);
    expect(await turn('2026-11-23T10:00:01Z')).toEqual([{ said: 'late' }]);
    expect(await turn('2026-11-23T09:00:00Z')).toEqual([{ said: 'done' }]);
    expect(await turn('2026-11-23T09:00:00Z')).toEqual([{ said: 'turned' }]);
    const link = [{ new_id: await newId(), sealed_id: child }];
    expect(await lookAs(keeper, id, '2026-11-23T09:30:00Z')).toEqual(link);
    expect(await lookAs(second, id, '2026-11-23T09:59:59Z')).toEqual(link);
    await expect(lookAs(second, id, '2026-11-23T10:00:00Z')).rejects.toThrow('not open');
    await expect(
      lookAs(await plantAccount(face.owner, 'guardian'), id, '2026-11-23T09:30:00Z'),
    ).rejects.toThrow('not open');
    expect(
      await one('select count(*)::int from access.link_look where opening_id = $1 and found', [id]),
    ).toEqual({
      count: 2,
    });
  });

  it('stays sealed whatever one guardian does to the restriction', async () => {
    const { id, version } = await one<{ id: string; version: number }>(
      "select id, version from access.restriction where why = 'adoption'",
    );
    expect(
      await asAccount(keeper, `select access.end_restriction('${id}', ${version}, 'It is over.') as said`),
    ).toEqual([{ said: 'sealed' }]);
    await expect(
      face.owner.query(
        "update access.restriction set ends = starts, ended_at = now(), ended_because = 'x' where why = 'adoption'",
      ),
    ).rejects.toThrow('two keys');
  });

  it('that was recorded in error is opened again by two, from the new record too', async () => {
    const made = await newId();
    const ask = `/people/${made}/sealed-link`;
    const asked = await face.send('guardian', ask, {
      on: ask,
      fields: { purpose: 'unseal', why: 'The court set the order aside.' },
    });
    const second = await plantAccount(face.owner, 'guardian');
    await turnAs(second, asked.to.slice('/sealed-links/'.length));
    expect((await face.open('director', `/children/${child}`)).status).toBe(200);
  });
});
