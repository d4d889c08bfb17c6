import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPerson } from '../../../../test/access/access-world.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

let face: StaffFace;
let ella = '';
let ben = '';

beforeAll(async () => {
  face = await startStaffFace();
  ella = await child('Ella', '2016-05-03');
  ben = await child('Ben', '2018-02-01');
  await brothers(ella, ben);
});
afterAll(() => face.close());

async function child(given: string, born: string): Promise<string> {
  const { person } = await plantPerson(face.owner);
  await face.owner.query('update people.name set given = $2 where person_id = $1', [person, given]);
  await face.owner.query('update people.person set birth_date = $2 where id = $1', [person, born]);
  return person;
}

const brothers = (one: string, other: string) =>
  face.owner.query(
    `insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'brother')`,
    [newId(), one, other],
  );

/** Presses "Record a visit" and gives the address of the form. */
async function begin(person: string, role: 'front door' | 'service manager' = 'front door'): Promise<string> {
  const { to } = await face.send(role, `/children/${person}/visits`, { on: `/children/${person}/entries` });
  return to;
}

const whole = {
  purpose: 'To hear how the first week at school went',
  gained: 'They know when they see their mother',
  sleeps: 'as recorded',
  place: 'where they live',
  'visited_on-day': '20',
  'visited_on-month': '11',
  'visited_on-year': '2026',
  seen_0: 'alone',
  seen_1: 'not alone',
  why_1: 'He wanted his sister with him',
};

async function send(form: string, step: string, more: Readonly<Record<string, string>> = {}) {
  const { html } = await face.open('front door', form);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return face.send('front door', form, { on: form, fields: { ...whole, version, step, ...more } });
}

const rows = async (query: string, values: readonly unknown[] = []) =>
  (await face.owner.query<Record<string, unknown>>(query, [...values])).rows;

