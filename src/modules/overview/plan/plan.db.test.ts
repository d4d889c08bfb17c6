import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlanWorld } from './testing/plan-world.ts';
import { planOf, startPlan, whole } from './testing/plan-world.ts';

let face: StaffFace;
let [ava, ben, mum] = ['', '', ''];
let add: PlanWorld['add'];
let change: PlanWorld['change'];
let words: PlanWorld['words'];
let rows: PlanWorld['rows'];
let press: PlanWorld['press'];
let stepOf: PlanWorld['stepOf'];
let person: PlanWorld['person'];
let tie: PlanWorld['tie'];

beforeAll(async () => {
  ({ face, ava, ben, mum, add, change, words, rows, press, stepOf, person, tie } = await startPlan());
});
afterAll(() => face.close());

describe('a goal', () => {
  it('stands on the plan with its steps by who does them, the child first', async () => {
    await add({ why: 'I am tired at school', know: 'Mum does not hear me', value: '3' });
    const said = await words();
    for (const part of [
      '“I want to sleep all night”',
      'In the words of Ava',
      'I am tired at school',
      '3 of 10 on 22 November 2026, said by Ava',
      'by 6 December 2026',
    ])
      expect(said).toContain(part);
    expect(said.indexOf('Tell Mum when I wake up')).toBeLessThan(said.indexOf('Bring a night light'));
  });

  it('is made once, however often it is sent', async () => {
    const goal = newId();
    const url = `${planOf(ava)}/goals`;
    const fields = { ...whole, goal, words: 'Sent twice' };
    await Promise.all([1, 2].map(() => face.send('front door', url, { on: url, fields })));
    expect((await rows('select 1 from practice.plan_goal where goal_id = $1', [goal])).length).toBe(1);
    expect((await rows('select 1 from practice.plan_step where goal_id = $1', [goal])).length).toBe(3);
  });

  it('asks for what is missing and keeps what was typed, step by step', async () => {
    const url = `${planOf(ava)}/goals`;
    const fields = { ...whole, area: '', who_1: '', when_0: 'when pigs fly', why: 'Kept words' };
    const { status, words: said, html } = await face.send('front door', url, { on: url, fields });
    expect(status).toBe(422);
    for (const text of ['Select what it is about', 'Enter who will do it', 'By when must be a day'])
      expect(said).toContain(text);
    expect(html).toContain('Kept words');
    expect(html).toContain('href="#who_1"');
    expect(html).toContain('value="when pigs fly"');
  });

  it('gets one more row for a step without losing a word, and saves nothing yet', async () => {
    const url = `${planOf(ava)}/goals`;
    const { status, html } = await face.send('front door', url, {
      on: url,
      fields: { ...whole, words: 'Not saved yet', more: 'yes' },
    });
    expect(status).toBe(200);
    expect(html).toContain('name="what_3"');
    expect(html).toContain('Not saved yet');
    expect(await rows("select 1 from practice.plan_goal where words = 'Not saved yet'")).toEqual([]);
  });

  it('for two children stands in the record of each', async () => {
    const goal = await add({ words: 'To have tea together', children: ben });
    expect(await words(ava)).toContain('To have tea together');
    expect(await words(ben)).toContain('To have tea together');
    const found = await rows('select person_id, also_of from practice.plan_goal where goal_id = $1', [goal]);
    expect(new Map(found.map((row) => [row['person_id'], row['also_of']]))).toEqual(
      new Map([
        [ava, [ben]],
        [ben, [ava]],
      ]),
    );
  });

  it('is not there, nor its steps, for who may not see one of its children', async () => {
    await add({ words: 'quilsharedgoal', what_0: 'quilsharedstep', children: ben });
    const own = await add({ words: 'quilowngoal', what_0: 'quilownstep' });
    const id = await plantRestriction(face.owner, { level: 'R2', subjects: [ben] });
    const said = await words(ava);
    const readers = (await face.open('director', `${planOf(ava)}/readers?for=child`)).words;
    await face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    expect(said).toContain('quilowngoal');
    expect(said).not.toContain('quilshared');
    expect(said).not.toContain('Ben');
    expect(readers).not.toContain('quilshared');
    expect(own).not.toBe('');
  });

  it('leaves out the step of a relative who is hidden from the reader, and says nothing of a withholding from them', async () => {
    const dad = await person('Quentin', '1980-01-01');
    await tie(ava, dad, ['daughter', 'father']);
    const { rows: names } = await face.owner.query<{ shown: string }>(
      'select shown from people.current_name where person_id = $1',
      [dad],
    );
    const goal = await add({
      words: 'quilplaingoal',
      what_0: 'quildadstep',
      who_0: names[0]?.shown ?? '',
      audience: 'family',
      withheld: dad,
    });
    expect(await words()).toContain('quildadstep');
    expect(await words()).toContain('Not for Quentin');
    const id = await plantRestriction(face.owner, { level: 'R2', subjects: [dad] });
    const said = await words();
    await change(goal, { words: 'quilplaingoal anew', audience: 'family' });
    await face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    expect(said).toContain('quilplaingoal');
    expect(said).not.toContain('quildadstep');
    expect(said).not.toMatch(/Not for|Quentin/);
    const [latest] = await rows(
      'select withheld_from from practice.plan_goal where goal_id = $1 order by version desc limit 1',
      [goal],
    );
    expect(latest).toEqual({ withheld_from: [dad] });
  });
});

