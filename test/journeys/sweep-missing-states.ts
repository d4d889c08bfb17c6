import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = (nth: number) =>
  `(select person_id from care.episode where ends is null order by person_id offset ${nth} limit 1)`;
const none = `/children/${nobodyKnown}/missing`;
const anyTime = `${none}/${nobodyKnown}`;

/** A child who is missing now, of whom everything is invented; `path` is made of the child and the time. */
const gone = (path: string): Finder =>
  one(`with t as (insert into care.missing_time (id, person_id, kind, gone_at, risk)
      select gen_random_uuid(), ${child(3)}, 'M', '2026-03-31T21:30:00Z', 'high'
       where not exists (select from care.missing_time o where o.person_id = ${child(3)} and o.state = 'missing')
      returning id, person_id),
    u as (select id, person_id from t union all
          select id, person_id from care.missing_time where person_id = ${child(3)} and state = 'missing' and not exists (select from t)),
    w as (insert into care.missing_words (id, person_id, time_id, about, words)
      select gen_random_uuid(), person_id, id, v.about, v.words from t, (values ('last seen', 'At the bus station, near the invented fountain'),
        ('wearing', 'A red coat'), ('worry', 'She has no money, and somebody older waits for her'), ('update', 'A driver saw her')) v(about, words)),
    o as (insert into care.missing_told (id, person_id, time_id, who, told_at, reference)
      select gen_random_uuid(), person_id, id, 'police', '2026-03-31T22:00:00Z', 'INVENTED 7' from t)
    select '/children/' || u.person_id || '/missing' || ${path} as path from u limit 1`);

/** One who is back, was offered a talk and had it. */
const back = (path: string): Finder =>
  one(`with t as (insert into care.missing_time (id, person_id, kind, gone_at, state, risk, back_at, back_how, well)
      select gen_random_uuid(), ${child(4)}, 'M', '2026-03-28T21:30:00Z', 'back', 'medium', '2026-03-29T06:10:00Z', 'found by police', 'done'
      returning id, person_id),
    w as (insert into care.missing_words (id, person_id, time_id, about, words)
      select gen_random_uuid(), person_id, id, v.about, v.words from t, (values ('last seen', 'At home'), ('worry', 'It is cold'),
        ('found', 'By the invented canal'), ('harm', 'Tired and hungry')) v(about, words)),
    p as (insert into care.missing_with (id, person_id, time_id, name) select gen_random_uuid(), person_id, id, 'Jay' from t),
    i as (insert into care.return_interview (id, person_id, time_id, step, happened_at, by_name, by_agency, is_independent, because, alone)
      select gen_random_uuid(), person_id, id, v.step, v.at::timestamptz, 'Pat Invented', 'An invented charity', true, v.because, v.alone
        from t, (values ('refused', '2026-03-29T12:00:00Z', 'Leave me alone', null), ('held', '2026-03-30T16:00:00Z', null, 'alone')) v(step, at, because, alone)
      returning id, person_id, step),
    s as (insert into care.return_passage (id, person_id, interview_id, place, about, words, audience)
      select gen_random_uuid(), person_id, id, 0, 'words', 'I wanted to be with my friends', 'child' from i where step = 'held')
    select '/children/' || t.person_id || '/missing' || ${path} as path from t`);

const emptyChild = one(`select '/children/' || ${child(6)} || '/missing' as path`);
const newReport = one(`select '/children/' || ${child(6)} || '/missing/report' as path`);

/** The pages of children who are or were missing. */
export const missingPages: Readonly<Record<string, readonly PageState[]>> = {
  '/missing': [
    filled('front door', async (kith) => {
      await gone(`''`)(kith);
      await back(`''`)(kith);
      return '/missing';
    }),
    empty('director', '/missing'),
    refused('analyst', '/missing'),
  ],
  '/missing/patterns': [
    filled('service manager', async (kith) => {
      await back(`''`)(kith);
      return '/missing/patterns';
    }),
    empty('director', '/missing/patterns'),
    refused('analyst', '/missing/patterns'),
  ],
  '/children/:personId/missing': [
    filled('front door', back(`''`)),
    { ...filled('director', emptyChild), state: 'never missing' },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/missing/report': [
    filled('front door', newReport),
    missing('front door', `${none}/report`),
    refused('director', `${none}/report`),
    {
      ...filled('front door', newReport),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/missing/:missingId': [
    filled('front door', gone(`'/' || u.id`)),
    { ...filled('director', back(`'/' || t.id`)), state: 'back, to be read only' },
    { ...filled('front door', back(`'/' || t.id`)), state: 'back' },
    missing('director', anyTime),
    refused('analyst', anyTime),
    {
      ...filled('front door', gone(`'/' || u.id`)),
      state: 'an update with nothing said',
      then: (person) => person.presses('Add this'),
      error: true,
    },
  ],
  '/children/:personId/missing/:missingId/back': [
    filled('front door', gone(`'/' || u.id || '/back'`)),
    missing('front door', `${anyTime}/back`),
    refused('director', `${anyTime}/back`),
    {
      ...filled('front door', gone(`'/' || u.id || '/back'`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/missing/:missingId/talk': [
    filled('front door', back(`'/' || t.id || '/talk'`)),
    missing('front door', `${anyTime}/talk`),
    refused('director', `${anyTime}/talk`),
    {
      ...filled('front door', back(`'/' || t.id || '/talk'`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
};
