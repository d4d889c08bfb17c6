import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const bare = `(select person_id from care.episode where ends is null order by person_id desc limit 1)`;
const none = `/children/${nobodyKnown}/staying-home`;

/** Support whose end is due, told once, as pages count it; everything is invented. `path` is made of its ids. */
const told = (path: string): Finder =>
  one(`with told as (insert into practice.edge_support (id, person_id, support_id, version, kind, why_now, different, said_by, asked_by,
        agreed_by, given_by, starts, planned_end, cost_pence, cost_per, paid_by)
      select gen_random_uuid(), ${child}, gen_random_uuid(), 1, 'Intensive family support at home', 'Nobody sleeps', 'We eat together',
        'Mum', 'School', 'Mum', 'The family team', '2025-09-01', '2025-12-01', 25000, 'week', 'The council'
        where not exists (select from practice.edge_support where person_id = ${child})
      returning person_id, support_id),
    s as (select person_id, support_id from told union select person_id, support_id from practice.edge_support where person_id = ${child})
    select '/children/' || s.person_id || '/staying-home' || ${path} as path from s`);
const itself = `'/' || s.support_id`;
const act = (name: string): PageState => ({
  ...filled('front door', told(`${itself} || '/${name}'`)),
  state: name,
});
const savedBare = (state: PageState): PageState => ({
  ...state,
  state: `${state.state}, with nothing filled in`,
  then: (person) => person.presses('Save'),
  error: true,
});
const blank = filled('front door', one(`select '/children/' || ${child} || '/staying-home/new' as path`));

/** The pages of support to stay at home. */
export const edgeSupportPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/staying-home': [
    filled('front door', told(`''`)),
    {
      ...filled('front door', one(`select '/children/' || ${bare} || '/staying-home' as path`)),
      state: 'empty',
    },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/staying-home/new': [
    blank,
    savedBare(blank),
    missing('front door', `${none}/new`),
    refused('director', `${none}/new`),
  ],
  '/children/:personId/staying-home/:supportId': [
    filled('front door', told(itself)),
    missing('director', `${none}/${nobodyKnown}`),
    refused('analyst', `${none}/${nobodyKnown}`),
  ],
  '/children/:personId/staying-home/:supportId/:supportAct': [
    ...['review', 'extend', 'right', 'mistake'].map(act),
    savedBare(act('end')),
    { ...act('back'), state: 'not now' },
    missing('front door', `${none}/${nobodyKnown}/end`),
    refused('director', `${none}/${nobodyKnown}/end`),
  ],
  '/staying-home': [filled('director', '/staying-home'), refused('analyst', '/staying-home')],
};
