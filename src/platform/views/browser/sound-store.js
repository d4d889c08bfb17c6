// Recordings on this device that the server does not have yet, piece by piece, each sealed with the draft's key, which its writer's
// page alone is told (device-copy.js says why).
import { openDrawer } from './device-store.js';

/** How long a recording that nobody sent stays, in milliseconds: 14 days. */
const longest = 14 * 24 * 60 * 60 * 1000;

const work = openDrawer('kith-sound', 'pieces', { keyPath: ['draft', 'id', 'at'] });

/** The recordings of one draft. */
export async function openSoundStore(draft, secret) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`sound ${secret}`));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const all = () => work('readonly', (store) => store.getAll());
  const drop = async (isOne) => {
    for (const one of (await all()).filter(isOne))
      await work('readwrite', (store) => store.delete([one.draft, one.id, one.at]));
  };
  const put = async (id, content, more = {}) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content);
    await work('readwrite', (store) =>
      store.put({ draft, id, at: performance.now() + performance.timeOrigin, iv, sealed, ...more }),
    );
  };
  await drop(({ at }) => Date.now() - at > longest);
  return {
    begin: (id, told) => put(id, new TextEncoder().encode(told), { isFirst: true }),
    add: async (id, blob) => put(id, await blob.arrayBuffer()),
    drop: (id) => drop((one) => one.draft === draft && one.id === id),
    async list() {
      return [...new Set((await all()).filter((one) => one.draft === draft).map(({ id }) => id))];
    },
    /** Its pieces in order, and what was said of the family; undefined where it is not there or not to be opened. */
    async read(id) {
      const pieces = (await all()).filter((one) => one.draft === draft && one.id === id);
      try {
        const opened = [];
        for (const { iv, sealed } of pieces)
          opened.push(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
        const [told, ...parts] = opened;
        return told && { told: new TextDecoder().decode(told), parts };
      } catch {
        return undefined;
      }
    },
  };
}
