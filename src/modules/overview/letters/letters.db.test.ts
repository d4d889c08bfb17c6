import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { FrontDoor } from '../front-door/testing/front-door-world.ts';
import { openFrontDoor } from '../front-door/testing/front-door-world.ts';
import { newId } from '../../../platform/ids/ids.ts';

let face: StaffFace;
let door: FrontDoor;
beforeAll(async () => {
  face = await startStaffFace();
  door = openFrontDoor(face);
});
afterAll(() => face.close());

type Fields = Readonly<Record<string, string>>;
const on = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };

/** A decision about a new child; gives where its letter stands. */
async function decided(outcome: Fields = { outcome: 'assessment', primary_need: 'N4' }): Promise<string> {
  const person = await door.child();
  const worry = await door.waiting([person]);
  await door.decides(worry, person, outcome);
  const { rows } = await face.owner.query<{ id: string }>(
    'select id from practice.worry_child where person_id = $1',
    [person],
  );
  return `/children/${person}/letters/${rows[0]?.id ?? ''}`;
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Sends a form of a letter with its own stamp and id, unless others are given. */
async function say(
  letter: string,
  act: string,
  fields: Fields,
  role: 'front door' | 'service manager' = 'front door',
) {
  const url = `${letter}/${act}`;
  const { html } = await face.open(role, url);
  const form = { stamp: hidden(html, 'stamp'), form: hidden(html, 'form') };
  return face.send(role, url, { on: url, fields: { ...on, ...form, ...fields } });
}

const written = (letter: string, words = 'Dear family, quilletter') =>
  say(letter, 'write', { words, checked: 'yes' }, 'service manager');

describe('the letter to a family', () => {
  it('begins from what was told and decided, in plain words, with why and what happens now', async () => {
    const letter = await decided();
    const { html, words } = await face.open('service manager', `${letter}/write`);
    for (const part of [
      'Ada Invented, teacher, Made Up School got in touch with us',
      'We decided to find out, together with you',
      'The school is worried. We would like to help you.',
      'It takes 45 working days at the most',
    ])
      expect(html).toContain(part);
    expect(words).toContain('How to disagree stands beneath every letter by itself');
  });

  it('is the manager’s to write, who says that they read it through', async () => {
    const letter = await decided();
    expect((await face.open('front door', `${letter}/write`)).status).toBe(403);
    const unread = await say(letter, 'write', { words: 'quilunread' }, 'service manager');
    expect(unread.words).toContain('Confirm that you read the letter through');
    expect(unread.html).toContain('quilunread');
    expect((await written(letter)).to).toBe(`${letter}?saved=yes`);
    const print = await face.open('front door', `${letter}/print`);
    expect(print.words).toContain('quilletter');
    expect(print.words).toContain('If you do not agree');
  });

  it('waits until the family has it; written anew it says why, keeps what it said, and waits again', async () => {
    const letter = await decided();
    await written(letter);
    expect((await face.open('front door', letter)).words).toContain('Written, and not given yet');
    await say(letter, 'given', { who: 'Mum', how: 'in person', by_whom: 'Nora' });
    expect((await face.open('front door', letter)).words).toContain('The family has it');
    const why = await written(letter, 'quilanew');
    expect(why.words).toContain('Enter why it is written anew');
    await say(
      letter,
      'write',
      { words: 'quilanew', checked: 'yes', because: 'The day was wrong' },
      'service manager',
    );
    const { words } = await face.open('front door', letter);
    for (const part of ['Written, and not given yet', 'quilanew', 'quilletter', 'The day was wrong'])
      expect(words).toContain(part);
  });

  it('that is not given says why, and may be given later', async () => {
    const letter = await decided();
    await written(letter);
    const missing = await say(letter, 'not-given', {});
    expect(missing.words).toContain('Select why it is not given');
    await say(letter, 'not-given', { why_not: 'risk to the child', words: 'When she is with her aunt' });
    const { words } = await face.open('front door', letter);
    expect(words).toContain('It would put the child at risk of harm');
    expect(words).toContain('The family has it');
  });

  it('lets a parent disagree in their own words, beside what was decided, until they have an answer', async () => {
    const letter = await decided({ outcome: 'no further action' });
    await say(letter, 'disagrees', { who: 'Mum', words: 'quildisagrees' });
    const open = await face.open('director', letter);
    expect(open.words).toContain('Somebody disagrees');
    expect(open.words).toContain('quildisagrees');
    await say(letter, 'answered', { words: 'We look again', by_whom: 'Nora' });
    const { words } = await face.open('director', letter);
    expect(words).not.toContain('Somebody disagrees');
    expect(words).toContain('Nora answered Mum');
  });

  it('pressed twice is saved once and says so; of two people the second is told and keeps their words', async () => {
    const letter = await decided();
    const form = { form: newId(), stamp: '0', ...on };
    const fields = { ...form, who: 'Dad', words: 'quiltwice' };
    const url = `${letter}/disagrees`;
    await face.send('front door', url, { on: url, fields });
    expect((await face.send('front door', url, { on: url, fields })).to).toBe(`${letter}?saved=before`);
    const second = await face.send('service manager', url, {
      on: url,
      fields: { ...fields, form: newId(), words: 'quilsecond' },
    });
    expect(second.words).toContain('Somebody else said something of this letter');
    expect(second.html).toContain('quilsecond');
  });

  it('stands on the worry and on the child’s timeline, with its words', async () => {
    const letter = await decided();
    await written(letter, 'quilontimeline');
    const person = letter.split('/')[2] ?? '';
    const { words } = await face.open('front door', `/children/${person}/timeline`);
    for (const part of [
      'Letter to the family',
      'quilontimeline',
      'hungry again',
      'Decided at the front door',
    ])
      expect(words).toContain(part);
    const { rows } = await face.owner.query<{ worry: string }>(
      'select worry_id as worry from practice.worry_child where person_id = $1',
      [person],
    );
    expect((await face.open('front door', `/front-door/${rows[0]?.worry ?? ''}`)).html).toContain(letter);
  });
});
