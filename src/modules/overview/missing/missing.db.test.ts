import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields } from './testing/missing-pages.ts';
import { missingOf, missingPages, whole } from './testing/missing-pages.ts';

/** The face's clock stands at 10am on 22 November 2026. */
let face: StaffFace;

beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const pages = missingPages(() => face);
const { report, reported, send } = pages;
const child = (given: string, inCare = true) => pages.child(given, inCare);

/** Last seen today, when nobody can have been told the evening before. */
const tonight: Fields = { day: 'today', told_police: '', reference: '' };

const cameBack: Fields = {
  day: 'today',
  time: '06:10',
  how: 'came back',
  found: 'At the canal',
  well: 'done',
};
const back = (here: string, fields: Fields = {}) =>
  send(here, 'back', { ...cameBack, ...fields }, `${here}/back`);

const facts = async (id: string) =>
  (
    await face.owner.query<{ kind: string; starts: string; ends: string | null; source: string }>(
      'select kind, starts::text, ends::text, source from care.missing_episode where person_id = $1 order by starts, id',
      [id],
    )
  ).rows;
const words = async (url: string) => (await face.open('front door', url)).words;

describe('a child who goes missing', () => {
  it('is written down once: the fact of the return, and on the page what was said', async () => {
    const ava = await child('Ava');
    const here = await reported(ava, { wearing: 'A red coat' });
    expect(await facts(ava)).toEqual([{ kind: 'M', starts: '2026-11-21', ends: null, source: 'kith' }]);
    const said = await words(here);
    for (const part of [
      'missing since Saturday 21 November, 10:30pm',
      'High risk',
      'At the bus station',
      'A red coat',
      'The police: Saturday 21 November, 10:45pm, reference INVENTED 7',
      'Not told yet',
      'a parent, where they live, their worker, a manager',
    ])
      expect(said).toContain(part);
    expect(await words(`/children/${ava}`)).toContain('Missing since Saturday 21 November, 10:30pm');
    expect(await words('/missing')).toMatch(/Ava Invented.*High risk.*Missing since/);
  });

  it('asks for what is missing and keeps what was typed', async () => {
    const id = await child('Bea');
    const {
      status,
      words: said,
      html,
    } = await report(id, { kind: '', time: 'late', told_parent: '99', risk: '' });
    expect(status).toBe(422);
    for (const part of ['Select whether it is known where they are', 'Select how great the risk is'])
      expect(said).toContain(part);
    expect(html).toContain('She has no coat');
    const wrong = await report(id, { time: 'late', told_parent: '99' });
    expect(wrong.words).toContain('Enter a time such as 22:30');
    expect(wrong.html).toContain('href="#told_parent"');
    expect((await report(id, { day: 'today', time: '23:00' })).words).toContain('must not be later than now');
    expect(await facts(id)).toEqual([]);
  });

  it('is reported by one of two: the second is told and keeps the words', async () => {
    const id = await child('Cleo');
    const on = `${missingOf(id)}/report`;
    const first = await face.open('service manager', on);
    expect(first.status).toBe(200);
    const both = await Promise.all(
      [
        ['front door', 'Said first'],
        ['service manager', 'Said second'],
      ].map(async ([role, worry]) => ({
        worry,
        answer: await face.send(role === 'front door' ? 'front door' : 'service manager', on, {
          on: `${missingOf(id)}`,
          fields: { ...whole, worry: worry ?? '', missing: newId() },
        }),
      })),
    );
    const late = both.find(({ answer }) => answer.status !== 303);
    expect(both.filter(({ answer }) => answer.status === 303)).toHaveLength(1);
    expect(late?.answer.words).toContain('Somebody else has just reported this');
    expect(late?.answer.html).toContain(late?.worry);
    expect(await facts(id)).toHaveLength(1);
  });

  it('is one time when the same form is sent twice', async () => {
    const id = await child('Dee');
    const missing = newId();
    const one = await report(id, { missing });
    const on = missingOf(id);
    const again = await face.send('front door', `${on}/report`, { on, fields: { ...whole, missing } });
    expect([one.to, again.to].map((to) => to.split('?')[0])).toEqual([
      `${on}/${missing}`,
      `${on}/${missing}`,
    ]);
    expect((await face.open('front door', `${on}/report`)).to).toContain(missing);
  });

  it('is added to while missing: what is new, another risk, who else was told or was not', async () => {
    const id = await child('Ella');
    const here = await reported(id, { risk: 'low' });
    expect((await send(here, 'updates', { words: 'Her phone is on', risk: 'high' })).to).toContain(
      'saved=yes',
    );
    expect((await send(here, 'told', { who: 'parent', because: 'She fled from him' })).to).toContain(
      'saved=yes',
    );
    expect((await send(here, 'told', { who: 'manager', name: 'Ms Invented', time: '23:10' })).to).toContain(
      'saved',
    );
    const said = await words(here);
    expect(said).toContain('High risk');
    expect(said).toContain('Her phone is on');
    expect(said).toMatch(/The risk was: Low.*It is now: High/);
    expect(said).toContain('A parent: not told, because She fled from him');
    expect(said).toContain('A manager, Ms Invented: Saturday 21 November, 11:10pm');
    expect(said).toContain('Not told yet where they live, their worker');
    const neither = await send(here, 'told', { who: 'worker' });
    expect(neither.words).toContain('Enter the time at which they were told, or else why they were not');
  });
});

