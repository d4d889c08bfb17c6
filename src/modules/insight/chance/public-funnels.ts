import type { Published } from '../statistics/published.ts';
import type { StatisticKey } from '../statistics/statistic.ts';
import { tooSmallForRates } from '../statistics/statistic.ts';
import type { FunnelKind, FunnelObservation } from './funnel-rules.ts';
import { expectByDeprivation } from './expect-by-deprivation.ts';

/** A public measure as a funnel wants it: a count of a count, for authorities. */
export type PublicFunnel = {
  /** As in the address of its page. */
  readonly key: string;
  readonly title: string;
  readonly kind: FunnelKind;
  readonly numerator: StatisticKey;
  readonly denominator: StatisticKey;
  /** Years that the denominator is behind: the population is that of the middle of the year before. */
  readonly lag: number;
  /** What a value is multiplied by: 10,000 children, or 100 for percent. */
  readonly per: number;
  readonly unit: string;
  /** What the size counts. */
  readonly sizeIs: string;
  readonly source: string;
};

const population: StatisticKey = { file: 'population_0_17', measure: 'population_0_17' };
const ofChildren = {
  denominator: population,
  lag: 1,
  per: 10_000,
  kind: 'rate',
  sizeIs: 'Children aged 0 to 17',
} as const;
const perChildren = { ...ofChildren, unit: 'per 10,000 children' } as const;
const percent = { lag: 0, per: 100, unit: '%', kind: 'proportion' } as const;
const core = (measure: string): StatisticKey => ({ file: 'cla_core', measure });
const need = (measure: string): StatisticKey => ({ file: 'cin_cpp', measure });
const placement = (category: string): StatisticKey => ({
  file: 'cla_characteristics',
  measure: 'placement',
  category,
});
const lookedAfter = 'Children looked after in England, Department for Education';
const inNeed = 'Children in need, Department for Education';

/** What authorities can be held against each other by, as far as it is published as counts. */
export const publicFunnels: readonly PublicFunnel[] = [
  {
    key: 'children-in-care',
    title: 'Children in care on 31 March',
    numerator: core('cla_31_march'),
    source: lookedAfter,
    ...perChildren,
  },
  {
    key: 'coming-into-care',
    title: 'Children who came into care in the year',
    numerator: core('cla_started'),
    source: lookedAfter,
    ...perChildren,
  },
  {
    key: 'residential',
    title: 'Children in care who live in secure units and children’s homes',
    numerator: placement("Secure homes and children's homes"),
    denominator: placement('Total'),
    sizeIs: 'Children in care on 31 March',
    source: lookedAfter,
    ...percent,
  },
  {
    key: 're-referrals',
    title: 'Referrals within 12 months of one before',
    numerator: need('rereferrals_12m'),
    denominator: need('referrals'),
    sizeIs: 'Referrals in the year',
    source: inNeed,
    ...percent,
  },
  {
    key: 'no-further-action',
    title: 'Referrals that led to no further action',
    numerator: need('referrals_nfa'),
    denominator: need('referrals'),
    sizeIs: 'Referrals in the year',
    source: inNeed,
    ...percent,
  },
  {
    key: 'section-47',
    title: 'Section 47 enquiries in the year',
    numerator: need('s47_enquiries'),
    source: inNeed,
    ...perChildren,
  },
  {
    key: 'second-plans',
    title: 'Child protection plans that are a second or later one',
    numerator: need('cpp_started_second_or_subsequent'),
    denominator: need('cpp_started'),
    sizeIs: 'Plans started in the year',
    source: inNeed,
    ...percent,
  },
];

export const idaci: StatisticKey = { file: 'deprivation_2025', measure: 'idaci_2025_average_score' };

/** All series that a funnel reads. */
export function funnelKeys({ numerator, denominator }: PublicFunnel): readonly StatisticKey[] {
  return [numerator, denominator, idaci];
}

/** The newest year in which at least four in five as many authorities have a value as in the fullest year; undefined without any. */
export function newestYear({ statistics }: Published, { numerator }: PublicFunnel): number | undefined {
  const years = new Map<number, number>();
  for (const { year, value } of statistics.all(numerator))
    if (value !== null) years.set(year, (years.get(year) ?? 0) + 1);
  const most = Math.max(0, ...years.values());
  return [...years]
    .filter(([, count]) => count >= 0.8 * most)
    .map(([year]) => year)
    .sort((a, b) => b - a)[0];
}

/**
 * Every authority's numbers in a year; City of London and Isles of Scilly are too small to be shown. With `adjusted`, each is
 * held against what authorities as deprived as it have (IDACI 2025).
 */
export function listAuthorities(
  { statistics, areas }: Published,
  funnel: PublicFunnel,
  { year, adjusted }: { readonly year: number; readonly adjusted: boolean },
): readonly FunnelObservation[] {
  const found = areas.flatMap(({ code, name, level }) => {
    const observed = statistics.value(funnel.numerator, code, year);
    const size = statistics.value(funnel.denominator, code, year - funnel.lag);
    if (level !== 'authority' || tooSmallForRates.includes(code)) return [];
    if (observed === undefined || size === undefined || size <= 0) return [];
    return [{ unit: { kind: 'authority', code, name } as const, observed, size }];
  });
  return adjusted ? expectByDeprivation(found, statistics.across(idaci, 2025)) : found;
}
