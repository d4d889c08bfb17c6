import { listMeasures } from './list-measures.ts';
import type { Measure } from './measure.ts';

/**
 * The SQL that makes a function of every measure's file, to be run with the module's views. Rows are what stands behind a
 * figure (who, in which part, how it counts); they run as the reader, so row-level security holds. insight.count_county
 * counts them for those who see counts only.
 */
export function measureFunctions(): string {
  const measures = listMeasures();
  return [
    'drop function if exists insight.count_measure(text, date);',
    'drop function if exists insight.count_measure_by(text, text, date);',
    'drop function if exists insight.count_groups(text, date, text[]);',
    'drop function if exists insight.count_groups(text[], date, text[]);',
    'drop function if exists insight.measure_rows(text, date);',
    ...measures.map(rowsFunction),
    dispatcher(measures),
    counter(measures),
  ].join('\n\n');
}

const columns = 'person_id uuid, part text, numerator numeric, denominator numeric, happened_on date';

function nameOf({ id }: Measure): string {
  return `insight.rows_${id.toLowerCase().replaceAll('-', '_')}`;
}

/** Everybody is read at once, and a wrong guess of how many leads the planner to look each up (leaving care: minutes). */
function rowsFunction(measure: Measure): string {
  return `drop function if exists ${nameOf(measure)}(date);
create function ${nameOf(measure)}(date) returns table (${columns}) language sql stable set enable_nestloop = off as $measure$
${measure.sql}
$measure$;
grant execute on function ${nameOf(measure)}(date) to kith_app, kith_loader;`;
}

function dispatcher(measures: readonly Measure[]): string {
  const branches = measures.map(
    (measure) =>
      `if asked = '${measure.id}' then return query select * from ${nameOf(measure)}(day); return; end if;`,
  );
  return `create function insight.measure_rows(asked text, day date) returns table (${columns}) language plpgsql stable as $$
begin
  ${branches.join('\n  ')}
  raise exception 'there is no measure %', asked;
end $$;
grant execute on function insight.measure_rows(text, date) to kith_app, kith_loader;`;
}

/**
 * Counts by part, of everyone (by 'all') and of each group of each way to part children; for measures whose value is a
 * median, also the middle one of the numerators. Many measures at once, because who is in which group takes longer to find
 * than most measures. Counts that were kept by other definitions end here.
 */
function counter(measures: readonly Measure[]): string {
  const medians = measures.filter(({ kind }) => kind === 'median').map(({ id }) => id);
  return `create function insight.count_groups(asked text[], day date, bys text[])
returns table (measure text, by text, "group" text, counts jsonb) language sql stable as $$
  with row_of as materialized (
    select a.measure, r.* from unnest(asked) a (measure) cross join lateral insight.measure_rows(a.measure, day) r
  ), member as materialized (
    select b.by, g.person_id, g."group"
      from (select u.by from unnest(bys) u (by) where u.by <> 'all') b cross join lateral insight.group_of(b.by, day) g
  ), placed as (
    select r.measure, 'all' as by, 'all' as "group", r.part, r.numerator, r.denominator from row_of r where 'all' = any (bys)
    union all
    select r.measure, u.by, coalesce(m."group", 'not-known'), r.part, r.numerator, r.denominator
      from unnest(bys) u (by)
     cross join row_of r
      left join member m on m.by = u.by and m.person_id = r.person_id
     where u.by <> 'all'
  ), counted as (
    select p.measure, p.by, p."group", p.part, sum(p.numerator) as numerator, sum(p.denominator) as denominator,
           percentile_cont(0.5) within group (order by p.numerator)
             filter (where p.measure = any ('{${medians.join(',')}}'::text[])) as middle
      from placed p group by p.measure, p.by, p."group", p.part
  )
  select c.measure, c.by, c."group", jsonb_agg(jsonb_build_object('part', c.part, 'numerator', c.numerator, 'denominator', c.denominator)
           || case when c.middle is null then '{}' else jsonb_build_object('middle', c.middle) end)
    from counted c group by c.measure, c.by, c."group"
$$;

create function insight.count_measure(asked text, day date) returns jsonb language sql stable as $$
  select coalesce((select c.counts from insight.count_groups(array[asked], day, array['all']) c), '[]')
$$;

create function insight.count_measure_by(asked text, parted text, day date) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('group', c."group", 'counts', c.counts)), '[]')
    from insight.count_groups(array[asked], day, array[parted]) c
$$;
grant execute on function insight.count_groups(text[], date, text[]), insight.count_measure(text, date),
  insight.count_measure_by(text, text, date) to kith_loader;

delete from insight.county_count where what like 'M-%' or what = 'night';`;
}
