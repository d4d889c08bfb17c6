import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WayToPart } from './group-words.ts';
import type { ChildPopulation, Counted, GroupCounts } from './measure-rules.ts';

/** The mid-year estimates in the settings, one a year. */
export function listPopulations(db: Read): Promise<readonly ChildPopulation[]> {
  return db.query(sql<ChildPopulation>`select mid_year as "midYear", children, source
    from reporting.ext_child_population where children is not null and mid_year is not null`);
}

/** What a measure counts on a day among everyone the role sees: for the command line, which runs as loader. */
export async function countMeasure(db: Read, id: string, day: PlainDate): Promise<readonly Counted[]> {
  const found = await db.first(
    sql<{
      counts: Counted[];
    }>`select insight.count_measure(${id}, ${day}) as counts`,
  );
  return found?.counts ?? [];
}

/** The same, parted into groups. */
export async function countMeasureBy(
  db: Read,
  { id, by, day }: { id: string; by: WayToPart; day: PlainDate },
): Promise<readonly GroupCounts[]> {
  const found = await db.first(
    sql<{ groups: GroupCounts[] }>`select insight.count_measure_by(${id}, ${by}, ${day}) as groups`,
  );
  return found?.groups ?? [];
}

export type CountedOn = {
  readonly day: PlainDate;
  readonly countedAt: Instant;
  readonly counts: readonly Counted[];
};

/** What a measure counts of everyone on each of these days. @throws when no role held today sees county figures */
export function countCounty(db: Read, id: string, days: readonly PlainDate[]): Promise<readonly CountedOn[]> {
  return db.query(sql<CountedOn>`select day, counted_at as "countedAt", counts
    from insight.count_county(${id}, ${[...days]}::date[])`);
}

export type MeasuredChild = {
  readonly personId: string;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly birthDate: PlainDate | null;
  readonly happenedOn: PlainDate | null;
  readonly part: string | null;
};

export type WhichChildren = {
  readonly id: string;
  readonly day: PlainDate;
  readonly part: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** The children in a measure's numerator whose records the account may see, by name, and how many there are in all. */
export function listMeasured(
  db: Read,
  { id, day, part, offset, limit }: WhichChildren,
): Promise<readonly (MeasuredChild & { readonly total: number })[]> {
  return db.query(sql<MeasuredChild & { readonly total: number }>`
    with row_of as materialized (
      select r.person_id, r.part, r.happened_on from insight.measure_rows(${id}, ${day}) r
       where r.numerator <> 0 and (${part ?? null}::text is null or r.part = ${part ?? null})
    )
    select r.person_id as "personId", c.pers_forename as forename, c.pers_surname as surname, c.pers_dob as "birthDate",
           r.happened_on as "happenedOn", r.part, count(*) over ()::int as total
      from row_of r
      left join reporting.ssd_person c on c.pers_person_id = r.person_id
     order by c.pers_surname, c.pers_forename, r.person_id, r.happened_on
     limit ${limit} offset ${offset}`);
}
