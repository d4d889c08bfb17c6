import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { NewKnowFirst } from './know-first-form.ts';
import type { KnowFirst } from './know-first-rules.ts';

const columns = sql`k.id, k.person_id as "personId", k.kind, k.words, k.observed_by as "observedBy", k.written_by as "writtenBy",
  k.said_on as "saidOn", k.audience, k.also_of as "alsoOf", k.recorded_at as "recordedAt", k.recorded_by as "recordedBy"`;

/** How many earlier ones a page shows. */
export const knowFirstShown = 20;

/** What a child wanted people to know first, by the child's records, the latest first. */
export function listKnowFirst(db: Read, records: readonly string[]): Promise<readonly KnowFirst[]> {
  return db.query(sql<KnowFirst>`select ${columns} from practice.know_first k
    where k.person_id = any(${[...records]}::uuid[]) order by k.recorded_at desc, k.id desc limit ${knowFirstShown}`);
}

/** The latest of each of these records; one query for any number of children. Who has several records has several. */
export function listLatestKnowFirst(db: Read, records: readonly string[]): Promise<readonly KnowFirst[]> {
  return db.query(sql<KnowFirst>`select distinct on (k.person_id) ${columns} from practice.know_first k
    where k.person_id = any(${[...records]}::uuid[]) order by k.person_id, k.recorded_at desc, k.id desc`);
}

type Key = { readonly id: string; readonly personId: string; readonly alsoOf: readonly string[] };

/** Writes it; what was written before stays. The id is the form's: sent twice it writes once. Gives whether it was written now. */
export async function addKnowFirst(db: Write, key: Key, said: NewKnowFirst): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.know_first (id, person_id, kind, words, observed_by, written_by, said_on, audience, also_of)
    values (${key.id}, ${key.personId}, ${said.kind}, ${said.words}, ${said.observedBy}, ${said.writtenBy}, ${said.saidOn},
      ${said.audience}, ${[...key.alsoOf]}::uuid[])
    on conflict (id) do nothing`);
  return written === 1;
}

/** Lets one after another write for this person: who comes second finds what the first wrote. Holds until the transaction ends. */
export async function holdKnowFirst(db: Write, personId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.know_first ' || ${personId}::text, 0))`,
  );
}
