// On every page for staff: what waits on this device is shown and sent; what was sealed for a sign-in goes when it ends.
import { wipe } from './cache.ts';
import { startPage } from './page.ts';
import { keepSending, showWaiting } from './waiting-line.ts';

async function start(): Promise<void> {
  if (location.pathname.startsWith('/sign-in')) await wipe();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void wipe().finally(() => form.submit());
    });
  await showWaiting();
  const root = document.querySelector<HTMLElement>('[data-kith-offline]');
  keepSending(root ? await startPage(root) : () => undefined);
}

// A browser without the means (no store, no sealing: an address that is not secure) works as before, with a network.
if (globalThis.indexedDB && globalThis.crypto?.subtle) void start();
