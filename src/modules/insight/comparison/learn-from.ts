import type { Area, Judgement } from '../statistics/statistic.ts';
import type { Comparable } from './comparable.ts';
import { betterBy } from './compare-values.ts';

/** A neighbour that does better here and no worse on what keeps the measure honest. */
export type Example = {
  readonly area: Area;
  readonly value: number;
  readonly pairValue: number;
  readonly judgement: Judgement | undefined;
};

type Question = {
  readonly comparable: Comparable;
  readonly pair: Comparable;
  readonly own: string;
  readonly neighbours: readonly Area[];
  readonly values: ReadonlyMap<string, number>;
  readonly pairValues: ReadonlyMap<string, number>;
  readonly judgements: readonly Judgement[];
};

/**
 * Neighbours to learn from, best first: alike by the publisher's model, better on the measure, and not worse on its pair
 * (alike, where the pair is neutral, is not asked). Nobody where neither way is better, or where a value is not known.
 */
export function learnFrom(question: Question): readonly Example[] {
  const { comparable, pair, own, neighbours, values, pairValues, judgements } = question;
  const [ownValue, ownPair] = [values.get(own), pairValues.get(own)];
  if (ownValue === undefined || ownPair === undefined || comparable.polarity === 'neutral') return [];
  return neighbours
    .flatMap((area) => {
      const [value, pairValue] = [values.get(area.code), pairValues.get(area.code)];
      if (value === undefined || pairValue === undefined) return [];
      const better = betterBy(comparable, value, ownValue) > 0 && betterBy(pair, pairValue, ownPair) >= 0;
      return better ? [{ area, value, pairValue, judgement: latestOf(judgements, area.code) }] : [];
    })
    .sort((a, b) => betterBy(comparable, b.value, a.value));
}

/** The last inspection of an authority. */
export function latestOf(judgements: readonly Judgement[], area: string): Judgement | undefined {
  return judgements
    .filter((one) => one.area === area)
    .reduce<Judgement | undefined>(
      (latest, one) => (latest && latest.inspected > one.inspected ? latest : one),
      undefined,
    );
}
