import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { ChronologyEvent, NewEvent } from './chronology-rules.ts';

/** The latest row of each event that the actor may read; what is for one person, for that person and who wrote it. */
const standing = (records: readonly string[]) => sql<ChronologyEvent & { withdrawn: boolean }>`
  select distinct on (c.event_id) c.id, c.event_id as "eventId", c.person_id as "personId", c.happened_on as "happenedOn", c.precision,
         c.words, c.meaning, c.agency, c.source, c.item_id as "itemId", c.item_kind as "itemKind", c.because, c.also_of as "alsoOf",
         c.restricted_to as "restrictedTo", c.recorded_at as "recordedAt", c.recorded_by as "recordedBy", c.withdrawn,
         count(*) over (partition by c.event_id) > 1 as "isChanged"
    from practice.chronology_event c
   where c.person_id = any(${[...records]}::uuid[])
     and (c.restricted_to is null or c.restricted_to = (select platform.actor()) or c.recorded_by = (select platform.actor()))
   order by c.event_id, c.recorded_at desc, c.id desc`;

/** The chronology of the person of these records, the earliest first. */
export function listChronology(db: Read, records: readonly string[]): Promise<readonly ChronologyEvent[]> {
  return db.query(sql<ChronologyEvent>`select s.* from (${standing(records)}) s where not s.withdrawn
    order by s."happenedOn", s."recordedAt", s."eventId"`);
}

/** One event of it as it stands. @throws NotFound */
export async function getChronologyEvent(
  db: Read,
  records: readonly string[],
  eventId: string,
): Promise<ChronologyEvent> {
  const found = await db.first(sql<ChronologyEvent>`select s.* from (${standing(records)}) s
    where not s.withdrawn and s."eventId" = ${eventId}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

/** Which things of the timeline stand in the chronology, or were taken out of it by somebody: '<id>_<kind>'. */
export async function listTakenItems(db: Read, records: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await db.query(sql<{
    id: string;
  }>`select distinct c.item_id || '_' || c.item_kind as id from practice.chronology_event c
    where c.person_id = any(${[...records]}::uuid[]) and c.item_id is not null`);
  return new Set(found.map(({ id }) => id));
}

/** Adds an event, or says one anew that has the id: what was said before stays. */
export async function sayEvent(
  db: Write,
  event: { readonly personId: string; readonly eventId: string },
  said: NewEvent,
): Promise<void> {
  await db.run(sql`
    insert into practice.chronology_event (id, person_id, event_id, happened_on, precision, words, meaning, agency, source, item_id, item_kind,
      because, also_of, restricted_to)
    values (${newId()}, ${event.personId}, ${event.eventId}, ${said.happenedOn}, ${said.precision}, ${said.words}, ${said.meaning},
      ${said.agency}, ${said.source}, ${said.itemId}, ${said.itemKind}, ${said.because}, ${[...said.alsoOf]}::uuid[], ${said.restrictedTo})`);
}

/** Takes an event out of the chronology; what was said of it stays in the record. */
export async function withdrawEvent(db: Write, event: ChronologyEvent, because: string): Promise<void> {
  await db.run(sql`
    insert into practice.chronology_event (id, person_id, event_id, happened_on, precision, item_id, item_kind, because, withdrawn)
    values (${newId()}, ${event.personId}, ${event.eventId}, ${event.happenedOn}, ${event.precision}, ${event.itemId}, ${event.itemKind}, ${because}, true)`);
}

/** Lets one after another write of this person's chronology. Holds until the transaction ends. */
export async function holdChronology(db: Write, personId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.chronology_event ' || ${personId}::text, 0))`,
  );
}

/** For whom alone an entry is, where somebody restricted it: what is taken from it is for the same person. */
export async function findReaderOfEntry(db: Read, entryId: string): Promise<string | null> {
  const found = await db.first(
    sql<{
      to: string | null;
    }>`select e.restricted_to as "to" from practice.entry e where e.id = ${entryId}::uuid`,
  );
  return found?.to ?? null;
}

/** Words of an entry that an event is taken from: for whom alone they are, and whom besides the child they are about. */
export type SourcePassage = {
  readonly id: string;
  readonly words: string;
  readonly namedId: string | null;
  readonly alsoOf: readonly string[];
};

/** One passage of an entry, as far as the actor may read it on a page. @throws NotFound */
export async function getSourcePassage(db: Read, entryId: string, id: string): Promise<SourcePassage> {
  const found = await db.first(sql<SourcePassage>`
    select p.id, p.words, coalesce(e.restricted_to, p.named_id) as "namedId", p.also_of as "alsoOf"
      from practice.entry_passage p join practice.entry e on e.id = p.entry_id and e.person_id = p.person_id
     where p.id = ${id}::uuid and p.entry_id = ${entryId}::uuid
       and (p.named_id is null or p.named_id = (select platform.actor()) or p.recorded_by = (select platform.actor()))`);
  if (!found) throw new NotFound();
  return found;
}

/** The events that were taken from an entry and stand, the earliest first. */
export async function listEventsOfEntry(
  db: Read,
  records: readonly string[],
  entryId: string,
): Promise<readonly ChronologyEvent[]> {
  const all = await listChronology(db, records);
  return all.filter(({ itemId, itemKind }) => itemId === entryId && itemKind === 'entry');
}
