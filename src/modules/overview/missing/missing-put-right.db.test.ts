import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantMissing } from '../../../../test/access/plant-missing.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Role } from '../../access/index.ts';
import type { Fields } from './testing/missing-pages.ts';
import { missingOf, missingPages } from './testing/missing-pages.ts';

/** The face's clock stands at 10am on 22 November 2026. */
let face: StaffFace;

beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const { child, report, reported, send } = missingPages(() => face);

const back = (here: string, fields: Fields = {}) =>
  send(
    here,
    'back',
    { day: 'today', time: '06:10', how: 'came back', found: 'At the canal', well: 'done', ...fields },
    `${here}/back`,
  );
const words = async (url: string) => (await face.open('front door', url)).words;

/** Who `role` is works with this one child. */
async function mayOnlySee(role: Role, id: string): Promise<void> {
  await face.open(role, '/');
  await face.owner.query(
    `insert into access.relation (account_id, subject_id, kind, starts, source)
     select id, $2, 'worker', '2020-01-01', 'test' from access.account where name = $1`,
    [role, id],
  );
}

describe('when somebody was told', () => {
  it('is asked for with its day where the child was last seen days ago', async () => {
    const id = await child('Abi');
    const days = { day: 'another', 'on-day': '19', 'on-month': '11', 'on-year': '2026' };
    const asked = await report(id, days);
    expect(asked.status).toBe(422);
    expect(asked.words).toContain('Write which day: 20/11 22:45');
    const here = await reported(id, { ...days, told_police: '19/11 22:45' });
    expect(await words(here)).toContain('The police: Thursday 19 November, 10:45pm');
    const late = await send(here, 'told', { who: 'manager', time: '23:10' });
    expect(late.html).toContain('value="23:10"');
    await send(here, 'told', { who: 'manager', time: '20/11 23:10' });
    expect(await words(here)).toContain('A manager: Friday 20 November, 11:10pm');
  });

  it('is taken back, stays to be read, and is asked for again', async () => {
    const id = await child('Bo');
    const here = await reported(id);
    expect(await words(here)).not.toContain('Not told yet the police');
    const { html } = await face.open('front door', here);
    const wrong = /name="wrong" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await send(here, 'told', { wrong })).to).toContain('saved=yes');
    expect((await send(here, 'told', { wrong })).to).toContain('saved=yes');
    const said = await words(here);
    expect(said).toContain('10:45pm, reference INVENTED 7 Taken back: it was wrong');
    expect(said).toContain('Not told yet the police');
    expect(await words('/missing')).toMatch(/Bo Invented.*Not told yet the police/);
  });

  it('is one line when the form is sent twice', async () => {
    const here = await reported(await child('Cy'));
    const form = { who: 'manager', time: '23:10', told: newId() };
    expect((await send(here, 'told', form)).to).toContain('saved=yes');
    expect((await send(here, 'told', form)).to).toContain('saved=before');
    expect((await words(here)).match(/A manager: Saturday/g)).toHaveLength(2);
  });
});

describe('words that name somebody who is hidden', () => {
  it('are not there, and nothing untrue is said for want of them', async () => {
    const [id, friend] = [await child('Dot'), await child('Quill')];
    await face.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'friend', 'friend')",
      [newId(), id, friend],
    );
    const here = await reported(id);
    await send(here, 'told', { who: 'parent', name: 'the mother of Quill', time: '23:10' });
    await send(here, 'told', { who: 'worker', because: 'She is with Quill' });
    await back(here);
    await face.send('front door', `${here}/talk`, {
      on: `${here}/talk`,
      fields: {
        ...{ step: 'refused', day: 'today', time: '09:00', by: 'Pat Invented', independent: 'yes' },
        because: 'Ask Quill',
      },
    });
    await mayOnlySee('social worker', id);
    const { words: said, html } = await face.open('social worker', here);
    expect(html).not.toContain('Quill');
    expect(said).toContain('A parent: Saturday 21 November, 11:10pm');
    expect(said).toContain('Their worker: not told, and why is written down');
    expect(said).toContain('Not told yet a manager');
    expect(said).toContain('they did not want it');
    expect(said).not.toContain('not offered yet');
    expect((await face.open('social worker', '/missing')).words).not.toContain('Dot Invented');
  });

  it('of a child who is hidden say nothing at all', async () => {
    const id = await planted('Eve');
    await plantRestriction(face.owner, { level: 'R2', subjects: [id] });
    expect((await face.open('front door', missingOf(id))).status).toBe(404);
    expect([await linesOf(id), await linesOf(await planted('Ezra'))]).toEqual([0, 1]);
  });

  async function planted(given: string): Promise<string> {
    const id = await child(given);
    await plantMissing(face.owner, id);
    return id;
  }

  /** How many lines the function gives the front door of this child, whatever row-level security would say of the time. */
  async function linesOf(id: string): Promise<number> {
    const { rows } = await face.owner.query<{ count: number }>(
      `with actor as materialized (
         select set_config('kith.account', (select id::text from access.account where name = 'front door'), true))
       select count(o.id)::int as count from actor, care.missing_time t, care.told_without_words(array[t.id]) o
        where t.person_id = $1`,
      [id],
    );
    return rows[0]?.count ?? -1;
  }
});

