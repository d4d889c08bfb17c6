import type { Query, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { EventKind, Handover, HandoverEvent, Standings, Told } from './handover-rules.ts';
import { nothingSaid, standingsOf } from './handover-rules.ts';

const nameOf = (alias: string) =>
  sql`coalesce(${sql.ref(`${alias}.name`)}, 'Worker ' || ${sql.ref(`${alias}.reference`)}, 'Name not recorded')`;

const handover = sql`select h.id, h.together_id as "togetherId", h.person_id as "personId", h.from_id as "fromId", h.to_id as "toId",
    ${nameOf('f')} as "from", ${nameOf('t')} as "to", h.starts, h.reason, h.because, h.apart, h.state,
    h.taken_back_because as "takenBackBecause", h.taken_back_by as "takenBackBy", h.changes, h.version, h.recorded_at as "recordedAt", h.recorded_by as "recordedBy"
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
  const all = { ...nothingSaid, alsoOf: [], replaces: null, ...event };
  await db.run(sql`
    insert into practice.handover_event (id, person_id, handover_id, kind, whom, who, happened_on, by_whom, how, words, is_observed,
      apology, thing, audience, replaces, also_of)
    values (${newId()}, ${personId}, ${id}, ${all.kind}, ${all.whom}, ${all.who}, ${all.on}, ${all.byWhom}, ${all.how}, ${all.words},
      ${all.isObserved}, ${all.apology}, ${all.thing}, ${all.audience}, ${all.replaces}, ${[...all.alsoOf]}::uuid[])`);
}

/** How many handovers a list shows; who sees more is told that there are more. */
export const handoversShown = 100;

export type WaitingHandover = Handover & { readonly standings: Standings };

const stands = sql`not exists (select from practice.handover_event b where b.replaces = e.id)`;

/** Planned handovers of this condition with how each part stands, the earliest first. */
async function listWaitingWhere(db: Read, which: Query<unknown>): Promise<readonly WaitingHandover[]> {
  const rows = await db.query(sql<Handover & { readonly events: readonly Told[] }>`
    select h.*, (select coalesce(json_agg(json_build_object('kind', e.kind, 'whom', e.whom)), '[]') from practice.handover_event e
        where e.handover_id = h.id and ${stands}) as events
      from (${handover} where h.state = 'planned' and ${which} order by h.starts, h.id limit ${handoversShown + 1}) h
     order by h.starts, h.id`);
  return rows.map(({ events, ...one }) => ({ ...one, standings: standingsOf(events) }));
}

const has = (kinds: readonly EventKind[], whom?: string) =>
  sql`exists (select from practice.handover_event e where e.handover_id = h.id and e.kind = any(${[...kinds]})
    and (${whom ?? null}::text is null or e.whom = ${whom ?? null}) and ${stands})`;
const isOpen = sql`not (${has(['told', 'not told'], 'child')} and ${has(['told', 'not told'], 'family')}
  and ${has(['goodbye', 'no goodbye'])} and ${has(['introduction'])})`;

/** The handovers of children whom the reader sees in which something is still open, the earliest first; one more than are shown. */
export const listOpenHandovers = (db: Read): Promise<readonly WaitingHandover[]> =>
  listWaitingWhere(db, isOpen);

/** How long a change of worker stands in the list of who leaves after everything is done. */
const daysListed = 28;

/** The children whom a worker handed over, where it is to come, something is open, or it was lately; one more than are shown. */
export const listHandoversFrom = (db: Read, workerId: string): Promise<readonly WaitingHandover[]> =>
  listWaitingWhere(
    db,
    sql`h.from_id = ${workerId}::uuid and (h.starts > platform.today() - ${daysListed}::int or ${isOpen})`,
  );

/** Whether the form of this id was saved before. */
export async function isHandoverSaved(db: Read, togetherId: string): Promise<boolean> {
  const found = await db.first(
    sql<{ id: string }>`select id from practice.handover where together_id = ${togetherId}::uuid limit 1`,
  );
  return found !== undefined;
}
