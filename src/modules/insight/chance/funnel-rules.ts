import { exactCountLimit, exactProportionLimit } from './exact-limit-rules.ts';
import type { Dispersion } from './over-dispersion-rules.ts';
import { measureDispersion } from './over-dispersion-rules.ts';

/** Who stands in a funnel: authorities and teams. Never a worker: measures judge systems, not people (domain reference 3.1 b). */
export type FunnelUnit = {
  readonly kind: 'authority' | 'team';
  readonly code: string;
  readonly name: string;
};

/** So many observed of so many. */
export type FunnelObservation = {
  readonly unit: FunnelUnit;
  readonly observed: number;
  readonly size: number;
  /** What this unit is expected to have, where its circumstances are taken into account; else the target of all. */
  readonly expected?: number;
};

/** A proportion (re-referrals of referrals) is at most all; a rate (starts of the population) counts events among many. */
export type FunnelKind = 'proportion' | 'rate';

/**
 * Ends of the inner (95%) and outer (99.8%) limits: the share of the distribution below them, and the standard normal value
 * there (tables; simple-statistics gives its third decimal wrong).
 */
const tails = {
  innerLow: { p: 0.025, z: -1.959964 },
  innerHigh: { p: 0.975, z: 1.959964 },
  outerLow: { p: 0.001, z: -3.090232 },
  outerHigh: { p: 0.999, z: 3.090232 },
} as const;

type Tail = (typeof tails)[keyof typeof tails];

export type FunnelLimits = { readonly [End in keyof typeof tails]: number };

export type FunnelPlace = 'within' | 'high' | 'very high' | 'low' | 'very low';

export type FunnelPoint = FunnelObservation & {
  /** What the chart shows: observed over size, brought to the target of all where expectations differ. */
  readonly value: number;
  readonly z: number;
  readonly place: FunnelPlace;
  readonly limits: FunnelLimits;
};

export type Funnel = {
  readonly kind: FunnelKind;
  readonly target: number;
  readonly adjusted: boolean;
  readonly dispersion: Dispersion;
  readonly points: readonly FunnelPoint[];
  /** The limits at any size, for drawing them. */
  readonly limitsAt: (size: number) => FunnelLimits;
};

/**
 * A funnel plot after Spiegelhalter (2005), *Funnel plots for comparing institutional performance*, Statistics in Medicine
 * 24, 1185–1202: each unit's value against its size, with limits of chance around the value of all of them together.
 * Where units differ by more than chance explains, limits take that in by the additive model of his paper on
 * over-dispersion of the same year; else they are exact (binomial for proportions, Poisson for rates) and interpolated.
 * With expectations the chart shows observed / expected × target ("standardised"), which leaves the others' scale.
 */
export function makeFunnel(observations: readonly FunnelObservation[], kind: FunnelKind): Funnel {
  const usable = observations.filter(({ size, observed }) => size > 0 && observed >= 0);
  const target = sum(usable.map(({ observed }) => observed)) / sum(usable.map(({ size }) => size));
  const sized = usable.map((one) => ({ ...one, value: valueOf(one, target) }));
  const standings = sized.map((one) => {
    const error = standardError(kind, target, sizeOf(one, target));
    return { z: error === 0 ? 0 : (one.value - target) / error, error };
  });
  const dispersion = target > 0 ? measureDispersion(standings) : { ratio: 1, between: 0, present: false };
  const limitsAt = (size: number) => limitsOf({ kind, target, size, dispersion });
  return {
    kind,
    target,
    adjusted: usable.some(({ expected }) => expected !== undefined),
    dispersion,
    points: sized.map((one, index) => {
      const limits = limitsAt(sizeOf(one, target));
      return { ...one, z: standings[index]?.z ?? 0, limits, place: placeOf(one.value, limits) };
    }),
    limitsAt,
  };
}

function valueOf({ observed, size, expected }: FunnelObservation, target: number): number {
  return expected === undefined || expected <= 0 ? observed / size : (observed / expected) * target;
}

/** How precise a unit is: its size, or with an expectation the size at which the target would expect as many. */
export function sizeOf({ size, expected }: FunnelObservation, target: number): number {
  return expected === undefined || expected <= 0 ? size : expected / target;
}

function standardError(kind: FunnelKind, target: number, size: number): number {
  return Math.sqrt((kind === 'proportion' ? target * (1 - target) : target) / size);
}

type LimitInput = {
  readonly kind: FunnelKind;
  readonly target: number;
  readonly size: number;
  readonly dispersion: Dispersion;
};

function limitsOf(input: LimitInput): FunnelLimits {
  const at = (tail: Tail) => limitAt(input, tail);
  return {
    innerLow: at(tails.innerLow),
    innerHigh: at(tails.innerHigh),
    outerLow: at(tails.outerLow),
    outerHigh: at(tails.outerHigh),
  };
}

function limitAt({ kind, target, size, dispersion }: LimitInput, { p, z }: Tail): number {
  if (dispersion.present) {
    const spread = Math.sqrt(standardError(kind, target, size) ** 2 + dispersion.between);
    const limit = Math.max(0, target + z * spread);
    return kind === 'proportion' ? Math.min(1, limit) : limit;
  }
  return kind === 'proportion'
    ? exactProportionLimit(Math.round(size), target, p)
    : exactCountLimit(target * size, p) / size;
}

function placeOf(value: number, limits: FunnelLimits): FunnelPlace {
  if (value > limits.outerHigh) return 'very high';
  if (value < limits.outerLow) return 'very low';
  if (value > limits.innerHigh) return 'high';
  return value < limits.innerLow ? 'low' : 'within';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
