import { isSignificant, mayBeSignificant, timelineParts, toSearch } from '../../practice/index.ts';
import type { TimelineKind, TimelineWords, Voice } from '../../practice/index.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { TimelineAsked } from './timeline-form.ts';

/** Something that happened, on the timeline of one person. `said` is what it says in codes. */
export type TimelineItem = {
  readonly personId: string;
  readonly on: PlainDate;
  readonly id: string;
  readonly kind: TimelineKind;
  readonly ends: PlainDate | null;
  readonly isSignificant: boolean;
  readonly said: Readonly<Record<string, string | number | boolean | null>>;
};

const items = sql`(select * from practice.timeline_item union all select * from care.timeline_item
  union all select * from workforce.timeline_item)`;

const words = sql`(select * from practice.timeline_words union all select * from care.timeline_words)`;

/** The words of these items, in order, as far as the actor may read them. */
export function listTimelineWords(
  db: Read,
  records: readonly string[],
  items: readonly string[],
): Promise<readonly TimelineWords[]> {
  return db.query(sql<TimelineWords>`
    select w.item_id as "itemId", w.person_id as "personId", w.part, w.words, w.said_by as "saidBy", w.audience, w.voice
      from ${words} w
     where w.person_id = any(${[...records]}::uuid[]) and w.item_id = any(${[...items]}::uuid[])
     order by w.item_id, w.place, w.words`);
}

/** What is looked for in words: `search` as `toSearch` makes it, and whose they are. */
type Wanted = { readonly search: string | null; readonly voice: Voice | null };

/**
 * The items of these records in whose words, of those that the actor may read, all of this is found: found once, before any item is read,
 * and what is looked for is made ready once, and not for each passage.
 */
function itemsWithWords(records: readonly string[], { search, voice }: Wanted): Query<unknown> {
  const found =
    search === null ? sql`` : sql`and w.searched @@ (select to_tsquery('pg_catalog.simple', ${search}))`;
  const whose = voice === null ? sql`` : sql`and w.voice = ${voice}`;
  return sql`with found as materialized (
    select w.item_id from ${words} w where w.person_id = any(${[...records]}::uuid[]) ${whose} ${found})`;
}

/** How many items a page holds. */
export const itemsPerPage = 25;

/**
 * A page of the timelines of these records, the latest first, and one item more than it holds. Each module publishes what it has
 * (`timeline_item`). Of the entries of each record, which may be many thousand, a page's are chosen first, in the order of their index,
 * and then read. Words are looked for among those that the actor may read, and nothing is counted: what is hidden changes neither what
 * is found nor how much.
 */
export function listTimeline(
  db: Read,
  records: readonly string[],
  asked: TimelineAsked,
): Promise<readonly TimelineItem[]> {
  const wanted = { search: toSearch(asked.words), voice: asked.voice };
  const isSearch = wanted.search !== null || wanted.voice !== null;
  const found = isSearch ? sql`and i.item_id in (select f.item_id from found f)` : sql``;
  const asFor = sql`i.person_id = r.id ${sql.join(conditions(records, asked), sql` `)} ${found}`;
  return db.query(sql<TimelineItem>`
    ${isSearch ? itemsWithWords(records, wanted) : sql``}
    select ${columns}
      from unnest(${[...records]}::uuid[]) r(id)
     cross join lateral (
       select * from (
         (select e.* from practice.timeline_entry e where e.person_id = r.id
             and e.item_id = any(array(select i.item_id from practice.timeline_entry i where ${asFor} ${latestFirst})))
         union all select i.* from ${items} i where i.kind <> 'entry' and ${asFor}) i
        ${latestFirst}) i
     ${latestFirst}`);
}

/** As a number of its own, so that the server plans for a page and not for everything. */
const latestFirst = sql`order by i.item_on desc, i.item_id desc, i.kind desc limit ${sql.lit(itemsPerPage + 1)}`;

function conditions(records: readonly string[], asked: TimelineAsked): readonly Query<unknown>[] {
  const { after, part, fromYear, toYear, significant } = asked;
  return [
    after
      ? sql`and i.item_on <= ${after.on}::date
          and (i.item_on, i.item_id, i.kind) < (${after.on}::date, ${after.id}::uuid, ${after.kind}::text)`
      : sql``,
    part ? sql`and i.kind = any(${[...timelineParts[part].kinds]}::text[])` : sql``,
    fromYear ? sql`and i.item_on >= make_date(${fromYear}::integer, 1, 1)` : sql``,
    toYear ? sql`and i.item_on < make_date(${toYear + 1}::integer, 1, 1)` : sql``,
    significant ? sql`and ${mayBeSignificant(records)} and ${isSignificant}` : sql``,
  ];
}

const columns = sql`i.person_id as "personId", i.item_on as "on", i.item_id as id, i.kind, i.ends, ${isSignificant} as "isSignificant", i.said`;

/** How many significant events are offered at once. */
export const mostPicks = 100;

/** What is significant of these records and not taken already ('<id>_<kind>'), the earliest first; one more than is offered. */
export function listSignificant(
  db: Read,
  records: readonly string[],
  taken: readonly string[],
): Promise<readonly TimelineItem[]> {
  return db.query(sql<TimelineItem>`select ${columns} from ${items} i
    where i.person_id = any(${[...records]}::uuid[]) and ${mayBeSignificant(records)} and ${isSignificant} and i.kind <> 'agency event' and i.item_id || '_' || i.kind <> all(${[...taken]}::text[])
    order by i.item_on, i.item_id, i.kind limit ${mostPicks + 1}`);
}

/** One thing of the timeline of these records, or undefined. */
export function findItem(
  db: Read,
  records: readonly string[],
  { id, kind }: { readonly id: string; readonly kind: string },
): Promise<TimelineItem | undefined> {
  return db.first(sql<TimelineItem>`select ${columns} from ${items} i
    where i.person_id = any(${[...records]}::uuid[]) and i.item_id = ${id}::uuid and i.kind = ${kind}::text limit 1`);
}
