import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Finding } from './finding-queries.ts';

/** Ways of being related that make somebody one's own child, or one's team's (a brother or sister is not). */
const ownChildren = sql`(select access.subjects_related(array['worker', 'team']))`;

const people = sql`left join reporting.ssd_person p on p.pers_person_id = f.person_id`;
const columns = sql`f.id, f.form, f.year, f.rule, f.is_query as "isQuery", f.table_name as "table", f.row_number as "row",
  f.person_id as "personId", f.source_key as "sourceKey", f.fact_kind as "factKind", f.fact_id as "factId",
  f.is_contested as "isContested", f.cells, f.beside, f.looked_at as "lookedAt", f.first_found_at as "firstFoundAt",
  p.pers_forename as forename, p.pers_surname as surname, p.pers_legacy_id as "childId", null as team, null as worker`;

/** What is open about one's own children and not explained; of these years. */
export function listOwnFindings(db: Read, years: readonly number[]): Promise<readonly Finding[]> {
  return db.query(sql<Finding>`select ${columns}, f.explained, f.reopened from returns.finding_now f ${people}
    where f.person_id in ${ownChildren} and f.year = any(${years}::smallint[]) and not f.explained
    order by f.first_found_at, f.person_id, f.form, f.year, f.rule, f.fact_id, f.source_key, f.row_number, f.id`);
}

/** What was gone today about one's own children. */
export function listDoneToday(db: Read, today: PlainDate): Promise<readonly Finding[]> {
  return db.query(sql<Finding>`select ${columns}, false as explained, false as reopened from returns.finding f ${people}
    where f.person_id in ${ownChildren} and (f.gone_at at time zone 'Europe/London')::date = ${today}
    order by f.gone_at desc, f.id limit 50`);
}

/** Whether a check of one's own children is waiting or running. */
export async function isOwnCheckWanted(db: Read): Promise<boolean> {
  const found = await db.first(
    sql`select 1 from returns.check_wanted w where w.person_id in ${ownChildren} limit 1`,
  );
  return found !== undefined;
}
