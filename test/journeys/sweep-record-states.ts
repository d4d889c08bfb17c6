import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const aChild = (before: string, after: string): Finder =>
  one(
    `select '${before}' || person_id || '${after}' as path from care.episode where ends is null order by person_id limit 1`,
  );
const account = (role: string) => `(select id from access.account where email = '${role}@northmoor.example')`;

/** A request of information governance that waits for the second key. */
const aRequest =
  one(`insert into access.link_opening (id, subject_id, purpose, asked_by, asked_because, asked_at)
  select gen_random_uuid(), (select person_id from care.episode order by person_id limit 1), 'look', ${account('guardian')},
         'An adult asks for the records of their childhood.', now() returning '/sealed-links/' || id as path`);

/** The proof of an invented record that was destroyed. */
const aProof =
  one(`insert into access.disposal (id, class, rule, until, proposed_by, proposed_because, decision, decided_by, decided_at,
    destroyed_at, subject_hash, row_counts, digest)
  select gen_random_uuid(), 'family help', 'Family help: 25 years from birth (local default)', '2020-01-01', ${account('guardian')},
         'Nobody has asked for it.', 'approved', ${account('service-manager')}, now(), now(), repeat('ab', 32),
         '{"people.person": 2, "practice.involvement": 3}', repeat('cd', 32)
  returning '/disposal/certificates/' || id as path`);

/** Somebody whose record's time has ended, as a night would find it. */
const aDueList = one(`with due as (
    insert into access.disposal_due (subject_id, class, until, because, found_at)
    select person_id, 'family help', '2020-01-01', 'Family help: 25 years from birth (local default)', now()
      from practice.involvement order by person_id limit 1 on conflict do nothing returning subject_id)
  select '/disposal' as path from (select count(*) from due) d`);

/** The pages on adoption, on how long records are kept, and on what is destroyed. */
export const recordPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/adoption': [
    filled('guardian', aChild('/children/', '/adoption')),
    missing('guardian', `/children/${nobodyKnown}/adoption`),
    refused('social worker', `/children/${nobodyKnown}/adoption`),
    {
      ...filled('guardian', aChild('/children/', '/adoption')),
      state: 'with nothing filled in',
      then: (person) => person.presses('Continue'),
      error: true,
    },
  ],
  '/adoption/recorded': [filled('guardian', '/adoption/recorded'), refused('analyst', '/adoption/recorded')],
  '/sealed-links': [
    filled('guardian', '/sealed-links'),
    empty('guardian', '/sealed-links'),
    refused('social worker', '/sealed-links'),
  ],
  '/sealed-links/:openingId': [
    filled('guardian', aRequest),
    missing('guardian', `/sealed-links/${nobodyKnown}`),
  ],
  '/people/:personId/sealed-link': [
    filled('guardian', aChild('/people/', '/sealed-link')),
    filled('director', aChild('/people/', '/sealed-link')),
    {
      ...filled('guardian', aChild('/people/', '/sealed-link')),
      state: 'with nothing filled in',
      then: (person) => person.presses('Ask for a second person'),
      error: true,
    },
  ],
  '/disposal': [
    filled('guardian', aDueList),
    empty('guardian', '/disposal'),
    refused('analyst', '/disposal'),
  ],
  '/disposal/certificates': [
    filled('director', '/disposal/certificates'),
    empty('director', '/disposal/certificates'),
  ],
  '/disposal/certificates/:disposalId': [
    filled('guardian', aProof),
    missing('guardian', `/disposal/certificates/${nobodyKnown}`),
  ],
  '/disposal/:personId': [
    filled('guardian', aChild('/disposal/', '')),
    filled('service manager', aChild('/disposal/', '')),
    missing('guardian', `/disposal/${nobodyKnown}`),
    refused('analyst', `/disposal/${nobodyKnown}`),
    {
      ...filled('guardian', aChild('/disposal/', '')),
      state: 'a hold without a reason',
      then: async (person) => {
        await person.page.getByText('Set a legal hold').click();
        await person.presses('Set the hold');
      },
      error: true,
    },
  ],
};
