import type { ProcessMark, ProcessValue } from '../../../platform/charts/process-chart.tsx';
import { formatDate, formatMonth } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { formatValue, measureHref } from '../measures/measure-page.ts';
import type { Measure } from '../measures/measure.ts';
import type { ProcessChart } from './process-chart-rules.ts';
import type { ProcessSignal } from './process-signal-rules.ts';
import type { MeasureSeries } from './series-rules.ts';
import { hasSeries } from './series-rules.ts';
import type { Convention } from './convention-rules.ts';
import { formatFinding, formatNumbers, ruleWords } from './signal-words.ts';
import type { MeasureSignal, MovedBeneath } from './signals.ts';
import { chartSeries, findSignal, verdictOf } from './signals.ts';
import { signalHref } from './signals-page.ts';

export type SignalPage = {
  readonly measure: Measure;
  readonly series: MeasureSeries;
  readonly finding: string;
  readonly numbers: string;
  readonly points: readonly ProcessValue[];
  readonly breaks: readonly number[];
  readonly units: string;
  readonly asAt: string;
  readonly limits: readonly string[];
  readonly convention: Convention;
  readonly rebasedOn: PlainDate | undefined;
  /** Where limits can begin anew: twelve steps from each end. */
  readonly choices: readonly { readonly day: PlainDate; readonly text: string }[];
  readonly beneath: readonly (MovedBeneath & { readonly changeText: string })[];
  readonly beside: readonly { readonly title: string; readonly href: string; readonly why: string }[];
  readonly measureHref: string;
};

export type SignalInput = {
  readonly series: MeasureSeries;
  readonly day: PlainDate;
  readonly convention: Convention;
  /** The last day of the step from which limits begin anew. */
  readonly rebasedOn: PlainDate | undefined;
  readonly pair: Measure | undefined;
};

/** The process chart of one measure, with its finding, limits, and what moved beneath. */
export function signalPage({ series, day, convention, rebasedOn, pair }: SignalInput): SignalPage {
  const at = rebasedOn === undefined ? -1 : series.days.indexOf(rebasedOn);
  const chart = chartSeries(series, { convention, rebaseAt: at > 0 ? [at] : [] });
  const signal = findSignal(series, chart);
  const { measure } = series;
  return {
    measure,
    series,
    finding: findingOf(series, chart, signal),
    numbers: signal ? formatNumbers(signal) : '',
    points: printPoints(chart, series),
    breaks: chart.stretches.slice(1).map(({ from }) => from),
    units: unitsOf(series),
    asAt: formatDate(series.days.at(-1) ?? day),
    limits: chart.stretches.map((stretch) => limitWords(stretch, series)),
    convention,
    rebasedOn: at > 0 ? rebasedOn : undefined,
    choices: series.days.slice(1, -1).map((one) => ({ day: one, text: formatMonth(one) })),
    beneath: (signal?.beneath ?? []).map((one) => ({ ...one, changeText: changeText(one, series) })),
    beside: pair && hasSeries(pair) ? [printPair(measure, pair, day)] : [],
    measureHref: measureHref(measure.id, day),
  };
}

function printPoints(chart: ProcessChart, series: MeasureSeries): readonly ProcessValue[] {
  return chart.points.map(({ value, centre, lower, upper }, index) => ({
    period: shortMonth(series.days[index]),
    value,
    centre,
    lower,
    upper,
    ...markOf(index, chart.signals, series.measure),
  }));
}

/** 'Mar 2026': a month as an axis has room for it. */
function shortMonth(day: PlainDate | undefined): string {
  return day === undefined ? '' : formatMonth(day).replace(/^(\w{3})\w*/, '$1');
}

function printPair(measure: Measure, pair: Measure, day: PlainDate): SignalPage['beside'][number] {
  return { title: pair.title, href: signalHref(pair.id, day), why: measure.pair?.why ?? '' };
}

function findingOf(series: MeasureSeries, chart: ProcessChart, signal: MeasureSignal | undefined): string {
  if (signal) return formatFinding(signal);
  if (chart.stretches.every(({ tooFew }) => tooFew))
    return `Fewer than twelve ${series.step}s with values: too few to say what is usual`;
  return 'Nothing beyond chance in the last six months';
}

/** Marks a value by the first of the signals that rest on it. Runs mark every value; a drift none, as it is the whole. */
function markOf(
  at: number,
  signals: readonly ProcessSignal[],
  { polarity }: Measure,
): { readonly mark?: ProcessMark; readonly note?: string } {
  const here = signals.filter(({ rule, places }) => rule !== 'drift' && places.includes(at));
  const [first] = here;
  if (!first) return {};
  return {
    mark: verdictOf(first.direction, polarity),
    note: [...new Set(here.map(({ rule }) => ruleWords[rule]))].join('; '),
  };
}

function unitsOf({ measure, kind, step }: MeasureSeries): string {
  const unit =
    measure.unit === '%' ? 'Percent' : measure.unit.charAt(0).toUpperCase() + measure.unit.slice(1);
  return kind === 'separate' ? `${unit}, in each ${step}` : `${unit}, on the last day of each ${step}`;
}

function limitWords(stretch: ProcessChart['stretches'][number], series: MeasureSeries): string {
  const first = series.days[stretch.from];
  const span = first === undefined ? 'the first on' : `${formatMonth(first)} on`;
  if (stretch.tooFew)
    return `From ${span}: ${stretch.known} ${series.step}s with values, too few for limits.`;
  const unit = (value: number | null) => formatValue(value, series.measure.unit);
  const range = `Two ${series.step}s in a row differ by ${unit(stretch.meanMovingRange)} on average; by more than ${unit(stretch.rangeLimit)} hardly ever`;
  if (series.kind === 'carried')
    return `From ${span}: ${formatNumber(Math.round(stretch.carried * 100))}% of what is above or below the usual is carried over to the next ${series.step}. ${range}, beside what was expected.`;
  return `From ${span}: ${unit(stretch.centre)} is usual. ${range}.`;
}

function changeText({ change }: MovedBeneath, { kind, step }: MeasureSeries): string {
  const sign = change > 0 ? '+' : '−';
  return `${sign}${formatNumber(Math.abs(change))}${kind === 'separate' ? ` a ${step}` : ''}`;
}
