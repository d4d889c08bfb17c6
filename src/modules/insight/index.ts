import type { NavItem, Route } from '../access/index.ts';
import { chanceRoutes } from './chance/chance-routes.tsx';
import { comparisonRoutes } from './comparison/comparison-routes.tsx';
import { evidenceRoutes } from './evidence/evidence-routes.tsx';
import { figureRoutes } from './figures/figure-routes.tsx';
import { forecastRoutes } from './forecast/forecast-routes.tsx';
import { ownForecastRoutes } from './forecast/record/own-forecast-routes.tsx';
import { homesNeededRoutes } from './homes-needed/homes-needed-routes.tsx';
import { overviewRoutes } from './overview/overview-routes.tsx';
import { measureRoutes } from './measures/measure-routes.tsx';
import { seeCountyFigures, seeFigures } from './permissions.ts';
import { statisticsRoutes } from './statistics/statistics-routes.tsx';
import { whatIfRoutes } from './what-if/what-if-routes.tsx';

export { measureFunctions } from './measures/measure-functions.ts';
export { keepFirstForecast, keepForecast } from './forecast/record/keep-forecast.ts';
export { keepMeasures, keepMeasuresOfLoad } from './measures/keep-measures.ts';
export { measureAll, measureNamed } from './measures/work-out-measures.ts';
export { listMeasures } from './measures/list-measures.ts';
export { saveChildPopulation } from './measures/save-child-population.ts';
export type { Area, Judgement, Neighbour, Statistic } from './statistics/statistic.ts';
export { publishedOf } from './statistics/read-folder.ts';
export type { ReadFolder } from './statistics/read-folder.ts';
export { saveStatistics } from './statistics/save-statistics.ts';
export { recordOwnArea } from './statistics/statistic-queries.ts';

/** The first page, 'Our children today' with its figures, the measures, and what they say about chance and the years ahead. */
export const insightRoutes: readonly Route[] = [
  ...figureRoutes,
  ...measureRoutes,
  ...overviewRoutes,
  ...chanceRoutes,
  ...comparisonRoutes,
  ...forecastRoutes,
  ...ownForecastRoutes,
  ...homesNeededRoutes,
  ...whatIfRoutes,
  ...evidenceRoutes,
  ...statisticsRoutes,
];

export const insightNav: readonly NavItem[] = [
  { href: '/our-children', text: 'Our children', action: seeFigures },
  { href: '/measures', text: 'Measures', action: seeCountyFigures },
  { href: '/insight', text: 'Insight', action: seeCountyFigures },
];
export { insightWords } from './pages-in-words.ts';
