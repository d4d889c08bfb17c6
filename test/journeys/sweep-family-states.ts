import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const bare = `(select person_id from care.episode where ends is null order by person_id desc limit 1)`;
const none = (page: string): string => `/children/${nobodyKnown}/${page}`;
const of = (page: string, whose = child): Finder =>
  one(`select '/children/' || ${whose} || '/${page}' as path`);

/**
 * What a child wants people to know first, and two warnings of which one was not looked at lately; told once, as the
 * page counts them. Everything is invented.
 */
const told = (page: string): Finder =>
  one(`with k as (insert into practice.know_first (id, person_id, kind, words, written_by, said_on)
      values (gen_random_uuid(), ${child}, 'said', 'I sleep with the light on. I am left-handed.', 'Ava', '2026-02-01') returning person_id),
    told as (insert into practice.warning (id, person_id, warning_id, place, words, said_by, since, review_by, state, because)
      select v.id, ${child}, v.id, v.place, v.words, 'police, on the phone', '2025-11-01', v.due::date, v.state, v.why
        from (values (gen_random_uuid(), 'home', 'A dog behind the gate: ring first', '2099-01-01', 'stands', null),
          (gen_random_uuid(), 'person', 'Somebody shouted at the door: go with two', '2025-12-01', 'stands', null),
          (gen_random_uuid(), 'home', 'The stairs are broken', '2025-12-01', 'over', 'Mended')) v(id, place, words, due, state, why)
        where not exists (select from practice.warning where person_id = ${child})
      returning warning_id, words),
    w as (select warning_id, words from told union select warning_id, words from practice.warning where person_id = ${child})
    select '/children/' || k.person_id || ${page} as path from k, w where w.words like 'A dog%'`);

const act = (name: string): PageState => ({
  ...filled('front door', told(`'/warnings/' || w.warning_id || '/${name}'`)),
  state: `${name}, with nothing said`,
  then: async (person) => {
    for (const field of await person.page.locator('main form textarea').all()) await field.fill('');
    await person.presses('Save');
  },
  error: true,
});

const savedBare = (page: string): PageState => ({
  ...filled('front door', of(page)),
  state: 'saved with nothing said',
  then: (person) => person.presses('Save'),
  error: true,
});

/** A family's page, what children want people to know first, and warnings before a visit. */
export const familyPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/family': [
    filled('front door', told(`'/family'`)),
    { ...filled('director', of('family', bare)), state: 'with nothing told, to be read only' },
    missing('director', none('family')),
    refused('analyst', none('family')),
  ],
  '/children/:personId/know-first': [
    filled('front door', told(`'/know-first'`)),
    savedBare('know-first'),
    missing('director', none('know-first')),
    refused('analyst', none('know-first')),
  ],
  '/children/:personId/warnings': [
    filled('front door', told(`'/warnings'`)),
    { ...filled('director', of('warnings', bare)), state: 'empty, to be read only' },
    missing('director', none('warnings')),
    refused('analyst', none('warnings')),
  ],
  '/children/:personId/warnings/new': [
    filled('front door', of('warnings/new')),
    savedBare('warnings/new'),
    missing('front door', none('warnings/new')),
    refused('director', none('warnings/new')),
  ],
  '/children/:personId/warnings/:warningId': [
    filled('front door', told(`'/warnings/' || w.warning_id`)),
    missing('director', none(`warnings/${nobodyKnown}`)),
    refused('analyst', none(`warnings/${nobodyKnown}`)),
  ],
  '/children/:personId/warnings/:warningId/:warningAct': [
    filled('front door', told(`'/warnings/' || w.warning_id || '/right'`)),
    { ...filled('front door', told(`'/warnings/' || w.warning_id || '/stands'`)), state: 'not now' },
    act('over'),
    act('mistake'),
    missing('front door', none(`warnings/${nobodyKnown}/right`)),
    refused('director', none(`warnings/${nobodyKnown}/right`)),
  ],
};
