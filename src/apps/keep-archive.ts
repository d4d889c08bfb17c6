import { setTimeout as pause } from 'node:timers/promises';

/** How much may be lost when the database's own disk is: what was written since the last round (local default). */
const secondsBetween = 10;

/**
 * Archives every few seconds until it is told to stop, and then once more. A round that fails is told, and what it did not
 * copy comes with the next: the database keeps its log until then.
 */
export function keepArchive(
  round: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const run = () => round().catch(onFailure);
  const loop = async () => {
    while (!ending.signal.aborted) {
      await run();
      await pause(secondsBetween * 1000, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const looping = loop();
  const stop = async () => {
    ending.abort();
    await looping;
    await run();
  };
  return { stop };
}
