import type { StatisticKey } from '../statistics/statistic.ts';
import type { StatisticTable } from '../statistics/statistic-table.ts';
import { decomposeChange } from './decomposition.ts';

export const spendingKeys = {
  spend: { file: 'spend_2016_2025', measure: 'cla_gross' },
  inCare: { file: 'cla_core', measure: 'cla_31_march' },
  population: { file: 'population_0_17', measure: 'population_0_17' },
} as const satisfies Readonly<Record<string, StatisticKey>>;

/** What spending on children in care rests on, in a year. All above nought. */
export type SpendingYear = {
  readonly year: number;
  readonly spend: number;
  readonly inCare: number;
  readonly population: number;
};

/** The years in which all of it is known. The population is that of the middle of the year before. */
export function spendingYears(table: StatisticTable, area: string): readonly SpendingYear[] {
  return table.series(spendingKeys.spend, area).flatMap(({ year, value: spend }) => {
    const inCare = table.value(spendingKeys.inCare, area, year);
    const population = table.value(spendingKeys.population, area, year - 1);
    if (!inCare || !population || spend <= 0) return [];
    return [{ year, spend, inCare, population }];
  });
}

export type SpendingPart = { readonly name: SpendingCause; readonly amount: number; readonly share: number };
export type SpendingCause = 'children' | 'rate' | 'week';

/**
 * What moved spending between two years: spending is children who live here × how many of each are in care × weeks × the
 * cost of a week. Parts by the logarithmic mean Divisia index add up to the change whatever their order.
 */
export function decomposeSpending(before: SpendingYear, after: SpendingYear): readonly SpendingPart[] {
  const factors: readonly { name: SpendingCause; before: number; after: number }[] = [
    { name: 'children', before: before.population, after: after.population },
    { name: 'rate', before: before.inCare / before.population, after: after.inCare / after.population },
    { name: 'week', before: before.spend / before.inCare, after: after.spend / after.inCare },
  ];
  const parts = decomposeChange(factors);
  return factors.map(({ name }, index) => {
    const { amount = 0, share = 0 } = parts[index] ?? {};
    return { name, amount, share };
  });
}

/** The cost of a week of one child in care. */
export const weekOf = ({ spend, inCare }: SpendingYear): number => spend / inCare / 52;
