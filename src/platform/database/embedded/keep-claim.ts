import { setTimeout as pause } from 'node:timers/promises';
import type { Claim } from './claim.ts';

/**
 * Keeps a claim alive: PostgreSQL drops every connection when one of its own processes crashes, and our locks
 * with it. We then claim again, so that a service still counts as the owner of its server. Once released, it is not.
 */
export function keepClaim(first: Claim, claimAgain: () => Promise<Claim | undefined>): Claim {
  let current = first;
  let closed = false;
  const renew = async () => {
    while (!closed) {
      await pause(100, undefined, { ref: false });
      const claim = await claimAgain().catch(() => undefined);
      if (claim) return closed ? claim.close() : watch(claim);
    }
  };
  const watch = (claim: Claim) => {
    current = claim;
    void claim.lost.then(renew);
  };
  watch(first);
  return {
    ...first,
    release: () => {
      closed = true;
      return current.release();
    },
    close: () => {
      closed = true;
      return current.close();
    },
  };
}
