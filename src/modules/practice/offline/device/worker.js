// Answers for the browser where there is no network: with one page that is the same for everybody (/offline/shell) and with what that
// page is drawn with. It keeps nothing about anybody; families are sealed in the browser's own store (cache.ts).
const shell = '/offline/shell';
/** The script's own name has a hash of its content: each version keeps things of its own. */
const cacheName = `kith-offline ${self.location.pathname}`;

async function fill() {
  const cache = await caches.open(cacheName);
  const page = await fetch(shell, { credentials: 'omit', cache: 'no-store' });
  const html = await page.clone().text();
  const assets = [...new Set(html.match(/\/assets\/[\w./-]+/g) ?? [])];
  await cache.addAll(assets);
  for (const style of assets.filter((name) => name.endsWith('.css'))) await keepFonts(cache, style);
  // Last: a shell that is there is whole.
  await cache.put(shell, page);
}

async function keepFonts(cache, style) {
  const css = await (await cache.match(style)).text();
  const fonts = [...css.matchAll(/url\("(fonts\/[^"]+-latin-wght[^"]+)"\)/g)].map(
    ([, file]) => `/assets/${file}`,
  );
  await cache.addAll([...new Set(fonts)]);
}

async function dropOthers() {
  const names = (await caches.keys()).filter(
    (name) => name.startsWith('kith-offline ') && name !== cacheName,
  );
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(shell)));
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
