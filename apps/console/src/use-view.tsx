import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ReactNode } from 'react';
import type { ApiError, ApiViews } from './api.ts';
import { listenForEntries, viewAddress } from './api.ts';
import { useNavigation } from './address/use-address.tsx';
import { ViewStore } from './view-store.ts';

interface Live {
  /** Entries of the record as the stream last told; 0 before. Views read again when it grows. */
  readonly entries: number;
  readonly online: boolean;
  readonly store: ViewStore;
  /** This page has just recorded something itself: views need not wait for the stream to say so. */
  readonly saw: (entries: number) => void;
}

const LiveContext = createContext<Live | null>(null);

/** The stream may tell four times a second; views are read again at most this often. */
const SETTLE_MS = 1000;

/** Listens to the stream once for the whole page. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => new ViewStore());
  const [entries, setEntries] = useState(0);
  const [online, setOnline] = useState(true);
  useEffect(() => {
    let latest = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = listenForEntries((told) => {
      latest = told;
      timer ??= setTimeout(() => {
        timer = null;
        setEntries((before) => Math.max(before, latest));
      }, SETTLE_MS);
    }, setOnline);
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  const saw = useCallback((told: number) => setEntries((before) => Math.max(before, told)), []);
  const live = useMemo(() => ({ entries, online, store, saw }), [entries, online, store, saw]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = use(LiveContext);
  if (live === null) throw new TypeError('useLive is called outside LiveProvider');
  return live;
}

export interface Loaded<Data> {
  /** Last known data; stays while newer data is on its way. Null only before the first answer. */
  readonly data: Data | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  readonly again: () => void;
}

const NOTHING_MORE = {};

/**
 * One view of the record for this reader at this known time. `id` null for views without one; `skip` asks for nothing; `more` goes
 * into the query.
 * Reads again when the record grows, unless an earlier known time is shown.
 */
export function useView<View extends keyof ApiViews>(
  view: View,
  id: string | null = null,
  skip = false,
  more: Readonly<Record<string, string>> = NOTHING_MORE,
): Loaded<ApiViews[View]> {
  const { address: here } = useNavigation();
  const { entries, online, store } = useLive();
  const address = viewAddress(view, id, here.look, more);
  const fixed = here.look.known !== null || view === 'map';
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(address, listener),
    [store, address],
  );
  const answer = useSyncExternalStore(subscribe, () => store.answerOf(address));
  useEffect(() => {
    if (!skip && !answer.loading)
      store.read<View>(address, fixed ? 0 : knownEntries(answer.data, entries));
  }, [store, address, entries, skip, fixed, answer]);
  // The line is back: what failed meanwhile is asked for again, once.
  useEffect(() => {
    if (online && !skip && store.answerOf(address).error !== null)
      store.read<View>(address, 0, true);
  }, [online, store, address, skip]);
  return {
    data: answer.data as ApiViews[View] | null,
    error: answer.error,
    loading: answer.loading,
    again: () => store.read<View>(address, entries, true),
  };
}

/** The stream's first word comes after the first answer: an answer that already holds so many entries is not asked again. */
function knownEntries(data: unknown, told: number): number {
  if (typeof data !== 'object' || data === null) return told;
  // An entry never changes; only one that is not yet under a checkpoint is worth asking for again.
  if ('leafHex' in data && 'proof' in data) return data.proof === null ? told : 0;
  if (!('cut' in data)) return told;
  const { cut } = data;
  if (
    typeof cut !== 'object' ||
    cut === null ||
    !('entries' in cut) ||
    typeof cut.entries !== 'number'
  )
    return told;
  return cut.entries >= told ? 0 : told;
}
