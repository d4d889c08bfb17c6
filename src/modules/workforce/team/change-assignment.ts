import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { correctFact, recordFact, unlessRefused } from '../../../platform/facts/index.ts';
import type { NewAssignment } from './assignment-form.ts';
import type { TeamTime } from './assignment-queries.ts';
import { assignmentFacts } from './assignment-queries.ts';

const protectionLead = 'lead child protection practitioner';

/**
 * Somebody joins beside the one who leads the help. Who takes over leading the protection follows the one before, whose last day is
 * the day before. Returns what the database refuses, in words, and has then changed nothing. @throws Stale
 */
export async function joinTeam(
  db: Write,
  { personId, team }: { readonly personId: string; readonly team: readonly TeamTime[] },
  said: NewAssignment,
): Promise<string | undefined> {
  const before = said.role === protectionLead ? protectionLeadOn(team, said.starts) : undefined;
  const refused = await unlessRefused(db, async () => {
    if (before)
      await correctFact(db, assignmentFacts, before, {
        ends: said.starts,
        reason_ended: 'Another social worker took over leading the protection',
      });
    await recordFact(db, assignmentFacts, personId, {
      worker_id: said.workerId,
      role: said.role,
      starts: said.starts,
      ends: said.lastDay && addDays(said.lastDay, 1),
      goal: said.goal,
    });
  });
  return refused && (refusals[refused.refused] ?? 'This cannot stand beside what is recorded of who helps');
}

const refusals: Readonly<Record<string, string>> = {
  assignment_key: 'They joined in that role on that day already',
  assignment_one_protection_lead: 'Somebody leads the protection of this child in that time already',
  ends_after_start: 'The day must be after the day on which the one before began',
};

/** Who leads the protection of a child on a day. */
export function protectionLeadOn(team: readonly TeamTime[], on: PlainDate): TeamTime | undefined {
  return team.find(
    ({ role, starts, ends }) => role === protectionLead && starts <= on && (ends === null || ends > on),
  );
}

/** Somebody who joined leaves: the day is their last. Returns why not, in words. @throws Stale when somebody said so before */
export async function leaveTeam(
  db: Write,
  at: Pick<TeamTime, 'id' | 'version'>,
  { lastDay, why }: { readonly lastDay: PlainDate; readonly why: string },
): Promise<string | undefined> {
  const refused = await unlessRefused(db, () =>
    correctFact(db, assignmentFacts, at, { ends: addDays(lastDay, 1), reason_ended: why }),
  );
  return refused && 'The last day must be the same as or after the first';
}
