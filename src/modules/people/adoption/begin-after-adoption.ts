import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** Who somebody is from the adoption order on, and who answers for the record before it. */
export type NewIdentity = {
  readonly given: string;
  readonly family: string;
  /** Ten digits, or null where it has not been given yet. */
  readonly nhs: string | null;
  readonly lines: string | null;
  readonly postcode: string | null;
  readonly orderOn: PlainDate;
  /** The account that guards the sealed record. */
  readonly guardian: string;
  /** The account that prepares the year's return and sees the sealed record for it, until a day. */
  readonly preparer: string | null;
  readonly preparerUntil: PlainDate | null;
};

/**
 * Makes a new person with the birth date and sex of the old one and nothing else, and seals every old record. The link
 * between the two is kept where no account reads it alone; not even the new id is given back.
 */
export async function beginAfterAdoption(db: Write, personId: string, identity: NewIdentity): Promise<void> {
  await db.run(
    sql`select people.begin_after_adoption(${personId}::uuid, ${JSON.stringify(identity)}::jsonb)`,
  );
}
