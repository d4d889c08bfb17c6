/**
 * The browser's own store, in four drawers. 'own': the key and what belongs to this browser; 'packs' and 'drafts': sealed with that
 * key; 'queue': boxes that only the server opens.
 */
export type Drawer = 'own' | 'packs' | 'drafts' | 'queue';
const drawers: readonly Drawer[] = ['own', 'packs', 'drafts', 'queue'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('kith-offline', 1);
    asked.onupgradeneeded = () => drawers.forEach((drawer) => asked.result.createObjectStore(drawer));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('The browser’s store cannot be opened'));
  });
}

/** Done when the browser has it on its disk, not before: what is kept here may be nowhere else. */
async function workIn<T>(
  drawers: readonly Drawer[],
  mode: IDBTransactionMode,
  ask: (transaction: IDBTransaction) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(drawers, mode, { durability: 'strict' });
      const asked = ask(transaction);
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s store is full'));
    });
  } finally {
    database.close();
  }
}

const work = <T>(drawer: Drawer, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) =>
  workIn([drawer], mode, (transaction) => ask(transaction.objectStore(drawer)));

export const keep = (drawer: Drawer, id: string, what: unknown) =>
  work(drawer, 'readwrite', (store) => store.put(what, id));

/** Keeps it unless something is there already; false then. */
export const keepNew = (drawer: Drawer, id: string, what: unknown): Promise<boolean> =>
  work(drawer, 'readwrite', (store) => store.add(what, id)).then(
    () => true,
    () => false,
  );

/** Into the queue and out of the drafts in one: a browser that dies in between has it in one of them, and not in both. */
export const moveToQueue = (id: string, what: unknown, draftId: string): Promise<unknown> =>
  workIn(['queue', 'drafts'], 'readwrite', (transaction) => {
    transaction.objectStore('queue').add(what, id);
    return transaction.objectStore('drafts').delete(draftId);
  });

export const find = (drawer: Drawer, id: string): Promise<unknown> =>
  work(drawer, 'readonly', (store) => store.get(id));

export const listIds = (drawer: Drawer): Promise<readonly IDBValidKey[]> =>
  work(drawer, 'readonly', (store) => store.getAllKeys());

export const list = (drawer: Drawer): Promise<readonly unknown[]> =>
  work(drawer, 'readonly', (store) => store.getAll());

export const drop = (drawer: Drawer, id: string) => work(drawer, 'readwrite', (store) => store.delete(id));

export const empty = (drawer: Drawer) => work(drawer, 'readwrite', (store) => store.clear());
