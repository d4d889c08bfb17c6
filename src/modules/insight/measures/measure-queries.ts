import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WayToPart } from './group-words.ts';
import { definitionOf } from './measure-definition.ts';
import type { Measure } from './measure.ts';
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

/** The same group by group, on one day. @throws as countCounty */
export async function countCountyBy(
  db: Read,
  { id, by, day }: { id: string; by: WayToPart; day: PlainDate },
): Promise<readonly GroupCounts[]> {
  const found = await db.first(
    sql<{
      counts: GroupCounts[];
    }>`select counts from insight.count_county(${`${id} by ${by}`}, array[${day}::date])`,
  );
  return found?.counts ?? [];
}

/** A measure on each of the days: the last as it is now, those before as they were kept or, for a second, counted. Days left out then are not given. @throws as countCounty */
export function countTrend(
  db: Read,
  measure: Measure,
  days: readonly PlainDate[],
): Promise<readonly CountedOn[]> {
  return db.query(sql<CountedOn>`select day, counted_at as "countedAt", counts
    from insight.count_trend(${measure.id}, ${definitionOf(measure)}, ${[...days]}::date[], '1 second')`);
}

/** What is kept of a measure for a day; `day` is before `askedDay` where nothing is kept for that. */
export type KeptMeasure = CountedOn & { readonly measure: string; readonly askedDay: PlainDate };

/** Counts that are missing are made for so many milliseconds and no longer: a list is not kept waiting. */
const budget = '150 milliseconds';

/** What is kept of each measure for each of the days, in one go; a measure that nothing is kept of is left out. */
export function listKept(
  db: Read,
  measures: readonly Measure[],
  days: readonly PlainDate[],
): Promise<readonly KeptMeasure[]> {
  return db.query(sql<KeptMeasure>`select measure, asked_day as "askedDay", day, counted_at as "countedAt", counts
    from insight.kept_measures(${measures.map(({ id }) => id)}, ${measures.map(definitionOf)}, ${[...days]}::date[],
      ${budget}::interval)`);
}

/** A value as it was kept when the measure had another definition. */
export type EarlierValue = {
  readonly day: PlainDate;
  readonly value: number | null;
  readonly definition: string;
  readonly madeAt: Instant;
};

/** What was kept of a measure by definitions that it no longer has. */
export function listEarlier(
  db: Read,
  measure: Measure,
  between: readonly [from: PlainDate, to: PlainDate],
): Promise<readonly EarlierValue[]> {
  return db.query(sql<EarlierValue>`select day, value::float8 as value, definition, made_at as "madeAt"
    from insight.list_measure_days(array[${measure.id}], 'all', ${between[0]}, ${between[1]})
   where definition <> ${definitionOf(measure)} order by day, made_at`);
}

/** What areas are called, of those that published statistics name. */
export async function listAreaNames(db: Read): Promise<ReadonlyMap<string, string>> {
  const found = await db.query(sql<{ code: string; name: string }>`select code, name from insight.area`);
  return new Map(found.map(({ code, name }) => [code, name]));
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
  readonly within: { readonly by: WayToPart; readonly group: string } | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** The children in a measure's numerator whose records the account may see, by name, and how many there are in all. */
export function listMeasured(
  db: Read,
  { id, day, part, within, offset, limit }: WhichChildren,
): Promise<readonly (MeasuredChild & { readonly total: number })[]> {
  return db.query(sql<MeasuredChild & { readonly total: number }>`
    with row_of as materialized (
      select r.person_id, r.part, r.happened_on from insight.measure_rows(${id}, ${day}) r
       ${within ? sql`left join insight.group_of(${within.by}, ${day}) g on g.person_id = r.person_id` : sql``}
       where r.numerator <> 0 and (${part ?? null}::text is null or r.part = ${part ?? null})
         ${within ? sql`and coalesce(g."group", 'not-known') = ${within.group}` : sql``}
    )
    select r.person_id as "personId", c.pers_forename as forename, c.pers_surname as surname, c.pers_dob as "birthDate",
           r.happened_on as "happenedOn", r.part, count(*) over ()::int as total
      from row_of r
      left join reporting.ssd_person c on c.pers_person_id = r.person_id
     order by c.pers_surname, c.pers_forename, r.person_id, r.happened_on
     limit ${limit} offset ${offset}`);
}
