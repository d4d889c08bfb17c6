import { suppressParts } from '../figures/suppression-rules.ts';
import type { Measure } from '../measures/measure.ts';
import type { GroupCounts } from '../measures/measure-rules.ts';
import type { FunnelKind, FunnelObservation } from './funnel-rules.ts';

/**
 * Teams with fewer than this many are left out: so few are one or two workers' children, and workers are never compared
 * (domain reference 3.1 b).
 */
export const smallestTeam = 20;

/** How a measure compares teams: a share as a proportion, a mean as a rate; other measures have no size to stand against. */
export function teamKind({ kind, about }: Measure): FunnelKind | undefined {
  if (about !== 'children') return undefined;
  return kind === 'share' ? 'proportion' : kind === 'mean' ? 'rate' : undefined;
}

/**
 * The teams of a measure as a funnel wants them. For those who see counts only, teams with a small number (or whose number
 * could be worked out from the others) are left out, on either side of a share.
 */
export function listTeams(groups: readonly GroupCounts[], countsOnly: boolean): readonly FunnelObservation[] {
  const all = groups.map(({ group, counts }) => ({
    unit: { kind: 'team', code: group, name: group } as const,
    observed: sum(counts.map(({ numerator }) => numerator)),
    size: sum(counts.map(({ denominator }) => denominator ?? 0)),
  }));
  const yes = suppressParts(all.map(({ observed }) => observed));
  const no = suppressParts(all.map(({ observed, size }) => Math.max(0, size - observed)));
  return all
    .filter((_, index) => !countsOnly || (yes[index] !== null && no[index] !== null))
    .filter(({ unit, size }) => unit.code !== 'not-known' && size >= smallestTeam);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
