import type { Query, Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** Whom an account's figures are about: everyone, everyone but as counts only, or the account's own children. */
export type Sight = 'everyone' | 'counts' | 'own';

/** How many stand in each part of each figure. */
export type FigureCounts = {
  readonly counts: readonly (readonly [figure: string, part: string, children: number])[];
  /** When it was counted; undefined where it is counted for this very page. */
  readonly countedAt: Instant | undefined;
};

/** Ways of being related that make somebody one's own child to count, or one's team's (a brother or sister is not). */
const ownChildren = sql`array(select access.subjects_related(array['worker', 'team']))`;

/** Counts every figure of a day. @throws for a sight of everyone, when no role held today sees county figures */
export async function countFigures(db: Read, sight: Sight, day: PlainDate): Promise<FigureCounts> {
  if (sight === 'own') {
    const found = await db.first(
      sql<FigureCounts>`select insight.count_figures(${day}, ${ownChildren}) as counts`,
    );
    return { counts: found?.counts ?? [], countedAt: undefined };
  }
  const found = await db.first(sql<FigureCounts>`select counts, counted_at as "countedAt"
    from insight.count_county('figures', array[${day}::date])`);
  return found ?? { counts: [], countedAt: undefined };
}

export type FigureChild = {
  readonly personId: string;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly birthDate: PlainDate | null;
  readonly part: string;
  readonly happenedOn: PlainDate | null;
  readonly total: number;
};

export type FigurePart = {
  readonly figure: string;
  readonly part: string | undefined;
  readonly day: PlainDate;
  readonly sight: Sight;
  readonly offset: number;
  readonly limit: number;
};

/** The children in a figure, or one part of it, whose records the account may see, by name; `total` counts them all. */
export function listFigureChildren(db: Read, which: FigurePart): Promise<readonly FigureChild[]> {
  return db.query(which.sight === 'own' ? ownPage(which) : countedPage(which));
}

/** Of one's own children, for this very page. */
function ownPage({ figure, part, day, offset, limit }: FigurePart): Query<FigureChild> {
  const only = part ?? null;
  return sql`
    select r.person_id as "personId", c.pers_forename as forename, c.pers_surname as surname, c.pers_dob as "birthDate",
           r.part, r.happened_on as "happenedOn", count(*) over ()::int as total
      from insight.figure_rows(${day}, ${ownChildren}, ${figure}) r
      left join reporting.ssd_person c on c.pers_person_id = r.person_id
     where (${only}::text is null or r.part = ${only})
     order by c.pers_surname, c.pers_forename, r.person_id, r.happened_on
     limit ${limit} offset ${offset}`;
}

/** Of everyone as it was counted last, in whose order they are by name: only a page of them is read. */
function countedPage({ figure, part, day, offset, limit }: FigurePart): Query<FigureChild> {
  const only = part ?? null;
  return sql`
    with of_page as materialized (
      select (x.value ->> 0)::uuid as person_id, x.value ->> 1 as part, (x.value ->> 2)::date as happened_on, x.place,
             count(*) over ()::int as total
        from insight.count_county(${`children ${figure}`}, array[${day}::date]) k,
             jsonb_array_elements(k.counts) with ordinality x (value, place)
       where (${only}::text is null or x.value ->> 1 = ${only})
       order by x.place
       limit ${limit} offset ${offset}
    )
    select r.person_id as "personId", c.pers_forename as forename, c.pers_surname as surname, c.pers_dob as "birthDate",
           r.part, r.happened_on as "happenedOn", r.total
      from of_page r
      left join reporting.ssd_person c on c.pers_person_id = r.person_id
     order by r.place`;
}

/** How far the record reaches: the newest day, not after today, on which anybody's episode of care started. */
export async function findNewestStart(db: Read, today: PlainDate): Promise<PlainDate | null> {
  const found = await db.first(
    sql<{ newest: PlainDate | null }>`select insight.newest_start(${today}) as newest`,
  );
  return found?.newest ?? null;
}
