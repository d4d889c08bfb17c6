import type { PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child =
  '(select person_id from care.episode group by person_id having bool_or(ends is null) order by person_id limit 1)';

/** Somebody got in touch about a child in care; `state` is where that stands. */
const aWorry = (state: string, tail = '') =>
  one(`with w as (insert into practice.worry (id, state, received_at, due_at, how, caller, source_code, caller_name, caller_role,
      caller_agency, words, wants, parents_know, parents_told, weighed, handed_over_at)
    values (gen_random_uuid(), '${state}', '2026-03-30T13:15:00Z', '2026-03-31T13:15:00Z', 'phone', 'professional', '2A', 'Ada Invented',
      'teacher', 'Made Up School', 'She came to school hungry again.', 'Help for her mother', 'agree', 'yes', 'The school keeps an eye on her.',
      now()) returning id),
    c as (insert into practice.worry_child (id, worry_id, person_id) select gen_random_uuid(), id, ${child} from w),
    k as (insert into practice.worry_check (id, worry_id, agency, asked, basis)
      select gen_random_uuid(), id, 'Made Up Surgery', 'Whether she was seen this year', 'public task' from w)
    select '/front-door/' || id || '${tail}' as path from w`);
const anUnfinished =
  one(`insert into practice.worry (id, typed) values (gen_random_uuid(), '{"words": "A girl was seen alone at the"}')
  returning '/front-door/' || id || '/words' as path`);
const anAnswered =
  one(`insert into practice.worry (id, state, received_at, due_at, how, caller, caller_name, words, parents_know, reply, replied_how,
      replied_at, ended_at)
    values (gen_random_uuid(), 'ended', '2026-03-30T13:15:00Z', '2026-03-31T13:15:00Z', 'phone', 'professional', 'Ada Invented',
      'She came to school hungry again.', 'agree', 'The family has help now.', 'letter', '2026-03-31T10:00:00Z', '2026-03-31T10:00:00Z')
    returning '/front-door/' || id || '/letter' as path`);
const none = `/front-door/${nobodyKnown}`;

/** The pages of the front door. */
export const frontDoorPages: Readonly<Record<string, readonly PageState[]>> = {
  '/front-door': [
    { ...filled('director', '/front-door'), state: 'to look at only' },
    filled(
      'front door',
      one(
        `with w as (insert into practice.worry (id) values (gen_random_uuid()) returning id) select '/front-door' as path from w`,
      ),
    ),
    filled('service manager', '/front-door?show=ended'),
    empty('front door', '/front-door'),
    refused('social worker', '/front-door'),
  ],
  '/front-door/:worryId': [
    filled('front door', aWorry('gathering')),
    { ...filled('service manager', aWorry('to decide')), state: 'waits for a decision' },
    { ...filled('front door', aWorry('gathering', '?q=smith')), state: 'with a search' },
    missing('front door', none),
    refused('social worker', none),
  ],
  '/front-door/:worryId/words': [
    filled('front door', anUnfinished),
    missing('front door', `${none}/words`),
    refused('director', `${none}/words`),
    {
      ...filled('front door', anUnfinished),
      state: 'with little answered',
      then: (person) => person.presses('Save and go on'),
      error: true,
    },
  ],
  '/front-door/:worryId/checks': [
    filled('front door', aWorry('gathering', '/checks')),
    refused('director', `${none}/checks`),
    {
      ...filled('front door', aWorry('gathering', '/checks')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/front-door/:worryId/advice': [
    filled('front door', aWorry('gathering', '/advice')),
    refused('director', `${none}/advice`),
    {
      ...filled('front door', aWorry('gathering', '/advice')),
      state: 'with nothing written',
      then: (person) => person.presses('Save and end'),
      error: true,
    },
  ],
  '/front-door/:worryId/hand-over': [
    filled('front door', aWorry('gathering', '/hand-over')),
    refused('director', `${none}/hand-over`),
    {
      ...filled('front door', aWorry('gathering', '/hand-over')),
      state: 'with nothing answered',
      then: (person) => person.presses('Ask for a decision'),
      error: true,
    },
  ],
  '/front-door/:worryId/decision': [
    filled('service manager', aWorry('to decide', '/decision')),
    refused('front door', `${none}/decision`),
    {
      ...filled('service manager', aWorry('to decide', '/decision')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save the decision'),
      error: true,
    },
  ],
  '/front-door/:worryId/letter': [
    filled('front door', anAnswered),
    missing('front door', `${none}/letter`),
    refused('director', `${none}/letter`),
  ],
  '/front-door/:worryId/reply': [
    filled('front door', aWorry('to answer', '/reply')),
    refused('director', `${none}/reply`),
    {
      ...filled('front door', aWorry('to answer', '/reply')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save and end'),
      error: true,
    },
  ],
};
