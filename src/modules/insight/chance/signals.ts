import { mean } from 'simple-statistics';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Measure, Polarity } from '../measures/measure.ts';
import { expectFalseAlarms, recentMonths } from './false-alarms.ts';
import type { ProcessChart } from './process-chart-rules.ts';
import { limitFactor, makeProcessChart } from './process-chart-rules.ts';
import type { ProcessSignal } from './process-signal-rules.ts';
import type { MeasureSeries, PartSeries } from './series-rules.ts';
import type { Convention } from './convention-rules.ts';

/** How a change is to be read: by the measure's polarity; `changed` where neither way is better. */
export type Verdict = 'worse' | 'better' | 'changed';

/** A part or group whose own numbers moved: how much of the whole change it makes up, and whether by more than chance. */
export type MovedBeneath = {
  readonly key: string;
  readonly title: string;
  /** Change of its number: for counts of a month, on average from month to month. */
  readonly change: number;
  readonly beyondChance: boolean;
};

/** Something that changed beyond chance in a measure. */
export type MeasureSignal = {
  readonly measure: Measure;
  readonly series: MeasureSeries;
  readonly rule: ProcessSignal['rule'];
  readonly direction: 'up' | 'down';
  readonly verdict: Verdict;
  /** The last day of the first month that it rests on. */
  readonly since: PlainDate;
  /** The last day of the last month that it rests on, where months counted anew have come back to the usual since. */
  readonly until: PlainDate | undefined;
  readonly latest: number;
  /** What it is held against: the mean or, for what is carried over, the value before it began; else the middle of all. */
  readonly usual: number;
  readonly usualOf: 'before' | 'all';
  /** How far the values are from what was expected of them, together, in standard errors. */
  readonly strength: number;
  readonly beneath: readonly MovedBeneath[];
  /** Measures that keep this one honest and moved at the same time. */
  readonly beside: readonly Measure[];
};

export type SignalList = {
  readonly signals: readonly MeasureSignal[];
  /** How many there are in all, of which the most serious are listed. */
  readonly found: number;
  /** Measures with months enough to say anything. */
  readonly watched: number;
  readonly tooFew: number;
  /** How many signals chance alone would give among those watched, at most. */
  readonly byChance: number;
};

/** At most so many are listed: a list that nobody reads to its end warns nobody. */
export const mostListed = 10;

/** The reading of a change. Neutral measures change; they do not get better or worse. */
export function verdictOf(direction: 'up' | 'down', polarity: Polarity): Verdict {
  if (polarity === 'neutral') return 'changed';
  return (direction === 'up') === (polarity === 'higher is better') ? 'better' : 'worse';
}

/** The process chart of a series; limits are kept to what its values can be. */
export function chartSeries(
  series: MeasureSeries,
  options: { readonly rebaseAt?: readonly number[]; readonly convention?: Convention } = {},
): ProcessChart {
  const { kind, unit } = series.measure;
  const share = kind === 'share' || unit === '%';
  const negative = series.values.some((value) => value !== null && value < 0);
  return makeProcessChart({
    values: series.values,
    kind: series.kind,
    ...options,
    ...(negative ? {} : { least: 0 }),
    ...(share ? { most: 100 } : {}),
  });
}

/**
 * What changed beyond chance in the last six months, over all measures: most serious first (worse before changed before
 * better, then by how far from what was expected), each measure once, paired measures that moved together as one.
 */
export function listSignals(all: readonly MeasureSeries[]): SignalList {
  const charted = all.map((series) => ({ series, chart: chartSeries(series) }));
  const watched = charted.filter(({ chart }) => chart.stretches.some(({ tooFew }) => !tooFew)).length;
  const found = charted.flatMap(({ series, chart }) => findSignal(series, chart) ?? []);
  const joined = joinPairs([...found].sort(bySeriousness));
  return {
    signals: joined.slice(0, mostListed),
    found: joined.length,
    watched,
    tooFew: all.length - watched,
    byChance: expectFalseAlarms(watched),
  };
}

const order: readonly Verdict[] = ['worse', 'changed', 'better'];

function bySeriousness(a: MeasureSignal, b: MeasureSignal): number {
  return order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.strength - a.strength;
}

/** The newest signal of a series, if any reaches into the last six months; of two as new the one that began first. */
export function findSignal(series: MeasureSeries, chart: ProcessChart): MeasureSignal | undefined {
  const last = series.values.findLastIndex((value) => value !== null);
  const recent = series.step === 'month' ? recentMonths : recentMonths / 3;
  const [newest] = chart.signals
    .filter(({ to }) => to > last - recent)
    .toSorted((a, b) => b.to - a.to || a.from - b.from);
  const signal = newest && joinBackwards(newest, chart.signals);
  const since = signal && series.days[signal.from];
  if (!signal || !since) return undefined;
  return {
    measure: series.measure,
    series,
    rule: signal.rule,
    direction: signal.direction,
    verdict: verdictOf(signal.direction, series.measure.polarity),
    since,
    until: series.kind === 'separate' && signal.to < last ? series.days[signal.to] : undefined,
    latest: series.values[last] ?? 0,
    ...usualBefore(series, chart, signal),
    strength: strengthOf(chart, signal),
    beneath: listBeneath(series, signal),
    beside: [],
  };
}

