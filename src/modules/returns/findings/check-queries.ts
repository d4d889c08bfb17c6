import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Comparison, OpenFinding } from './compare-rules.ts';
import type { CheckedForm, FormRun, FoundRow } from './finding.ts';

/** Why a check is wanted. */
export type CheckReason = 'night' | 'import' | 'asked' | 'change';

/**
 * Notes that a check is wanted, in the transaction that gives the reason: of one person's rows or of everybody's. Whoever
 * restricts or seals a record, or hands a child over today, may not see it any more in the same step: the night checks it then.
 */
export async function wantCheck(db: Write, why: CheckReason, personId: string | null = null): Promise<void> {
  await db.run(
    sql`insert into returns.check_wanted (id, why, person_id) select ${newId()}::uuid, ${why}, ${personId}::uuid
      where (${personId}::uuid in (select access.hidden_subjects())) is not true
        and (${personId}::uuid is null or current_user <> 'kith_app' or (select access.sees_everyone())
             or ${personId}::uuid in (select access.seen_subjects()))`,
  );
}

export type Wanted = { readonly why: CheckReason; readonly personId: string | null };

/** Takes all that is wanted now. A second process waits for the first, and then finds what came since. */
export async function takeWanted(db: Write): Promise<readonly Wanted[]> {
  await db.run(sql`select pg_advisory_xact_lock(hashtext('returns.check'))`);
  return db.query(sql<Wanted>`delete from returns.check_wanted returning why, person_id as "personId"`);
}

/**
 * Whom to check apart from everybody else, because their records are kept to named people: those for whom a check is wanted
 * (taken), or all of them where everybody's is (left to be taken). Runs as loader.
 */
export async function takeWantedApart(
  db: Write,
): Promise<{ readonly people: readonly string[]; readonly waitedFor: number }> {
  await db.run(sql`select pg_advisory_xact_lock(hashtext('returns.check'))`);
  const taken = await db.query(sql<{ id: string }>`delete from returns.check_wanted
    where person_id in (select access.uncounted_subjects()) returning person_id as id`);
  const all = await db.query(sql<{ id: string }>`select access.uncounted_subjects() as id
    where exists (select from returns.check_wanted where person_id is null)`);
  return { people: [...new Set([...taken, ...all].map(({ id }) => id))], waitedFor: taken.length };
}

/** Asks for everybody's check where a restriction has begun or ended since the last one. */
export async function wantWhereCountedOtherwise(db: Write): Promise<void> {
  await db.run(sql`insert into returns.check_wanted (id, why)
    select ${newId()}, 'asked' from (select max(ran_at) as at from returns.check_run) r
     where access.counting_changed_since(r.at) and not exists (select from returns.check_wanted where person_id is null)`);
}

/** Whether a check is waiting or running for any of these people, or for everybody. */
export async function isCheckWanted(db: Read, people: readonly string[] = []): Promise<boolean> {
  const found = await db.first(sql`select 1 from returns.check_wanted w
    where w.person_id is null or w.person_id = any(${people}::uuid[]) limit 1`);
  return found !== undefined;
}

/**
 * People who have, or ever had, an identifier in common with these: a rule against two children with one number looks at
 * them too.
 */
export async function listAlike(db: Read, people: readonly string[]): Promise<readonly string[]> {
  const rows = await db.query(sql<{ id: string }>`select distinct other.person_id as id
    from reporting.identifier_version mine
    join reporting.identifier_version other on other.scheme = mine.scheme and other.value = mine.value
    where mine.person_id = any(${people}::uuid[]) and mine.value !~ '^UN[1-5]$'`);
  return [...new Set([...people, ...rows.map(({ id }) => id)])];
}

export type YearOfForm = { readonly form: CheckedForm; readonly year: number };

/** The findings that are open, of everybody or of these people. */
export function listOpen(
  db: Read,
  { form, year }: YearOfForm,
  people: readonly string[] | undefined,
): Promise<readonly OpenFinding[]> {
  const whose = people === undefined ? sql`` : sql`and person_id = any(${people}::uuid[])`;
  return db.query(sql<OpenFinding>`select id, rule, table_name as "table", row_number as "row", person_id as "personId",
      source_key as "sourceKey", looked_at as "lookedAt", fact_id as "placeId"
    from returns.finding where form = ${form} and year = ${year} and gone_at is null ${whose}`);
}

