import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { ChildPart, Entry, NewVisit, VisitKind } from './entry-rules.ts';
import { passagesOf } from './entry-rules.ts';

export const entriesPerPage = 20;

/** Where a page of entries begins: after this one. */
export type After = { readonly on: string; readonly id: string };

/**
 * The entries of the person with these records, the newest first, from after the given one, one more than a page holds. Each
 * with the words that the actor may read: by the database's policies, and again here for who reads everything there.
 */
export function listEntries(
  db: Read,
  records: readonly string[],
  after: After | null,
): Promise<readonly Entry[]> {
  const from = after ? sql`and (e.happened_on, e.id) < (${after.on}::date, ${after.id}::uuid)` : sql``;
  return db.query(sql<Entry>`${entry} where e.person_id = any(${[...records]}::uuid[]) ${from} and ${mine}
    order by e.happened_on desc, e.id desc limit ${entriesPerPage + 1}`);
}

/** One entry of the person with these records, or undefined. */
export function findEntry(db: Read, records: readonly string[], id: string): Promise<Entry | undefined> {
  return db.first(
    sql<Entry>`${entry} where e.person_id = any(${[...records]}::uuid[]) and e.id = ${id}::uuid and ${mine}`,
  );
}

const actor = sql`(select platform.actor())`;
/** Information governance may read restricted words for a copy; on a page they are for those whom they name. */
const mine = sql`(e.restricted_to is null or e.restricted_to = ${actor} or e.recorded_by = ${actor})`;

const entry = sql`
  select e.id, e.person_id as "personId", e.event_id as "eventId", e.happened_on as "happenedOn", e.happened_at as "happenedAt", e.place,
         e.seen, e.not_alone_because as "notAloneBecause", e.sleeps, e.restricted_to as "restrictedTo",
         e.recorded_at as "recordedAt", e.recorded_by as "recordedBy",
         e.written_by as "writtenBy", e.written_at as "writtenAt",
         (select coalesce(json_agg(json_build_object('id', p.id, 'about', p.about, 'words', p.words, 'observedBy', p.observed_by,
                   'audience', p.audience, 'namedId', p.named_id, 'writtenBy', p.recorded_by,
                   'dictated', (select json_build_object('by', d.accepted_by, 'at', max(d.accepted_at)) from practice.dictation_acceptance d
                      where d.draft_id = e.event_id and d.person_id = e.person_id and d.about = p.about group by d.accepted_by limit 1)) order by p.place), '[]')
            from practice.entry_passage p
           where p.entry_id = e.id and p.person_id = e.person_id
             and (p.named_id is null or p.named_id = ${actor} or p.recorded_by = ${actor})) as passages,
         (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'words', a.words, 'why', a.why, 'who', a.who,
                   'recordedAt', a.recorded_at, 'recordedBy', a.recorded_by) order by a.recorded_at, a.id), '[]')
            from practice.entry_addition a where a.entry_id = e.id and a.person_id = e.person_id) as additions
    from practice.entry e`;

/** Adds one child's entry of a visit, with its words, and the visit of each kind that returns and measures count. */
export async function addEntry(
  db: Write,
  eventId: string,
  {
    visit,
    part,
    kinds,
    begunWith,
  }: {
    readonly visit: NewVisit;
    readonly part: ChildPart;
    readonly kinds: readonly VisitKind[];
    /** Whom its words may name beside the children of the visit. */
    readonly begunWith: readonly string[];
  },
): Promise<void> {
  const id = newId();
  await db.run(sql`
    insert into practice.entry (id, person_id, event_id, kind, happened_on, happened_at, place, seen, not_alone_because, sleeps, restricted_to,
      written_by, written_at)
    select ${id}::uuid, ${part.personId}::uuid, ${eventId}::uuid, 'visit', ${visit.happenedOn}::date, ${visit.happenedAt}, ${visit.place}, ${part.seen},
      ${part.notAloneBecause}, ${part.sleeps}, ${visit.restrictedTo}::uuid, h.author_id, h.said_at
      from (select) one left join practice.offline_held h on h.became_event = ${eventId}::uuid and h.person_id = ${part.personId}::uuid
        and h.author_id <> platform.actor()`);
  const together = new Set([...visit.children.map(({ personId }) => personId), ...begunWith]);
  const others = [...together].filter((one) => one !== part.personId);
  for (const [place, passage] of passagesOf(visit, part).entries())
    await db.run(sql`
      insert into practice.entry_passage (id, person_id, entry_id, place, about, words, observed_by, audience, named_id, also_of)
      values (${newId()}, ${part.personId}, ${id}, ${place}, ${passage.about}, ${passage.words}, ${passage.observedBy},
        ${passage.audience}, ${passage.namedId}, ${isOwn(passage.about, part) ? [] : others}::uuid[])`);
  for (const kind of kinds) await countVisit(db, { visit, part, kind });
}

