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

/** A child's timeline, and where things stand. */
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
};