describe('what each reader will see', () => {
  it('is looked at again where a file was added after it was shown', async () => {
    const ivy = await child('Ivy', '2012-01-01');
    const form = await begin(ivy);
    const { to } = await send(form, 'check');
    expect(to).toBe(`${form}/check`);
    const seen = await face.open('front door', to);
    const [id, event] = [newId(), form.split('/').at(-1)];
    await face.owner.query(
      `insert into practice.attachment (id, file_id, person_id, event_id, kind, name, media_type, bytes, sha256, words, made_by, made_on, agreed, audience)
         values ($1, $2, $3, $4, 'document', 'a.pdf', 'application/pdf', 9, '', 'quilletter', 'Ruth', '2026-11-20', 'yes', 'family')`,
      [id, newId(), ivy, event],
    );
    const hidden = (html: string, name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const confirm = (html: string, on: string) => {
      const fields = { step: 'confirm', version: hidden(html, 'version'), files: hidden(html, 'files') };
      return face.send('front door', form, { on, fields });
    };
    expect((await confirm(seen.html, to)).to).toBe(`${to}?changed=yes`);
    const again = await face.open('front door', `${to}?changed=yes`);
    expect(again.words).toContain('were changed after you opened this page');
    expect(again.words).toContain('quilletter');
    expect((await confirm(again.html, to)).to).toBe(`/children/${ivy}/entries?saved=yes`);
  });
});

describe('a visit that is being written', () => {
  it('is thrown away with all that was typed, and taken up again as it was', async () => {
    const hal = await child('Hal', '2012-01-01');
    const form = await begin(hal);
    const { to } = await send(form, 'discard', { purpose: 'Begun for the wrong child' });
    const draftId = form.split('/').at(-1) ?? '';
    expect(to).toBe(`/unfinished?thrown=${draftId}`);
    const { words, html } = await face.open('front door', to);
    expect(words).toContain('Thrown away');
    expect(html).toContain(`action="${form}"`);
    expect(words).not.toContain('A visit to Hal');
    expect((await face.open('front door', form)).to).toBe(to);
    // Nobody else is told that there was one, and what a second window saves does not bring it back.
    expect((await face.open('service manager', to)).words).not.toMatch(/Hal|Thrown away/);
    const late = await face.send('front door', form, { on: to, fields: { ...whole, step: 'autosave' } });
    expect(late.html).toContain('"gone":true');

    const undone = await face.send('front door', form, { on: to, fields: { step: 'undo' } });
    expect(undone.to).toBe(form);
    expect((await face.open('front door', form)).html).toContain('Begun for the wrong child');
    expect((await face.open('front door', '/unfinished')).words).toContain('A visit to Hal');
  });

  it('tells the key of the device to its writer alone', async () => {
    const ida = await child('Ida', '2012-01-01');
    const form = await begin(ida);
    await send(form, 'later', { purpose: 'Kept' });
    const key = /data-kith-device-key="([-0-9a-f]{36})"/.exec(
      (await face.open('front door', form)).html,
    )?.[1];
    expect(key).toBeDefined();
    const { status, html } = await face.open('service manager', form);
    expect([status, html.includes(key ?? 'no key')]).toEqual([200, false]);
  });
});

describe('a visit', () => {
  it('is to the child and the brothers and sisters, and an entry in the record of each', async () => {
    const form = await begin(ella);
    const { words } = await face.open('front door', form);
    expect(words).toContain('A visit to Ella and Ben');
    expect((await send(form, 'finish')).to).toBe(`/children/${ella}/entries?saved=yes`);
    for (const person of [ella, ben])
      expect((await face.open('director', `/children/${person}/entries`)).words).toContain(whole.purpose);
  });

  it('is made once, however often it is sent', async () => {
    const form = await begin(ella);
    const { html } = await face.open('front door', form);
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    const fields = { ...whole, version, step: 'finish', purpose: 'Sent twice' };
    const on = `/children/${ella}/entries`;
    const twice = await Promise.all([1, 2].map(() => face.send('front door', form, { on, fields })));
    expect(twice.map(({ to }) => to)).toEqual([`${on}?saved=yes`, `${on}?saved=yes`]);
    const found = await rows(
      `select e.person_id from practice.entry_passage p join practice.entry e on e.id = p.entry_id where p.words = 'Sent twice'`,
    );
    expect(found.length).toBe(2);
  });

  it('asks for what the law asks for, each without a default, and keeps what was typed', async () => {
    const form = await begin(ella);
    const { html } = await face.open('front door', form);
    expect(html).not.toMatch(/name="(seen_0|sleeps)"[^>]*checked/);
    const missing = { seen_0: 'not alone', seen_1: '', sleeps: '', purpose: 'Kept words' };
    const { status, words, html: again } = await send(form, 'finish', missing);
    expect(status).toBe(422);
    for (const said of [
      'Say why Ella was not seen alone',
      'Say whether Ben was seen',
      'Select whether you saw where they sleep',
    ])
      expect(words).toContain(said);
    expect(again).toContain('Kept words');
    expect(await rows('select 1 from practice.entry_passage where words = $1', ['Kept words'])).toEqual([]);
  });

  it('lets nobody speak for a child who did not say it', async () => {
    const form = await begin(ella);
    const { words } = await send(form, 'finish', { shows_1: 'I like the dog', shows_by_1: 'his carer' });
    expect(words).toContain('not as if Ben had said it');
  });

  it('makes the visits that returns and measures count: for a plan, and for time in our care', async () => {
    const [carl, dot] = [await child('Carl', '2012-01-01'), await child('Dot', '2013-01-01')];
    await brothers(dot, carl);
    await face.owner.query(
      `insert into practice.child_protection_plan (id, person_id, starts) values ($1, $2, '2026-09-01')`,
      [newId(), carl],
    );
    await face.owner.query(
      `insert into care.episode (id, person_id, starts, legal_status, reason_new, placement_type) values ($1, $2, '2026-09-01', 'C2', 'S', 'U1')`,
      [newId(), dot],
    );
    // They live apart: what is said of all where they sleep is not taken for either.
    const slept = { sleeps_0: 'as recorded', sleeps_1: 'as recorded' };
    await send(await begin(carl), 'finish', slept);
    const found = await rows(
      `select person_id, kind, seen, seen_alone, bedroom_seen, visited_on::text from practice.visit where person_id = any($1) order by kind`,
      [[carl, dot]],
    );
    const on = { visited_on: '2026-11-20', seen: true, bedroom_seen: true };
    expect(found).toEqual([
      { ...on, person_id: carl, kind: 'child protection', seen_alone: true },
      { ...on, person_id: dot, kind: 'looked after', seen_alone: false },
    ]);
    const counted = await rows(
      `select clav_cla_visit_seen_alone as alone from reporting.ssd_cla_visits where clav_person_id = $1`,
      [dot],
    );
    expect(counted).toEqual([{ alone: 'N' }]);
  });

  it('says of each where they sleep, who live apart or where one sleeps somewhere else', async () => {
    const [fay, gus] = [await child('Fay', '2012-01-01'), await child('Gus', '2013-01-01')];
    await brothers(fay, gus);
    const slept = async () =>
      rows(
        `select e.person_id, e.sleeps, (select p.words from practice.entry_passage p where p.entry_id = e.id and p.about = 'sleeps') as words
           from practice.entry e where e.person_id = any($1) order by e.recorded_at desc, e.id desc limit 2`,
        [[fay, gus]],
      );
    await send(await begin(fay), 'finish', {
      sleeps: 'changed',
      sleeps_words: 'They share a room now',
      sleeps_1: 'not seen',
    });
    expect(new Map((await slept()).map((row) => [row['person_id'], [row['sleeps'], row['words']]]))).toEqual(
      new Map([
        [fay, ['changed', 'They share a room now']],
        [gus, ['not seen', null]],
      ]),
    );
    await face.owner.query(
      `insert into care.episode (id, person_id, starts, legal_status, reason_new, placement_type) values ($1, $2, '2026-09-01', 'C2', 'S', 'U1')`,
      [newId(), gus],
    );
    const form = await begin(fay);
    const { words } = await face.open('front door', form);
    expect(words).toContain('Did you see where Fay sleeps?');
    expect(words).not.toContain('Did you see where they sleep?');
    const { words: asks } = await send(form, 'finish', { sleeps: '', sleeps_1: 'as recorded' });
    expect(asks).toContain('Say whether you saw where Fay sleeps');
    expect(asks).not.toContain('Say whether you saw where Gus sleeps');
    await send(form, 'finish', {
      sleeps: '',
      sleeps_0: 'changed',
      sleeps_words_0: 'A bed of her own',
      sleeps_1: 'not seen',
    });
    const also = await rows(`select also_of from practice.entry_passage where words = 'A bed of her own'`);
    expect(also).toEqual([{ also_of: [] }]);
  });

  it('by phone is written down and counts as no visit', async () => {
    const eve = await child('Eve', '2012-01-01');
    await send(await begin(eve), 'finish', { place: 'by phone or video' });
    expect(await rows('select 1 from practice.visit where person_id = $1', [eve])).toEqual([]);
    expect((await rows('select 1 from practice.entry where person_id = $1', [eve])).length).toBe(1);
  });
});