/** Writes down what a run changed: what is new, what has other values, what is gone. */
export async function saveComparison(
  db: Write,
  { form, year }: YearOfForm,
  { added, changed, gone }: Comparison,
  now: Instant,
): Promise<void> {
  await inParts(added, (rows) =>
    db.run(sql`insert into returns.finding (id, form, year, rule, is_query, table_name,
      row_number, person_id, source_key, fact_kind, fact_id, is_contested, cells, beside, looked_at, first_found_at)
    select x.id, ${form}, ${year}, x.rule, x.is_query, x.table_name, x.row_number, x.person_id, x.source_key, x.fact_kind,
      x.fact_id, x.is_contested, x.cells, x.beside, x.looked_at, ${now} from ${recordset(rows.map((row) => toRecord(newId(), row)))}`),
  );
  await inParts(changed, (rows) =>
    db.run(sql`update returns.finding f set row_number = x.row_number, fact_kind = x.fact_kind,
      fact_id = x.fact_id, is_contested = x.is_contested, cells = x.cells, beside = x.beside, looked_at = x.looked_at
    from ${recordset(rows.map(({ id, found }) => toRecord(id, found)))} where f.id = x.id`),
  );
  await inParts(gone, (ids) =>
    db.run(
      sql`update returns.finding set gone_at = greatest(${now}::timestamptz, first_found_at) where id = any(${[...ids]}::uuid[])`,
    ),
  );
}

const atATime = 2000;

async function inParts<T>(all: readonly T[], write: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < all.length; i += atATime) await write(all.slice(i, i + atATime));
}

function recordset(records: readonly object[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as x (id uuid, rule text, is_query boolean, table_name text,
    row_number int, person_id uuid, source_key text, fact_kind text, fact_id uuid, is_contested boolean, cells jsonb,
    beside jsonb, looked_at text)`;
}

function toRecord(id: string, row: FoundRow): object {
  return {
    id,
    rule: row.rule,
    is_query: row.isQuery,
    table_name: row.table,
    row_number: row.row,
    person_id: row.personId,
    source_key: row.sourceKey,
    fact_kind: row.place?.kind ?? null,
    fact_id: row.place?.id ?? null,
    is_contested: row.isContested,
    cells: row.cells,
    beside: row.beside,
    looked_at: row.lookedAt,
  };
}

/** A run of everything, to be written down. */
export type RunRecord = YearOfForm & {
  readonly why: Exclude<CheckReason, 'change'>;
  readonly run: FormRun;
  readonly now: Instant;
  readonly tookMs: number;
};

export async function saveRun(db: Write, { form, year, why, run, now, tookMs }: RunRecord): Promise<void> {
  await db.run(sql`insert into returns.check_run (id, form, year, why, ran_at, took_ms, row_count, counts, not_checked, figures)
    values (${newId()}, ${form}, ${year}, ${why}, ${now}, ${Math.round(tookMs)}, ${run.rowCount},
      ${JSON.stringify(run.counts)}::jsonb, ${JSON.stringify(run.notChecked)}::jsonb, ${JSON.stringify(run.figures)}::jsonb)`);
}

export type LastRun = {
  readonly ranAt: Instant;
  readonly tookMs: number;
  readonly rowCount: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly notChecked: Readonly<Record<string, string>>;
  readonly figures: Readonly<Record<string, number>>;
};

/** The newest run of everything. */
export function findLastRun(db: Read, { form, year }: YearOfForm): Promise<LastRun | undefined> {
  return db.first(sql<LastRun>`select ran_at as "ranAt", took_ms as "tookMs", row_count as "rowCount", counts,
      not_checked as "notChecked", figures
    from returns.check_run where form = ${form} and year = ${year} order by ran_at desc, id desc limit 1`);
}
