import type { NavItem, Route } from '../access/index.ts';
import { figureRoutes } from './figures/figure-routes.tsx';
import { measureRoutes } from './measures/measure-routes.tsx';
import { seeCountyFigures, seeFigures } from './permissions.ts';

export { measureFunctions } from './measures/measure-functions.ts';
export { measureAll, measuresCommand } from './measures/measures-command.ts';
export { listMeasures } from './measures/list-measures.ts';
export { saveChildPopulation } from './measures/save-child-population.ts';

/** The first page, 'Our children today' with its figures, and the measures. */
export const insightRoutes: readonly Route[] = [...figureRoutes, ...measureRoutes];

export const insightNav: readonly NavItem[] = [
  { href: '/our-children', text: 'Our children', action: seeFigures },
  { href: '/measures', text: 'Measures', action: seeCountyFigures },
];
