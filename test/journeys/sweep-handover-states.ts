import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

/** A child with a worker and a brother or sister, whose change of worker is not yet planned. */
const child = `(select a.person_id from workforce.allocation a where a.ends is null and a.worker_id is not null and a.starts < '2026-01-01'
    and not exists (select from practice.handover h where h.person_id = a.person_id)
    and not exists (select from access.restriction_subject s where s.subject_id = a.person_id)
  order by a.person_id limit 1)`;
const at = (tail: string): Finder => one(`select '/children/' || ${child} || '${tail}' as path`);

/** A change of worker that is planned, with what was told and an apology. */
const aHandover = (tail: string): Finder =>
  one(`with h as (insert into practice.handover (id, together_id, person_id, from_id, to_id, starts, reason, because)
      select gen_random_uuid(), gen_random_uuid(), a.person_id, a.worker_id,
        (select id from workforce.worker w where w.name is not null and w.id <> a.worker_id order by w.id limit 1), '2026-04-06', 'LEFTRL',
        'Ruth found work nearer to her mother, who is ill. It has nothing to do with you.'
        from workforce.allocation a where a.person_id = ${child} and a.ends is null returning id, person_id),
    e as (insert into practice.handover_event (id, person_id, handover_id, kind, whom, who, happened_on, by_whom, how, words)
      select gen_random_uuid(), person_id, id, 'told', 'family', 'Mum', '2026-03-28', 'Ruth', 'visit', 'Not another one.' from h
      returning id, handover_id, person_id)
    select '/children/' || person_id || '/handovers/' || handover_id || '${tail}' || case when '${tail}' like '%/' then id::text else '' end as path
      from e`);

/** Somebody who joined that child's worker. */
const joined = one(`with g as (insert into workforce.assignment (id, person_id, worker_id, role, starts, goal)
      select gen_random_uuid(), ${child}, (select id from workforce.worker w where w.name is not null and not exists (select from
          workforce.assignment a where a.worker_id = w.id) order by id limit 1), 'volunteer', '2026-03-02', 'To go fishing together'
      returning id, person_id)
    select '/children/' || person_id || '/workers/' || id || '/leaves' as path from g`);

const leavingAt = (worker: string): Finder => one(`select '/handovers/leaving/' || ${worker} as path`);
const led = `select a.worker_id from workforce.allocation a where a.worker_id is not null and a.ends is null and a.starts < '2026-01-01'`;

/** A worker who leads the help of several children, and one who leads nobody’s. */
const leaver = leavingAt(
  `(${led} group by a.worker_id having count(*) between 3 and 12 order by count(*) desc, a.worker_id limit 1)`,
);
const nobodys = leavingAt(
  `(select w.id from workforce.worker w where w.id not in (${led}) order by w.id limit 1)`,
);

/** A worker who handed a child over already: the same one and no further child, however often it is asked. */
const handedOver: Finder =
  one(`with w as (${led} group by a.worker_id having count(*) between 3 and 12 order by count(*) desc, a.worker_id
      offset 1 limit 1),
    h as (insert into practice.handover (id, together_id, person_id, from_id, to_id, starts, reason, because)
      select gen_random_uuid(), gen_random_uuid(), (select a.person_id from workforce.allocation a where a.worker_id = w.worker_id
          and a.ends is null order by a.person_id limit 1), w.worker_id,
        (select id from workforce.worker v where v.name is not null and v.id <> w.worker_id order by v.id limit 1), '2026-04-06', 'LEFTRL',
        'Ruth found work nearer to her mother.'
        from w where not exists (select from practice.handover o where o.from_id = w.worker_id))
    select '/handovers/leaving/' || worker_id as path from w`);

const none = `/children/${nobodyKnown}`;
const noHandover = `${none}/handovers/${nobodyKnown}`;
const asked = (path: Finder, button: string): PageState => ({
  ...filled('service manager', path),
  state: 'with nothing answered',
  then: (person) => person.presses(button),
  error: true,
});

/** The pages of who works with a child, and of changes of worker. */
export const handoverPages: Readonly<Record<string, readonly PageState[]>> = {
  '/handovers': [
    filled('service manager', one(`select '/handovers' as path`)),
    empty('service manager', '/handovers'),
    refused('administrator', '/handovers'),
  ],
  '/handovers/leaving': [
    filled('service manager', one(`select '/handovers/leaving' as path`)),
    empty('service manager', '/handovers/leaving'),
    refused('social worker', '/handovers/leaving'),
  ],
  '/handovers/leaving/:workerId': [
    filled('service manager', leaver),
    { ...filled('service manager', handedOver), state: 'with children handed over' },
    { ...filled('service manager', nobodys), state: 'who leads nobody' },
    missing('service manager', `/handovers/leaving/${nobodyKnown}`),
    refused('social worker', `/handovers/leaving/${nobodyKnown}`),
    asked(leaver, 'Hand over the children'),
  ],
  '/children/:personId/workers': [
    filled('service manager', at('/workers')),
    missing('director', `${none}/workers`),
    refused('administrator', `${none}/workers`),
  ],
  '/children/:personId/workers/change': [
    filled('service manager', at('/workers/change')),
    missing('service manager', `${none}/workers/change`),
    refused('director', `${none}/workers/change`),
    asked(at('/workers/change'), 'Save'),
  ],
  '/children/:personId/workers/joins': [
    filled('service manager', at('/workers/joins')),
    missing('service manager', `${none}/workers/joins`),
    refused('director', `${none}/workers/joins`),
    asked(at('/workers/joins'), 'Save'),
  ],
  '/children/:personId/workers/:assignmentId/leaves': [
    filled('service manager', joined),
    missing('service manager', `${none}/workers/${nobodyKnown}/leaves`),
    refused('director', `${none}/workers/${nobodyKnown}/leaves`),
    asked(joined, 'Save'),
  ],
  '/children/:personId/handovers/:handoverId': [
    filled('service manager', aHandover('')),
    missing('director', noHandover),
    refused('administrator', noHandover),
  ],
  '/children/:personId/handovers/:handoverId/parts/:part': [
    filled('service manager', aHandover('/parts/child-told')),
    { ...filled('service manager', aHandover('/parts/goodbye')), state: 'a goodbye' },
    { ...filled('service manager', aHandover('/parts/introduction')), state: 'an introduction' },
    missing('service manager', `${noHandover}/parts/goodbye`),
    refused('director', `${noHandover}/parts/goodbye`),
    asked(aHandover('/parts/child-told'), 'Save'),
  ],
  '/children/:personId/handovers/:handoverId/mistakes/:eventId': [
    filled('service manager', aHandover('/mistakes/')),
    missing('service manager', `${noHandover}/mistakes/${nobodyKnown}`),
    refused('director', `${noHandover}/mistakes/${nobodyKnown}`),
    asked(aHandover('/mistakes/'), 'Take it back'),
  ],
  '/children/:personId/handovers/:handoverId/back': [
    filled('service manager', aHandover('/back')),
    missing('service manager', `${noHandover}/back`),
    refused('director', `${noHandover}/back`),
    asked(aHandover('/back'), 'Take it back'),
  ],
};
