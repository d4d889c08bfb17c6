import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { TimelineKind } from './timeline-rules.ts';

/**
 * Whether an item is significant, said of the alias `i`: what somebody marked last, else whether the chronology has an event of the entry
 * that the reader may read (what was taken from a passage for somebody else marks nothing for them), else what its kind says. A mark
 * without a kind is of every line of its fact (0222).
 */
export const isSignificant = sql<boolean>`coalesce((select m.is_significant from practice.timeline_mark m
  where m.person_id = i.person_id and m.item_id = i.item_id and coalesce(m.kind, i.kind) = i.kind order by m.recorded_at desc, m.id desc limit 1),
  i.is_significant or i.kind = 'entry' and exists (select from practice.chronology_in_force c
    where c.person_id = i.person_id and c.item_id = i.item_id and c.item_kind = 'entry'))`;

/**
 * Leaves out of the alias `i`, before each is judged, the entries of these records that cannot be significant: nobody marked them, and no
 * event of the chronology is of them.
 */
export const mayBeSignificant = (records: readonly string[]) => {
  const of = sql`person_id = any(${[...records]}::uuid[])`;
  return sql<boolean>`(i.kind <> 'entry' or i.item_id in (
    select m.item_id from practice.timeline_mark m where m.${of}
     union all select c.item_id from practice.chronology_in_force c where c.${of} and c.item_kind = 'entry'))`;
};

/** Marks an item of somebody's timeline as significant, or as not. What was marked before stays. */
export async function markItem(
  db: Write,
  item: {
    readonly personId: string;
    readonly itemId: string;
    readonly kind: TimelineKind;
    readonly isSignificant: boolean;
  },
): Promise<void> {
  await db.run(sql`insert into practice.timeline_mark (id, person_id, item_id, kind, is_significant)
    values (${newId()}, ${item.personId}, ${item.itemId}, ${item.kind}, ${item.isSignificant})`);
}
