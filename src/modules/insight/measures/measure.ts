import type { PartList } from './part-rules.ts';

/** Which way is good. */
export const polarities = ['neutral', 'higher is better', 'lower is better'] as const;
export type Polarity = (typeof polarities)[number];

/** The families that measures stand in, in the order in which the list shows them. */
export const families = [
  'front door',
  'child protection',
  'children in care',
  'care leavers',
  'relationships and voice',
  'homes',
  'fostering',
  'workforce',
  'system',
] as const;
export type Family = (typeof families)[number];

/**
 * How a value comes of the rows of a measure, numerators N and denominators D:
 *   share   100 × sum N / sum D, in percent; each part by itself, so that somebody can stand in several
 *   rate    so many of the children in the area: population × sum N / children
 *   sum     sum N; where rows have a D, each part's share of sum D
 *   mean    sum N / sum D, such as incidents for each child
 *   median  the median of N; D is 1 in every row, so that sum D says how many. Such a measure has no parts.
 */
export const valueKinds = ['share', 'rate', 'sum', 'mean', 'median'] as const;
export type ValueKind = (typeof valueKinds)[number];

/** The measure that keeps another honest, and why the two belong together. */
export type Pair = { readonly id: string; readonly why: string };

/** A measure as its SQL file declares it. Ids as in the catalogue of measures (catalogue.ts). */
export type Measure = {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly question: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly exclusions: string;
  /** How children are counted. */
  readonly counted: string;
  /** Whom or what a row is about: 'children', or what its file says, such as 'workers', which nobody can open. */
  readonly about: string;
  readonly period: string;
  readonly unit: string;
  readonly kind: ValueKind;
  /** For a rate: how many of the population, such as 10,000. */
  readonly population: number | undefined;
  readonly polarity: Polarity;
  /** What the measure is split by, where it is: the words for each part, or the list of codes that has them. */
  readonly parts: ReadonlyMap<string, string> | PartList | undefined;
  readonly pair: Pair | undefined;
  readonly source: string;
  readonly basis: string;
  readonly inForce: string;
  readonly sql: string;
};

/** Whether the rows are children, so that whoever may see every child can open the measure into them. */
export function isAboutChildren({ about }: Pick<Measure, 'about'>): boolean {
  return about === 'children';
}
