import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { formatValue } from '../measures/measure-page.ts';
import type { Measure } from '../measures/measure.ts';
import { notYet } from '../measures/not-yet.ts';
import type { Published } from '../statistics/published.ts';
import type { OwnSign, PublicSign } from './early-signs.ts';
import { ownSigns, publicSigns } from './early-signs.ts';
import type { FetchedSeries } from './signal-queries.ts';
import type { SignEvidence } from './sign-evidence.ts';
import { findEvidence } from './sign-evidence.ts';
import type { PublicStanding, SignState } from './stand-signs.ts';
import { standOwn, standPublic } from './stand-signs.ts';
import { formatFinding, formatNumbers } from './signal-words.ts';
import { signalHref } from './signals-page.ts';

/** One sign as the page prints it. */
export type SignLine = {
  readonly title: string;
  readonly href: string | undefined;
  readonly state: SignState;
  readonly shows: string;
  readonly why: string;
  readonly evidence: string;
};

export type EarlyWarningPage = {
  readonly heading: string;
  readonly own: readonly SignLine[];
  readonly open: readonly SignLine[];
  readonly openMissing: string | undefined;
  readonly invented: boolean;
};

export type EarlyWarningInput = {
  readonly fetched: FetchedSeries;
  readonly measures: readonly Measure[];
  readonly published: Published;
  readonly ownArea: string | undefined;
  readonly day: PlainDate;
  readonly invented: boolean;
};

const order: readonly SignState[] = ['signal', 'watch', 'quiet', 'not known'];
const byState = (a: SignLine, b: SignLine) => order.indexOf(a.state) - order.indexOf(b.state);

/** The page of early warning: signs in our own record, then those in public figures, each most worrying first. */
export function earlyWarningPage(input: EarlyWarningInput): EarlyWarningPage {
  const own = ownSigns.map((sign) => ownLine(sign, input)).sort(byState);
  const open = publicSigns.map((sign) => publicLine(sign, input)).sort(byState);
  return {
    heading: headingOf([...own, ...open]),
    own,
    open,
    openMissing: openMissing(input),
    invented: input.invented,
  };
}

function headingOf(lines: readonly SignLine[]): string {
  const count = (state: SignState) => lines.filter((line) => line.state === state).length;
  const [signals, watched] = [count('signal'), count('watch')];
  if (count('not known') === lines.length) return 'Too little is known for early warning';
  if (signals + watched === 0) return 'No sign of trouble among those that can be read';
  const watch = watched === 0 ? '' : `, ${watched} to watch`;
  return signals === 0
    ? `No signal${watch}`
    : `${signals} ${signals === 1 ? 'sign' : 'signs'} of trouble${watch}`;
}

function openMissing({ published, ownArea }: EarlyWarningInput): string | undefined {
  if (published.areas.length === 0)
    return 'Published statistics of all authorities are not loaded: “kith stats load” loads them.';
  if (ownArea === undefined)
    return 'Kith does not know which authority this is: “kith stats own CODE” says so.';
  return published.neighbours.some(({ area }) => area === ownArea)
    ? undefined
    : 'No statistical neighbours of this authority are loaded.';
}

function ownLine(
  { measure: id, worse, grounds }: OwnSign,
  { fetched, measures, day }: EarlyWarningInput,
): SignLine {
  const measure = measures.find((one) => one.id === id);
  const series = fetched.series.find((one) => one.measure.id === id);
  const { state, signal } = standOwn(series, worse);
  const last = series?.values.findLast((value) => value !== null) ?? null;
  const missing = notYet.find((one) => one.id === id);
  return {
    title: measure?.title ?? missing?.title ?? id,
    href: measure && series ? signalHref(id, day) : undefined,
    state,
    shows: showsOf(),
    why: grounds.why,
    evidence: grounds.verified ? `${grounds.source}.` : 'Unverified',
  };
  function showsOf(): string {
    if (!measure) return missing?.missing ?? 'Not worked out yet.';
    if (signal) return `${formatFinding(signal)}. ${formatNumbers(signal)}`;
    if (state === 'not known') return 'Fewer than twelve months with values.';
    const value = formatValue(last, measure.unit);
    return state === 'watch'
      ? `${value}, and on the worrying side for months.`
      : `${value}, as chance would have it.`;
  }
}

function publicLine(sign: PublicSign, { published, ownArea }: EarlyWarningInput): SignLine {
  const standing = standPublic(published, sign, ownArea);
  return {
    title: sign.title,
    href: undefined,
    state: standing.state,
    shows: publicShows(standing, sign),
    why: sign.why,
    evidence: evidenceWords(findEvidence(published, sign)),
  };
}

function publicShows(standing: PublicStanding, { unit, yearEnds }: PublicSign): string {
  const { year, own, change, neighboursMiddle, neighboursChange, neighbours } = standing;
  if (own === undefined || year === undefined) return 'Not held for this authority.';
  const value = (number: number) => formatValue(Math.round(number * 10) / 10, unit);
  const when = `${yearEnds === '-09-30' ? 'September' : 'March'} ${year}`;
  const beside =
    neighboursMiddle === undefined
      ? 'no neighbours to hold it against'
      : `${value(neighboursMiddle)} is the middle of ${neighbours} neighbours`;
  const moved =
    change === undefined || neighboursChange === undefined
      ? ''
      : ` Over three years ${signed(change)}; theirs ${signed(neighboursChange)}.`;
  return `${value(own)} in the year to ${when}; ${beside}.${moved}`;
}

function signed(change: number): string {
  const rounded = Math.round(change * 10) / 10;
  return rounded > 0 ? `+${formatNumber(rounded)}` : formatNumber(rounded);
}

/** Several signs are tried at once, so a chance of one in twenty would be found by luck. */
const lucky = 0.05 / publicSigns.length;

function evidenceWords(evidence: SignEvidence | undefined): string {
  if (!evidence) return 'Unverified: too few inspections with this figure are loaded.';
  const { high, other, probability } = evidence;
  const share = ({ inspections, belowGood }: SignEvidence['high']) =>
    `${Math.round((100 * belowGood) / inspections)}% of ${inspections}`;
  const verdict =
    probability < lucky
      ? 'More than chance explains.'
      : probability < 0.05
        ? 'Hardly more than chance explains, as several signs were tried.'
        : 'No more than chance explains.';
  return `Inspections that judged below good: ${share(high)} where this was in the highest quarter the year before, ${share(other)} elsewhere. ${verdict}`;
}
