import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { YearOfForm } from './check-queries.ts';
import type { AgeBand, Filter } from './filter-form.ts';
import type { BesideRow, Cells, CheckedForm } from './finding.ts';

/** A finding that is open now, as pages show it. */
export type Finding = {
  readonly id: string;
  readonly form: CheckedForm;
  readonly year: number;
  readonly rule: string;
  readonly isQuery: boolean;
  readonly table: string;
  readonly row: number;
  readonly personId: string | null;
  readonly sourceKey: string;
  readonly factKind: string | null;
  readonly factId: string | null;
  readonly isContested: boolean;
  readonly cells: Cells;
  readonly beside: readonly BesideRow[];
  readonly lookedAt: string;
  readonly firstFoundAt: Instant;
  readonly explained: boolean;
  /** Explained once, for values that have changed since. */
  readonly reopened: boolean;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly childId: string | null;
  readonly team: string | null;
  readonly worker: string | null;
};

const columns = sql`f.id, f.form, f.year, f.rule, f.is_query as "isQuery", f.table_name as "table", f.row_number as "row",
  f.person_id as "personId", f.source_key as "sourceKey", f.fact_kind as "factKind", f.fact_id as "factId",
  f.is_contested as "isContested", f.cells, f.beside, f.looked_at as "lookedAt", f.first_found_at as "firstFoundAt",
  f.explained, f.reopened, w.team, w.worker`;

/** Who works with each child today, the newest first where there are two. */
const workers = sql`select distinct on (i.invo_person_id) i.invo_person_id as person_id, s.prof_professional_department as team,
    s.prof_professional_name as worker
  from reporting.ssd_involvements i
  join reporting.ssd_professionals s on s.prof_professional_id = i.invo_professional_id
  where i.invo_involvement_start_date <= platform.today()
    and (i.invo_involvement_end_date is null or i.invo_involvement_end_date > platform.today())
  order by i.invo_person_id, i.invo_involvement_start_date desc`;

const from = sql`from returns.finding_now f left join worker w on w.person_id = f.person_id`;

type Nameless = Omit<Finding, 'forename' | 'surname' | 'childId'>;
type Name = Pick<Finding, 'forename' | 'surname' | 'childId'>;

const noName: Name = { forename: null, surname: null, childId: null };

/** What children are called, looked up for those who are shown and no others: names cost more than all the rest. */
async function withNames<T extends Pick<Nameless, 'personId'>>(
  db: Read,
  rows: readonly T[],
): Promise<readonly (T & Name)[]> {
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const found = await db.query(sql<
    Name & { id: string }
  >`select pers_person_id as id, pers_forename as forename,
      pers_surname as surname, pers_legacy_id as "childId"
    from reporting.ssd_person where pers_person_id = any(${ids}::uuid[])`);
  const names = new Map(found.map(({ id, ...name }) => [id, name]));
  return rows.map((row) => ({ ...row, ...(names.get(row.personId ?? '') ?? noName) }));
}

/** What a filter keeps; ages are counted back from now. */
function matching(
  { form, year }: YearOfForm,
  { team, age, person, rule }: Filter,
  now: Instant,
): Query<unknown> {
  return sql`where f.form = ${form} and f.year = ${year}
    ${rule === undefined ? sql`` : sql`and f.rule = ${rule}`}
    ${person === undefined ? sql`` : sql`and f.person_id = ${person}::uuid`}
    ${team === undefined ? sql`` : sql`and coalesce(w.team, '') = ${team}`}
    ${age === undefined ? sql`` : sql`and ${ageBand(now)} = ${age}`}`;
}

function ageBand(now: Instant): Query<unknown> {
  return sql`case when f.first_found_at > ${now}::timestamptz - interval '7 days' then 'week'
    when f.first_found_at > ${now}::timestamptz - interval '30 days' then 'month'
    when f.first_found_at > ${now}::timestamptz - interval '91 days' then 'quarter' else 'longer' end`;
}

/** How many findings stand behind one line of a page, and how long the oldest has been there. */
export type Counted = {
  readonly open: number;
  readonly explained: number;
  readonly children: number;
  readonly oldest: Instant;
};

const counted = sql`count(*) filter (where not f.explained)::int as open, count(*) filter (where f.explained)::int as explained,
  count(distinct f.person_id) filter (where not f.explained)::int as children, min(f.first_found_at) as oldest`;

export type Asked = { readonly of: YearOfForm; readonly filter: Filter; readonly now: Instant };

export function countByRule(
  db: Read,
  { of, filter, now }: Asked,
): Promise<readonly (Counted & { rule: string; isQuery: boolean })[]> {
  return db.query(sql<Counted & { rule: string; isQuery: boolean }>`with worker as materialized (${workers})
    select f.rule, f.is_query as "isQuery", ${counted} ${from} ${matching(of, filter, now)}
    group by f.rule, f.is_query order by f.is_query, 3 desc, f.rule`);
}

