import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** Which way is good. */
export type Polarity = 'neutral' | 'higher is better' | 'lower is better';

/** A measure as its SQL file declares it. Ids as in the catalogue of measures (domain reference 3.2). */
export type Measure = {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly exclusions: string;
  /** How children are counted. */
  readonly counted: string;
  readonly period: string;
  readonly unit: string;
  /** For a rate: how many of the population, such as 10,000. */
  readonly population: number | undefined;
  readonly polarity: Polarity;
  /** What the measure is split by, where it is: the words for each part. */
  readonly parts: ReadonlyMap<string, string> | 'reason that care ended (REC)' | undefined;
  readonly source: string;
  readonly basis: string;
  readonly inForce: string;
  readonly sql: string;
};

/** A measure's file that cannot be read; the message names what is missing. */
export class MeasureProblem extends Error {}

/** Reads a measure's file: a header of `-- name: text` lines (a line indented by three spaces goes on), then one query. */
export function parseMeasure(text: string): Measure {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const header = readHeader(lines.slice(0, end));
  const get = (name: string) => {
    const value = header.get(name);
    if (value === undefined) throw new MeasureProblem(`The measure's header has no "${name}".`);
    return value;
  };
  const population = header.get('population');
  return {
    id: get('id'),
    title: get('title'),
    question: get('question'),
    numerator: get('numerator'),
    denominator: get('denominator'),
    exclusions: get('exclusions'),
    counted: get('counted'),
    period: get('period'),
    unit: get('unit'),
    population: population === undefined ? undefined : Number(population),
    polarity: parsePolarity(get('polarity')),
    parts: readParts(header),
    source: get('source'),
    basis: get('basis'),
    inForce: get('in force'),
    sql: lines.slice(end).join('\n').trim(),
  };
}

function readHeader(lines: readonly string[]): ReadonlyMap<string, string> {
  const entries: [string, string][] = [];
  for (const line of lines) {
    const [, name, value] = /^-- ([a-z][\w -]*): (.+)$/.exec(line) ?? [];
    const last = entries.at(-1);
    if (name !== undefined && value !== undefined) entries.push([name, value.trim()]);
    else if (last && line.startsWith('--   ')) last[1] += ` ${line.slice(5).trim()}`;
    else throw new MeasureProblem(`Not a line of a measure's header: ${line}`);
  }
  return new Map(entries);
}

const polarities: readonly Polarity[] = ['neutral', 'higher is better', 'lower is better'];

function parsePolarity(text: string): Polarity {
  const found = polarities.find((polarity) => polarity === text);
  if (!found) throw new MeasureProblem(`"${text}" is no polarity.`);
  return found;
}

function readParts(header: ReadonlyMap<string, string>): Measure['parts'] {
  if (header.get('parts') === 'reason that care ended (REC)') return 'reason that care ended (REC)';
  const named = [...header].filter(([name]) => name.startsWith('part '));
  return named.length === 0 ? undefined : new Map(named.map(([name, label]) => [name.slice(5), label]));
}

/** What a part of a measure is called. */
export function partLabel({ parts }: Measure, part: string): string {
  if (part === 'not-known') return 'Not known';
  const label = parts instanceof Map ? parts.get(part) : labelOf('rec', part);
  return label ?? part;
}

/** What was counted for a day, part by part; a null part is the whole. Numerators may be below nought (net flow). */
export type Counted = {
  readonly part: string | null;
  readonly numerator: number;
  readonly denominator: number | null;
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
  /** Share of the whole in percent; null where there is no whole to share. */
  readonly value: number | null;
};

/** A measure's value on a day. `why` says why there is none. */
export type MeasureValue = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly why: string | null;
  readonly parts: readonly PartValue[];
};

const noPopulation =
  'How many children aged 0 to 17 live in the area is not in the settings (population_0_17).';
const nobody = 'There were no children to measure.';

/** Works a measure's value out of what was counted. Values are rounded to two decimals. */
export function valueOf(
  measure: Measure,
  counts: readonly Counted[],
  population: ChildPopulation | undefined,
): MeasureValue {
  const numerator = sum(counts.map((one) => one.numerator));
  const parts = measure.parts === undefined ? [] : partsOf(measure, counts);
  if (measure.population !== undefined) return rate(measure.population, numerator, population, parts);
  if (measure.unit === '%') return share(numerator, sum(counts.map((one) => one.denominator ?? 0)), parts);
  const whole = counts.some(({ denominator }) => denominator !== null)
    ? sum(counts.map((one) => one.denominator ?? 0))
    : null;
  return { value: numerator, numerator, denominator: whole, why: null, parts };
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

function share(numerator: number, denominator: number, parts: readonly PartValue[]): MeasureValue {
  if (denominator === 0) return { value: null, numerator, denominator, why: nobody, parts };
  return { value: round((100 * numerator) / denominator), numerator, denominator, why: null, parts };
}

function partsOf(measure: Measure, counts: readonly Counted[]): readonly PartValue[] {
  return counts
    .flatMap(({ part, numerator, denominator }) =>
      part === null ? [] : [{ part, title: partLabel(measure, part), numerator, denominator }],
    )
    .sort((a, b) => Math.abs(b.numerator) - Math.abs(a.numerator) || (a.part < b.part ? -1 : 1))
    .map(({ denominator, ...one }) => ({
      ...one,
      value: denominator === null ? null : round((100 * one.numerator) / sumOfDenominators(counts)),
    }));
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
