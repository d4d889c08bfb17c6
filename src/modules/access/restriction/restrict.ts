import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Authorised } from '../actions/action.ts';
import type { Refusal } from './outcome.ts';
import { settle } from './outcome.ts';
import type { Level, Why } from './restriction-rules.ts';

export type NewRestriction = {
  readonly level: Level;
  readonly why: Why;
  readonly reason: string;
  /** The account that answers for it, which is always named. */
  readonly guardian: string;
  readonly reviewBy: PlainDate;
  /** Who else may look all the same. */
  readonly named: readonly string[];
};

/** Restricts the authorised subject from today on, with all that are known to be records of the same. */
export function restrict(
  db: Write,
  { subject }: Authorised<'restrictPerson'>,
  restriction: NewRestriction,
): Promise<Refusal | undefined> {
  return settle(
    db,
    sql`select access.restrict(${newId()}, ${subject}::uuid, ${JSON.stringify(restriction)}::jsonb) as outcome`,
  );
}
