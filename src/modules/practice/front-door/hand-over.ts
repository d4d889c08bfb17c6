import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { recordFact, unlessRefused } from '../../../platform/facts/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { contactFacts } from '../load/load-practice.ts';
import type { HandOver } from './step-forms.ts';
import type { Worry, WorryChild } from './worry-rules.ts';
import { whenOf } from './decision-due.ts';
import { listWorryChildren } from './worry-queries.ts';

/**
 * Hands a worry to whoever decides. From now on each child that it names has a contact (domain reference 1.1), the fact that
 * Annex A and the standard dataset count. @throws Stale when somebody else took the worry on
 */
export async function handOver(db: Write, worry: Worry, said: HandOver): Promise<void> {
  const done =
    await db.run(sql`update practice.worry set state = 'to decide', parents_told = ${said.parentsTold},
      parents_not_told_why = ${said.parentsNotToldWhy}, weighed = ${said.weighed}, handed_over_at = platform.moment(),
      handed_over_by = platform.actor(), version = version + 1
    where id = ${worry.id} and version = ${said.version} and state = 'gathering'`);
  if (done !== 1) throw new Stale();
  for (const child of await listWorryChildren(db, worry.id)) await recordContact(db, worry, child);
}

/** The contact of one child. Where one of that day and source stands already, that is the one. */
async function recordContact(db: Write, worry: Worry, child: WorryChild): Promise<void> {
  if (worry.receivedAt === null) return;
  const { day } = whenOf(worry.receivedAt);
  const values = { received_on: day, contact_source: worry.sourceCode };
  await unlessRefused(db, async () => {
    await recordFact(db, contactFacts, child.personId, values);
  });
  await db.run(sql`update practice.worry_child set contact_id = (select c.id from practice.contact c
      where c.person_id = ${child.personId} and c.received_on = ${day} and c.contact_source is not distinct from ${worry.sourceCode})
    where id = ${child.id}`);
}
