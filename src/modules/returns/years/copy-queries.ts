import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { YearOfForm } from '../findings/check-queries.ts';
import type { FrozenRow } from './frozen-rows.ts';

/** A file of a frozen copy: its first line, how many rows follow, and the hash of all of it. */
export type FrozenFile = {
  readonly name: string;
  readonly table: string;
  readonly header: string;
  readonly rows: number;
  readonly sha256: string;
};

export type OpenByRule = Readonly<Record<string, { readonly open: number; readonly explained: number }>>;

/** The files of a year as they were on one day. */
export type FrozenCopy = {
  readonly id: string;
  readonly number: number;
  readonly preparedAt: Instant;
  readonly preparedBy: string | null;
  readonly open: OpenByRule;
  readonly files: readonly FrozenFile[];
  readonly sha256: string;
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly signedWords: string | null;
};

const columns = sql`id, number, prepared_at as "preparedAt", prepared_by as "preparedBy", open_findings as open, files, sha256,
  signed_at as "signedAt", signed_by as "signedBy", signed_words as "signedWords"`;

/** The copies of a year, the newest first. */
export function listCopies(db: Read, { form, year }: YearOfForm): Promise<readonly FrozenCopy[]> {
  return db.query(sql<FrozenCopy>`select ${columns} from returns.frozen_copy
    where form = ${form} and year = ${year} order by number desc`);
}

export async function nextNumber(db: Read, { form, year }: YearOfForm): Promise<number> {
  const found = await db.first(sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next
    from returns.frozen_copy where form = ${form} and year = ${year}`);
  return found?.next ?? 1;
}

type NewCopy = YearOfForm &
  Pick<FrozenCopy, 'id' | 'number' | 'open' | 'files' | 'sha256'> & { readonly now: Instant };

export async function addCopy(db: Write, copy: NewCopy): Promise<void> {
  await db.run(sql`insert into returns.frozen_copy (id, form, year, number, prepared_at, open_findings, files, sha256)
    values (${copy.id}, ${copy.form}, ${copy.year}, ${copy.number}, ${copy.now}, ${JSON.stringify(copy.open)}::jsonb,
      ${JSON.stringify(copy.files)}::jsonb, ${copy.sha256})`);
}

const atATime = 5000;

export async function addFrozenRows(db: Write, copyId: string, rows: readonly FrozenRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += atATime) {
    const part = rows.slice(i, i + atATime).map(({ personId, sourceKey, ...row }) => ({
      ...row,
      person_id: personId,
      source_key: sourceKey,
    }));
    await db.run(sql`insert into returns.frozen_row (copy_id, table_name, row_number, person_id, source_key, line)
      select ${copyId}::uuid, x."table", x."row", x.person_id, x.source_key, x.line
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x ("table" text, "row" int, person_id uuid, source_key text, line text)`);
  }
}

export async function signCopy(db: Write, id: string, words: string, now: Instant): Promise<void> {
  const signed =
    await db.run(sql`update returns.frozen_copy set signed_at = ${now}, signed_by = platform.actor(), signed_words = ${words}
    where id = ${id} and signed_at is null`);
  if (signed === 0) throw new Stale();
}

/** The lines of a frozen file in order, and whom they are about. */
export function listFrozenLines(
  db: Read,
  copyId: string,
  table: string,
): Promise<readonly { readonly line: string; readonly personId: string | null }[]> {
  return db.query(sql<{
    line: string;
    personId: string | null;
  }>`select line, person_id as "personId" from returns.frozen_row
    where copy_id = ${copyId} and table_name = ${table} order by row_number`);
}

/**
 * The files of a copy as far as they are the reader's to see: rows and hash of what an answer would hold. Where a line is
 * hidden from the reader the file is told of without it, as if it had been frozen so; where one is missing in truth, or not
 * what was frozen, the file stays as it was written down.
 */
export function listSeenFiles(db: Read, { id, files }: FrozenCopy): Promise<readonly FrozenFile[]> {
  return db.query(sql<FrozenFile>`
    select f.name, f."table", f.header, case when k.whole and not k.all_seen then k.seen else f.rows end as rows,
           case when k.whole and not k.all_seen then k.sha256 else f.sha256 end as sha256
      from jsonb_array_elements(${JSON.stringify(files)}::jsonb) with ordinality o (file, number)
     cross join lateral jsonb_to_record(o.file) f (name text, "table" text, header text, rows int, sha256 text)
      left join returns.count_frozen_lines(${id}) c on c.table_name = f."table"
     cross join lateral (
       select count(*)::int as seen, coalesce(c.lines, 0) = f.rows as whole, count(*) = f.rows as all_seen,
              encode(sha256(convert_to(f.header || E'\\r\\n' || coalesce(string_agg(r.line || E'\\r\\n', '' order by r.row_number), ''), 'UTF8')), 'hex') as sha256
         from returns.frozen_row r where r.copy_id = ${id} and r.table_name = f."table") k
     order by o.number`);
}

/** Of these people, those of whose homes the reader must not learn (docs/adr/0023). */
export async function listKeptHomes(db: Read, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const kept = await db.query(sql<{ id: string }>`select k as id from reporting.kept_children() k
    where k = any(${[...personIds]}::uuid[])`);
  return new Set(kept.map(({ id }) => id));
}

/** A row that differs between two copies; `before` or `after` null where it is in one of them only. */
export type RowChange = {
  readonly table: string;
  readonly personId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly childId: string | null;
  readonly total: number;
};

/** The rows that differ between two copies, by file and in the order of the newer one; `total` counts them all. */
export function listRowChanges(
  db: Read,
  copies: { readonly before: string; readonly after: string },
  part: { readonly offset: number; readonly limit: number },
): Promise<readonly RowChange[]> {
  return db.query(sql<RowChange>`
    select coalesce(b.table_name, a.table_name) as "table", coalesce(b.person_id, a.person_id) as "personId",
      a.line as before, b.line as after, p.pers_forename as forename, p.pers_surname as surname,
      p.pers_legacy_id as "childId", count(*) over ()::int as total
    from (select * from returns.frozen_row where copy_id = ${copies.before}) a
    full join (select * from returns.frozen_row where copy_id = ${copies.after}) b
      on b.table_name = a.table_name and b.source_key = a.source_key
        and coalesce(b.person_id::text, '') = coalesce(a.person_id::text, '')
    left join reporting.ssd_person p on p.pers_person_id = coalesce(b.person_id, a.person_id)
    where a.line is distinct from b.line
    order by 1, coalesce(b.row_number, a.row_number), a.row_number
    limit ${part.limit} offset ${part.offset}`);
}
