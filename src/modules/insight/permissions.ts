import { action, roles, scopeOf } from '../access/index.ts';

/** Roles that may see how many there are of everyone. The same stand in insight.county_role (a test keeps them equal). */
export const countyRoles = roles.filter((role) => scopeOf(role) === 'all' || role === 'lead member');

/** To start at the first page: everybody who works here. */
export const enter = action('enter', 'nothing', roles);

/** To see figures: of everyone, or of one's own children, as the role allows. A system administrator sees none. */
export const seeFigures = action(
  'seeFigures',
  'nothing',
  roles.filter((role) => role !== 'administrator'),
);

/** To see figures and measures of everyone. */
export const seeCountyFigures = action('seeCountyFigures', 'nothing', countyRoles);

/** To see every figure as it is, without small numbers left out. */
export const seeEveryChild = action(
  'seeEveryChild',
  'nothing',
  roles.filter((role) => scopeOf(role) === 'all'),
);

/** To open a figure into its children: those of them whose records the account may see. */
export const openFigure = action(
  'openFigure',
  'nothing',
  roles.filter((role) => scopeOf(role) !== 'none'),
);

/** To save choices for the years ahead as a scenario that others see, to change and to remove it. */
export const saveScenarios = action('saveScenarios', 'nothing', ['service manager', 'analyst', 'director']);
