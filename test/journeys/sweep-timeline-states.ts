import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const empty = `(select p.id from people.person p where not exists (select from care.episode e where e.person_id = p.id)
  and not exists (select from practice.timeline_item t where t.person_id = p.id) order by p.id limit 1)`;
const none = `/children/${nobodyKnown}`;

/** A visit with a child's own words, marked as significant, and where things stand: all of it invented. */
const written = (path: string): Finder =>
  one(`with e as (insert into practice.entry (id, person_id, event_id, kind, happened_on, happened_at, place, seen, sleeps)
      select gen_random_uuid(), ${child}, gen_random_uuid(), 'visit', '2026-03-20', '4pm', 'where they live', 'alone', 'as recorded'
      returning id, person_id),
    p as (insert into practice.entry_passage (id, person_id, entry_id, place, about, words)
      select gen_random_uuid(), e.person_id, e.id, v.place, v.about, v.words from e, (values
        (0, 'purpose', 'To hear how the new school is.'), (1, 'words', 'I like the music room best.')) v(place, about, words)),
    m as (insert into practice.timeline_mark (id, person_id, item_id, is_significant) select gen_random_uuid(), person_id, id, true from e),
    s as (insert into practice.summary (id, person_id, as_at, words)
      select gen_random_uuid(), person_id, '2026-03-22', 'We are there because Ava had nowhere safe to sleep. School goes well.' from e)
    select '/children/' || person_id || '${path}' as path from e`);

/** An event in a chronology and one that another agency told, all of it invented. */
const anEvent = (path: string): Finder =>
  one(`with c as (insert into practice.chronology_event (id, person_id, event_id, happened_on, precision, words, meaning, agency, source)
      select gen_random_uuid(), ${child}, gen_random_uuid(), v.on_day::date, v.precision, v.words, v.meaning, v.agency, v.source
        from (values ('2024-05-01', 'month', 'Moved school for the third time in a year', 'She lost her friends again', 'School', 'letter of the head teacher'),
                     ('2025-02-03', 'day', 'Slept at her grandmother’s for the first time', null, null, 'visit on 4 February 2025')) v(on_day, precision, words, meaning, agency, source)
      returning person_id, event_id)
    select '/children/' || person_id || '/chronology' || ${path} as path from c limit 1`);

/** A child's timeline, where things stand, and the chronology. */
export const timelinePages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/timeline': [
    filled('front door', written('/timeline')),
    { ...filled('director', written('/timeline?words=music')), state: 'searched, to be read only' },
    { ...filled('front door', written('/timeline?words=nowhere%20to%20be%20found')), state: 'nothing found' },
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/timeline' as path`)),
      state: 'empty',
    },
    missing('director', `${none}/timeline`),
    refused('analyst', `${none}/timeline`),
  ],
  '/children/:personId/summary': [
    filled('front door', written('/summary')),
    { ...filled('director', written('/summary')), state: 'to be read only' },
    { ...filled('front door', one(`select '/children/' || ${empty} || '/summary' as path`)), state: 'empty' },
    missing('director', `${none}/summary`),
    refused('analyst', `${none}/summary`),
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/summary' as path`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/chronology': [
    filled('front door', anEvent(`''`)),
    { ...filled('director', anEvent(`''`)), state: 'to be read only' },
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/chronology' as path`)),
      state: 'empty',
    },
    missing('director', `${none}/chronology`),
    refused('analyst', `${none}/chronology`),
  ],
  '/children/:personId/chronology/events': [
    filled('front door', anEvent(`'/events'`)),
    missing('front door', `${none}/chronology/events`),
    refused('director', `${none}/chronology/events`),
    {
      ...filled('front door', anEvent(`'/events'`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/chronology/events/:chronologyEventId': [
    filled('front door', anEvent(`'/events/' || event_id`)),
    missing('front door', `${none}/chronology/events/${nobodyKnown}`),
    refused('director', `${none}/chronology/events/${nobodyKnown}`),
    {
      ...filled('front door', anEvent(`'/events/' || event_id`)),
      state: 'taken out without why',
      then: (person) => person.presses('Take out'),
      error: true,
    },
  ],
  '/children/:personId/chronology/picks': [
    filled('front door', one(`select '/children/' || ${child} || '/chronology/picks' as path`)),
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/chronology/picks' as path`)),
      state: 'empty',
    },
    missing('front door', `${none}/chronology/picks`),
    refused('director', `${none}/chronology/picks`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/chronology/picks' as path`)),
      state: 'taken with nothing ticked',
      then: (person) => person.presses('Take these'),
      error: true,
    },
  ],
};
