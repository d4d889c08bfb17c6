import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import type { Fields, PlanWorld } from './testing/plan-world.ts';
import { planOf, startPlan, whole } from './testing/plan-world.ts';

let face: StaffFace;
let [ava, ben] = ['', ''];
let add: PlanWorld['add'];
let change: PlanWorld['change'];
let words: PlanWorld['words'];
let rows: PlanWorld['rows'];
let press: PlanWorld['press'];
let stepOf: PlanWorld['stepOf'];

beforeAll(async () => {
  ({ face, ava, ben, add, change, words, rows, press, stepOf } = await startPlan());
});
afterAll(() => face.close());

describe('two people with one goal', () => {
  it('lose nothing: the second sees what stands, keeps their words, and both versions stay', async () => {
    const goal = await add({ words: 'As it was' });
    const url = `${planOf(ava)}/goals/${goal}`;
    const { html } = await face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    expect((await change(goal, { words: 'From the first' })).to).toContain('saved=yes');
    const late = await face.send('front door', url, {
      on: url,
      fields: { ...whole, words: 'From the second', stamp },
    });
    expect(late.status).toBe(422);
    expect(late.words).toContain('Somebody else changed this goal');
    expect(late.words).toContain('From the first');
    expect(late.html).toContain('From the second');
    const found = await rows('select words from practice.plan_goal where goal_id = $1 order by version', [
      goal,
    ]);
    expect(found).toEqual([{ words: 'As it was' }, { words: 'From the first' }]);
  });

  it('are told of it also where something else in the form is wrong', async () => {
    const goal = await add({ words: 'As it was' });
    const url = `${planOf(ava)}/goals/${goal}`;
    const { html } = await face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    await change(goal, { words: 'From the first' });
    const wrong = await face.send('front door', url, { on: url, fields: { ...whole, whose: '', stamp } });
    for (const text of ['Enter whose words these are', 'Somebody else changed this goal', 'From the first'])
      expect(wrong.words).toContain(text);
    const stepId = await stepOf(goal, 'Ring the doctor');
    await press(stepId, { state: 'done', version: '1' });
    const late = await press(stepId, { state: 'not done', version: '1' });
    for (const text of ['Say what happened, or why', 'Somebody else changed this step'])
      expect(late.words).toContain(text);
  });

  it('may each say what became of a step: a goal that is changed late meets a step that was done', async () => {
    const goal = await add({ words: 'Done meanwhile' });
    const stepId = await stepOf(goal, 'Ring the doctor');
    const url = `${planOf(ava)}/goals/${goal}`;
    const { html } = await face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    await press(stepId, { state: 'done', version: '1' });
    const late = await face.send('front door', url, { on: url, fields: { ...whole, stamp } });
    expect(late.words).toContain('Somebody else changed this goal');
  });
});

describe('a step', () => {
  it('is done in one press and undone in one, and every turn is kept', async () => {
    const goal = await add({ words: 'Pressed', children: ben });
    const stepId = await stepOf(goal, 'Ring the doctor');
    const { to } = await press(stepId, { state: 'done', version: '1' });
    expect(to).toBe(`${planOf(ava)}?done=${stepId}`);
    const { words: said, html } = await face.open('front door', to);
    expect(said).toContain('Done: Ring the doctor');
    expect(html).toContain('value="to do"');
    expect((await press(stepId, { state: 'to do', version: '2' })).to).toContain('saved=yes');
    const found = await rows(
      'select person_id, state from practice.plan_step where step_id = $1 order by version, person_id',
      [stepId],
    );
    expect(found.map(({ state }) => state)).toEqual(['to do', 'to do', 'done', 'done', 'to do', 'to do']);
  });

  it('that was not done says what happened', async () => {
    const goal = await add({ words: 'Not done' });
    const stepId = await stepOf(goal, 'Bring a night light');
    const { status, words: said } = await press(stepId, { state: 'not done', version: '1' });
    expect([status, said]).toEqual([422, expect.stringContaining('Say what happened, or why')]);
    await press(stepId, { state: 'not done', version: '1', happened: 'The shop was shut' });
    expect(await words()).toContain('The shop was shut');
  });

  it('that somebody else changed first is told, with what was typed', async () => {
    const goal = await add({ words: 'Twice pressed' });
    const stepId = await stepOf(goal, 'Bring a night light');
    await press(stepId, { state: 'done', version: '1' });
    const late = await press(stepId, { state: 'not done', version: '1', happened: 'Gran was ill' });
    expect(late.words).toContain('Somebody else changed this step');
    expect(late.html).toContain('Gran was ill');
  });
});

