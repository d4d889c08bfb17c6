import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Within } from '../export/export-queries.ts';
import type { Row } from '../export/row-rules.ts';

/** Where each row of a nested table was, and where the row above it was. */
export async function listAbove(db: Read, { year }: Within, table: string): Promise<Map<string, string>> {
  const rows = await db.query(sql<{ place: string; above: string }>`select distinct
      l.file_set_id || '/' || l.row_number as place, l.file_set_id || '/' || l.within_row as above
    from returns.line l
    where l.year = ${year} and l.superseded_by is null and l.file_kind = ${table} and l.within_row is not null`);
  return new Map(rows.map(({ place, above }) => [place, above]));
}

/** What the newest census said of itself: of that year or, with none, of any. */
export async function findHeader(db: Read, year: number): Promise<{ header: Row; isOfYear: boolean }> {
  const found = await db.first(sql<{ header: Row; year: number }>`select header, year from returns.file_set
    where form = 'cin' order by year = ${year} desc, loaded_at desc limit 1`);
  return { header: found?.header ?? {}, isOfYear: found?.year === year };
}

/** The three digits by which schools and returns know the authority, from the settings. */
export async function findLeaCode(db: Read): Promise<string | null> {
  const found = await db.first(sql<{
    code: string | null;
  }>`select value ->> 'code' as code from platform.setting
    where key = 'lea_code' order by recorded_at desc limit 1`);
  return found?.code ?? null;
}
