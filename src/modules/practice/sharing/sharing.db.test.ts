import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SixYears } from '../../../../test/support/six-years.ts';
import { plantSixYears } from '../../../../test/support/six-years.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';

let face: StaffFace;
let ava: SixYears;
let list = '';

beforeAll(async () => {
  face = await startStaffFace();
  ava = await plantSixYears(face.owner);
  list = `/people/${ava.child}/sharing`;
});
afterAll(() => face.close());

const whole = {
  decision: 'shared',
  'decided_on-day': '20',
  'decided_on-month': '11',
  'decided_on-year': '2026',
  what: 'That she starts at a new school',
  agency: 'Made Up School',
  purpose: 'So that she is welcomed',
  basis: 'public task',
  family_told: 'yes',
  who_could_be_harmed: 'Nobody: no address is in it',
};

const save = (fields: Readonly<Record<string, string>>) =>
  face.send('front door', list, { on: `${list}/new`, fields: { ...whole, ...fields } });

describe('what was shared', () => {
  it('is recorded with what, with whom, why and by which law', async () => {
    expect((await save({})).to).toBe(`${list}?saved=yes`);
    const { words } = await face.open('director', list);
    for (const said of [
      'shared with Made Up School',
      'So that she is welcomed',
      'A task that the law gives to the council',
    ])
      expect(words).toContain(said);
  });

  it('is recorded in the same way when it was decided not to share', async () => {
    await save({ decision: 'not shared', agency: 'A neighbour', purpose: 'They have no part in it' });
    expect((await face.open('director', list)).words).toContain('not shared with A neighbour');
  });

  it('asks why where the family was not told, and keeps what was typed', async () => {
    const { status, words, html } = await save({ family_told: 'no', what: 'Words typed before' });
    expect(status).toBe(422);
    expect(words).toContain('Say why the family was not told');
    expect(html).toContain('Words typed before');
  });

  it('asks who could be harmed, for an address in this family is withheld and an assessment found domestic abuse', async () => {
    const { words } = await face.open('front door', `${list}/new`);
    expect(words).toContain('An address in this family is withheld');
    expect(words).toContain('An assessment wrote down domestic abuse');
    expect((await save({ who_could_be_harmed: '' })).words).toContain(
      'Say who could be harmed if this got out',
    );
  });

  it('asks how harm to the child was weighed for the duty that is not in force yet, and says so', async () => {
    const { words } = await save({ basis: 'duty to share' });
    expect(words).toContain('Say how you weighed');
    expect(words).toContain('not in force');
  });

  it('is put right by a new decision, once, and never changed', async () => {
    await save({ agency: 'The wrong school' });
    const { rows } = await face.owner.query<{ id: string }>(
      "select id from practice.sharing where agency = 'The wrong school'",
    );
    const corrects = rows[0]?.id ?? '';
    const right = { agency: 'The right school', corrects, correction_why: 'The name was wrong' };
    expect((await save(right)).to).toBe(`${list}?saved=yes`);
    expect((await save(right)).words).toContain('Somebody put this decision right while you were writing');
    const { words } = await face.open('director', list);
    expect(words).toContain('The wrong school (put right later)');
    await expect(face.owner.query("update practice.sharing set what = 'x'")).rejects.toThrow('insert-only');
  });

  it('is not added to by who may only read', async () => {
    expect((await face.open('director', `${list}/new`)).status).toBe(403);
    expect((await face.open('analyst', list)).status).toBe(403);
  });
});
