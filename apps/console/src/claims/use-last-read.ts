import { useState } from 'react';
import { BASE } from '../address/base.ts';
import { useNavigation } from '../address/use-address.tsx';
import { wholeNumber } from '../address/address.ts';

export interface LastRead {
  /** Entries of the record when this person last marked the desk as read, on this device; null before. */
  readonly seen: number | null;
  readonly isNew: (entryIndex: number) => boolean;
  readonly markRead: (entries: number) => void;
}

/** What is new is what came on record since: nothing is guessed where nobody marked anything. */
export function useLastRead(): LastRead {
  const { look } = useNavigation().address;
  const key = `holdfast.seen ${BASE} ${look.as ?? look.role ?? 'anyone'} claims`;
  const [kept, setKept] = useState(() => ({ key, seen: read(key) }));
  const seen = kept.key === key ? kept.seen : read(key);
  return {
    seen,
    isNew: (entryIndex) => seen !== null && entryIndex >= seen,
    markRead: (entries) => {
      localStorage.setItem(key, String(entries));
      setKept({ key, seen: entries });
    },
  };
}

function read(key: string): number | null {
  return wholeNumber(localStorage.getItem(key));
}
