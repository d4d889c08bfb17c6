import { median } from 'simple-statistics';
import type { Published } from '../statistics/published.ts';
import type { PublicSign } from './early-signs.ts';
import { population } from './early-signs.ts';
import { limitFactor } from './process-chart-rules.ts';
import type { ProcessChart } from './process-chart-rules.ts';
import type { MeasureSeries } from './series-rules.ts';
import { chartSeries, findSignal } from './signals.ts';
import type { MeasureSignal } from './signals.ts';

/** How a sign stands. `watch` is what may become a signal, and more often is nothing. */
export type SignState = 'signal' | 'watch' | 'quiet' | 'not known';

/** So many in a row on the worrying side are worth watching; by chance alone about one time in thirty. */
const watchedRun = 5;

export type OwnStanding = { readonly state: SignState; readonly signal: MeasureSignal | undefined };

/**
 * A sign from the record: a signal when its chart has one the worrying way; to watch when the last five values stand on the
 * worrying side of what was expected, or the last one in the outer third towards that limit.
 */
export function standOwn(series: MeasureSeries | undefined, worse: 'up' | 'down'): OwnStanding {
  if (!series) return { state: 'not known', signal: undefined };
  const chart = chartSeries(series);
  if (chart.stretches.every(({ tooFew }) => tooFew)) return { state: 'not known', signal: undefined };
  const signal = findSignal(series, chart);
  if (signal?.direction === worse) return { state: 'signal', signal };
  return { state: isWatched(chart, worse) ? 'watch' : 'quiet', signal: undefined };
}

function isWatched({ points, stretches }: ProcessChart, worse: 'up' | 'down'): boolean {
  const reach = limitFactor * (stretches.at(-1)?.meanMovingRange ?? 0);
  const known = points.flatMap(({ value, centre }) =>
    value === null || centre === null ? [] : [(value - centre) * (worse === 'up' ? 1 : -1)],
  );
  const last = known.at(-1) ?? 0;
  return (
    (reach > 0 && last > (2 / 3) * reach) ||
    (known.length >= watchedRun && known.slice(-watchedRun).every((one) => one > 0))
  );
}

/** A public figure of our authority beside its statistical neighbours. */
export type PublicStanding = {
  readonly state: SignState;
  readonly year: number | undefined;
  readonly own: number | undefined;
  /** Change over three years. */
  readonly change: number | undefined;
  readonly neighboursMiddle: number | undefined;
  readonly neighboursChange: number | undefined;
  readonly neighbours: number;
};

const none: PublicStanding = {
  state: 'not known',
  year: undefined,
  own: undefined,
  change: undefined,
  neighboursMiddle: undefined,
  neighboursChange: undefined,
  neighbours: 0,
};

/** Over so many years a change is measured. */
const years = 3;

/** A place among the worst two of eleven (ourselves and ten neighbours): by chance alone two times in eleven. */
const worst = 2;

/** Fewer neighbours with a value say nothing. */
const fewestNeighbours = 5;

/**
 * A signal where both the level and its change over three years are among the two most worrying of our authority and its
 * neighbours; to watch where one of them is. More is worse for every public sign.
 */
export function standPublic(published: Published, sign: PublicSign, own: string | undefined): PublicStanding {
  const year = own === undefined ? undefined : published.statistics.series(sign.numerator, own).at(-1)?.year;
  if (own === undefined || year === undefined) return none;
  const level = (area: string) => signValue(published, sign, { area, year });
  const change = (area: string) =>
    changeOf(level(area), signValue(published, sign, { area, year: year - years }));
  const near = neighboursOf(published, own);
  const levels = near.flatMap((area) => level(area) ?? []);
  const changes = near.flatMap((area) => change(area) ?? []);
  const here = { own: level(own), change: change(own) };
  return {
    ...here,
    state: stateOf(here, levels, changes),
    year,
    neighboursMiddle: levels.length === 0 ? undefined : median(levels),
    neighboursChange: changes.length === 0 ? undefined : median(changes),
    neighbours: levels.length,
  };
}

type Here = Pick<PublicStanding, 'own' | 'change'>;

function stateOf({ own, change }: Here, levels: readonly number[], changes: readonly number[]): SignState {
  if (own === undefined || levels.length < fewestNeighbours) return 'not known';
  const high = isAmongWorst(own, levels);
  const rising = change !== undefined && change > 0 && isAmongWorst(change, changes);
  if (high && rising) return 'signal';
  return high || rising ? 'watch' : 'quiet';
}

/** The neighbours by the newest edition of the publisher's model. */
function neighboursOf({ neighbours }: Published, own: string): readonly string[] {
  const edition = Math.max(0, ...neighbours.map((one) => one.edition));
  return neighbours
    .filter((one) => one.area === own && one.edition === edition)
    .map(({ neighbour }) => neighbour);
}

/** The value of a sign in an area and year, undefined where it, or the population, is not held. */
export function signValue(
  { statistics }: Published,
  { numerator, per }: PublicSign,
  { area, year }: { readonly area: string; readonly year: number },
): number | undefined {
  const count = statistics.value(numerator, area, year);
  if (per === undefined || count === undefined) return count;
  const children = statistics.value(population, area, year - 1);
  return children === undefined || children <= 0 ? undefined : (per * count) / children;
}

function changeOf(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined ? undefined : now - before;
}

function isAmongWorst(value: number, others: readonly number[]): boolean {
  return others.length >= fewestNeighbours && others.filter((other) => other >= value).length < worst;
}
