import type { PlainDate } from '../../../../platform/dates/plain-date.ts';

/**
 * How children come, move and leave in a month. Tables are flat; `care-states.ts` says where a cell stands. Read only: a
 * change gives a new table (`changed = {...rates, entries: rates.entries.map((n) => n * 0.9)}`).
 */
export type FlowRates = {
  /**
   * Children a month who start to be looked after and are so at the end of the month, by age and home: `atAge`.
   * Those who come and leave within one calendar month are not in it.
   */
  readonly entries: Float64Array;
  /** Chance of leaving in a month before the 18th birthday: `atTime(age, home, time) * CHANCES + ending`. */
  readonly leaving: Float64Array;
  /**
   * Chance of living in another kind of home at the end of a month, of those who stay in care:
   * `atAge(age, from) * HOMES + to`. Where `to` is `from`: moves to another home of the same kind, a number a month.
   */
  readonly moving: Float64Array;
};

/** What is not known about the rates. */
export type FlowDoubt = {
  readonly entries: readonly DoubtLayer[];
  readonly leaving: readonly DoubtLayer[];
  readonly moving: readonly DoubtLayer[];
  readonly entryLevel: LevelDoubt;
  readonly leavingLevel: LevelDoubt;
};

/**
 * Doubt about what groups of cells have in common: cell c of a table of rates belongs to group `groups[c]`, whose rate is
 * known as well as `shapes[group]` events tell (the shape of a gamma distribution; 0 where nothing is in doubt). Layers
 * multiply.
 */
export type DoubtLayer = { readonly groups: Uint16Array; readonly shapes: Float64Array };

/**
 * Of all entries, or all leaving: doubt about today's level and how far it wanders in a month, as standard deviations on
 * the log scale; and how many times the variance of pure chance the single months have (`dispersion`).
 */
export type LevelDoubt = { readonly now: number; readonly drift: number; readonly dispersion: number };

/** A fitted model as data: today's children, and how children come, move and leave. */
export type FlowModel = {
  /** The day it stands on: nothing later was used. */
  readonly origin: PlainDate;
  /** How much of a month lies between the origin and the first month end after it: 1 where the origin is a month end. */
  readonly firstStep: number;
  /** Children in care at the origin by age in months (at the month end before the first step), home and time: `atMonth`. */
  readonly stock: Float64Array;
  readonly rates: FlowRates;
  /** Within each year of age, how entries spread over its months: sums to 1 over the 12 months of a year. */
  readonly entryMonths: Float64Array;
  /**
   * How many times as likely moves are at a time in care, against `rates.moving`, which is the mean over the children of
   * the history: `atTime(age, from, time) * HOMES + to`. 1 everywhere when left out.
   */
  readonly movesByTime?: Float64Array;
  /**
   * By band of time in care: the chance of passing into the next within a month, of those who stay. Where many leave early
   * in a band, fewer pass than if they were spread evenly over it. Evenly when left out.
   */
  readonly passing?: Float64Array;
  readonly doubt: FlowDoubt;
};
