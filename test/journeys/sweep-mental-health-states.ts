import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const empty = `(select person_id from care.episode where ends is null order by person_id desc limit 1)`;
const none = `/children/${nobodyKnown}/mental-health`;

const mind = { whose: child, area: 'mental health', said: 'I cannot sleep', seen: 'Wakes at night, afraid' };
const another = `(select person_id from care.episode where ends is null order by person_id offset 1 limit 1)`;
const drink = {
  ...{ whose: another, area: 'substance use' },
  ...{ said: 'I drink to get through the evening', seen: 'Tired in the morning, and worried about it' },
};

/** A need for which a service was asked, told once, as pages count needs; everything is invented. `path` is made of its ids. */
const aNeed = (path: string, { whose, area, said, seen } = mind): Finder =>
  one(`with told as (insert into practice.mental_health_need (id, person_id, need_id, version, area, said, seen, known_on)
      select gen_random_uuid(), ${whose}, gen_random_uuid(), 1, '${area}', '${said}', '${seen}', '2025-09-01'
        where not exists (select from practice.mental_health_need where person_id = ${whose})
      returning person_id, need_id),
    asked as (insert into practice.mental_health_turn (id, person_id, need_id, number, kind, referral_id, service, happened_on)
      select gen_random_uuid(), told.person_id, told.need_id, 1, 'asked', gen_random_uuid(), 'The clinic', '2025-10-01' from told
      returning need_id),
    n as (select person_id, need_id from told union select person_id, need_id from practice.mental_health_need where person_id = ${whose})
    select '/children/' || n.person_id || '/mental-health' || ${path} as path from n where (select count(*) from asked) >= 0`);
const itself = `'/' || n.need_id`;
const act = (name: string): PageState => ({
  ...filled('front door', aNeed(`${itself} || '/${name}'`)),
  state: name,
});

/** The pages of needs: mental health, substance use, domestic abuse. */
export const mentalHealthPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/mental-health': [
    filled('front door', aNeed(`''`)),
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/mental-health' as path`)),
      state: 'empty',
    },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/mental-health/new': [
    filled('front door', one(`select '/children/' || ${child} || '/mental-health/new' as path`)),
    missing('front door', `${none}/new`),
    refused('director', `${none}/new`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/mental-health/new' as path`)),
      state: 'with nothing filled in',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/mental-health/:needId': [
    filled('front door', aNeed(itself)),
    { ...filled('front door', aNeed(itself, drink)), state: 'of substance use' },
    missing('director', `${none}/${nobodyKnown}`),
    refused('analyst', `${none}/${nobodyKnown}`),
  ],
  '/children/:personId/mental-health/:needId/:needAct': [
    ...['ask', 'answer', 'start', 'over', 'right', 'mistake', 'back'].map(act),
    missing('front door', `${none}/${nobodyKnown}/ask`),
    refused('director', `${none}/${nobodyKnown}/ask`),
  ],
  '/children/:personId/plan/mental-health': [
    filled('front door', one(`select '/children/' || ${child} || '/plan/mental-health' as path`)),
    missing('front door', `/children/${nobodyKnown}/plan/mental-health`),
    refused('director', `/children/${nobodyKnown}/plan/mental-health`),
  ],
  '/mental-health': [filled('director', '/mental-health'), refused('analyst', '/mental-health')],
};
