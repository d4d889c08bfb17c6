import { recordOwnArea, saveStatistics } from '../../modules/insight/index.ts';
import type { Write } from '../../platform/database/database.ts';
import { northmoorCode } from './invented-areas.ts';
import { makeStatistics } from './make-statistics.ts';

/** Puts invented statistics where published ones would stand, and says that this authority is Northmoor. */
export async function writeStatistics(
  db: Write,
  { seed, children }: { readonly seed: number; readonly children: number },
): Promise<void> {
  await saveStatistics(db, makeStatistics(seed, children), true);
  await recordOwnArea(db, northmoorCode);
}
