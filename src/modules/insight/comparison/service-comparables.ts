import type { StatisticKey } from '../statistics/statistic.ts';
import { group } from './comparable.ts';
import type { Comparable, Ratio } from './comparable.ts';

const spend = (measure: string): StatisticKey => ({ file: 'spend_2016_2025', measure });
const workforce = (measure: string): StatisticKey => ({ file: 'workforce', measure });
const population: StatisticKey = { file: 'population_0_17', measure: 'population_0_17' };

/** Spending of a financial year is set beside the population in the middle of the year before its end. */
const perChild = (measure: string): Ratio => ({ part: spend(measure), whole: population, scale: 1, lag: 1 });

/** Social workers and money. */
export const serviceComparables: readonly Comparable[] = [
  ...group('Social workers', [
    [
      'vacancies',
      'Vacant posts',
      'percent',
      'low',
      workforce('vacancy_rate_fte'),
      'agency',
      'Fewer vacancies beside posts that agencies fill',
    ],
    [
      'agency',
      'Agency workers',
      'percent',
      'low',
      workforce('agency_rate_fte'),
      'caseload',
      'Fewer agency workers beside what the others carry',
    ],
    [
      'turnover',
      'Left in the year',
      'percent',
      'low',
      workforce('turnover_rate_fte'),
      'vacancies',
      'Fewer leave beside posts that stand empty',
    ],
    [
      'caseload',
      'Cases of a social worker',
      'number',
      'low',
      workforce('caseload_fte'),
      'vacancies',
      'Fewer cases beside posts that stand empty',
    ],
  ]),
  ...group('Money', [
    [
      'care-spend',
      'Spending on children in care, for each child who lives here',
      'pounds',
      'neutral',
      perChild('cla_gross'),
      'in-care',
      'Spending beside how many are in care',
    ],
    [
      'all-spend',
      'Spending on children’s services, for each child who lives here',
      'pounds',
      'neutral',
      perChild('cyps_gross_excl_cera'),
      'care-spend',
      'All spending beside what goes to care',
    ],
    [
      'care-share',
      'Share of spending that goes to children in care',
      'percent',
      'neutral',
      { part: spend('cla_gross'), whole: spend('cyps_gross_excl_cera'), scale: 100, lag: 0 },
      'family-support',
      'What care takes beside what is left for families',
    ],
    [
      'family-support',
      'Spending on family support, for each child who lives here',
      'pounds',
      'neutral',
      perChild('family_support_gross'),
      'started',
      'Support for families beside children who come into care',
    ],
    [
      'week-in-care',
      'Cost of a week in care',
      'pounds',
      'neutral',
      spend('unit_cost_cla_week'),
      'childrens-homes',
      'The cost of a week beside the kind of home',
    ],
    [
      'week-fostered',
      'Cost of a week in foster care',
      'pounds',
      'neutral',
      spend('unit_cost_fostering_week'),
      'fostered',
      'What foster care costs beside how many it serves',
    ],
    [
      'week-in-home',
      'Cost of a week in a children’s home',
      'pounds',
      'neutral',
      spend('unit_cost_residential_week'),
      'childrens-homes',
      'What a home costs beside how many live in one',
    ],
  ]),
];
