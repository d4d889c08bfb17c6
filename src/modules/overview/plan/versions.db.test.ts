import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from './testing/plan-world.ts';
import { planOf, startPlan } from './testing/plan-world.ts';

let world: PlanWorld;
beforeAll(async () => {
  world = await startPlan();
});
afterAll(() => world.face.close());

const agreed: Fields = {
  meeting: 'Child in need review',
  'on-day': '20',
  'on-month': '11',
  'on-year': '2026',
  agreed_by: 'Ava, Rosa and the school',
  apart: 'Gran: it goes too fast',
};

/** Agrees the plan of Ava as its page shows it; gives where it can be read. */
async function agree(fields: Fields = {}) {
  const url = `${planOf(world.ava)}/versions`;
  const { html } = await world.face.open('front door', url);
  const stamp = /name="stamp" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return world.face.send('front door', url, { on: url, fields: { ...agreed, stamp, ...fields } });
}

const read = async (url: string) => (await world.face.open('director', url.replace('?saved=yes', ''))).words;

describe('a version that was agreed', () => {
  it('needs a goal, where it was agreed and by whom', async () => {
    expect((await agree()).words).toContain('There is no goal to agree yet');
    const { status, words } = await agree({ meeting: '', agreed_by: '' });
    expect([status, words]).toEqual([422, expect.stringContaining('Enter where it was agreed')]);
    expect(words).toContain('Enter who agreed');
  });

  it('is read afterwards as it was, beside what changed since', async () => {
    const goal = await world.add({ words: 'As agreed', value: '3' });
    const { to } = await agree();
    await world.change(goal, { words: 'Said anew' });
    await world.press(await world.stepOf(goal, 'Ring the doctor'), { state: 'done', version: '1' });
    const url = `${planOf(world.ava)}/goals/${goal}/readings`;
    await world.face.send('front door', url, { on: url, fields: { quick: 'yes', value: '9' } });
    const said = await read(to);
    for (const part of [
      'version 1',
      'Child in need review, 20 November 2026',
      'Ava, Rosa and the school',
      'Gran: it goes too fast',
      '“As agreed”',
      '3 of 10',
      'The words were: As agreed. Now: Said anew',
      'Where it was, of 10: 3. Now: 9',
      'to do. Now: Mum: Ring the doctor, by 6 December 2026, done',
    ])
      expect(said).toContain(part);
    expect(said).not.toContain('“Said anew”  In the words');
    expect(await world.words()).toContain('Version 1, 20 November 2026');
    await expect(world.face.owner.query("update practice.plan_agreed set meeting = 'x'")).rejects.toThrow(
      'insert-only',
    );
  });

  it('is not made of a plan that somebody changed after the page was opened', async () => {
    const { words, html } = await agree({ stamp: '1-1' });
    expect(words).toContain('Somebody else changed the plan');
    expect(html).toContain('Gran: it goes too fast');
    expect((await world.rows('select 1 from practice.plan_agreed')).length).toBe(1);
  });

  it('notices a reading, and what somebody said of the plan, that were added meanwhile', async () => {
    const before = (await world.rows('select 1 from practice.plan_agreed')).length;
    const url = `${planOf(world.ava)}/versions`;
    const stampNow = async () =>
      /name="stamp" value="([^"]*)"/.exec((await world.face.open('front door', url)).html)?.[1] ?? '';
    const goal = await world.add({ words: 'Read meanwhile' });
    const [readings, views] = [`${planOf(world.ava)}/goals/${goal}/readings`, `${planOf(world.ava)}/views`];
    const meanwhile = [
      { url: readings, fields: { quick: 'yes', value: '8' } },
      { url: views, fields: { kind: 'parent', who: 'Mum', answer: 'yes' } },
    ];
    for (const { url: where, fields } of meanwhile) {
      const stamp = await stampNow();
      await world.face.send('front door', where, { on: planOf(world.ava), fields });
      expect((await agree({ stamp })).words).toContain('Somebody else changed the plan');
      // It is said beside another error too: the page that shows the error shows the plan as it stands.
      expect((await agree({ stamp, meeting: '' })).words).toContain('Somebody else changed the plan');
    }
    expect((await world.rows('select 1 from practice.plan_agreed')).length).toBe(before);
  });

  it('has each its own number, also of two at once', async () => {
    const answers = await Promise.all([agree(), agree()]);
    expect(answers.map(({ to }) => to.includes('saved=yes'))).toEqual([true, true]);
    const found = await world.rows('select number from practice.plan_agreed order by number');
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('leaves out what a reader may not see today, whoever agreed it then', async () => {
    await world.add({ words: 'quilsharedthen', children: world.ben });
    const { to } = await agree();
    expect(await read(to)).toContain('quilsharedthen');
    const id = await plantRestriction(world.face.owner, { level: 'R2', subjects: [world.ben] });
    const said = await read(to);
    await world.face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    expect(said).not.toMatch(/quilsharedthen|Ben/);
  });
});

describe('what law asks of the plan', () => {
  it('is for the statuses of today, met or missing with where it is from', async () => {
    const carl = await world.person('Carl', '2012-01-01');
    expect(await read(planOf(carl))).not.toContain('What law asks of this plan');
    await world.face.owner.query(
      `insert into care.episode (id, person_id, starts, legal_status, reason_new, placement_type)
       values ($1, $2, '2026-09-01', 'C2', 'S', 'U1')`,
      [newId(), carl],
    );
    const said = await read(planOf(carl));
    expect(said).toContain('Care plan: 0 of 11 met');
    expect(said).toContain('Personal education plan: 0 of 2 met');
    expect(said).toContain('Review (England) Regulations 2010, regulation 5, since 1 April 2011');
    expect(said).toContain('A local default from general knowledge, not checked against the text');
    await world.face.owner.query(
      `insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, state)
       values ($1, $2, $3, 1, 'health', 'To see the dentist', 'Carl', 'now')`,
      [newId(), carl, newId()],
    );
    expect(await read(planOf(carl))).toContain('Care plan: 1 of 11 met');
  });

  it('leaves out what the authority switched off', async () => {
    const dot = await world.person('Dot', '2013-01-01');
    await world.face.owner.query(
      "insert into practice.child_protection_plan (id, person_id, starts) values ($1, $2, '2026-09-01')",
      [newId(), dot],
    );
    expect(await read(planOf(dot))).toContain('Child protection plan: 0 of 6 met');
    await world.face.owner.query(
      `insert into platform.setting (id, key, value) values (gen_random_uuid(), 'practice.plan-contents-protection', '0')`,
    );
    expect(await read(planOf(dot))).not.toContain('Child protection plan');
  });
});
