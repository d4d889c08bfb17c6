import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { TimelineKind } from './timeline-rules.ts';

/**
 * Whether an item is significant, said of the alias `i`: what somebody marked last, else what its kind says. A mark without a kind is of
 * every line of its fact (0222).
 */
export const isSignificant = sql<boolean>`coalesce((select m.is_significant from practice.timeline_mark m
  where m.person_id = i.person_id and m.item_id = i.item_id and coalesce(m.kind, i.kind) = i.kind order by m.recorded_at desc, m.id desc limit 1), i.is_significant)`;

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
