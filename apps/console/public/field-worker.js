/*
 * Keeps the field page on the device. The page is asked for first and kept copies answer without signal; files under /assets/ carry their hash in
 * their names and never change. Nothing of /api/ is ever kept: what the record says comes from the record.
 */
const KEPT = 'holdfast-field-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { kind, page, files } = event.data ?? {};
  if (kind !== 'keep') return;
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => Promise.all([page, ...files].map((file) => keep(cache, file)))),
  );
});

async function keep(cache, file) {
  if (file.includes('/assets/') && (await cache.match(file)) !== undefined) return;
  await cache.add(file).catch(() => undefined);
}

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || pathname.includes('/api/')) return;
  if (event.request.mode === 'navigate') event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(event.request));
});

async function page(request, pathname) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(pathname, { ignoreSearch: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

async function asset(request) {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) (await caches.open(KEPT)).put(request, response.clone());
  return response;
}
