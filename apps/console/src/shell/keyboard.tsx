import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** What a key does on this page. Keys are as the browser names them; two keys in a row are written `g s`. */
export type KeyMap = Readonly<Record<string, () => void>>;

interface Keyboard {
  readonly add: (keys: KeyMap) => () => void;
  readonly singleKeys: boolean;
  readonly setSingleKeys: (on: boolean) => void;
}

const KeyboardContext = createContext<Keyboard | null>(null);
const STORED = 'holdfast.single-keys';
const CHORD_MS = 1200;

/** Fields keep their keys, a dialog keeps its own, and nobody loses the browser's shortcuts. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog[open]') !== null) return true;
  return target.matches('input:not([type=checkbox]), textarea, select, [contenteditable=true]');
}

/** Enter on a button or a link is that control's own. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('a, button, input, summary, [role=slider]') !== null
  );
}

/** One listener for the whole page. The latest page that added a key owns it. */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const maps = useRef<KeyMap[]>([]);
  const chord = useRef({ key: '', atMs: 0 });
  const [singleKeys, setSingle] = useState(() => localStorage.getItem(STORED) !== 'off');
  const add = useCallback((keys: KeyMap) => {
    maps.current = [...maps.current, keys];
    return () => {
      maps.current = maps.current.filter((other) => other !== keys);
    };
  }, []);
  useEffect(() => {
    const find = (key: string) => maps.current.findLast((keys) => Object.hasOwn(keys, key))?.[key];
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        find('ctrl k')?.();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!singleKeys && event.key !== 'Escape') return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const chorded =
        event.timeStamp - chord.current.atMs < CHORD_MS ? `${chord.current.key} ${key}` : '';
      chord.current = { key, atMs: event.timeStamp };
      const action = find(chorded) ?? find(key);
      if (action === undefined || (key === 'Enter' && isControl(event.target))) return;
      event.preventDefault();
      chord.current = { key: '', atMs: 0 };
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
  const keyboard = useMemo(
    () => ({
      add,
      singleKeys,
      setSingleKeys: (on: boolean) => {
        localStorage.setItem(STORED, on ? 'on' : 'off');
        setSingle(on);
      },
    }),
    [add, singleKeys],
  );
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

export function useKeyboard(): Keyboard {
  const keyboard = use(KeyboardContext);
  if (keyboard === null) throw new TypeError('useKeyboard is called outside KeyboardProvider');
  return keyboard;
}

/** Gives this page its keys while it is shown. */
export function useKeys(keys: KeyMap): void {
  const { add } = useKeyboard();
  const latest = useRef(keys);
  latest.current = keys;
  const names = Object.keys(keys).join('\n');
  useEffect(() => {
    const stable = Object.fromEntries(
      names
        .split('\n')
        .filter(Boolean)
        .map((name) => [name, () => latest.current[name]?.()]),
    );
    return add(stable);
  }, [add, names]);
}
