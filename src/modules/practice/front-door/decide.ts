import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { recordFact, unlessRefused } from '../../../platform/facts/index.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Authorised } from '../../access/index.ts';
import { earlyHelpAssessmentFacts, involvementFacts } from '../load/load-practice.ts';
import type { Decision } from './decision-form.ts';
import type { Worry, WorryChild } from './worry-rules.ts';
import { ownHelp } from '../stepping/step-rules.ts';
import { whenOf } from './decision-due.ts';
import { isReferral } from './worry-rules.ts';
import { listWorryChildren } from './worry-queries.ts';

type Deciding = {
  readonly worry: Worry;
  /** Every record of the child. */
  readonly records: readonly string[];
  readonly today: PlainDate;
};

/**
 * Decides for one child. A referral becomes the child's involvement from the day on which somebody got in touch, or stays with
 * the one that is open; family help becomes an early help fact; advice and no further action make neither (domain reference
 * 1.1 and 1.2). With the last child decided the worry waits for an answer. @throws Stale when it was decided before
 */
export async function decide(
  db: Write,
  _: Authorised<'decideAtFrontDoor'>,
  { worry, records, today }: Deciding,
  said: Decision,
): Promise<void> {
  const children = await listWorryChildren(db, worry.id);
  const child = children.find(({ personId }) => personId === said.personId);
  if (!child) throw new NotFound();
  if (worry.state !== 'to decide' || child.outcome !== null) throw new Stale();
  const involvement = isReferral(said.outcome) ? await refer(db, worry, records, said) : null;
  const earlyHelp = said.outcome === 'family help' ? await beginHelp(db, child, today) : null;
  const done =
    await db.run(sql`update practice.worry_child set outcome = ${said.outcome}, reasons = ${said.reasons},
      family_words = ${said.familyWords}, family_agrees = ${said.familyAgrees}, primary_need = ${said.primaryNeed},
      harms = ${[...said.harms]}::text[], grounds = ${[...said.grounds]}::text[],
      involvement_id = ${involvement}, early_help_id = ${earlyHelp}, decided_at = platform.moment(), decided_by = platform.actor()
    where id = ${child.id} and outcome is null`);
  if (done !== 1) throw new Stale();
  const open = children.filter(({ id, outcome }) => id !== child.id && outcome === null);
  if (open.length === 0)
    await db.run(
      sql`update practice.worry set state = 'to answer', version = version + 1 where id = ${worry.id}`,
    );
}

/** The involvement that goes on, or a new one. Two referrals of one day are one. */
async function refer(
  db: Write,
  worry: Worry,
  records: readonly string[],
  said: Decision,
): Promise<string | null> {
  if (worry.receivedAt === null) return null;
  const { day } = whenOf(worry.receivedAt);
  const open = await db.first(sql<{ id: string }>`select id from practice.involvement
    where person_id = any(${[...records]}::uuid[]) and closed is null and no_further_action is not true
    order by opened desc limit 1`);
  if (open) return open.id;
  let made: string | null = null;
  const refused = await unlessRefused(db, async () => {
    made = await recordFact(db, involvementFacts, said.personId, {
      opened: day,
      referral_source: worry.sourceCode,
      primary_need: said.primaryNeed,
      no_further_action: 'false',
    });
  });
  if (!refused) return made;
  const same = await db.first(sql<{ id: string }>`select id from practice.involvement
    where person_id = ${said.personId} and opened = ${day}`);
  return same?.id ?? null;
}

async function beginHelp(db: Write, child: WorryChild, today: PlainDate): Promise<string | null> {
  await unlessRefused(db, async () => {
    await recordFact(db, earlyHelpAssessmentFacts, child.personId, { starts: today, organisation: ownHelp });
  });
  const begun = await db.first(sql<{ id: string }>`select id from practice.early_help_assessment
    where person_id = ${child.personId} and starts = ${today} and organisation = ${ownHelp}`);
  return begun?.id ?? null;
}