const isOwn = (about: string, { sleepsApart }: ChildPart) =>
  ['words', 'shows', 'remark', 'for child'].includes(about) || (about === 'sleeps' && sleepsApart);

/** One visit of a kind in a day: what a second one saw is added to what the first saw, and nothing is taken away. */
function countVisit(
  db: Write,
  { visit, part, kind }: { readonly visit: NewVisit; readonly part: ChildPart; readonly kind: VisitKind },
): Promise<number> {
  const seen = part.seen !== 'not seen';
  const bedroom = part.sleeps !== 'not seen';
  return db.run(sql`
    insert into practice.visit as v (id, person_id, visited_on, kind, seen, seen_alone, bedroom_seen)
    values (${newId()}, ${part.personId}, ${visit.happenedOn}, ${kind}, ${seen}, ${seen ? part.seen === 'alone' : null}, ${bedroom})
    on conflict (person_id, visited_on, kind) do update
       set seen = coalesce(v.seen, false) or excluded.seen,
           seen_alone = case when v.seen_alone or excluded.seen_alone then true else coalesce(v.seen_alone, excluded.seen_alone) end,
           bedroom_seen = coalesce(v.bedroom_seen, false) or excluded.bedroom_seen
     where (v.seen, v.seen_alone, v.bedroom_seen) is distinct from
           (coalesce(v.seen, false) or excluded.seen,
            case when v.seen_alone or excluded.seen_alone then true else coalesce(v.seen_alone, excluded.seen_alone) end,
            coalesce(v.bedroom_seen, false) or excluded.bedroom_seen)`);
}

/** What plans ask a visit of that day for; a child with an open involvement and no plan is a child in need all the same. */
export async function listPlanKinds(
  db: Read,
  records: readonly string[],
  on: string,
): Promise<readonly VisitKind[]> {
  const ids = [...records];
  const found = await db.query(sql<{ kind: VisitKind }>`
    select 'child protection' as kind where exists (select from practice.child_protection_plan p
      where p.person_id = any(${ids}::uuid[]) and p.starts <= ${on}::date and (p.ends is null or p.ends >= ${on}::date))
    union all
    select 'child in need' where exists (select from practice.child_in_need_plan p
      where p.person_id = any(${ids}::uuid[]) and p.starts <= ${on}::date and (p.ends is null or p.ends >= ${on}::date))`);
  return found.map(({ kind }) => kind);
}

/** Whether help is open for the person on that day. */
export async function isHelpOpen(db: Read, records: readonly string[], on: string): Promise<boolean> {
  const open = await db.first(sql`select 1 from practice.involvement i
    where i.person_id = any(${[...records]}::uuid[]) and i.opened <= ${on}::date and (i.closed is null or i.closed >= ${on}::date) limit 1`);
  return open !== undefined;
}

export type NewAddition = {
  readonly kind: 'amendment' | 'disagreement';
  readonly words: string;
  readonly why: string | null;
  readonly who: string | null;
};

/** Puts something beside an entry; the entry stays as it was. Who may not read a restricted entry may not read what is added. */
export async function addToEntry(db: Write, beside: Entry, said: NewAddition): Promise<void> {
  await db.run(sql`
    insert into practice.entry_addition (id, person_id, entry_id, kind, words, why, who, restricted_to)
    values (${newId()}, ${beside.personId}, ${beside.id}, ${said.kind}, ${said.words}, ${said.why}, ${said.who}, ${beside.restrictedTo})`);
}