describe('a step that one of the family takes over', () => {
  it('is a new one, so that who may not know of them sees the old one end and can still change it', async () => {
    const aunt = await person('Zelda', '1985-01-01');
    await tie(ava, aunt, ['niece', 'aunt']);
    const { rows: names } = await face.owner.query<{ shown: string }>(
      'select shown from people.current_name where person_id = $1',
      [aunt],
    );
    const goal = await add({ words: 'quilhandedgoal', what_2: 'quilhandedstep' });
    await change(goal, { words: 'quilhandedgoal', what_2: 'quilhandedstep', who_2: names[0]?.shown ?? '' });
    expect(await words()).toContain('Zelda');
    const id = await plantRestriction(face.owner, { level: 'R2', subjects: [aunt] });
    const said = await words();
    const stepId = await stepOf(goal, 'quilhandedstep');
    const pressed = await press(stepId, { state: 'to do', version: '2' });
    await face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    expect(said).toContain('quilhandedstep');
    expect(said).not.toContain('Zelda');
    expect(pressed.to).toContain('saved=yes');
  });
});

describe('what each reader sees', () => {
  it('is what was opened for them: untagged means staff only', async () => {
    await add({ words: 'quilstaffonly' });
    await add({ words: 'quilforchild', audience: 'child' });
    await add({
      words: 'quilforfamily',
      audience: 'family',
      staff_note: 'quilstaffnote',
      what_0: 'quilchildstep',
      for_0: 'child',
      what_1: 'quilstaffstep',
      for_1: 'staff',
      what_2: 'quilfamilystep',
    });
    await add({ words: 'quilnotformum', audience: 'family', withheld: mum });
    const shown = async (reader: string) => {
      const { words: said } = await face.open('director', `${planOf(ava)}/readers?for=${reader}`);
      return [...new Set(said.match(/quil(?:staff|for|child|family|not)[a-z]*/g) ?? [])].sort();
    };
    expect(await shown('child')).toEqual(
      ['quilchildstep', 'quilfamilystep', 'quilforchild', 'quilforfamily', 'quilnotformum'].sort(),
    );
    expect(await shown('family')).toEqual(['quilfamilystep', 'quilforfamily']);
    expect(await shown(mum)).toEqual(['quilfamilystep', 'quilforfamily']);
  });

  it('is withheld from a person, whichever of their records it names', async () => {
    const goal = await add({ words: 'quilnotformerged', audience: 'family', withheld: mum });
    const other = await person('Rosa', '1988-02-01');
    await face.owner.query(
      'insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, $4)',
      [newId(), mum, other, 'The same person'],
    );
    const page = await face.open('director', `${planOf(ava)}/readers?for=${other}`);
    expect(page.words).toContain('Rosa');
    expect(page.words).not.toContain('quilnotformerged');
    const form = await face.open('front door', `${planOf(ava)}/goals/${goal}`);
    expect(form.html).toMatch(new RegExp(`value="${other}"[^>]*checked|checked[^>]*value="${other}"`));
    await face.owner.query('delete from people.alias where person_id = $1', [mum]);
  });

  it('is withheld from a brother in his own plan, and on his page of his sister’s', async () => {
    await add({ words: 'quilnotforben', audience: 'family', children: ben, withheld: ben });
    const read = async (of: string, reader: string) =>
      (await face.open('director', `${planOf(of)}/readers?for=${reader}`)).words;
    expect(await read(ben, 'child')).not.toContain('quilnotforben');
    expect(await read(ava, ben)).not.toContain('quilnotforben');
    expect(await read(ava, 'child')).toContain('quilnotforben');
    expect(await words(ben)).toContain('quilnotforben');
  });
});
