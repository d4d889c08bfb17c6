import type { Acknowledgement } from './upload-rules.ts';
import { findAcknowledgement } from './upload-rules.ts';

/** What a device has written and not yet heard of. Kept by it across restarts. */
export type Waiting<Kept extends { readonly id: string }> = {
  readonly list: () => Promise<readonly Kept[]>;
  readonly drop: (id: string) => Promise<void>;
};

/** Sends one and gives whatever came back; throws where nothing did. */
export type Send<Kept> = (kept: Kept) => Promise<unknown>;

export type Sent = { readonly acknowledged: readonly Acknowledgement[]; readonly waiting: number };

/**
 * Sends everything that waits. One leaves the queue only when the server has acknowledged that very one; whatever else comes back
 * (nothing, an error's page, another's answer) leaves it where it was, and does not keep the next from being sent.
 */
export async function sendWaiting<Kept extends { readonly id: string }>(
  queue: Waiting<Kept>,
  send: Send<Kept>,
): Promise<Sent> {
  const acknowledged: Acknowledgement[] = [];
  for (const kept of await queue.list()) {
    const answer = await send(kept).catch(() => undefined);
    const heard = findAcknowledgement(answer, kept.id);
    if (!heard) continue;
    await queue.drop(kept.id);
    acknowledged.push(heard);
  }
  return { acknowledged, waiting: (await queue.list()).length };
}
