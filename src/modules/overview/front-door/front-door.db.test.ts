import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { FrontDoor } from './testing/front-door-world.ts';
import { openFrontDoor, said } from './testing/front-door-world.ts';

let face: StaffFace;
let door: FrontDoor;
beforeAll(async () => {
  face = await startStaffFace();
  door = openFrontDoor(face);
});
afterAll(() => face.close());

describe('somebody who gets in touch', () => {
  it('is recorded once, and the decision is due at the same time on the next working day', async () => {
    const worry = await door.taken();
    const { words } = await face.open('front door', worry);
    for (const one of ['Ada Invented, teacher, Made Up School got in touch', 'hungry again', 'By phone'])
      expect(words).toContain(one);
    // Friday 9:30am: due on Monday.
    expect(words).toContain('Monday 23 November, 9:30am');
  });

  it('keeps what was typed while it is unfinished, with nothing else asked, and shows it to the manager', async () => {
    const worry = await door.begin();
    const { to } = await door.post(`${worry}/words`, { words: 'A girl was seen alone at', go: 'later' });
    expect(to).toBe('/front-door?show=unfinished');
    const { words } = await face.open('service manager', '/front-door');
    expect(words).toContain('Unfinished: A girl was seen alone at');
    expect((await face.open('front door', `${worry}/words`)).html).toContain('A girl was seen alone at');
  });

  it('keeps what was typed where something is wrong with it', async () => {
    const worry = await door.begin();
    const answer = await door.post(`${worry}/words`, { ...said, parents_know: 'do not know', version: '1' });
    expect(answer.status).toBe(422);
    expect(answer.words).toContain('Say why the parents do not know');
    expect((await face.open('front door', `${worry}/words`)).html).toContain('hungry again');
  });

  it('may stay unnamed, which is the source of nobody named', async () => {
    const worry = await door.taken({ caller: 'public', caller_name: '', caller_agency: '', caller_role: '' });
    expect((await face.open('front door', worry)).words).toContain('Somebody who did not say who they are');
    const { rows } = await face.owner.query('select source_code from practice.worry where id = $1', [
      door.idOf(worry),
    ]);
    expect(rows).toEqual([{ source_code: '9' }]);
  });

  it('shows the second of two who write at once what the first saved, and keeps both', async () => {
    const worry = await door.taken();
    await door.post(`${worry}/words`, { ...said, words: 'The first put it right', version: '2' });
    const second = await door.post(`${worry}/words`, { ...said, words: 'The second too', version: '2' });
    expect(second.status).toBe(422);
    expect(second.words).toContain('The first put it right');
    expect(second.html).toContain('The second too');
    await door.post(`${worry}/words`, {
      ...said,
      words: 'The second too',
      version: await door.version(worry),
    });
    const { words } = await face.open('front door', worry);
    expect(words).toContain('it said: “The first put it right”');
  });
});

describe('a conversation with advice', () => {
  it('is an end of its own: no child is named, and nothing is counted', async () => {
    const { rows: before } = await face.owner.query('select count(*) from practice.contact');
    const worry = await door.taken();
    await door.post(`${worry}/advice`, {
      advice: 'Talk with her mother first',
      version: await door.version(worry),
    });
    const { words } = await face.open('front door', worry);
    expect(words).toContain('Ended');
    expect(words).toContain('Talk with her mother first');
    expect((await face.owner.query('select count(*) from practice.contact')).rows).toEqual(before);
    expect((await face.open('front door', '/front-door?show=ended')).words).toContain('Ada Invented');
  });
});

describe('what is found out', () => {
  it('asks partners, and puts what they were told into the log of sharing of each child', async () => {
    const person = await door.child();
    const worry = await door.taken();
    await door.post(`${worry}/children`, { add: person });
    await door.post(`${worry}/checks`, {
      agency: 'Made Up Police',
      asked: 'Whether they know the address',
      basis: 'public task',
      family_told: 'yes',
    });
    const { words } = await face.open('front door', worry);
    expect(words).toContain('Made Up Police');
    expect(words).toContain('They have not answered yet');
    const { rows } = await face.owner.query('select agency from practice.sharing where person_id = $1', [
      person,
    ]);
    expect(rows).toEqual([{ agency: 'Made Up Police' }]);
  });

  it('asks which reason in law where parents are not told', async () => {
    const worry = await door.taken();
    await door.post(`${worry}/children`, { add: await door.child() });
    const answer = await door.post(`${worry}/hand-over`, {
      parents_told: 'no',
      weighed: 'x',
      version: await door.version(worry),
    });
    expect(answer.words).toContain('Select why the parents were not told');
  });

  it('shows the history of the child and of a sister, with dates, and offers the sister', async () => {
    const [person, sister] = [await door.child(), await door.child()];
    await face.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values (gen_random_uuid(), $1, $2, 'sister', 'sister')",
      [person, sister],
    );
    await face.owner.query(
      "insert into practice.child_protection_plan (id, person_id, starts, ends, initial_category) values (gen_random_uuid(), $1, '2024-02-03', '2024-09-01', 'NEG')",
      [sister],
    );
    const worry = await door.taken();
    await door.post(`${worry}/children`, { add: person });
    const { words } = await face.open('front door', worry);
    expect(words).toContain('3 February to 1 September 2024');
    expect(words).toContain('Is it about these children too?');
  });
});

describe('a worry about somebody who is restricted', () => {
  it('is not there for those from whom the child is hidden: not in the list, not by its address, not in a count', async () => {
    const person = await door.child();
    const worry = await door.taken({ words: 'Quillwhisper was seen at the station' });
    await door.post(`${worry}/children`, { add: person });
    expect((await face.open('service manager', worry)).words).toContain('Quillwhisper');
    await plantRestriction(face.owner, { level: 'R2', subjects: [person] });
    expect((await face.open('service manager', worry)).status).toBe(404);
    expect((await face.open('front door', worry)).status).toBe(404);
    const list = await face.open('service manager', '/front-door?show=waiting');
    expect(list.html).not.toContain(worry);
  });
});
