import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const empty = `(select person_id from care.episode where ends is null order by person_id desc limit 1)`;
const none = `/children/${nobodyKnown}/plan`;
const anyGoal = `${none}/goals/${nobodyKnown}`;

/** A goal with a step, two readings and what a child says, of whom everything is invented; `path` is made of their ids. */
const aGoal = (path: string): Finder =>
  one(`with g as (insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, why, know, state, audience, staff_note)
      select gen_random_uuid(), ${child}, gen_random_uuid(), 1, 'feelings', 'I want to sleep in my own bed all night', 'Ava',
        'I am tired at school', 'Nobody has to wake up for me', 'now', 'family', 'Ask the nurse first' returning id, person_id, goal_id),
    s as (insert into practice.plan_step (id, person_id, goal_id, step_id, version, place, words, who, who_kind, by_when, state, audience)
      select gen_random_uuid(), person_id, goal_id, gen_random_uuid(), 1, 0, 'Mend the night light', 'Gran', 'in words', '2026-04-20', 'to do', 'family' from g
      returning step_id),
    r as (insert into practice.plan_reading (id, person_id, goal_id, reading_id, value, read_on, by_whom)
      select gen_random_uuid(), person_id, goal_id, gen_random_uuid(), v.value, v.read_on::date, 'Ava'
        from g, (values (2, '2026-02-01'), (6, '2026-03-20')) v(value, read_on)),
    w as (insert into practice.plan_view (id, person_id, who_kind, who, answer, words, said_on)
      select gen_random_uuid(), person_id, 'parent', 'Mum', 'partly', 'The doctor should do more.', '2026-03-20' from g),
    a as (insert into practice.plan_agreed (id, person_id, number, agreed_on, meeting, agreed_by, apart, parts)
      select gen_random_uuid(), person_id, (select coalesce(max(o.number), 0) + 1 from practice.plan_agreed o where o.person_id = g.person_id),
        '2026-03-20', 'Child in need review', 'Ava and Mum', 'Gran: it goes too fast', array(select g.id from g) from g
      returning id)
    select '/children/' || g.person_id || '/plan' || ${path} as path from g, s, a`);

const goalPath = `'/goals/' || g.goal_id`;
const stepPath = `'/steps/' || s.step_id`;

const versionPath = `'/versions/' || a.id`;

/** The pages of a child's plan. */
export const planPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/plan': [
    filled('front door', aGoal(`''`)),
    { ...filled('director', aGoal(`''`)), state: 'to be read only' },
    { ...filled('front door', one(`select '/children/' || ${empty} || '/plan' as path`)), state: 'empty' },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/plan/readers': [
    filled('front door', aGoal(`'/readers'`)),
    {
      ...filled('director', one(`select '/children/' || ${empty} || '/plan/readers' as path`)),
      state: 'empty',
    },
    missing('director', `${none}/readers`),
    refused('analyst', `${none}/readers`),
  ],
  '/children/:personId/plan/goals': [
    filled('front door', one(`select '/children/' || ${child} || '/plan/goals' as path`)),
    missing('front door', `${none}/goals`),
    refused('director', `${none}/goals`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/plan/goals' as path`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/plan/goals/:goalId': [
    filled('front door', aGoal(goalPath)),
    missing('front door', anyGoal),
    refused('director', anyGoal),
  ],
  '/children/:personId/plan/goals/:goalId/readings': [
    filled('front door', aGoal(`${goalPath} || '/readings'`)),
    missing('front door', `${anyGoal}/readings`),
    refused('director', `${anyGoal}/readings`),
    {
      ...filled('front door', aGoal(`${goalPath} || '/readings'`)),
      state: 'saved with no number',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/plan/steps/:stepId': [
    filled('front door', aGoal(stepPath)),
    missing('front door', `${none}/steps/${nobodyKnown}`),
    refused('director', `${none}/steps/${nobodyKnown}`),
    {
      ...filled('front door', aGoal(stepPath)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/plan/versions': [
    filled('front door', aGoal(`'/versions'`)),
    missing('front door', `${none}/versions`),
    refused('director', `${none}/versions`),
    {
      ...filled('front door', aGoal(`'/versions'`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Agree this version'),
      error: true,
    },
  ],
  '/children/:personId/plan/versions/:agreedId': [
    filled('director', aGoal(versionPath)),
    missing('director', `${none}/versions/${nobodyKnown}`),
    refused('analyst', `${none}/versions/${nobodyKnown}`),
  ],
  '/children/:personId/plan/views': [
    filled('front door', aGoal(`'/views'`)),
    missing('front door', `${none}/views`),
    refused('director', `${none}/views`),
    {
      ...filled('front door', aGoal(`'/views'`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
};
