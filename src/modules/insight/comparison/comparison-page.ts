import type { Area, Judgement, Statistic } from '../statistics/statistic.ts';
import type { StatisticTable } from '../statistics/statistic-table.ts';
import { bestNeighbour } from './best-neighbour.ts';
import type { Comparable } from './comparable.ts';
import type { Picked } from './compare-values.ts';
import { comparedAuthorities, middleOf, valueIn, valuesIn, yearsOf } from './compare-values.ts';
import { amongWords, formatWithUnit } from './compare-words.ts';
import type { Standing, Variation } from './explain-variation.ts';
import { deprivationEdition, explainVariation, standingOf } from './explain-variation.ts';
import type { Example } from './learn-from.ts';
import { learnFrom } from './learn-from.ts';

/** What a measure's page rests on. */
export type ComparisonInput = {
  readonly comparable: Comparable;
  readonly pair: Comparable;
  readonly picked: Picked;
  readonly areas: readonly Area[];
  readonly table: StatisticTable;
  readonly judgements: readonly Judgement[];
  /** Another authority, asked for by its code. */
  readonly beside: Area | undefined;
};

export type NamedValue = { readonly area: Area; readonly value: number };

export type ComparisonPage = {
  readonly year: number;
  readonly own: number;
  readonly heading: string;
  readonly among: string;
  readonly statistic: Statistic | undefined;
  readonly beside: { readonly area: Area; readonly value: number | undefined } | undefined;
  /** Neighbours with a value, the highest first. */
  readonly near: readonly NamedValue[];
  readonly middle: number | undefined;
  readonly region: number | undefined;
  readonly country: number | undefined;
  /** The lowest of the authority and its neighbours, by the 2022 report's method. */
  readonly lowest: NamedValue | undefined;
  readonly lines: { readonly years: readonly number[]; readonly lines: readonly OverTime[] };
  readonly pair: PairStanding;
  readonly variation: DeprivationFinding | undefined;
  readonly examples: readonly Example[];
};

export type OverTime = {
  readonly area: 'own' | 'beside' | 'middle' | 'country';
  readonly values: readonly (number | null)[];
};
export type PairStanding = { readonly own: number | undefined; readonly middle: number | undefined };
export type DeprivationFinding = {
  readonly variation: Variation;
  readonly standing: Standing | undefined;
  readonly edition: number;
};

/** A measure of an authority beside others in its newest year; undefined where it has none. */
export function comparisonPage(input: ComparisonInput): ComparisonPage | undefined {
  const { comparable, picked, table, pair, judgements, beside } = input;
  const { area, region, country, neighbours } = picked;
  const year = yearsOf(table, comparable, area.code).at(-1);
  const own = year === undefined ? undefined : valueIn(table, comparable, area.code, year);
  if (year === undefined || own === undefined) return undefined;
  const at = (code: string | undefined) =>
    code === undefined ? undefined : valueIn(table, comparable, code, year);
  const compared = valuesIn(table, comparable, year, [area, ...neighbours]);
  const near = neighboursWith(neighbours, compared);
  const among = amongWords(
    own,
    near.map(({ value }) => value),
  );
  const pairValues = valuesIn(table, pair, year, [area, ...neighbours]);
  const question = { comparable, pair, own: area.code, neighbours, judgements };
  return {
    ...{ year, own, among, near },
    heading: `${comparable.title}: ${formatWithUnit(comparable, own)}, ${among}`,
    statistic: table.find(
      'part' in comparable.value ? comparable.value.part : comparable.value,
      area.code,
      year,
    ),
    beside: beside && { area: beside, value: at(beside.code) },
    middle: middleOf(near.map(({ value }) => value)),
    region: at(region?.code),
    country: at(country?.code),
    lowest: lowestOf(area, neighbours, compared),
    lines: linesOf(input),
    pair: pairStanding(area.code, pairValues),
    variation: variationOf(input, year),
    examples: learnFrom({ ...question, values: compared, pairValues }).slice(0, 5),
  };
}

function neighboursWith(
  neighbours: readonly Area[],
  values: ReadonlyMap<string, number>,
): readonly NamedValue[] {
  return neighbours
    .flatMap((area) => {
      const value = values.get(area.code);
      return value === undefined ? [] : [{ area, value }];
    })
    .sort((a, b) => b.value - a.value);
}

function lowestOf(
  area: Area,
  neighbours: readonly Area[],
  values: ReadonlyMap<string, number>,
): NamedValue | undefined {
  const codes = neighbours.map(({ code }) => code);
  const best = bestNeighbour(area.code, codes, values);
  const found = best && [area, ...neighbours].find(({ code }) => code === best.area);
  return found && { area: found, value: best.value };
}

function pairStanding(own: string, values: ReadonlyMap<string, number>): PairStanding {
  const others = [...values].filter(([code]) => code !== own).map(([, value]) => value);
  return { own: values.get(own), middle: middleOf(others) };
}

function linesOf({ comparable, picked, table, beside }: ComparisonInput): ComparisonPage['lines'] {
  const { area, neighbours, country } = picked;
  const years = yearsOf(table, comparable, area.code);
  const of = (code: string) => years.map((year) => valueIn(table, comparable, code, year) ?? null);
  const middles = years.map(
    (year) => middleOf(valuesIn(table, comparable, year, neighbours).values()) ?? null,
  );
  return {
    years,
    lines: [
      { area: 'own', values: of(area.code) },
      ...(beside ? [{ area: 'beside', values: of(beside.code) } as const] : []),
      ...(neighbours.length > 0 ? [{ area: 'middle', values: middles } as const] : []),
      ...(country ? [{ area: 'country', values: of(country.code) } as const] : []),
    ],
  };
}

/** The key of an edition's IDACI average score. */
export function deprivationKey(edition: number) {
  return { file: `deprivation_${edition}`, measure: `idaci_${edition}_average_score` };
}

function variationOf(
  { comparable, picked, areas, table }: ComparisonInput,
  year: number,
): DeprivationFinding | undefined {
  const edition = deprivationEdition(year);
  const points = comparedAuthorities(areas).flatMap(({ code }) => {
    const deprivation = table.value(deprivationKey(edition), code, edition);
    const value = valueIn(table, comparable, code, year);
    return deprivation === undefined || value === undefined ? [] : [{ area: code, deprivation, value }];
  });
  const variation = explainVariation(points);
  return variation && { variation, standing: standingOf(variation, picked.area.code), edition };
}
