import { importReturns } from '../../src/modules/returns/index.ts';
import type { GivenFile } from '../../src/modules/returns/index.ts';
import { todayIn } from '../../src/platform/dates/instant.ts';
import { aMorning } from './start-kith-faces.ts';
import type { Kith } from './start-kith.ts';
import { startKith } from './start-kith.ts';

/** An authority that has loaded these sets of files, one after another. */
export async function startLoadedKith(la: string, sets: readonly (readonly GivenFile[])[]): Promise<Kith> {
  const kith = await startKith({ northmoor: 'none' });
  const by = { account: null, today: todayIn('Europe/London', aMorning) };
  for (const files of sets)
    await importReturns(kith.database, files, { options: { la }, by, progress: () => undefined });
  return kith;
}
