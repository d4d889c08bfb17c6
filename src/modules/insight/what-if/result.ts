import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** What choices are measured by: children's lives first, then money. */
export const effects = [
  'in-care',
  'came-in',
  'went-home',
  'nights-in-care',
  'nights-in-families',
  'nights-in-residential',
  'moves',
  'spend',
  'investment',
  'net',
] as const;
export type Effect = (typeof effects)[number];

/** A number with nine in ten possible courses between `low` and `high`; `likeliest` has every belief at its likeliest. */
export type Interval = { readonly likeliest: number; readonly low: number; readonly high: number };

/** One year, without the choices (`base`), with them, and the difference within each course of events. */
export type YearResult = {
  /** Its last day. */
  readonly ends: PlainDate;
  readonly effects: Effects;
};

/** Each effect without the choices, with them, and the difference. */
export type Effects = Readonly<
  Record<Effect, { readonly base: Interval; readonly chosen: Interval; readonly change: Interval }>
>;

/** What choices would do over five years. */
export type ScenarioResult = {
  /** The day that the record was read for: nothing later was known. */
  readonly origin: PlainDate;
  readonly draws: number;
  readonly years: readonly YearResult[];
  /** All years added up, course by course; of children in care the mean of the years' ends. */
  readonly total: Effects;
  /** Hours a week that go to children and families instead of recording; undefined where that is no part of it. */
  readonly hoursFreed: number | undefined;
  /** Of the moves to family homes, the share that there are places for. */
  readonly roomForMoves: number;
};
