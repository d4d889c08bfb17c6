import { closeBox } from '../box.ts';
import type { Sent } from '../send-waiting.ts';
import { sendWaiting } from '../send-waiting.ts';
import { makeUploadId } from '../upload-rules.ts';
import { drop, find, keepNew, list, moveToQueue } from './store.ts';
import type { Session } from './taken.ts';

/** What waits, as it is kept: who has the device learns from it that something waits, and nothing else. */
type Kept = { readonly id: string; readonly box: string; readonly isLook: boolean };

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'id' in value && 'box' in value;

const queue = {
  list: async (): Promise<readonly Kept[]> => (await list('queue')).filter(isKept),
  drop: async (id: string): Promise<void> => void (await drop('queue', id)),
};

/** How many visits wait; that something was read is told too, and is not counted. */
export async function countWaiting(): Promise<number> {
  return (await queue.list()).filter(({ isLook }) => !isLook).length;
}

/** What is told of the children of a form. `draftId`: the draft that it was until now. */
type Said = {
  readonly children: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
} & ({ readonly isLook: true } | { readonly isLook: false; readonly draftId: string });

/** Puts a visit, or a look, into the queue, for good: from here on it is this one, and it is not changed. */
export async function enqueue(session: Session, said: Said): Promise<void> {
  const now = Date.now();
  const id = makeUploadId(now, crypto.getRandomValues(new Uint8Array(10)));
  const { children, fields, isLook } = said;
  const told = { device: await deviceId(), saidAt: new Date(now).toISOString(), children, fields, isLook };
  const text = JSON.stringify({ ticket: session.ticket, id, ...told });
  const kept: Kept = { id, box: await closeBox(session.publicKey, text), isLook };
  if (!said.isLook) await moveToQueue(id, kept, said.draftId);
  else if (!(await keepNew('queue', id, kept))) throw new Error('The browser’s store is full');
}

/** A number of this browser, made once. */
async function deviceId(): Promise<string> {
  await keepNew('own', 'device', crypto.randomUUID());
  return String(await find('own', 'device'));
}

/** Sends all that waits. No cookie goes with it: the box says whose it is, also after that sign-in has ended. */
export async function sendAll(): Promise<Sent & { readonly looks: ReadonlySet<string> }> {
  const looks = (await queue.list()).filter(({ isLook }) => isLook).map(({ id }) => id);
  const sent = await sendWaiting(queue, async ({ box }) => {
    const body = new URLSearchParams({ box });
    const answer = await fetch('/offline/uploads', { method: 'POST', body, credentials: 'omit' });
    if (!answer.headers.get('content-type')?.startsWith('application/json')) return undefined;
    return answer.json();
  });
  return { ...sent, looks: new Set(looks) };
}