describe('a child who comes back', () => {
  it('ends the fact, and the talk is due', async () => {
    const id = await child('Fay');
    const here = await reported(id);
    expect((await back(here)).to).toContain('saved=yes');
    expect(await facts(id)).toMatchObject([{ starts: '2026-11-21', ends: '2026-11-22' }]);
    const said = await words(here);
    for (const part of [
      'after 7 hours',
      'At the canal',
      'not offered yet',
      'By Wednesday 25 November, 6:10am',
    ])
      expect(said).toContain(part);
  });

  it('cannot be back before going, and is put right or still missing after all', async () => {
    const id = await child('Hana');
    const here = await reported(id);
    expect((await back(here, { day: 'yesterday', time: '20:00' })).words).toContain(
      'before they were last seen',
    );
    await back(here);
    const form = await face.open('front door', `${here}/back`);
    expect(form.html).toContain('value="06:10"');
    expect(form.html).toContain('At the canal');
    await back(here, { time: '09:00', found: 'At a friend’s' });
    expect(await words(here)).toContain('9am');
    expect((await send(here, 'still', {})).to).toContain('saved=yes');
    expect(await facts(id)).toMatchObject([{ ends: null }]);
    expect(await words('/missing')).toContain('Hana Invented');
  });

  it('takes what was found out later, after the child is back', async () => {
    const id = await child('Rio');
    const here = await reported(id);
    await back(here);
    expect((await send(here, 'updates', { words: 'Somebody drove her' })).to).toContain('saved=yes');
    expect(await words(here)).toContain('Somebody drove her');
    expect((await face.open('front door', here)).html).toContain(`action="${here}/updates"`);
  });

  it('is counted with the times before on the list of who is missing now', async () => {
    const id = await child('Sia');
    expect(await words('/missing')).not.toContain('Think about');
    await face.owner.query(
      `insert into care.missing_time (id, person_id, kind, gone_at, state, risk, back_at, back_how, well)
       select gen_random_uuid(), $1, 'M', gone, 'back', 'low', gone + interval '2 hours', 'came back', 'done'
         from unnest(array['2026-10-01T20:00Z', '2026-11-01T20:00Z']::timestamptz[]) gone`,
      [id],
    );
    await reported(id);
    const list = await words('/missing');
    expect(list).toMatch(/Sia Invented.*Think about/);
    expect(list.match(/Sia Invented/g)).toHaveLength(3);
    expect(list.indexOf('by Wednesday 4 November')).toBeGreaterThan(list.indexOf('Fay Invented'));
  });

  it('keeps what somebody typed who did not know yet that the child is back', async () => {
    const id = await child('Mia');
    const here = await reported(id);
    await back(here);
    const late = await send(here, 'updates', { version: '1', words: 'Her phone is on' });
    expect(late.words).toContain('Somebody else changed this');
    expect(late.html).toContain('Her phone is on</textarea>');
  });

  it('may go again on the day of coming back: two times, and one row of the return', async () => {
    const id = await child('Ines');
    const first = await reported(id, { ...tonight, time: '01:00' });
    await back(first, { time: '03:00' });
    const second = await reported(id, { ...tonight, time: '05:00' });
    expect(second).not.toBe(first);
    expect(await facts(id)).toMatchObject([{ starts: '2026-11-22', ends: null }]);
    expect((await send(second, 'taken-back', { why: 'She was in her room' })).to).toContain('saved=yes');
    expect(await facts(id)).toMatchObject([{ starts: '2026-11-22', ends: '2026-11-22' }]);
    expect(await words(second)).toContain('Taken back: a mistake');
  });

  it('was away and then missing on one day: the return says missing, and away again when that was a mistake', async () => {
    const id = await child('Nia');
    const first = await reported(id, { ...tonight, kind: 'A', time: '01:00' });
    await back(first, { time: '03:00' });
    const second = await reported(id, { ...tonight, time: '05:00' });
    expect(await facts(id)).toMatchObject([{ kind: 'M', starts: '2026-11-22', ends: null }]);
    await back(first, { time: '03:30' });
    expect(await facts(id)).toMatchObject([{ kind: 'M', ends: null }]);
    await send(second, 'taken-back', { why: 'She was in her room' });
    expect(await facts(id)).toMatchObject([{ kind: 'A', ends: '2026-11-22' }]);
    await send(first, 'taken-back', { why: 'And so she was before' });
    expect(await facts(id)).toEqual([]);
  });

  it('takes the fact out too when the report was a mistake', async () => {
    const id = await child('Jess');
    const here = await reported(id);
    expect((await send(here, 'taken-back', {})).words).toContain('Enter what the mistake was');
    await send(here, 'taken-back', { why: 'It was her sister' });
    expect(await facts(id)).toEqual([]);
    expect(await words('/missing')).not.toContain('Jess Invented');
  });
});
