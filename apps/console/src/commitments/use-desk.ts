import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CommitmentsView, Verdict } from '@holdfast/domain';
import { wholeNumber } from '../address/address.ts';
import { BASE } from '../address/base.ts';
import { useNavigation } from '../address/use-address.tsx';
import type { Loaded } from '../use-view.tsx';
import { useView } from '../use-view.tsx';

export type Face = 'readiness' | 'conditions' | 'waits' | 'gaps' | 'delivered' | 'mandate';

/** When this person last marked the page as read on this device, and how many entries the record then had. */
export interface Seen {
  readonly entries: number;
  readonly atMs: number;
}

export const FACES: readonly (readonly [Face, string])[] = [
  ['readiness', 'Readiness'],
  ['conditions', 'What it would take'],
  ['waits', 'Who waits for whom'],
  ['gaps', 'Need and gap'],
  ['delivered', 'Delivered'],
  ['mandate', 'Mandate'],
];

export interface CommitmentsDesk extends Loaded<CommitmentsView> {
  readonly face: Face;
  readonly show: (face: Face) => void;
  /** Conditions as assumed, by id; empty for the state as it is. */
  readonly assumed: ReadonlyMap<string, Verdict>;
  readonly assume: (assumed: ReadonlyMap<string, Verdict>) => void;
  readonly pledgeId: string | null;
  readonly select: (pledgeId: string | null) => void;
  /** Null before the first visit on this device, which begins the comparison. */
  readonly seen: Seen | null;
  readonly markRead: () => void;
}

/** The desk's own state lives in the address: a link reproduces the screen, "what if" included. */
export function useCommitments(): CommitmentsDesk {
  const { address, setQuery } = useNavigation();
  const { query, look } = address;
  const key = `holdfast.seen ${BASE} ${look.as ?? look.role ?? 'anyone'} commitments`;
  const [kept, setKept] = useState(() => seenAt(key));
  const seen = kept.key === key ? kept.seen : seenAt(key).seen;
  const text = query.get('whatif') ?? '';
  const assumed = useMemo(() => assumptionsIn(text), [text]);
  const more = useMemo(
    (): Record<string, string> => ({
      ...(text === '' ? {} : { whatif: text }),
      ...(seen === null || text !== '' || look.known !== null
        ? {}
        : { since: String(seen.entries) }),
    }),
    [text, seen, look.known],
  );
  const loaded = useView('commitments', null, false, more);
  // What was shown stays until the answer to the next question is there.
  const last = useRef<CommitmentsView | null>(null);
  if (loaded.data !== null) last.current = loaded.data;
  const cut = loaded.data?.cut ?? null;
  const markRead = useCallback(() => {
    if (cut === null || cut.earlier) return;
    const now = { entries: cut.entries, atMs: Date.now() };
    localStorage.setItem(key, `${now.entries} ${now.atMs}`);
    setKept({ key, seen: now });
  }, [cut, key]);
  // The first visit is what later ones are compared with.
  useEffect(() => {
    if (seen === null) markRead();
  }, [seen, markRead]);
  return {
    ...loaded,
    data: loaded.data ?? last.current,
    face: FACES.find(([name]) => name === query.get('face'))?.[0] ?? 'readiness',
    show: (face) => setQuery({ face: face === 'readiness' ? null : face }),
    assumed,
    assume: (next) => {
      const pairs = [...next].map(([id, value]) => `${id}:${value}`);
      setQuery({ whatif: pairs.length === 0 ? null : pairs.join(',') });
    },
    pledgeId: query.get('sel'),
    select: (pledgeId) => setQuery({ sel: pledgeId }),
    seen,
    markRead,
  };
}

/** What this device keeps of one person's last reading. */
function seenAt(key: string): { readonly key: string; readonly seen: Seen | null } {
  const [entries = null, atMs = null] = (localStorage.getItem(key) ?? '')
    .split(' ')
    .map(wholeNumber);
  return { key, seen: entries === null || atMs === null ? null : { entries, atMs } };
}

const VERDICTS: readonly Verdict[] = ['true', 'false', 'unknown', 'disputed'];

function assumptionsIn(text: string): ReadonlyMap<string, Verdict> {
  return new Map(
    text.split(',').flatMap((pair): (readonly [string, Verdict])[] => {
      const [id = '', word = ''] = pair.split(':');
      const value = VERDICTS.find((verdict) => verdict === word);
      return value === undefined || id === '' ? [] : [[id, value]];
    }),
  );
}