describe('a reading', () => {
  it('takes one press, is never overwritten, and can be taken back', async () => {
    const goal = await add({ words: 'Read', value: '2' });
    const url = `${planOf(ava)}/goals/${goal}/readings`;
    const { to } = await face.send('front door', url, {
      on: planOf(ava),
      fields: { quick: 'yes', value: '6' },
    });
    expect(to).toContain(`${planOf(ava)}?read=`);
    expect((await face.open('front door', to)).words).toContain(
      '2 of 10 on 22 November 2026, said by Ava. 6 of 10 on 22 November 2026, said by front door.',
    );
    const readingId = to.split('=')[1] ?? '';
    await face.send('front door', url, { on: planOf(ava), fields: { withdraw: readingId } });
    expect(await words()).not.toContain('6 of 10');
    expect((await face.open('front door', url)).words).toContain('6 of 10, said by front door (taken back');
    const found = await rows(
      'select value, withdrawn from practice.plan_reading where goal_id = $1 order by recorded_at, id',
      [goal],
    );
    expect(found.map(({ value }) => value)).toEqual([2, 6, 6]);
  });

  it('of somebody else has their name and its day, and is asked for a number from 0 to 10', async () => {
    const goal = await add({ words: 'Read by Mum' });
    const url = `${planOf(ava)}/goals/${goal}/readings`;
    const fields = { value: '11', by: 'Mum', 'on-day': '1', 'on-month': '11', 'on-year': '2026' };
    const wrong = await face.send('front door', url, { on: url, fields });
    expect([wrong.status, wrong.words]).toEqual([422, expect.stringContaining('must be between 0 and 10')]);
    await face.send('front door', url, { on: url, fields: { ...fields, value: '7' } });
    expect(await words()).toContain('7 of 10 on 1 November 2026, said by Mum');
  });
});

describe('what somebody says of the plan', () => {
  const view = (fields: Fields) =>
    face.send('front door', `${planOf(ava)}/views`, { on: `${planOf(ava)}/views`, fields });

  it('is kept beside what others say, and a child who could not answer has a reason', async () => {
    const { status, words: said } = await view({ kind: 'child', answer: 'could not answer' });
    expect([status, said]).toEqual([422, expect.stringContaining('Say why they could not answer')]);
    await view({ kind: 'child', answer: 'could not answer', words: 'Asleep after the hospital' });
    await view({ kind: 'parent', who: 'Mum', answer: 'no', words: 'quilmumdisagrees' });
    const page = await words();
    expect(page).toContain('Could not answer');
    expect(page).toContain('quilmumdisagrees');
    expect(await words(ben)).not.toContain('quilmumdisagrees');
  });

  it('is not taken for what another of the same name said', async () => {
    await view({ kind: 'parent', who: 'Sam', answer: 'yes' });
    await view({ kind: 'somebody else', who: 'Sam', answer: 'no', words: 'quilothersam' });
    const said = await words();
    expect(said).toContain('quilothersam');
    expect(said.match(/Sam:/g)).toHaveLength(2);
    await view({ kind: 'somebody else', who: 'sam', answer: 'yes' });
    expect(await words()).not.toContain('quilothersam');
  });
});
