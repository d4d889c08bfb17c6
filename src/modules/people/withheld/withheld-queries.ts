import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Id } from '../../../platform/ids/ids.ts';

/** A decision that where somebody lives is withheld from somebody, as its page shows it. */
export type Withheld = {
  readonly id: Id<'withheld'>;
  readonly personId: string;
  /** One home, or null for all of them. */
  readonly residenceId: string | null;
  /** From whom, or null for everybody who does not work with the person. */
  readonly fromId: string | null;
  readonly why: string;
  readonly decidedBy: string;
  readonly decidedOn: PlainDate;
  readonly starts: PlainDate;
  readonly reviewBy: PlainDate;
  readonly ends: PlainDate | null;
  readonly endedBecause: string | null;
  readonly version: number;
};

/** The decisions about these people that the actor may read, those in force first. */
export function listWithheld(db: Read, ids: readonly string[]): Promise<readonly Withheld[]> {
  return db.query(sql<Withheld>`
    select id, person_id as "personId", residence_id as "residenceId", from_id as "fromId", why, decided_by as "decidedBy",
           decided_on as "decidedOn", starts, review_by as "reviewBy", ends, ended_because as "endedBecause", version
      from people.address_withheld where person_id = any(${[...ids]}::uuid[])
     order by ends is not null, decided_on desc, id`);
}

/** Whom the homes of somebody must not reach, for a reader who may have them. */
export type AddressWarning = {
  readonly personId: string;
  /** Whose safety it is decided for, where it is somebody else who lives there too and whom the reader sees. */
  readonly aboutId: string | null;
  /** Whom it is withheld from; null for everybody, or where the reader may not know of them. */
  readonly fromId: string | null;
  readonly decidedBy: string;
  readonly decidedOn: PlainDate;
  readonly reviewBy: PlainDate;
};

/** What has to be said beside the addresses of these people, to a reader who may have them. */
export function listAddressWarnings(db: Read, ids: readonly string[]): Promise<readonly AddressWarning[]> {
  return db.query(sql<AddressWarning>`
    select person_id as "personId", about_id as "aboutId", from_id as "fromId", decided_by as "decidedBy",
           decided_on as "decidedOn", review_by as "reviewBy"
      from people.withheld_warnings(${[...ids]}::uuid[])`);
}

/** Of these people, those whose address must not reach the reader, or the one whose page it is. */
export async function listKeptAddresses(db: Read, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    sql<{ id: string }>`select k as id from people.address_kept_among(${[...ids]}::uuid[]) k`,
  );
  return new Set(rows.map(({ id }) => id));
}

export type NewWithheld = Pick<
  Withheld,
  'residenceId' | 'fromId' | 'why' | 'decidedBy' | 'decidedOn' | 'starts' | 'reviewBy'
>;

/** Records a decision. The database refuses the same one twice (address_withheld_once). */
export async function addWithheld(db: Write, personId: string, said: NewWithheld): Promise<void> {
  await db.run(sql`insert into people.address_withheld
      (id, person_id, residence_id, from_id, why, decided_by, decided_on, starts, review_by)
    values (${newId()}, ${personId}, ${said.residenceId}, ${said.fromId}, ${said.why}, ${said.decidedBy}, ${said.decidedOn},
      ${said.starts}, ${said.reviewBy})`);
}

type Known = { readonly id: string; readonly version: number };

/** Ends a decision: from today the homes are read again by those who see the person. @throws Stale when it is not as it was read */
export async function endWithheld(db: Write, { id, version }: Known, because: string): Promise<void> {
  const touched =
    await db.run(sql`update people.address_withheld set ends = greatest(platform.today(), starts), ended_at = platform.moment(),
      ended_by = platform.actor(), ended_because = ${because}, version = version + 1
    where id = ${id} and version = ${version} and ends is null`);
  if (touched === 0) throw new Stale();
}

/** Takes such an ending back. @throws Stale */
export async function resumeWithheld(db: Write, { id, version }: Known): Promise<void> {
  const touched =
    await db.run(sql`update people.address_withheld set ends = null, ended_at = null, ended_by = null, ended_because = null,
      version = version + 1 where id = ${id} and version = ${version} and ends is not null`);
  if (touched === 0) throw new Stale();
}
