import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const empty = `(select person_id from care.episode where ends is null order by person_id desc limit 1)`;
const none = `/children/${nobodyKnown}/promises`;

/** A promise that was changed once, and is late or kept; everything is invented. `path` is made of its ids. */
const aPromise = (path: string, kept = false): Finder =>
  one(`with p as (insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, made_on, due_on, because)
      select gen_random_uuid(), ${child}, x.id, v.version, v.words, 'child', 'Ava', 'Nora', '2026-02-01', v.due::date, v.because
        from (select gen_random_uuid() as id) x, (values (1, 'I will bring the photo album on Friday', '2026-02-10', null),
          (2, 'I will bring the photo album when I have found it', '2026-03-20', 'The album is in the other house')) v(version, words, due, because)
      returning person_id, promise_id),
    o as (select distinct person_id, promise_id from p),
    t as (insert into practice.promise_turn (id, person_id, promise_id, number, kind, words, happened_on, how, by_whom, answer)
      select gen_random_uuid(), o.person_id, o.promise_id, v.number, v.kind, v.words, '2026-02-08', v.how, 'Nora', v.answer
        from o, (values (1, 'changed', 'The album is in the other house', 'on the phone', 'She said: all right, but do look'),
          (2, 'kept', 'Brought it and looked at it together', null, null)) v(number, kind, words, how, answer)
       where v.number = 1 or ${kept}
      returning id)
    select '/children/' || o.person_id || '/promises' || ${path} as path from o where (select count(*) from t) > 0`);

const emptied: NonNullable<PageState['then']> = async (person) => {
  for (const field of await person.page.locator('main form textarea').all()) await field.fill('');
  await person.presses('Save');
};
const itself = `'/' || o.promise_id`;
const act = (name: string): string => `${itself} || '/${name}'`;
const nothingSaid = (name: string, kept = false): PageState => ({
  ...filled('front door', aPromise(act(name), kept)),
  state: `${name}, with nothing said`,
  then: emptied,
  error: true,
});

const noWish = `/children/${nobodyKnown}/wishes`;

/** A wish that waits or has a reply and what came of it; everything is invented. `path` is made of its ids. */
const aWish = (path: string, answered = false): Finder =>
  one(`with w as (insert into practice.wish (id, person_id, wish_id, version, kind, words, observed_by, said_on, to_whom, reply_by)
      select gen_random_uuid(), ${child}, gen_random_uuid(), 1, v.kind, v.words, v.seen, '2026-02-01', 'Nora', '2026-02-15'
        from (values ('said', 'I want to see my dog', null), ('shown', 'Reaches for the photograph of the dog', 'Gran')) v(kind, words, seen)
       where v.kind = 'said' or not ${answered}
      returning person_id, wish_id),
    o as (select person_id, wish_id from w limit 1),
    t as (insert into practice.wish_turn (id, person_id, wish_id, number, kind, answer, words, happened_on, by_whom, how)
      select gen_random_uuid(), o.person_id, o.wish_id, v.number, v.kind, v.answer, v.words, v.day::date, v.who, v.how
        from o, (values (1, 'reply', 'partly', 'You can see him on Friday. He cannot move in, because of your siblings.', '2026-02-09', 'Nora', 'face to face'),
          (2, 'came of it', null, 'They walked the dog together', '2026-02-13', null, null)) v(number, kind, answer, words, day, who, how)
       where ${answered}
      returning id)
    select '/children/' || o.person_id || '/wishes' || ${path} as path from o where (select count(*) from t) >= 0`);

const itsWish = `'/' || o.wish_id`;
const wishAct = (name: string): string => `${itsWish} || '/${name}'`;
const nothingReplied = (name: string, answered = false): PageState => ({
  ...filled('front door', aWish(wishAct(name), answered)),
  state: `${name}, with nothing said`,
  then: emptied,
  error: true,
});

