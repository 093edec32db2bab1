import { useEffect, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const STORED = 'holdfast.theme';
const listeners = new Set<() => void>();

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : systemTheme();
}

/** Before the first paint: what was chosen on this device, else the system's. */
export function restoreTheme(): void {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset['theme'] = stored;
}

export function toggleTheme(): void {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = next;
  localStorage.setItem(STORED, next);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme in force; the map redraws with it. */
export function useTheme(): Theme {
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const tell = () => listeners.forEach((listener) => listener());
    media.addEventListener('change', tell);
    return () => media.removeEventListener('change', tell);
  }, []);
  return useSyncExternalStore(subscribe, currentTheme);
}
