import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPerson } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Role } from '../../access/index.ts';

/** The face's clock stands at 10am on 22 November 2026. */
let face: StaffFace;
let [ava, zoe, here] = ['', '', ''];
const missingOf = (id: string) => `/children/${id}/missing`;
type Fields = Readonly<Record<string, string>>;

beforeAll(async () => {
  face = await startStaffFace();
  [ava, zoe] = [await child('Ava', 'Stone'), await child('Zoe', 'Ash')];
  await face.owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'friend', 'friend')",
    [newId(), ava, zoe],
  );
  here = await back(ava, '2026-11-21T06:10:00Z');
});
afterAll(() => face.close());

async function child(given: string, family: string): Promise<string> {
  const { person } = await plantPerson(face.owner);
  await face.owner.query('update people.name set given = $2, family = $3 where person_id = $1', [
    person,
    given,
    family,
  ]);
  return person;
}

/** Somebody who was missing since the night before `at`, and came back then. Gives where the time is. */
async function back(id: string, at: string): Promise<string> {
  const time = newId();
  await face.owner.query(
    `insert into care.missing_time (id, person_id, kind, gone_at, state, risk, back_at, back_how, well)
     values ($1, $2, 'M', $3::timestamptz - interval '8 hours', 'back', 'high', $3, 'came back', 'done')`,
    [time, id, at],
  );
  return `${missingOf(id)}/${time}`;
}

const offered: Fields = {
  step: 'offered',
  day: 'yesterday',
  time: '12:00',
  by: 'Pat Invented',
  agency: 'An invented charity',
  independent: 'yes',
};
const held: Fields = { ...offered, step: 'held', alone: 'alone', words: 'I wanted to see my friend' };
const talk = (fields: Fields, at = here, role: Role = 'front door') =>
  face.send(role, `${at}/talk`, { on: `${at}/talk`, fields });
const words = async (role: Role = 'front door', url = here) => (await face.open(role, url)).words;

describe('the talk after a child came back', () => {
  it('is due within 72 hours of coming back, and waits on the list until it is settled', async () => {
    const id = await child('Una', 'Late');
    const late = await back(id, '2026-11-18T06:10:00Z');
    expect(await words('front door', late)).toContain('By Saturday 21 November, 6:10am Late');
    expect(await words('front door', '/missing')).toMatch(
      /Una Late not offered yet, by Saturday 21 November, 6:10am Late/,
    );
    const refused = { ...offered, step: 'refused', because: 'Leave me alone' };
    expect((await talk(refused, late)).to).toContain('saved=yes');
    expect(await words('front door', '/missing')).not.toContain('Una Late');
    expect(await words('front door', late)).toContain('Why: Leave me alone');
    expect(await words('front door', late)).toContain('Offer it again');
    await talk({ ...offered, day: 'today', time: '09:00' }, late);
    expect(await words('front door', '/missing')).toContain('Una Late offered, no answer yet');
  });

  it('is asked for again when the return was wrong and the child came back later', async () => {
    const id = await child('Tia', 'Again');
    const at = await back(id, '2026-11-20T06:10:00Z');
    await talk({ ...offered, step: 'refused', because: 'Not now' }, at);
    expect(await words('front door', '/missing')).not.toContain('Tia Again');
    await face.owner.query(
      "update care.missing_time set back_at = '2026-11-22T06:10Z' where person_id = $1",
      [id],
    );
    expect(await words('front door', '/missing')).toContain('Tia Again not offered yet');
  });

  it('keeps words that were sent a second time and changed, and says that the first are kept', async () => {
    const at = await back(await child('Rae', 'Twice'), '2026-11-21T06:10:00Z');
    const form = { ...held, talk: newId() };
    expect((await talk(form, at)).to).toContain('saved=yes');
    expect((await talk(form, at)).to).toContain('saved=yes');
    const changed = await talk({ ...form, words: 'I was cold' }, at);
    expect(changed.status).toBe(422);
    expect(changed.html).toContain('I was cold</textarea>');
    expect(changed.html).not.toContain(form.talk);
  });

  it('asks which it was where words stand beside an answer that has none', async () => {
    const at = await back(await child('Sky', 'Other'), '2026-11-21T06:10:00Z');
    const said = await talk({ ...offered, step: 'refused', because: 'No', words: 'I ran to the sea' }, at);
    expect(said.words).toContain('You wrote down what came of a talk');
    expect(said.html).toContain('I ran to the sea</textarea>');
  });

  it('is nobody’s who works with the child or is of the family, nor where nobody says that they are independent', async () => {
    const id = await child('Vic', 'Watched');
    const { person: dad } = await plantPerson(face.owner);
    await face.owner.query("update people.name set given = 'Don', family = 'Watched' where person_id = $1", [
      dad,
    ]);
    await face.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'son', 'father')",
      [newId(), id, dad],
    );
    const worker = newId();
    await face.owner.query(
      "insert into workforce.worker (id, reference, name) values ($1, 'W 9', 'Sam Helper')",
      [worker],
    );
    await face.owner.query(
      "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-01-01')",
      [newId(), id, worker],
    );
    const at = await back(id, '2026-11-21T06:10:00Z');
    expect((await talk({ ...offered, by: 'sam helper' }, at)).words).toContain('they work with Vic');
    expect((await talk({ ...offered, by: 'Don Watched' }, at)).words).toContain('they are Vic’s father');
    const { words: asks } = await talk({ ...offered, independent: '' }, at);
    expect(asks).toContain('Confirm that they are independent');
    const not = {
      ...offered,
      step: 'not possible',
      independent: '',
      because: 'Nobody was free',
      by: 'Sam Helper',
    };
    expect((await talk(not, at)).to).toContain('saved=yes');
  });

  it('keeps the child’s own words, what they want and what we do next, each with who may read it', async () => {
    const said = { ...held, wants: 'To be asked', next: 'Her worker rings the school', said_for: 'child' };
    expect((await talk({ ...held, alone: '', words: '' })).words).toContain('Select whether they were alone');
    expect((await talk({ ...said, time: '03:00', day: 'yesterday' })).words).toContain(
      'before they came back',
    );
    expect((await talk(said)).to).toContain('saved=yes');
    const shown = await words();
    expect(shown).toContain('“I wanted to see my friend” They and staff');
    expect(shown).toContain('Her worker rings the school Staff who work with them');
    expect(await words('director')).toContain('To be asked');
  });

  it('takes what somebody saw for a child without words, never in their voice', async () => {
    const at = await back(await child('Wes', 'Quiet'), '2026-11-21T06:10:00Z');
    const shows = { ...held, words: '', shows: 'He holds the door shut' };
    expect((await talk(shows, at)).words).toContain('Enter who saw it and knows them well');
    await talk({ ...shows, observed_by: 'Gran' }, at);
    expect(await words('front door', at)).toContain(
      'What Wes shows us (seen by Gran) He holds the door shut',
    );
  });

  it('leaves words for few to who wrote them, the managers and information governance', async () => {
    const at = await back(await child('Xia', 'Few'), '2026-11-21T06:10:00Z');
    await talk({ ...held, words: 'quilfewwords', said_for: 'few' }, at, 'reviewing officer');
    for (const role of ['reviewing officer', 'service manager', 'guardian'] as const)
      expect(await words(role, at), role).toContain('quilfewwords');
    for (const role of ['director', 'front door'] as const) {
      expect(await words(role, at), role).toContain('they talked');
      expect(await words(role, at), role).not.toContain('quilfewwords');
    }
  });

  it('is not there while the child is missing, nor for who may not record it', async () => {
    expect((await face.open('director', `${here}/talk`)).status).toBe(403);
    const { rows } = await face.owner.query<{ id: string }>(
      "insert into care.missing_time (id, person_id, kind, gone_at, risk) values (gen_random_uuid(), $1, 'M', '2026-11-22T06:00Z', 'low') returning id",
      [zoe],
    );
    const gone = `${missingOf(zoe)}/${rows[0]?.id ?? ''}`;
    expect((await face.open('front door', `${gone}/talk`)).status).toBe(404);
  });
});