/** The pages of what children want. */
const wishPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/wishes': [
    filled('front door', aWish(`''`)),
    { ...filled('director', aWish(`''`, true)), state: 'to be read only' },
    { ...filled('front door', one(`select '/children/' || ${empty} || '/wishes' as path`)), state: 'empty' },
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/wishes?for=family' as path`)),
      state: 'empty for the family',
    },
    missing('director', noWish),
    refused('analyst', noWish),
  ],
  '/children/:personId/wishes/new': [
    filled('front door', one(`select '/children/' || ${child} || '/wishes/new' as path`)),
    missing('front door', `${noWish}/new`),
    refused('director', `${noWish}/new`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/wishes/new' as path`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/wishes/:wishId': [
    filled('front door', aWish(itsWish)),
    { ...filled('front door', aWish(itsWish, true)), state: 'answered, hard to read' },
    missing('director', `${noWish}/${nobodyKnown}`),
    refused('analyst', `${noWish}/${nobodyKnown}`),
  ],
  '/children/:personId/wishes/:wishId/:wishAct': [
    filled('front door', aWish(wishAct('reply'))),
    { ...filled('front door', aWish(wishAct('right'))), state: 'put right' },
    { ...filled('front door', aWish(wishAct('mistake'), true)), state: 'not now' },
    nothingReplied('reply'),
    nothingReplied('came', true),
    nothingReplied('back', true),
    missing('front door', `${noWish}/${nobodyKnown}/reply`),
    refused('director', `${noWish}/${nobodyKnown}/reply`),
  ],
};

const noStar = `/children/${nobodyKnown}/star`;

/** Readings of a star by the child, twice, and by a parent; everything is invented. */
const aStar = (path: string): Finder =>
  one(`with r as (insert into practice.star_reading (id, person_id, read_on, by_kind, by_whom, words, audience)
      select gen_random_uuid(), ${child}, v.day::date, v.kind, v.who, v.words, 'staff'
        from (values ('2025-11-01', 'child', 'Ava', null), ('2026-03-01', 'child', 'Ava', 'School is better since the rabbit came'),
          ('2026-03-02', 'parent', 'Mum', null)) v(day, kind, who, words)
      returning id, person_id, by_kind, read_on),
    own as (insert into practice.star_area (id, person_id, area, version, name)
      select gen_random_uuid(), ${child}, 'own-rabbit', coalesce(max(a.version), 0) + 1, 'My rabbit and the garden'
        from practice.star_area a where a.person_id = ${child} and a.area = 'own-rabbit' returning id),
    v as (insert into practice.star_value (id, person_id, reading_id, area, value)
      select gen_random_uuid(), r.person_id, r.id, a.area, (3 + a.at + extract(month from r.read_on)::int) % 11
        from r, unnest(array['mind', 'body', 'safe', 'home', 'people', 'community', 'learning', 'everyday', 'own-rabbit']) with ordinality a(area, at)
       where not (r.by_kind = 'parent' and a.area in ('community', 'own-rabbit'))
      returning id)
    select '/children/' || r.person_id || '/star' || ${path} as path from r
     where r.by_kind = 'child' and (select count(*) from v) + (select count(*) from own) > 0 order by r.read_on desc limit 1`);

/** The pages of the star. */
const starPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/star': [
    filled('front door', aStar(`''`)),
    { ...filled('director', aStar(`''`)), state: 'to be read only' },
    { ...filled('front door', one(`select '/children/' || ${empty} || '/star' as path`)), state: 'empty' },
    { ...filled('director', aStar(`'?for=family'`)), state: 'for the family' },
    missing('director', noStar),
    refused('analyst', noStar),
  ],
  '/children/:personId/star/new': [
    filled('front door', one(`select '/children/' || ${child} || '/star/new' as path`)),
    missing('front door', `${noStar}/new`),
    refused('director', `${noStar}/new`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/star/new' as path`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/star/areas': [
    filled('front door', aStar(`'/areas'`)),
    missing('front door', `${noStar}/areas`),
    refused('director', `${noStar}/areas`),
  ],
  '/children/:personId/star/:starReadingId': [
    filled('front door', aStar(`'/' || r.id`)),
    missing('front door', `${noStar}/${nobodyKnown}`),
    refused('director', `${noStar}/${nobodyKnown}`),
    {
      ...filled('front door', aStar(`'/' || r.id`)),
      state: 'taken back with nothing said',
      then: (person) => person.presses('Take it back'),
      error: true,
    },
  ],
};

/** The pages of what was promised, what children want, and the star. */
export const promisePages: Readonly<Record<string, readonly PageState[]>> = {
  ...wishPages,
  ...starPages,
  '/promises': [
    {
      ...filled('front door', '/promises'),
      state: 'empty',
    },
    refused('analyst', '/promises'),
  ],
  '/children/:personId/promises': [
    filled('front door', aPromise(`''`)),
    { ...filled('director', aPromise(`''`, true)), state: 'to be read only' },
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/promises' as path`)),
      state: 'empty',
    },
    {
      ...filled('front door', one(`select '/children/' || ${empty} || '/promises?for=child' as path`)),
      state: 'empty for the child',
    },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/promises/new': [
    filled('front door', one(`select '/children/' || ${child} || '/promises/new' as path`)),
    missing('front door', `${none}/new`),
    refused('director', `${none}/new`),
    {
      ...filled('front door', one(`select '/children/' || ${child} || '/promises/new' as path`)),
      state: 'saved with nothing said',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/promises/:promiseId': [
    filled('front door', aPromise(itself)),
    { ...filled('front door', aPromise(itself, true)), state: 'kept and not yet confirmed' },
    { ...filled('director', aPromise(itself, true)), state: 'to be read only' },
    missing('director', `${none}/${nobodyKnown}`),
    refused('analyst', `${none}/${nobodyKnown}`),
  ],
  '/children/:personId/promises/:promiseId/:promiseAct': [
    filled('front door', aPromise(act('kept'))),
    { ...filled('front door', aPromise(act('right'))), state: 'put right' },
    { ...filled('front door', aPromise(act('mistake'))), state: 'a mistake' },
    { ...filled('front door', aPromise(act('said'))), state: 'not now' },
    nothingSaid('said', true),
    nothingSaid('changed'),
    nothingSaid('broken'),
    nothingSaid('back'),
    missing('front door', `${none}/${nobodyKnown}/kept`),
    refused('director', `${none}/${nobodyKnown}/kept`),
  ],
};
