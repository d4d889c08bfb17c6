import { formatMonth } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { formatValue } from '../measures/measure-page.ts';
import type { SignalRule } from './process-signal-rules.ts';
import type { MeasureSeries } from './series-rules.ts';
import type { MeasureSignal, MovedBeneath, Verdict } from './signals.ts';

/** What a verdict is called, and the tone of its tag. */
export const verdictWords: Readonly<Record<Verdict, { readonly word: string; readonly tone: string }>> = {
  worse: { word: 'Worse', tone: 'clay' },
  changed: { word: 'Changed', tone: 'plum' },
  better: { word: 'Better', tone: 'leaf' },
};

/** What each rule saw, for the table of the chart. */
export const ruleWords: Readonly<Record<SignalRule, string>> = {
  'beyond limit': 'Beyond a limit',
  run: 'Many in a row on one side',
  trend: 'Many in a row one way',
  'near limit': 'Two of three near a limit',
  drift: 'One way all along',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** 'Higher than chance explains since March 2026': the finding, without the measure's name. */
export function formatFinding(signal: MeasureSignal): string {
  const { direction, rule, series, since } = signal;
  if (rule === 'drift')
    return `${direction === 'up' ? 'Rising' : 'Falling'} all along by more than chance explains`;
  if (series.kind === 'carried')
    return `${direction === 'up' ? 'Up' : 'Down'} by more than chance explains since ${formatStep(since, series)}`;
  return `${direction === 'up' ? 'Higher' : 'Lower'} than chance explains ${formatSpan(signal)}`;
}

/** 'since March 2026'; where it is over, 'from October 2025 to March 2026' or 'in March 2026'. */
function formatSpan({ since, until, series }: MeasureSignal): string {
  if (until === undefined) return `since ${formatStep(since, series)}`;
  if (until === since) return `in ${formatStep(since, series)}`;
  return `from ${formatStep(since, series)} to ${formatStep(until, series)}`;
}

/** 'March 2026', or of a quarter the month that it ends with: 'the quarter to March 2026'. */
export function formatStep(day: PlainDate, { step }: Pick<MeasureSeries, 'step'>): string {
  return step === 'quarter' ? `the quarter to ${formatMonth(day)}` : formatMonth(day);
}

/** The numbers of a finding: what it is now and what it was. */
export function formatNumbers(signal: MeasureSignal): string {
  const { series, latest, usual, usualOf } = signal;
  const { unit } = series.measure;
  const last = series.days.at(-1);
  if (last === undefined) return '';
  const now = formatValue(latest, unit);
  const was = formatValue(usual, unit);
  if (series.kind === 'carried') return `${now} at the end of ${formatMonth(last)}; ${was} before.`;
  return `${capital(now)} in ${formatStep(last, series)}; ${was} ${usualOf === 'before' ? 'was usual before' : 'is the middle of the time shown'}.`;
}

/** 'Police up 12, Schools down 3 (beyond chance by itself)'; undefined where a measure has no parts, or none moved. */
export function formatBeneath({
  beneath,
  series,
}: Pick<MeasureSignal, 'beneath' | 'series'>): string | undefined {
  if (beneath.length === 0) return undefined;
  return beneath.map((one) => formatMoved(one, series)).join('; ');
}

function formatMoved({ title, change, beyondChance }: MovedBeneath, { kind, step }: MeasureSeries): string {
  const way = change > 0 ? 'up' : 'down';
  const each = kind === 'separate' ? ` a ${step}` : '';
  return `${title} ${way} ${formatNumber(Math.abs(change))}${each}${beyondChance ? ', beyond chance by itself' : ''}`;
}
