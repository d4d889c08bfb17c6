import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Convention } from './convention-rules.ts';

/** A known value with its limits. `reach` is how far a limit is from the centre, before limits are kept to what can be. */
export type PlacedValue = {
  readonly at: number;
  readonly value: number;
  readonly centre: number;
  readonly reach: number;
  readonly lower: number;
  readonly upper: number;
};

export type SignalRule = 'beyond limit' | 'run' | 'trend' | 'near limit' | 'drift';

/** Something that chance seldom does: which rule saw it, upwards or downwards, and the places of the values it rests on. */
export type ProcessSignal = {
  readonly rule: SignalRule;
  readonly direction: 'up' | 'down';
  readonly from: number;
  readonly to: number;
  readonly places: readonly number[];
};

/** All signals of a stretch of time, in the order of the rules. */
export function findSignals(
  values: readonly PlacedValue[],
  convention: Convention,
  kind: 'separate' | 'carried',
): readonly ProcessSignal[] {
  const signals = [
    ...findBeyond(values),
    ...findRuns(values, convention.run),
    ...findNear(values),
    // Values that are carried over wander up or down for long by chance: a trend of theirs is judged as a drift instead.
    ...(kind === 'carried' ? findDrift(values) : findTrends(values, convention.trend)),
  ];
  return signals.filter(({ places }) => places.length > 0);
}

type Side = 'up' | 'down' | undefined;

function findBeyond(values: readonly PlacedValue[]): readonly ProcessSignal[] {
  const sideOf = ({ value, lower, upper }: PlacedValue): Side =>
    value > upper ? 'up' : value < lower ? 'down' : undefined;
  return values.flatMap((value) => {
    const direction = sideOf(value);
    return direction ? [signal('beyond limit', direction, [value])] : [];
  });
}

/** Stretches of values on one side of the centre; a value on the centre itself ends one. */
function findRuns(values: readonly PlacedValue[], length: number): readonly ProcessSignal[] {
  const side = ({ value, centre }: PlacedValue): Side =>
    value > centre ? 'up' : value < centre ? 'down' : undefined;
  return cutBySide(values, side)
    .filter(({ members }) => members.length >= length)
    .map(({ direction, members }) => signal('run', direction, members));
}

/** Values that each rise, or each fall: `length` values in a row, which is one step fewer. */
function findTrends(values: readonly PlacedValue[], length: number): readonly ProcessSignal[] {
  const steps = values.slice(1).map((value, index) => ({ value, before: values[index] }));
  const side = ({ value, before }: (typeof steps)[number]): Side =>
    before === undefined || value.value === before.value
      ? undefined
      : value.value > before.value
        ? 'up'
        : 'down';
  return cutBySide(steps, side)
    .filter(({ members }) => members.length >= length - 1)
    .map(({ direction, members }) =>
      signal('trend', direction, [
        ...members.slice(0, 1).flatMap(({ before }) => (before ? [before] : [])),
        ...members.map(({ value }) => value),
      ]),
    );
}

/** Two of three in a row in the outer third of the way to the same limit. */
function findNear(values: readonly PlacedValue[]): readonly ProcessSignal[] {
  const side = ({ value, centre, reach }: PlacedValue): Side => {
    if (Math.abs(value - centre) <= (2 / 3) * reach) return undefined;
    return value > centre ? 'up' : 'down';
  };
  return values.flatMap((last, index) => {
    const direction = side(last);
    const three = values.slice(Math.max(0, index - 2), index + 1);
    const near = three.filter((value) => side(value) === direction);
    return direction && near.length >= 2 ? [signal('near limit', direction, near)] : [];
  });
}

/** Three standard errors of the mean change: as rare by chance as a value beyond a limit. */
const driftErrors = 3;

/** Whether carried values rise or fall all along by more than their changes explain by chance. */
function findDrift(values: readonly PlacedValue[]): readonly ProcessSignal[] {
  const changes = values.slice(1).map(({ value }, index) => value - (values[index]?.value ?? value));
  if (changes.length < 8) return [];
  const error = sampleStandardDeviation(changes) / Math.sqrt(changes.length);
  const change = mean(changes);
  if (Math.abs(change) <= driftErrors * error) return [];
  return [signal('drift', change > 0 ? 'up' : 'down', values)];
}

function cutBySide<Member>(
  members: readonly Member[],
  sideOf: (member: Member) => Side,
): readonly { readonly direction: 'up' | 'down'; readonly members: readonly Member[] }[] {
  const cuts: { direction: 'up' | 'down'; members: Member[] }[] = [];
  let before: Side;
  for (const member of members) {
    const side = sideOf(member);
    const last = cuts.at(-1);
    if (side && side === before && last) last.members.push(member);
    else if (side) cuts.push({ direction: side, members: [member] });
    before = side;
  }
  return cuts;
}

function signal(rule: SignalRule, direction: 'up' | 'down', members: readonly PlacedValue[]): ProcessSignal {
  const places = members.map(({ at }) => at);
  return { rule, direction, places, from: Math.min(...places), to: Math.max(...places) };
}
