import { BASE } from '../address/base.ts';

/** Keeps this page and its files on the device, so that it opens without signal; and names the page's manifest, so that it can be installed. */
export async function registerWorker(): Promise<void> {
  if (document.querySelector('link[rel="manifest"]') === null) {
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = '/field.webmanifest';
    document.head.append(link);
  }
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/field-worker.js', { scope: `${BASE}/field` });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.startsWith('/assets/'));
    active?.postMessage({ kind: 'keep', page: `${BASE}/field`, files });
  } catch {
    // A browser that keeps no pages: reports are kept all the same, while the page is open.
  }
}
