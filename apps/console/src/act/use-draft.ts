import { useCallback, useEffect, useMemo, useState } from 'react';
import { BASE } from '../address/base.ts';
import { useActor } from './use-actor.ts';

export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Once it is on record. */
  readonly clear: () => void;
  /** What another tab of this person has written in the same field meanwhile; null when nothing differs. */
  readonly other: string | null;
  /** Takes the other tab's text; one's own becomes the other. Nothing is merged. */
  readonly swap: () => void;
}

interface Kept {
  readonly tab: string;
  readonly text: string;
}

/**
 * Typed text, kept on this device until it is on record: a reload, a lost line or an expired sign-in loses nothing. Two tabs
 * in one field keep both texts, and the person chooses.
 */
export function useDraft(key: string, initial = ''): Draft {
  const actor = useActor();
  const name = `holdfast.draft ${BASE} ${actor?.personId ?? 'nobody'} ${key}`;
  const tab = useMemo(tabName, []);
  const [drafts, setDrafts] = useState(() => read(name));
  useEffect(() => setDrafts(read(name)), [name]);
  const write = useCallback(
    (kept: readonly Kept[]) => {
      setDrafts(kept);
      if (kept.length === 0) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(kept));
    },
    [name],
  );
  // Another tab that goes on with this one's words takes their place in the store, not on this screen.
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== name) return;
      const stored = read(name);
      const mine = drafts.find((draft) => draft.tab === tab);
      const isTaken = mine !== undefined && !stored.some((draft) => draft.tab === tab);
      if (isTaken) write([mine, ...stored].slice(0, TABS_MAX));
      else setDrafts(stored);
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [name, drafts, tab, write]);
  // A tab that is new to this field goes on with what another has left.
  const own = drafts.find((draft) => draft.tab === tab) ?? drafts[0] ?? null;
  const text = own?.text ?? initial;
  const other = drafts.find((draft) => draft !== own && draft.text !== text)?.text ?? null;
  return {
    text,
    other,
    setText: (next) => {
      const others = read(name).filter((draft) => draft.tab !== tab && draft !== own);
      const left =
        own === null || own.tab === tab ? [] : others.filter(({ text: t }) => t !== own.text);
      write([{ tab, text: next }, ...(own?.tab === tab ? others : left)].slice(0, TABS_MAX));
    },
    // What another tab has typed is not on record: it stays.
    clear: () =>
      write(
        read(name).filter(
          (draft) =>
            ![tab, BEFORE].includes(draft.tab) &&
            !(draft.tab === own?.tab && draft.text === own.text),
        ),
      ),
    swap: () => {
      if (other !== null)
        write([
          { tab, text: other },
          { tab: BEFORE, text },
        ]);
    },
  };
}

const TABS_MAX = 4;
/** Whose a text is that its writer has put aside for another tab's. */
const BEFORE = 'before';

function tabName(): string {
  const known = sessionStorage.getItem('holdfast.tab');
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem('holdfast.tab', made);
  return made;
}

function read(name: string): readonly Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tab' in value &&
    'text' in value &&
    typeof value.tab === 'string' &&
    typeof value.text === 'string'
  );
}
