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

function rowsFunction(measure: Measure): string {
  return `drop function if exists ${nameOf(measure)}(date);
create function ${nameOf(measure)}(date) returns table (${columns}) language sql stable as $measure$
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

/** Counts by part; for measures whose value is a median, also the middle one of the numerators. */
function counter(measures: readonly Measure[]): string {
  const medians = measures.filter(({ kind }) => kind === 'median').map(({ id }) => id);
  return `create function insight.count_measure(asked text, day date) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('part', c.part, 'numerator', c.numerator, 'denominator', c.denominator)
           || case when c.middle is null then '{}' else jsonb_build_object('middle', c.middle) end), '[]')
    from (select r.part, sum(r.numerator) as numerator, sum(r.denominator) as denominator,
                 percentile_cont(0.5) within group (order by r.numerator)
                   filter (where asked = any ('{${medians.join(',')}}'::text[])) as middle
            from insight.measure_rows(asked, day) r group by r.part) c
$$;
grant execute on function insight.count_measure(text, date) to kith_loader;`;
}
