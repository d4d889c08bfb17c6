import type { Measure } from './measure.ts';
import type { Counted } from './measure-rules.ts';

/** Whether each part is a share of its own: numbers behind the whole then count somebody once for each part. */
export function hasOwnShares({ kind, parts }: Pick<Measure, 'kind' | 'parts'>): boolean {
  return kind === 'share' && parts !== undefined;
}

/**
 * The numbers that a value is made of: into care and out of it for net flow, both sides of a share, how many a mean is of
 * and what they come to, how many a median is of; else the numerator. Of parts with a share of their own, those of each.
 */
export function numbersBehind(measure: Measure, counts: readonly Counted[]): readonly number[] {
  if (hasOwnShares(measure)) return keysOf(measure, counts).flatMap((key) => behindPart(counts, key));
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const numerators = counts.map(({ numerator }) => numerator);
  const up = sumOf(numerators.filter((number) => number > 0));
  const down = -sumOf(numerators.filter((number) => number < 0));
  const whole = sumOf(counts.map(({ denominator }) => denominator ?? 0));
  if (measure.kind === 'median') return [whole];
  if (measure.kind === 'mean') return [up, down, whole];
  return measure.kind === 'share' ? [up, down, whole - up] : [up, down];
}

const keysOf = ({ parts }: Measure, counts: readonly Counted[]) =>
  parts === undefined || typeof parts === 'string'
    ? counts.flatMap(({ part }) => part ?? []).sort()
    : [...parts.keys()];

function behindPart(counts: readonly Counted[], key: string): readonly number[] {
  const { numerator, denominator } = counts.find(({ part }) => part === key) ?? {
    numerator: 0,
    denominator: 0,
  };
  return [numerator, (denominator ?? 0) - numerator];
}