export function countByTeam(
  db: Read,
  { of, filter, now }: Asked,
): Promise<readonly (Counted & { team: string })[]> {
  return db.query(sql<Counted & { team: string }>`with worker as materialized (${workers})
    select coalesce(w.team, '') as team, ${counted} ${from} ${matching(of, filter, now)}
    group by 1 order by 2 desc, 1`);
}

export function countByAge(
  db: Read,
  { of, filter, now }: Asked,
): Promise<readonly (Counted & { age: AgeBand })[]> {
  return db.query(sql<Counted & { age: AgeBand }>`with worker as materialized (${workers})
    select ${ageBand(now)} as age, ${counted} ${from} ${matching(of, filter, now)} group by 1`);
}

export type ChildCount = Counted &
  Pick<Finding, 'personId' | 'forename' | 'surname' | 'childId' | 'team'> & { readonly total: number };

export type Part = { readonly offset: number; readonly limit: number };

export async function countByChild(
  db: Read,
  { of, filter, now }: Asked,
  { offset, limit }: Part,
): Promise<readonly ChildCount[]> {
  const rows = await db.query(sql<Omit<ChildCount, keyof Name>>`with worker as materialized (${workers})
    select f.person_id as "personId", w.team, count(*) over ()::int as total, ${counted}
    ${from} ${matching(of, filter, now)}
    group by 1, 2 order by 4 desc, 1 limit ${limit} offset ${offset}`);
  return withNames(db, rows);
}

/** Findings one by one, the oldest first; `explained` tells which of the two heaps. */
export async function listFindings(
  db: Read,
  { of, filter, now }: Asked,
  { explained, offset, limit }: Part & { readonly explained?: boolean },
): Promise<readonly (Finding & { total: number })[]> {
  const heap = explained === undefined ? sql`` : sql`and f.explained = ${explained}`;
  const rows = await db.query(sql<Nameless & { total: number }>`with worker as materialized (${workers})
    select ${columns}, count(*) over ()::int as total ${from} ${matching(of, filter, now)} ${heap}
    order by f.is_query, f.rule, f.first_found_at, f.table_name, f.row_number, f.id limit ${limit} offset ${offset}`);
  return withNames(db, rows);
}

/** One finding about a person, if it is still open. */
export async function findFinding(db: Read, personId: string, id: string): Promise<Finding | undefined> {
  const found = await db.query(sql<Nameless>`with worker as materialized (${workers})
    select ${columns} ${from} where f.id = ${id} and f.person_id = ${personId}::uuid`);
  return (await withNames(db, found))[0];
}

/** The numbers of a year: what is open and what is explained, and what was found or was gone within a week. */
export type YearNumbers = {
  readonly errors: number;
  readonly queries: number;
  readonly explained: number;
  readonly reopened: number;
  readonly isNew: number;
  readonly gone: number;
};

const noNumbers: YearNumbers = { errors: 0, queries: 0, explained: 0, reopened: 0, isNew: 0, gone: 0 };

export async function countYear(db: Read, { form, year }: YearOfForm, now: Instant): Promise<YearNumbers> {
  const found = await db.first(sql<YearNumbers>`
    select count(*) filter (where not f.explained and not f.is_query)::int as errors,
      count(*) filter (where not f.explained and f.is_query)::int as queries,
      count(*) filter (where f.explained)::int as explained, count(*) filter (where f.reopened)::int as reopened,
      count(*) filter (where f.first_found_at > ${now}::timestamptz - interval '7 days')::int as "isNew",
      (select count(*)::int from returns.finding g where g.form = ${form} and g.year = ${year}
        and g.gone_at > ${now}::timestamptz - interval '7 days') as gone
    from returns.finding_now f where f.form = ${form} and f.year = ${year}`);
  return found ?? noNumbers;
}

export type TrendPoint = { readonly day: PlainDate; readonly errors: number; readonly queries: number };

/** How many findings there were at the end of each week, back to the first check. */
export function countTrend(
  db: Read,
  { form, year }: YearOfForm,
  today: PlainDate,
  weeks: number,
): Promise<readonly TrendPoint[]> {
  return db.query(sql<TrendPoint>`
    select d.day::date::text as day, count(f.id) filter (where not f.is_query)::int as errors,
      count(f.id) filter (where f.is_query)::int as queries
    from (select generate_series(${today}::date - ${(weeks - 1) * 7}::int, ${today}::date, interval '7 days') as day) d
    left join returns.finding f on f.form = ${form} and f.year = ${year}
      and f.first_found_at < (d.day + interval '1 day') at time zone 'Europe/London'
      and (f.gone_at is null or f.gone_at >= (d.day + interval '1 day') at time zone 'Europe/London')
    where d.day + interval '1 day' > (select min(r.ran_at) at time zone 'Europe/London' from returns.check_run r
      where r.form = ${form} and r.year = ${year})
    group by d.day order by d.day`);
}