describe('another child’s name', () => {
  it('is there for who may see that child, and nothing of it for who may not', async () => {
    const id = await child('Yas', 'Gone');
    await face.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'friend', 'friend')",
      [newId(), id, zoe],
    );
    const on = `${missingOf(id)}/report`;
    const { to } = await face.send('front door', on, {
      on,
      fields: {
        ...{ kind: 'M', day: 'yesterday', time: '22:00', risk: 'low', place: 'With Zoe at the canal' },
        ...{ worry: 'It is cold', with: 'Zoe Ash, Jay' },
      },
    });
    const at = to.replace('?saved=yes', '');
    const urls = [at, missingOf(id), '/missing', '/missing/patterns'];
    expect(await words('service manager', at)).toMatch(/With Zoe at the canal.*Zoe Ash ?, ?Jay/);
    expect(await words('service manager', '/missing/patterns')).toContain('Zoe Ash');
    await mayOnlySee('social worker', id);
    for (const url of urls) expect((await face.open('social worker', url)).html, url).not.toContain('Zoe');
    expect(await words('social worker', at)).toContain('It is cold');
    await plantRestriction(face.owner, { level: 'R2', subjects: [zoe] });
    for (const url of urls) expect((await face.open('service manager', url)).html, url).not.toContain('Zoe');
    expect(await words('service manager', at)).toContain('It is cold');
    expect(await words('service manager', at)).toContain('Jay');
  });

  it('is kept in why somebody was not told, why there was no talk and what the mistake was', async () => {
    const id = await child('Abe', 'Gone');
    await face.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'friend', 'friend')",
      [newId(), id, await child('Quill', 'Reed')],
    );
    const at = await back(id, '2026-11-21T06:10:00Z');
    const post = async (act: string, fields: Fields) => {
      const { html } = await face.open('front door', at);
      const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
      return face.send('front door', `${at}/${act}`, { on: at, fields: { version, ...fields } });
    };
    await post('told', { who: 'parent', because: 'Abe was at Quill’s' });
    await talk({ ...offered, step: 'refused', because: 'Ask Quill' }, at);
    await mayOnlySee('social worker', id);
    const hides = async () =>
      expect((await face.open('social worker', at)).html).not.toMatch(/Quill’s|Ask Quill|It was Quill/);
    expect(await words('service manager', at)).toMatch(
      /Abe was at Quill’s.*Ask Quill|Ask Quill.*Abe was at Quill’s/,
    );
    await hides();
    await post('taken-back', { why: 'It was Quill' });
    expect(await words('service manager', at)).toContain('It was Quill');
    await hides();
  });

  /** The role's account is the worker of this one child. */
  async function mayOnlySee(role: Role, id: string): Promise<void> {
    await face.open(role, '/');
    await face.owner.query(
      `insert into access.relation (account_id, subject_id, kind, starts, source)
       select id, $2, 'worker', '2020-01-01', 'test' from access.account where name = $1`,
      [role, id],
    );
  }
});
