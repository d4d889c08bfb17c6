import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Published } from '../statistics/published.ts';
import type { Statistic } from '../statistics/statistic.ts';
import { listAreas, listNeighbours } from '../statistics/statistic-queries.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { orderByVintage } from '../statistics/vintage-rules.ts';
import type { FigureRecipe } from './figure-recipe.ts';
import { recipes } from './list-recipes.ts';
import { asksEverywhere } from './series.ts';

type Place = {
  readonly file: string;
  readonly measure: string;
  readonly category: string;
  readonly year: number;
  /** Null for all areas. */
  readonly area: string | null;
};

/**
 * What recipes declare that they read, and nothing else of what is loaded: some 7,000 of 600,000 values for all of them.
 * Neighbours and areas only where a recipe asks for them.
 */
export async function fetchEvidence(
  db: Read,
  wanted: readonly Pick<FigureRecipe, 'inputs'>[] = recipes,
): Promise<Published> {
  const inputs = wanted.flatMap((recipe) => Object.values(recipe.inputs));
  const places = inputs.flatMap((input): Place[] => {
    if (input.kind !== 'published') return [];
    const { file, measure, category = '' } = input.series;
    const area = asksEverywhere(input) ? null : input.area;
    return input.years.map((year) => ({ file, measure, category, year, area }));
  });
  return {
    statistics: new StatisticTable(orderByVintage(await listAt(db, places))),
    areas: inputs.some(({ kind }) => kind === 'counties') ? await listAreas(db) : [],
    neighbours: inputs.some(({ kind }) => kind === 'neighbours') ? await listNeighbours(db) : [],
    judgements: [],
  };
}

/** The values of series in years, of one area or of all. */
function listAt(db: Read, places: readonly Place[]): Promise<readonly Statistic[]> {
  const column = <K extends keyof Place>(name: K) => places.map((place) => place[name]);
  return db.query(sql<Statistic>`
    with wanted as (
      select file, measure, category, year, array_agg(area) as areas, bool_or(area is null) as everywhere
        from unnest(${column('file')}::text[], ${column('measure')}::text[], ${column('category')}::text[],
          ${column('year')}::int[], ${column('area')}::text[]) w (file, measure, category, year, area)
       group by file, measure, category, year)
    select s.file, s.measure, s.category, v.year, v.area, v.vintage, v.source, v.value, v.flag
      from wanted w
      join insight.statistic_series s using (file, measure, category)
      join insight.statistic v on v.series_id = s.id and v.year = w.year
     where w.everywhere or v.area = any (w.areas)
     order by v.series_id, v.area, v.year`);
}
