import {
  askForStep,
  conferenceDays,
  holdHelp,
  isFormSaved,
  isStepWaiting,
  markOf,
  planStep,
  saidOf,
  takeStep,
} from '../../practice/index.ts';
import type { SentStep, StepKind } from '../../practice/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { readChildHelp } from './read-help.ts';

/** A step of several children at once. `decides`: it is taken now; else it waits for who may decide. */
export type Together = {
  readonly kind: StepKind;
  readonly sent: SentStep;
  readonly decides: boolean;
  readonly today: PlainDate;
};

/** Somebody else's change, told whatever else is wrong with the form: a page that shows its errors shows what stands now. */
export const moved =
  'Somebody else changed something about our help while you were writing. What you wrote is kept: look at what stands now, then save again';
const waits = 'The same step waits for a manager’s decision already';

class Refused extends Error {
  readonly wrong: readonly FieldError[];
  constructor(wrong: readonly FieldError[]) {
    super('A step was refused');
    this.wrong = wrong;
  }
}

/** The same form was saved before. */
class SavedBefore extends Error {}

/**
 * Writes the step down for each child, or for none: where one child's cannot be, nothing is saved and the reasons say of whom.
 * Each child has a row, facts and words of their own. 'saved before': the same form was sent a second time, and nothing is doubled.
 */
export async function takeForChildren(
  db: Write,
  together: Together,
): Promise<readonly FieldError[] | 'saved before'> {
  const togetherId = together.sent.formId ?? newId();
  await db.run(sql`savepoint together`);
  try {
    // In one order, whichever the form names first: two forms about the same children never hold what the other waits for.
    for (const personId of [...together.sent.children].sort())
      await takeForOne(db, together, { personId, togetherId });
    return [];
  } catch (error) {
    const isBefore = error instanceof SavedBefore;
    if (!isBefore && !(error instanceof Refused)) throw error;
    await db.run(sql`rollback to savepoint together`);
    return isBefore ? 'saved before' : error.wrong;
  }
}

type One = { readonly personId: string; readonly togetherId: string };

async function takeForOne(db: Write, together: Together, { personId, togetherId }: One): Promise<void> {
  const { kind, sent, decides, today } = together;
  const { said } = sent;
  await holdHelp(db, personId);
  if (await isFormSaved(db, togetherId, [personId])) throw new SavedBefore();
  const { person, state, records } = await readChildHelp(db, personId, today);
  const ofWhom = sent.children.length > 1 ? `${person.shown}: ` : '';
  const refuse = (field: string, text: string): never => {
    throw new Refused([fieldError(field, ofWhom + text)]);
  };
  if (!sent.mark.includes(`[${personId} ${markOf(state)}]`)) refuse('on', moved);
  if (await isStepWaiting(db, records, kind)) refuse('on', waits);
  const planned = planStep(kind, state, said, {
    today,
    conferenceDays: await getSetting(db, conferenceDays),
  });
  if ('refused' in planned) return refuse(planned.refused.field, planned.refused.text);
  const alsoOf = sent.children.filter((id) => id !== personId);
  const id = await askForStep(db, {
    togetherId,
    personId,
    kind,
    said: saidOf(kind, state, said),
    words: sent.wordsOf(personId),
    alsoOf,
  });
  if (!decides) return;
  const involvementId = state.involvement?.id ?? null;
  const wrong = await takeStep(db, {
    step: { id, personId, version: 1 },
    changes: planned.changes,
    involvementId,
  });
  if (wrong) refuse(wrong.field, wrong.text);
}
