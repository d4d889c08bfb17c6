// A drawer in the browser's own store. What is put there is on the disk before it is said to be kept: a browser that is killed keeps
// localStorage for some seconds in its memory alone.

/** Work in one drawer of one database, made with these options: ask(store) says what. */
export function openDrawer(name, drawer, options) {
  return async (mode, ask) => {
    const database = await open(name, drawer, options);
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(drawer, mode, { durability: 'strict' });
        const asked = ask(transaction.objectStore(drawer));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s store is full'));
      });
    } finally {
      database.close();
    }
  };
}

function open(name, drawer, options) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(drawer, options);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
