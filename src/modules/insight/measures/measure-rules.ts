import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Measure } from './measure.ts';
import { wordsOfPart } from './part-rules.ts';

/** What a part of a measure is called. */
export function partLabel({ parts }: Measure, part: string): string {
  if (part === 'not-known') return 'Not known';
  if (parts === undefined) return part;
  return (typeof parts === 'string' ? wordsOfPart(parts, part) : parts.get(part)) ?? part;
}

/**
 * What was counted for a day, part by part; a null part is the whole. Numerators may be below nought (net flow). `middle` is
 * the median of the numerators, where the measure's value is one.
 */
export type Counted = {
  readonly part: string | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly middle?: number | null;
};

/** How many children live in the area, by the mid-year estimate of a year. */
export type ChildPopulation = {
  readonly midYear: number;
  readonly children: number;
  readonly source: string | null;
};

/**
 * The estimate that a rate on a day uses: the newest whose 30 June is not after the day, else the oldest that is known
 * (domain reference 3.1 g: the 0 to 17 mid-year estimate of the latest published year).
 */
export function populationOn(known: readonly ChildPopulation[], day: PlainDate): ChildPopulation | undefined {
  const inOrder = [...known].sort((a, b) => a.midYear - b.midYear);
  return inOrder.findLast(({ midYear }) => `${midYear}-06-30` <= day) ?? inOrder[0];
}

export type PartValue = {
  readonly part: string;
  readonly title: string;
  readonly numerator: number;
  /** Share in percent: of a share the part's own, else its share of the whole; null where there is no whole to share. */
  readonly value: number | null;
  /** What of that whole is not in the numerator. */
  readonly rest: number | null;
};

/** A measure's value on a day. `why` says why there is none. */
export type MeasureValue = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly why: string | null;
  readonly parts: readonly PartValue[];
};

/** What was counted of one group of children. */
export type GroupCounts = { readonly group: string; readonly counts: readonly Counted[] };

const noGroupPopulation = 'How many children of each group live in the area is not in the settings.';

/**
 * The value of a measure for one group. A rate has none: how many children of the group live in the area is not known.
 */
export function valueOfGroup(measure: Measure, counts: readonly Counted[]): MeasureValue {
  const value = valueOf(measure, counts, undefined);
  return measure.kind === 'rate' ? { ...value, why: noGroupPopulation } : value;
}

const noPopulation =
  'How many children aged 0 to 17 live in the area is not in the settings (population_0_17).';
const nobody = ({ about }: Measure) => `There were no ${about} to measure.`;

/** Works a measure's value out of what was counted. Values are rounded to two decimals. */
export function valueOf(
  measure: Measure,
  counts: readonly Counted[],
  population: ChildPopulation | undefined,
): MeasureValue {
  const numerator = sum(counts.map((one) => one.numerator));
  const denominator = sumOfDenominators(counts);
  const parts = measure.parts === undefined ? [] : partsOf(measure, counts);
  if (measure.kind === 'rate') return rate(measure.population ?? 0, numerator, population, parts);
  if (measure.kind === 'sum') return count(numerator, counts, parts);
  if (denominator === 0) return { value: null, numerator, denominator, why: nobody(measure), parts };
  const value = {
    share: (100 * numerator) / denominator,
    mean: numerator / denominator,
    median: counts.find(({ middle }) => middle != null)?.middle ?? 0,
  }[measure.kind];
  return { value: round(value), numerator, denominator, why: null, parts };
}

function count(numerator: number, counts: readonly Counted[], parts: readonly PartValue[]): MeasureValue {
  const whole = counts.some(({ denominator }) => denominator !== null) ? sumOfDenominators(counts) : null;
  return { value: round(numerator), numerator, denominator: whole, why: null, parts };
}

function rate(
  per: number,
  numerator: number,
  population: ChildPopulation | undefined,
  parts: readonly PartValue[],
): MeasureValue {
  if (!population || population.children <= 0)
    return { value: null, numerator, denominator: null, why: noPopulation, parts };
  const value = round((per * numerator) / population.children);
  return { value, numerator, denominator: population.children, why: null, parts };
}

function partsOf(measure: Measure, counts: readonly Counted[]): readonly PartValue[] {
  return counts
    .flatMap(({ part, numerator, denominator }) =>
      part === null ? [] : [{ part, title: partLabel(measure, part), numerator, denominator }],
    )
    .sort((a, b) => Math.abs(b.numerator) - Math.abs(a.numerator) || (a.part < b.part ? -1 : 1))
    .map(({ denominator, ...one }) => {
      const whole = measure.kind === 'share' ? denominator : sumOfDenominators(counts);
      const rest = whole === null || denominator === null ? null : whole - one.numerator;
      return {
        ...one,
        rest,
        value: rest === null ? null : round((100 * one.numerator) / (rest + one.numerator)),
      };
    });
}

function sumOfDenominators(counts: readonly Counted[]): number {
  return sum(counts.map(({ denominator }) => denominator ?? 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
