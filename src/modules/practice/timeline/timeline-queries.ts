import type { Query, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { TimelineWords, Voice } from './timeline-rules.ts';

/** The words of these items, in order, as far as the actor may read them. */
export function listTimelineWords(
  db: Read,
  records: readonly string[],
  items: readonly string[],
): Promise<readonly TimelineWords[]> {
  return db.query(sql<TimelineWords>`
    select w.item_id as "itemId", w.person_id as "personId", w.part, w.words, w.said_by as "saidBy", w.audience, w.voice
      from practice.timeline_words w
     where w.person_id = any(${[...records]}::uuid[]) and w.item_id = any(${[...items]}::uuid[])
     order by w.item_id, w.place, w.words`);
}

/** What is looked for in words: `search` as `toSearch` makes it, and whose they are. */
export type Wanted = { readonly search: string | null; readonly voice: Voice | null };

/** The items of these records in whose words, of those that the actor may read, all of this is found. */
export function itemsWithWords(records: readonly string[], { search, voice }: Wanted): Query<unknown> {
  const found = search === null ? sql`` : sql`and w.searched @@ to_tsquery('pg_catalog.simple', ${search})`;
  const whose = voice === null ? sql`` : sql`and w.voice = ${voice}`;
  return sql`select w.item_id from practice.timeline_words w where w.person_id = any(${[...records]}::uuid[]) ${whose} ${found}`;
}

/** Whether an item is significant, said of the alias `i`: what somebody marked last, else what its kind says. */
export const isSignificant = sql<boolean>`coalesce((select m.is_significant from practice.timeline_mark m
  where m.person_id = i.person_id and m.item_id = i.item_id order by m.recorded_at desc, m.id desc limit 1), i.is_significant)`;

/** Marks an item of somebody's timeline as significant, or as not. What was marked before stays. */
export async function markItem(
  db: Write,
  item: { readonly personId: string; readonly itemId: string; readonly isSignificant: boolean },
): Promise<void> {
  await db.run(sql`insert into practice.timeline_mark (id, person_id, item_id, is_significant)
    values (${newId()}, ${item.personId}, ${item.itemId}, ${item.isSignificant})`);
}
