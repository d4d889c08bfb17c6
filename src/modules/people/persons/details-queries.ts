import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Birth } from './birth-form.ts';
import type { BirthPrecision } from './person-rules.ts';
import type { PersonId, Sex } from './person-queries.ts';

/** What stands in a person's own row beyond the summary, and whether the record was withdrawn. */
export type PersonDetails = {
  readonly version: number;
  readonly firstLanguage: string | null;
  readonly religion: string | null;
  readonly communication: string | null;
  readonly withdrawnWhy: string | null;
};

/** @throws NotFound */
export async function getDetails(db: Read, id: string): Promise<PersonDetails> {
  const found = await db.first(sql<PersonDetails>`
    select p.version, p.first_language as "firstLanguage", p.religion, p.communication, w.why as "withdrawnWhy"
      from people.person p left join people.withdrawn w on w.person_id = p.id and w.ended_at is null where p.id = ${id}`);
  if (!found) throw new NotFound();
  return found;
}

/** What can be said about somebody in one form. */
export type About = Birth & {
  readonly sex: Sex | null;
  readonly gender: string | null;
  readonly pronouns: string | null;
  readonly diedOn: PlainDate | null;
  readonly ethnicity: string | null;
  readonly firstLanguage: string | null;
  readonly religion: string | null;
  readonly communication: string | null;
};

/** Changes it, if it is still the version that was read. @throws Stale */
export async function changeAbout(
  db: Write,
  read: { id: PersonId; version: number },
  about: About,
): Promise<void> {
  const touched = await db.run(sql`update people.person set
      sex = ${about.sex}, gender = ${about.gender}, pronouns = ${about.pronouns}, birth_date = ${about.birthDate},
      birth_precision = ${about.birthPrecision}, expected_on = ${about.expectedOn}, died_on = ${about.diedOn},
      ethnicity = ${about.ethnicity}, first_language = ${about.firstLanguage}, religion = ${about.religion},
      communication = ${about.communication}, source = 'kith', source_year = null, recorded_at = now(), recorded_by = platform.actor()
    where id = ${read.id} and version = ${read.version}`);
  if (touched === 0) throw new Stale();
  await db.run(sql`select people.find_likely_same(array[${read.id}::uuid])`);
}

/** Says that a record was made by mistake: it stays, out of the way. @throws Stale when somebody else has said so already */
export async function withdraw(db: Write, id: PersonId, why: string): Promise<void> {
  const said =
    await db.run(sql`insert into people.withdrawn (id, person_id, why) values (${newId()}, ${id}, ${why})
    on conflict (person_id) where ended_at is null do nothing`);
  if (said === 0) throw new Stale();
}

/** Brings a record back that was said to be a mistake. */
export async function bringBack(db: Write, id: PersonId): Promise<void> {
  await db.run(
    sql`update people.withdrawn set ended_at = now(), ended_by = platform.actor() where person_id = ${id} and ended_at is null`,
  );
}

/** One version of what was known about somebody. */
export type AboutVersion = {
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision;
  readonly expectedOn: PlainDate | null;
  readonly diedOn: PlainDate | null;
  readonly sex: Sex | null;
  readonly gender: string | null;
  readonly ethnicity: string | null;
  readonly firstLanguage: string | null;
  readonly knownFrom: Instant;
  readonly knownUntil: Instant | null;
  readonly recordedBy: string | null;
  readonly source: string;
  readonly sourceYear: number | null;
};

/** Everything ever known in these people's own rows, the newest knowledge first. */
export function listAboutVersions(db: Read, ids: readonly string[]): Promise<readonly AboutVersion[]> {
  const own = sql`birth_date as "birthDate", birth_precision as "birthPrecision", expected_on as "expectedOn", died_on as "diedOn", sex,
    gender, ethnicity, first_language as "firstLanguage", recorded_at as "knownFrom"`;
  const whence = sql`recorded_by as "recordedBy", source, source_year as "sourceYear"`;
  // A clock that went back puts no version before the one that it took the place of.
  return db.query(sql<AboutVersion>`select * from (
    select id, version, ${own}, null::timestamptz as "knownUntil", ${whence} from people.person where id = any(${[...ids]}::uuid[])
    union all
    select id, version, ${own}, superseded_at, ${whence} from people.person_history where id = any(${[...ids]}::uuid[])) known
    order by max("knownFrom") over (partition by id order by version) desc, id, version desc limit 500`);
}
