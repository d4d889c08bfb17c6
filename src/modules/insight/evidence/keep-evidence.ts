import type { Read } from '../../../platform/database/database.ts';
import type { Load } from '../statistics/statistic-queries.ts';
import { computeFigures } from './compute-figures.ts';
import type { FigureResult } from './compute-figures.ts';
import { fetchEvidence } from './evidence-queries.ts';
import { recipes } from './list-recipes.ts';
import type { OutturnYear } from './outturn.ts';
import { outturnInputs, outturnOf } from './outturn.ts';

/** Every figure with what happened after the forecasts. */
export type Evidence = {
  readonly results: readonly FigureResult[];
  readonly outturn: readonly OutturnYear[];
};

let kept: { readonly key: string; readonly evidence: Evidence } | undefined;

/**
 * The evidence from the load that stands. It follows from the files alone, so it is kept by their digests until others are
 * loaded: a page would else wait for 7,000 values each time.
 */
export async function evidenceOf(db: Read, { files, invented }: Load): Promise<Evidence> {
  const key = JSON.stringify([invented, files.map(({ file, digest }) => [file, digest])]);
  if (kept?.key === key) return kept.evidence;
  const published = await fetchEvidence(db, [...recipes, { inputs: outturnInputs }]);
  const evidence = { results: computeFigures(published), outturn: outturnOf(published) };
  kept = { key, evidence };
  return evidence;
}
