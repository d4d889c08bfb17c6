import { quantile } from 'simple-statistics';

/** A place's distance from its target in standard errors, and that standard error on the scale of the chart. */
export type Standing = { readonly z: number; readonly error: number };

/**
 * How much more places differ than chance explains. `ratio` (φ) multiplies the variance; `between` (τ²) is added to it.
 * Both from z-scores winsorised by a tenth at each end. `present` where the ratio is beyond what chance gives.
 */
export type Dispersion = {
  readonly ratio: number;
  readonly between: number;
  readonly present: boolean;
};

/** How many at each end are brought in: a tenth, as in both papers. */
const winsorisedShare = 0.1;

/**
 * Spiegelhalter (2005), *Handling over-dispersion of performance indicators*, Quality and Safety in Health Care 14, 347–351:
 * φ = Σz² / I of winsorised z; τ² = (Iφ − (I − 1)) / (Σw − Σw² / Σw) with w = 1 / error², nought where Iφ < I − 1: the
 * moment estimate of DerSimonian and Laird (1986) with the target for the pooled mean.
 *
 * Present is judged by φ > 1 + 2√(2/I): without over-dispersion Iφ has about mean I and variance 2I.
 */
export function measureDispersion(
  standings: readonly Standing[],
  share: number = winsorisedShare,
): Dispersion {
  const count = standings.length;
  if (count < 3) return { ratio: 1, between: 0, present: false };
  const scores = winsorise(
    standings.map(({ z }) => z),
    share,
  );
  const ratio = scores.reduce((sum, z) => sum + z * z, 0) / count;
  return { ratio, between: betweenOf(standings, ratio), present: ratio > 1 + 2 * Math.sqrt(2 / count) };
}

function betweenOf(standings: readonly Standing[], ratio: number): number {
  const weights = standings.map(({ error }) => 1 / error ** 2);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const excess = standings.length * ratio - (standings.length - 1);
  return excess <= 0 ? 0 : excess / (all - squares / all);
}

/** Brings what lies beyond the given share at each end in to the value there. */
export function winsorise(values: readonly number[], share: number): readonly number[] {
  if (values.length === 0 || share <= 0) return values;
  const low = quantile([...values], share);
  const high = quantile([...values], 1 - share);
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
