import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { EventKind, Handover, HandoverEvent, StillOpen } from './handover-rules.ts';
import { listStillOpen } from './handover-rules.ts';

const nameOf = (alias: string) =>
  sql`coalesce(${sql.ref(`${alias}.name`)}, 'Worker ' || ${sql.ref(`${alias}.reference`)}, 'Name not recorded')`;

const handover = sql`select h.id, h.together_id as "togetherId", h.person_id as "personId", h.from_id as "fromId", h.to_id as "toId",
    ${nameOf('f')} as "from", ${nameOf('t')} as "to", h.starts, h.reason, h.because, h.apart, h.state,
    h.taken_back_because as "takenBackBecause", h.changes, h.version, h.recorded_at as "recordedAt", h.recorded_by as "recordedBy"
  from practice.handover h
  left join workforce.known_worker f on f.id = h.from_id
  left join workforce.known_worker t on t.id = h.to_id`;

/** Every change of worker of the person of these records, the latest first. */
export function listHandovers(db: Read, records: readonly string[]): Promise<readonly Handover[]> {
  return db.query(sql<Handover>`${handover} where h.person_id = any(${[...records]}::uuid[])
    order by h.starts desc, h.recorded_at desc, h.id desc`);
}

/** A handover, if there is one that the reader may see. */
export function findHandover(db: Read, id: string): Promise<Handover | undefined> {
  return db.first(sql<Handover>`${handover} where h.id = ${id}::uuid`);
}

/** What happened around a handover and still stands, in the order in which it was written. */
export function listHandoverEvents(db: Read, handoverId: string): Promise<readonly HandoverEvent[]> {
  return db.query(sql<HandoverEvent>`
    select e.id, e.handover_id as "handoverId", e.kind, e.whom, e.who, e.happened_on as "on", e.by_whom as "byWhom", e.how, e.words,
           e.is_observed as "isObserved", e.apology, e.thing, e.audience, e.recorded_by as "recordedBy"
      from practice.handover_event e
     where e.handover_id = ${handoverId}::uuid and e.kind <> 'taken back'
       and not exists (select from practice.handover_event b where b.replaces = e.id)
     order by e.recorded_at, e.id`);
}

/** What is written down of what happened; what does not belong to its kind is null. */
export type NewHandoverEvent = Partial<Omit<HandoverEvent, 'id' | 'handoverId' | 'recordedBy'>> & {
  readonly kind: EventKind;
  readonly on: PlainDate;
  readonly replaces?: string;
  /** Other people whom the words name: who may not see one of them is not shown what happened. */
  readonly alsoOf?: readonly string[];
};

/** Writes down what happened around a handover. */
export async function addHandoverEvent(
  db: Write,
  { id, personId }: Pick<Handover, 'id' | 'personId'>,
  event: NewHandoverEvent,
): Promise<void> {
  const all = { ...nothing, ...event };
  await db.run(sql`
    insert into practice.handover_event (id, person_id, handover_id, kind, whom, who, happened_on, by_whom, how, words, is_observed,
      apology, thing, audience, replaces, also_of)
    values (${newId()}, ${personId}, ${id}, ${all.kind}, ${all.whom}, ${all.who}, ${all.on}, ${all.byWhom}, ${all.how}, ${all.words},
      ${all.isObserved}, ${all.apology}, ${all.thing}, ${all.audience}, ${all.replaces}, ${[...all.alsoOf]}::uuid[])`);
}

const nothing = {
  ...{
    whom: null,
    who: null,
    byWhom: null,
    how: null,
    words: null,
    apology: null,
    thing: null,
    replaces: null,
  },
  alsoOf: [],
  ...{ isObserved: false, audience: 'staff' },
};

/** How many handovers a list shows; who sees more is told that there are more. */
export const handoversShown = 100;

export type WaitingHandover = Handover & { readonly open: readonly StillOpen[] };

/** The handovers of children whom the reader sees in which something is still open, the earliest first; one more than are shown. */
export async function listOpenHandovers(db: Read): Promise<readonly WaitingHandover[]> {
  type Row = Handover & { readonly events: readonly Pick<HandoverEvent, 'kind' | 'whom'>[] };
  const has = (kinds: readonly EventKind[], whom?: string) =>
    sql`exists (select from practice.handover_event e where e.handover_id = h.id and e.kind = any(${[...kinds]})
      and (${whom ?? null}::text is null or e.whom = ${whom ?? null}) and not exists (select from practice.handover_event b where b.replaces = e.id))`;
  const rows = await db.query(sql<Row>`
    select h.*, (select coalesce(json_agg(json_build_object('kind', e.kind, 'whom', e.whom)), '[]') from practice.handover_event e
        where e.handover_id = h.id and not exists (select from practice.handover_event b where b.replaces = e.id)) as events
      from (${handover} where h.state = 'planned' and not (${has(['told', 'not told'], 'child')} and ${has(['told', 'not told'], 'family')}
        and ${has(['goodbye', 'no goodbye'])} and ${has(['introduction'])})
        order by h.starts, h.id limit ${handoversShown + 1}) h
     order by h.starts, h.id`);
  return rows.map(({ events, ...one }) => ({ ...one, open: listStillOpen(events) }));
}
