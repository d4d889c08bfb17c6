import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const none = `/children/${nobodyKnown}`;

/** A visit that the front door's account of the demonstration is writing. */
const aDraft = (tail: string, own = '{"seen": "alone", "words": "I like the new school."}'): Finder =>
  one(`insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own)
    select gen_random_uuid(), gen_random_uuid(), ${child}, g.account_id, 0, 2,
      '{"purpose": "To hear about school", "gained": "A plan for Monday", "sleeps": "as recorded", "place": "where they live",
        "visited_on-day": "30", "visited_on-month": "3", "visited_on-year": "2026"}', '${own}'
      from access.role_grant g where g.role = 'front door' limit 1
    returning '/children/' || person_id || '/visits/' || draft_id || '${tail}' as path`);

const anEntry = (tail = ''): Finder =>
  one(`with e as (insert into practice.entry (id, person_id, event_id, kind, happened_on, happened_at, place, seen, not_alone_because, sleeps)
      select gen_random_uuid(), ${child}, gen_random_uuid(), 'visit', '2026-03-20', '4pm', 'where they live', 'not alone', 'Wanted the dog there', 'as recorded'
      returning id, person_id),
    p as (insert into practice.entry_passage (id, person_id, entry_id, place, about, words, audience)
      select gen_random_uuid(), person_id, id, 0, 'purpose', 'To hear about the first week at school', 'staff' from e
      union all select gen_random_uuid(), person_id, id, 1, 'words', 'School is all right. I miss my old bus.', 'family' from e),
    a as (insert into practice.entry_addition (id, person_id, entry_id, kind, words, who)
      select gen_random_uuid(), person_id, id, 'disagreement', 'It was the second week.', 'Mum' from e)
    select '/children/' || person_id || '/entries${tail}' || case when '${tail}' = '/' then id::text else '' end as path from e`);

/** The pages on visits and entries. */
export const entryPages: Readonly<Record<string, readonly PageState[]>> = {
  '/unfinished': [
    { ...filled('social worker', '/unfinished'), state: 'none' },
    filled('front door', '/unfinished'),
    refused('analyst', '/unfinished'),
  ],
  '/children/:personId/visits/:draftId': [
    filled('front door', aDraft('')),
    { ...filled('service manager', aDraft('')), state: 'unfinished, by somebody else' },
    missing('front door', `${none}/visits/${nobodyKnown}`),
    refused('analyst', `${none}/visits/${nobodyKnown}`),
    {
      ...filled('front door', aDraft('', '{}')),
      state: 'finished with nothing said of the child',
      then: (person) => person.presses('Finish the visit'),
      error: true,
    },
  ],
  '/children/:personId/visits/:draftId/check': [
    filled('front door', aDraft('/check')),
    missing('front door', `${none}/visits/${nobodyKnown}/check`),
    refused('director', `${none}/visits/${nobodyKnown}/check`),
  ],
  '/children/:personId/entries': [
    filled('front door', anEntry()),
    { ...filled('director', anEntry()), state: 'to be read only' },
    missing('director', `${none}/entries`),
    refused('analyst', `${none}/entries`),
  ],
  '/children/:personId/entries/:entryId': [
    filled('front door', anEntry('/')),
    { ...filled('director', anEntry('/')), state: 'to be read only' },
    missing('director', `${none}/entries/${nobodyKnown}`),
    refused('analyst', `${none}/entries/${nobodyKnown}`),
    {
      ...filled('front door', anEntry('/')),
      state: 'added to with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
};
