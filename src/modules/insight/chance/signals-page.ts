import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { recentMonths } from './false-alarms.ts';
import type { FetchedSeries } from './signal-queries.ts';
import { formatBeneath, formatFinding, formatNumbers, verdictWords } from './signal-words.ts';
import type { MeasureSignal } from './signals.ts';
import { listSignals } from './signals.ts';

/** One signal as the list prints it. */
export type SignalLine = {
  readonly title: string;
  readonly href: string;
  readonly word: string;
  readonly tone: string;
  readonly finding: string;
  readonly numbers: string;
  readonly beneath: string | undefined;
  readonly beside: readonly { readonly title: string; readonly href: string }[];
};

export type SignalsPage = {
  readonly heading: string;
  readonly asAt: string;
  readonly lines: readonly SignalLine[];
  /** How sure the list can be: what is watched, and what chance alone would give. */
  readonly chance: string;
  readonly more: string | undefined;
  readonly tooFew: string | undefined;
  readonly notCounted: string | undefined;
  readonly nothing: boolean;
};

/** The page of signals up to a day. */
export function signalsPage(fetched: FetchedSeries, day: PlainDate, countsOnly: boolean): SignalsPage {
  const { signals, found, watched, tooFew, byChance } = listSignals(fetched.series);
  const last = fetched.days.at(-1) ?? day;
  const step = countsOnly ? 'quarters' : 'months';
  return {
    heading: headingOf(found, watched),
    asAt: formatDate(last),
    lines: signals.map((signal) => signalLine(signal, day)),
    chance: `${watched} ${watched === 1 ? 'measure is' : 'measures are'} watched. If nothing had changed at all, chance alone would still show up to ${byChance} of them here.`,
    more: found > signals.length ? `The ${signals.length} most serious are listed.` : undefined,
    tooFew:
      tooFew === 0
        ? undefined
        : `${tooFew} more have fewer than twelve ${step} with values, too few to say what is usual.`,
    notCounted:
      fetched.counted < fetched.wanted
        ? `${Math.floor((100 * fetched.counted) / Math.max(1, fetched.wanted))}% of the ${step} have been counted so far; the rest are counted each night and as this page is opened.`
        : undefined,
    nothing: watched === 0,
  };
}

function headingOf(found: number, watched: number): string {
  if (watched === 0) return 'Too little is known to say what changed';
  if (found === 0) return `Nothing changed beyond chance in the last ${recentMonths} months`;
  return found === 1 ? 'One thing changed beyond chance' : `${found} things changed beyond chance`;
}

/** One signal in words, with the way to its chart. */
export function signalLine(signal: MeasureSignal, day: PlainDate): SignalLine {
  const { measure, verdict, beside } = signal;
  return {
    title: measure.title,
    href: signalHref(measure.id, day),
    ...verdictWords[verdict],
    finding: formatFinding(signal),
    numbers: formatNumbers(signal),
    beneath: formatBeneath(signal),
    beside: beside.map(({ id, title }) => ({ title, href: signalHref(id, day) })),
  };
}

/** Where a measure's process chart is. */
export function signalHref(id: string, day: PlainDate): string {
  return `/insight/signals/${id}?on=${day}`;
}
