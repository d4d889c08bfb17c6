import { enqueue } from './queue.ts';
import { drop, empty, find, keep, list, listIds } from './store.ts';
import type { Pack, Session } from './taken.ts';

/** What was typed about these children, in this order, and is not finished. */
type DeviceDraft = {
  readonly children: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
};

type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

/** Takes a key that never leaves this browser, not even for its own scripts, and ends with the sign-in. */
export async function beginSession(told: Session): Promise<void> {
  const before = await findSession();
  if (before?.session !== told.session) {
    await wipe();
    const how = { name: 'AES-GCM', length: 256 };
    await keep('own', 'key', await crypto.subtle.generateKey(how, false, ['encrypt', 'decrypt']));
  }
  await keep('own', 'session', await seal(told));
}

/** The sign-in that this browser works for; undefined where there is none, or its time is over: then nothing of it stays. */
export async function findSession(): Promise<Session | undefined> {
  const session = await unseal<Session>(await find('own', 'session'));
  if (session && Date.parse(session.until) > Date.now()) return session;
  if (session) await wipe();
  return undefined;
}

/**
 * What is sealed with the key cannot be read any more, by anybody; what waits to be sent stays, and only the server reads it. What
 * was typed and is not finished waits from here on too, and arrives as unfinished.
 */
export async function wipe(): Promise<void> {
  // Where the device has no room for it, the promise that nobody reads it any more comes first.
  await sendDrafts().catch(() => undefined);
  await drop('own', 'key');
  await drop('own', 'session');
  await empty('packs');
  await empty('drafts');
}

async function sendDrafts(): Promise<void> {
  const session = await unseal<Session>(await find('own', 'session'));
  if (!session?.ticket) return;
  for (const id of await listIds('drafts')) await sendDraft(session, String(id));
}

/** From the device to what waits, as if its writer had pressed "Save and finish later". */
export async function sendDraft(session: Session, draftId: string): Promise<void> {
  const draft = await findDraft(draftId);
  if (!draft) return;
  const fields = { ...draft.fields, step: 'later' };
  await enqueue(session, { children: draft.children, fields, isLook: false, draftId });
}

export async function keepPack(pack: Pack): Promise<void> {
  await keep('packs', pack.id, await seal(pack));
}

export async function listPacks(): Promise<readonly Pack[]> {
  const packs = await Promise.all((await list('packs')).map((one) => unseal<Pack>(one)));
  return packs
    .flatMap((one) => one ?? [])
    .sort((one, other) => one.title.localeCompare(other.title) || one.id.localeCompare(other.id));
}

export const dropPack = (id: string) => drop('packs', id);

export const keepDraft = async (id: string, draft: DeviceDraft): Promise<void> =>
  void (await keep('drafts', id, await seal(draft)));
export const findDraft = async (id: string) => unseal<DeviceDraft>(await find('drafts', id));
export const dropDraft = (id: string) => drop('drafts', id);

const isKey = (value: unknown): value is CryptoKey => value instanceof CryptoKey;

async function seal(what: unknown): Promise<Sealed> {
  const key = await find('own', 'key');
  if (!isKey(key)) throw new Error('Nobody is signed in on this device');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(what));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
}

/** What we sealed ourselves has the shape that it had; anything else does not open. */
async function unseal<T>(kept: unknown): Promise<T | undefined> {
  const key = await find('own', 'key');
  if (!isKey(key) || !isSealed(kept)) return undefined;
  const opened = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: kept.iv }, key, kept.sealed)
    .catch(() => undefined);
  return opened && JSON.parse(new TextDecoder().decode(opened));
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'iv' in value && 'sealed' in value;