/** A signal with those of the same direction that lead up to it: what several rules saw one after another is one change. */
function joinBackwards(newest: ProcessSignal, all: readonly ProcessSignal[]): ProcessSignal {
  let joined = newest;
  for (const one of all.toSorted((a, b) => b.to - a.to || b.from - a.from)) {
    const leads = one.direction === newest.direction && one.rule !== 'drift' && one.to >= joined.from - 1;
    if (!leads || one.from >= joined.from) continue;
    joined = { ...joined, from: one.from, places: [...new Set([...one.places, ...joined.places])] };
  }
  return joined;
}

/** A mean of fewer values before a signal would be of chance. */
const fewestBefore = 6;

function usualBefore(
  { kind, values }: MeasureSeries,
  { points, stretches }: ProcessChart,
  { from, rule }: ProcessSignal,
): Pick<MeasureSignal, 'usual' | 'usualOf'> {
  const known = values.slice(0, from).filter((value) => value !== null);
  if (kind === 'carried') {
    const before = rule === 'drift' ? undefined : known.at(-1);
    const first = values.find((value) => value !== null);
    return { usual: before ?? first ?? 0, usualOf: 'before' };
  }
  if (known.length >= fewestBefore) return { usual: mean(known), usualOf: 'before' };
  return { usual: points[from]?.centre ?? stretches[0]?.centre ?? 0, usualOf: 'all' };
}

/** The signal's values less what was expected of each, together in standard errors: a number of the kind of a z-score. */
function strengthOf({ points, stretches }: ProcessChart, { places, rule }: ProcessSignal): number {
  const stretch = stretches.findLast(({ from }) => from <= (places[0] ?? 0));
  const error = ((stretch?.meanMovingRange ?? 0) * limitFactor) / 3;
  if (error === 0) return 0;
  const apart = places.flatMap((at) => {
    const { value, centre } = points[at] ?? {};
    return value == null || centre == null ? [] : [value - centre];
  });
  const changes =
    rule === 'drift' ? places.map((at) => (points[at]?.value ?? 0) - (points[at - 1]?.value ?? 0)) : apart;
  return Math.abs(changes.reduce((total, one) => total + one, 0)) / (error * Math.sqrt(changes.length || 1));
}

/** The parts that make up most of the change, largest first: at most three, and any that moved beyond chance by itself. */
function listBeneath(series: MeasureSeries, signal: ProcessSignal): readonly MovedBeneath[] {
  const moved = series.parts.map((part) => moveOf(part, series, signal));
  const sorted = moved
    .filter(({ change }) => change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return sorted.filter(({ beyondChance }, index) => index < 3 || beyondChance).slice(0, 5);
}

function moveOf(
  { key, title, values }: PartSeries,
  series: MeasureSeries,
  { from, to }: ProcessSignal,
): MovedBeneath {
  const { signals } = makeProcessChart({ values, kind: series.kind });
  const change =
    series.kind === 'separate'
      ? meanOf(values.slice(from, to + 1)) - meanOf(from >= fewestBefore ? values.slice(0, from) : values)
      : (values.at(-1) ?? 0) - (values[Math.max(0, from - 1)] ?? 0);
  return { key, title, change, beyondChance: signals.some((one) => one.to >= from && one.from <= to) };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : mean([...values]);
}

/** Months within which two paired measures count as having moved together. */
const together = 3;

/** A signal whose pair is listed already, and moved at about the same time, stands beside it instead of below it. */
function joinPairs(signals: readonly MeasureSignal[]): readonly MeasureSignal[] {
  const joined: MeasureSignal[] = [];
  for (const one of signals) {
    const at = joined.findIndex((listed) => arePaired(listed, one) && movedTogether(listed, one));
    const partner = joined[at];
    if (partner) joined[at] = { ...partner, beside: [...partner.beside, one.measure] };
    else joined.push(one);
  }
  return joined;
}

function arePaired(a: MeasureSignal, b: MeasureSignal): boolean {
  return a.measure.pair?.id === b.measure.id || b.measure.pair?.id === a.measure.id;
}

function movedTogether(a: MeasureSignal, b: MeasureSignal): boolean {
  const place = ({ series, since }: MeasureSignal) => series.days.length - series.days.indexOf(since);
  return Math.abs(place(a) - place(b)) <= together;
}
