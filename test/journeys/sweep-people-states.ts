import { newId } from '../../src/platform/ids/ids.ts';
import { plantKept } from './plant-kept.ts';
import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, loaded, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const aPerson = (tail: string): Finder =>
  one(`select '/people/' || person_id || '${tail}' as path from care.episode
    group by person_id having count(*) > 3 and bool_or(ends is null) order by person_id limit 1`);
const aLoaded = (tail: string): Finder =>
  one(`select '/people/' || person_id || '${tail}' as path from care.episode order by person_id limit 1`);
const hers = `select r.subject_id from access.relation r join access.account a on a.id = r.account_id
  where a.email = 'social-worker@northmoor.example' and r.kind = 'worker' and r.ends is null`;
/** A page about a child whose worker the demonstration's social worker is. */
const aChildOfHers = (tail: string): Finder =>
  one(`select '/people/' || subject_id || '${tail}' as path from (${hers}) h order by subject_id limit 1`);
const aName = one(`select '/people/' || person_id || '/facts/names/' || id as path from people.name
  where person_id in (${hers}) order by id limit 1`);
const aPair = one(
  `select '/duplicates/' || person_id || '/' || other_id as path from people.likely_same order by strength desc limit 1`,
);

/** Somebody recorded a person who may be the child that the guardian keeps back. */
const aSilentMatch: Finder = async (kith) => {
  const { person } = await plantKept(kith, 'R2');
  const added = '77777777-7777-4777-8777-777777777777';
  await kith.owner.query(
    "insert into people.person (id, sex, birth_date) values ($1, 'F', '2016-05-04') on conflict do nothing",
    [added],
  );
  await kith.owner.query(
    `insert into people.name (id, person_id, kind, given, family) select $1, $2, 'legal', 'Peregrin', 'Kept'
      where not exists (select from people.name where person_id = $2)`,
    [newId(), added],
  );
  await kith.owner.query(
    `insert into people.likely_same (person_id, other_id, strength, reasons)
     values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 60, '{birth date and names alike}') on conflict do nothing`,
    [person, added],
  );
  return '/restrictions/matches';
};

/** The pages about people: search, adding, what is recorded, two records of one person, loading returns. */
export const peoplePages: Readonly<Record<string, readonly PageState[]>> = {
  '/search': [
    filled('social worker', '/search'),
    filled('director', '/search?q=smith'),
    filled('director', '/search?q=zzzzqqqq'),
    filled('social worker', '/search?q=zzzzqqqq'),
    loaded('analyst', '/search?q=7001'),
    empty('director', '/search?q=smith'),
    refused('lead member', '/search?q=smith'),
  ],
  '/people/new': [
    filled('front door', '/people/new?q=Zoe+Newcomer+2019'),
    filled('front door', '/people/new'),
    refused('director', '/people/new?q=Zoe'),
    {
      ...filled('front door', '/people/new?q=Zoe'),
      state: 'with nothing answered',
      then: (person) => person.presses('Continue'),
      error: true,
    },
  ],
  '/people/:personId': [
    filled('director', aPerson('')),
    filled('social worker', aChildOfHers('')),
    loaded('analyst', aLoaded('')),
    missing('director', `/people/${nobodyKnown}`),
    refused('administrator', `/people/${nobodyKnown}`),
  ],
  '/people/:personId/history': [
    filled('director', aPerson('/history')),
    loaded('analyst', aLoaded('/history')),
    missing('director', `/people/${nobodyKnown}/history`),
  ],
  '/people/:personId/family': [
    filled('director', aPerson('/family')),
    filled('social worker', aChildOfHers('/family')),
    filled('social worker', aChildOfHers('/family?on=2020-01-01')),
    { ...loaded('analyst', aLoaded('/family')), state: 'of whom nobody is recorded' },
    missing('director', `/people/${nobodyKnown}/family`),
    refused('administrator', `/people/${nobodyKnown}/family`),
  ],
  '/people/:personId/relatives/new': [
    filled('social worker', aChildOfHers('/relatives/new?as=brother+or+sister&q=Kim')),
    refused('director', `/people/${nobodyKnown}/relatives/new`),
    {
      ...filled('social worker', aChildOfHers('/relatives/new')),
      state: 'with nothing answered',
      then: (person) => person.presses('Add to the family'),
      error: true,
    },
  ],
  '/people/:personId/withheld': [
    filled('social worker', aChildOfHers('/withheld')),
    refused('director', `/people/${nobodyKnown}/withheld`),
    missing('front door', `/people/${nobodyKnown}/withheld`),
    {
      ...filled('social worker', aChildOfHers('/withheld')),
      state: 'with nothing answered',
      then: (person) => person.presses('Withhold the address'),
      error: true,
    },
  ],
  '/people/:personId/about': [
    filled('social worker', aChildOfHers('/about')),
    refused('director', `/people/${nobodyKnown}/about`),
    {
      ...filled('social worker', aChildOfHers('/about')),
      state: 'saved with a birthday that is none',
      then: async (person) => {
        await person.page.getByRole('group', { name: 'When they were born' }).getByLabel('Day').fill('45');
        await person.presses('Save');
      },
      error: true,
    },
  ],
  '/people/:personId/withdrawal': [
    filled('social worker', aChildOfHers('/withdrawal')),
    refused('analyst', `/people/${nobodyKnown}/withdrawal`),
  ],
  '/people/:personId/facts/:kind/new': [
    ...['names', 'numbers', 'contacts', 'homes', 'ties', 'responsibility'].flatMap((kind): PageState[] => [
      { ...filled('social worker', aChildOfHers(`/facts/${kind}/new`)), state: kind },
      {
        ...filled('social worker', aChildOfHers(`/facts/${kind}/new`)),
        state: `${kind}, with nothing answered`,
        then: (person) => person.presses('Save'),
        error: true,
      },
    ]),
    { ...filled('social worker', aChildOfHers('/facts/family/new')), state: 'family, before a search' },
    { ...filled('social worker', aChildOfHers('/facts/family/new?q=a')), state: 'family, after a search' },
    missing('social worker', `/people/${nobodyKnown}/facts/names/new`),
  ],
  '/people/:personId/facts/:kind/:factId': [
    filled('social worker', aName),
    missing('social worker', `/people/${nobodyKnown}/facts/names/${nobodyKnown}`),
  ],
  '/duplicates': [
    filled('service manager', '/duplicates'),
    loaded('service manager', '/duplicates'),
    refused('director', '/duplicates'),
  ],
  '/restrictions/matches': [
    filled('guardian', aSilentMatch),
    {
      ...filled('guardian', aSilentMatch),
      state: 'with nothing decided',
      then: (person) => person.presses('Save'),
      error: true,
    },
    { ...filled('social worker', '/restrictions/matches'), state: 'nothing waits' },
    refused('administrator', '/restrictions/matches'),
  ],
  '/duplicates/:personId/:otherId': [
    loaded('service manager', aPair),
    missing('service manager', `/duplicates/${nobodyKnown}/${nobodyKnown}`),
    {
      ...loaded('service manager', aPair),
      state: 'with nothing decided',
      then: (person) => person.presses('Save the decision'),
      error: true,
    },
  ],
  '/imports': [
    loaded('analyst', '/imports'),
    empty('analyst', '/imports'),
    refused('director', '/imports'),
    {
      ...empty('analyst', '/imports'),
      state: 'without files',
      then: (person) => person.presses('Show what would come in'),
      error: true,
    },
  ],
  '/imports/:taskId': [missing('analyst', `/imports/${nobodyKnown}`)],
};
