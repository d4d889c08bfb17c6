import { sql } from '../../../platform/database/database.ts';
import type { Query } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/**
 * A row of a list as the record gives it, by our words for the columns: codes of the returns, dates, numbers, yes or no, null
 * for what the record does not hold. What the list's answers are for them is worked out afterwards.
 */
export type RecordRow = Readonly<Record<string, string | number | boolean | null>> & {
  readonly personId: string;
};

export type ListQuery = (asOf: PlainDate) => Query<RecordRow>;

/** Days of the window: the day months before the date, and the date. */
export const monthsBefore = (asOf: PlainDate, months: 6 | 12): Query<unknown> =>
  sql`(${asOf}::date - make_interval(months => ${months}))::date`;

/** A date that had come by the date of the lists; a later one was not known then. */
export const byThen = (column: string, asOf: PlainDate): Query<unknown> => {
  const date = sql.raw(column);
  return sql`case when ${date} <= ${asOf}::date then ${date} end`;
};

/** Who the child is; `rows` is what has `child_id`. Kith's own id stands in where the authority gave none. */
export const childColumns = sql`c.pers_person_id as "personId",
  coalesce(c.pers_legacy_id, c.pers_person_id::text) as child, c.pers_sex as gender, c.pers_ethnicity as ethnicity, c.pers_dob as born`;

export const joinChild = (rows: string): Query<unknown> =>
  sql`join reporting.ssd_person c on c.pers_person_id = ${sql.raw(rows)}.child_id`;

/** `true` where somebody is known to be disabled, `false` where it was asked and nothing said, no row where not known. */
export const disabledCte = sql`disabled as materialized (
  select r.child_id, bool_or(d.code <> 'NONE') as disability
    from reporting.disability_version d join reporting.ext_record r on r.person_id = d.person_id
   where d.stands group by r.child_id)`;

/** Whose worker and which team each child had on the day: the worker's name or, without one, the reference. */
export const workersCte = (asOf: PlainDate): Query<unknown> => sql`workers as materialized (
  select distinct on (i.invo_person_id) i.invo_person_id as child_id,
         coalesce(w.prof_professional_name, w.prof_staff_id) as worker, t.dept_team_name as team
    from reporting.ssd_involvements i
    left join reporting.ssd_professionals w on w.prof_professional_id = i.invo_professional_id
    left join reporting.ssd_department t on t.dept_team_id = i.invo_professional_team
   where i.invo_involvement_start_date <= ${asOf}::date
     and (i.invo_involvement_end_date is null or i.invo_involvement_end_date > ${asOf}::date)
   order by i.invo_person_id, i.invo_involvement_start_date desc)`;

/** The facts of a kind that stand, each with the child whom the record stands for. */
export const standing = (view: string): Query<unknown> =>
  sql`(select f.*, r.child_id from reporting.${sql.raw(view)}_version f
        join reporting.ext_record r on r.person_id = f.person_id where f.stands)`;
