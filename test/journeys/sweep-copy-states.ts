import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const aChild = (tail: string): Finder => one(`select '/people/' || ${child} || '${tail}' as path`);

/** A request of this child's that is being prepared, made once for each page that looks at one. */
const anOpen = (tail: string): Finder =>
  one(`insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on, identity_how, identity_on)
    select gen_random_uuid(), ${child}, 'the person', 'An invented young person', '2026-03-20', 'Known to a worker', '2026-03-20'
    returning '/people/' || person_id || '/subject-access/' || id || '${tail}' as path`);

const content = `'{"format":"kith-subject-access-1","name":"An invented young person","born":"2009-05-03","askedBy":"the person","askerName":"An invented young person","receivedOn":"2026-02-01","madeOn":"2026-02-20","authority":"Northmoor","chapters":[{"title":"About you","passages":[{"number":1,"on":"2009-05-03","text":"You were born on 3 May 2009.","source":""}]}],"leftOut":[{"why":"It was about other people, and is theirs to keep private.","count":2}]}'`;

/** One that was released, with the copy that was kept. */
const aReleased = (tail: string): Finder =>
  one(`with request as (
      insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on, identity_how, identity_on, state,
        prepared_at, prepared_by, released_at, released_by, released_how)
      select gen_random_uuid(), ${child}, 'the person', 'An invented young person', '2026-02-01', 'Known to a worker', '2026-02-01',
        'released', now(), gen_random_uuid(), now(), gen_random_uuid(), 'In person' returning id, person_id),
    copy as (
      insert into overview.subject_access_copy (id, request_id, person_id, content, sha256)
      select gen_random_uuid(), id, person_id, ${content}, encode(sha256(convert_to(${content}, 'UTF8')), 'hex') from request)
    select '/people/' || person_id || '/subject-access/' || id || '${tail}' as path from request`);

const aShared =
  one(`insert into practice.sharing (id, person_id, decided_on, is_shared, what, agency, purpose, basis, family_told)
  select gen_random_uuid(), ${child}, '2026-03-01', true, 'That help has begun.', 'Made Up School', 'So that the school helps too.', 'public task', 'yes'
  returning '/people/' || person_id || '/sharing' as path`);

const aRequest = '/people/:personId/subject-access/:requestId';
const none = `/people/${nobodyKnown}`;

/** The pages on copies of records, and on what was shared. */
export const copyPages: Readonly<Record<string, readonly PageState[]>> = {
  '/subject-access': [
    { ...filled('guardian', '/subject-access'), state: 'none waits' },
    filled('director', one(`with r as (${insertOpen()}) select '/subject-access' as path from r`)),
    empty('guardian', '/subject-access'),
    refused('social worker', '/subject-access'),
  ],
  '/people/:personId/subject-access': [
    filled('guardian', aChild('/subject-access')),
    missing('guardian', `${none}/subject-access`),
    refused('social worker', `${none}/subject-access`),
  ],
  '/people/:personId/subject-access/new': [
    filled('guardian', aChild('/subject-access/new')),
    refused('director', `${none}/subject-access/new`),
    {
      ...filled('guardian', aChild('/subject-access/new')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save the request'),
      error: true,
    },
  ],
  [aRequest]: [
    filled('guardian', anOpen('')),
    { ...filled('director', anOpen('')), state: 'to be read only' },
    { ...filled('guardian', aReleased('')), state: 'released' },
    missing('guardian', `${none}/subject-access/${nobodyKnown}`),
    refused('analyst', `${none}/subject-access/${nobodyKnown}`),
    {
      ...filled('guardian', anOpen('')),
      state: 'ended without saying why',
      then: async (person) => {
        await person.unfolds('End it without a copy');
        await person.presses('End the request');
      },
      error: true,
    },
  ],
  [`${aRequest}/review`]: [
    filled('guardian', anOpen('/review')),
    { ...filled('director', anOpen('/review')), state: 'to be read only' },
    missing('guardian', `${none}/subject-access/${nobodyKnown}/review`),
    refused('analyst', `${none}/subject-access/${nobodyKnown}/review`),
  ],
  [`${aRequest}/copy`]: [
    filled('guardian', anOpen('/copy')),
    { ...filled('director', aReleased('/copy')), state: 'released' },
    missing('guardian', `${none}/subject-access/${nobodyKnown}/copy`),
    refused('analyst', `${none}/subject-access/${nobodyKnown}/copy`),
  ],
  // A download: subject-access.db.test.ts takes one.
  [`${aRequest}/copy/data`]: [],
  '/people/:personId/sharing': [
    filled('director', aShared),
    { ...filled('front door', aChild('/sharing')), state: 'to be added to' },
    missing('guardian', `${none}/sharing`),
    refused('analyst', `${none}/sharing`),
  ],
  '/people/:personId/sharing/new': [
    filled('front door', aChild('/sharing/new')),
    refused('director', `${none}/sharing/new`),
    {
      ...filled('front door', aChild('/sharing/new')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save the decision'),
      error: true,
    },
  ],
};

function insertOpen(): string {
  return `insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on)
    select gen_random_uuid(), ${child}, 'the person', 'An invented young person', '2026-03-20' returning id`;
}
