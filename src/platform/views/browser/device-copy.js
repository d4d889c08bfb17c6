// A sealed copy, on this device, of what was typed and is not saved yet: for a server that cannot be reached, a sign-in that ended, a
// browser that dies. The key is told by the page to its writer alone and never stored here, so that the copy is of no use to
// who finds the device.

const prefix = 'kith-draft:';
/** How long a copy that nobody asked for again stays, in milliseconds: 14 days. */
const longest = 14 * 24 * 60 * 60 * 1000;

/** The copy of one draft, by its id; undefined where the browser cannot seal. */
export async function openDeviceCopy(id, secret) {
  if (!id || !secret || !globalThis.crypto?.subtle) return undefined;
  dropOld();
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const name = prefix + id;
  let latest = 0;
  return {
    /** Keeps the text. The last that was asked for stays, whichever is sealed first. */
    async keep(text) {
      const turn = ++latest;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        key,
        new TextEncoder().encode(text),
      );
      if (turn !== latest) return true;
      try {
        localStorage.setItem(name, JSON.stringify({ at: Date.now(), iv: [...iv], sealed: toText(sealed) }));
        return true;
      } catch {
        return false;
      }
    },
    /** The text, or undefined where there is none or it is not to be opened. */
    async read() {
      try {
        const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
        if (!kept) return undefined;
        const given = { name: 'AES-GCM', iv: new Uint8Array(kept.iv) };
        return new TextDecoder().decode(await crypto.subtle.decrypt(given, key, fromText(kept.sealed)));
      } catch {
        return undefined;
      }
    },
    drop() {
      latest += 1;
      localStorage.removeItem(name);
    },
  };
}

function dropOld() {
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const at = /"at":(\d+)/.exec(localStorage.getItem(name) ?? '')?.[1];
    if (!at || Date.now() - Number(at) > longest) localStorage.removeItem(name);
  }
}

const toText = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
const fromText = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
