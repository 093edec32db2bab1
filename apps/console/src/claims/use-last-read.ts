import { useSyncExternalStore } from 'react';
import { wholeNumber } from '../address/address.ts';
import { BASE } from '../address/base.ts';
import { useNavigation } from '../address/use-address.tsx';

export interface LastRead {
  /** Entries of the record when this person last marked the desk as read, on this device; null before. */
  readonly seen: number | null;
  readonly isNew: (entryIndex: number) => boolean;
  readonly markRead: (entries: number) => void;
}

/** Everything on the desk that says what is new: it is told at once. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** What is new is what came on record since: nothing is guessed where nobody marked anything. */
export function useLastRead(): LastRead {
  const { look } = useNavigation().address;
  const key = `holdfast.seen ${BASE} ${look.as ?? look.role ?? 'anyone'} claims`;
  const seen = useSyncExternalStore(subscribe, () => wholeNumber(localStorage.getItem(key)));
  return {
    seen,
    isNew: (entryIndex) => seen !== null && entryIndex >= seen,
    markRead: (entries) => {
      localStorage.setItem(key, String(entries));
      for (const listener of listeners) listener();
    },
  };
}