describe('taking back in another order', () => {
  it('does not open a time again while a later one stands, and leads to it', async () => {
    const id = await child('Flo');
    const first = await reported(id, { day: 'today', time: '01:00', told_police: '', reference: '' });
    await back(first, { time: '03:00' });
    const second = await reported(id, { day: 'today', time: '05:00', told_police: '', reference: '' });
    await back(second, { time: '07:00' });
    const refused = await send(first, 'still', {});
    expect(refused.status).toBe(422);
    expect(refused.words).toContain('They were reported missing again after this return');
    expect(refused.html).toContain(`href="${second}" target="_blank"`);
    expect((await back(first, { time: '06:00' })).html).toContain(`href="${second}" target="_blank"`);
    await send(second, 'taken-back', { why: 'She was in her room' });
    expect((await send(first, 'still', {})).to).toContain('saved=yes');
    expect((await send(first, 'still', {})).to).toContain('saved=before');
  });

  it('keeps nothing on a report that is taken back, and no typed word is lost', async () => {
    const here = await reported(await child('Gia'));
    await send(here, 'taken-back', { why: 'It was her sister' });
    expect((await send(here, 'taken-back', { why: 'It was her sister' })).to).toContain('saved=before');
    const version = { version: '2' };
    for (const [act, fields] of [
      ['updates', { words: 'Her phone is on' }],
      ['told', { who: 'manager', name: 'Her phone is on', time: '23:10' }],
      ['taken-back', { why: 'Her phone is on' }],
    ] as const) {
      const late = await send(here, act, { ...version, ...fields });
      expect([late.status, late.html], act).toEqual([422, expect.stringContaining('Her phone is on')]);
      expect(late.words, act).toContain('This report was taken back');
    }
    expect((await send(here, 'still', version)).words).toContain('This report was taken back');
  });

  it('tells of a second press that it was saved, and of another’s change with what was typed', async () => {
    const here = await reported(await child('Hal'));
    expect((await back(here)).to).toContain('saved=yes');
    expect((await back(here, { version: '1' })).to).toContain('saved=before');
    const late = await back(here, { version: '1', found: 'By the sea' });
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('By the sea</textarea>')]);
    const update = { version: '2', words: 'A driver saw her' };
    expect((await send(here, 'updates', update)).to).toContain('saved=yes');
    expect((await send(here, 'updates', update)).to).toContain('saved=before');
    expect((await send(here, 'still', { version: '1' })).words).toContain('Somebody else changed this');
  });
});

describe('what was said at a return that was wrong', () => {
  it('is not said of the next one, and stays to be read', async () => {
    const id = await child('Ivy');
    const here = await reported(id);
    await back(here, { time: '02:00', found: 'At the fair', harm: 'Her arm is broken' });
    await send(here, 'still', {});
    await back(here, { found: 'At the canal' });
    const said = await words(here);
    expect(said).toContain('How they are Nothing written down');
    expect(said).toContain('Where they were At the canal');
    expect(said).toMatch(/Said at a return that was wrong, or put right since: ?Her arm is broken/);
    expect((await face.open('front door', `${here}/back`)).html).not.toContain('broken');
    for (const url of ['/missing/patterns', missingOf(id)]) {
      expect(await words(url), url).toContain('At the canal');
      expect(await words(url), url).not.toContain('At the fair');
    }
  });

  it('is no longer said where the return was put right without it', async () => {
    const here = await reported(await child('Joy'));
    await back(here, { harm: 'Her arm is broken' });
    await back(here, { harm: '' });
    expect(await words(here)).toContain('How they are Nothing written down');
  });
});
