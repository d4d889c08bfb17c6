// A sealed copy, on this device, of what was typed and is not saved yet: for a server that cannot be reached, a sign-in that ended, a
// browser that dies. The key is told by the page to its writer alone and never stored here, so that the copy is of no use to
// who finds the device.
import { openDrawer } from './device-store.js';

/** How long a copy that nobody asked for again stays, in milliseconds: 14 days. */
const longest = 14 * 24 * 60 * 60 * 1000;

const work = openDrawer('kith-drafts', 'copies', { keyPath: ['draft', 'page'] });

/**
 * The copies of one draft, by its id: one of this page, and what earlier pages left that nobody has decided about. Undefined where
 * the browser cannot keep or seal.
 */
export async function openDeviceCopy(draft, secret) {
  if (!draft || !secret || !globalThis.indexedDB || !globalThis.crypto?.subtle) return undefined;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const left = await readLeft(draft, key);
  const page = crypto.randomUUID();
  const settle = lastOnly((text) =>
    text === undefined ? drop({ draft, page }) : put({ draft, page, at: Date.now() }, key, text),
  );
  return {
    /** Keeps the text. True when it, or what was typed after it, is on the disk. */
    keep: (text) => settle(text),
    /** The server has what was typed. */
    drop: () => settle(undefined),
    /** What earlier pages left, the newest first: {text, at}, and what only `forget` knows. */
    left,
    forget: drop,
  };
}

/**
 * Does the last that it is asked for, one after the other: an older text never comes to stand over a newer one. What it gives is
 * true when the last is done, false when that failed.
 */
function lastOnly(act) {
  let [wanted, isAsked, running] = [undefined, false, undefined];
  const run = async () => {
    let isDone = true;
    while (isAsked) {
      isAsked = false;
      isDone = await act(wanted).then(
        () => true,
        () => false,
      );
    }
    running = undefined;
    return isDone;
  };
  return (text) => {
    wanted = text;
    isAsked = true;
    running ??= run();
    return running;
  };
}

const drop = ({ draft, page }) => work('readwrite', (store) => store.delete([draft, page]));

async function put(row, key, text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  await work('readwrite', (store) => store.put({ ...row, iv, sealed }));
}

/** Without what is too old, and what is not to be opened with this key. */
async function readLeft(draft, key) {
  const left = [];
  for (const row of await work('readonly', (store) => store.getAll())) {
    if (Date.now() - row.at > longest) await drop(row);
    else if (row.draft === draft) {
      const plain = await crypto.subtle
        .decrypt({ name: 'AES-GCM', iv: row.iv }, key, row.sealed)
        .catch(() => undefined);
      if (plain) left.push({ draft, page: row.page, at: row.at, text: new TextDecoder().decode(plain) });
    }
  }
  return left.sort((one, other) => other.at - one.at);
}
