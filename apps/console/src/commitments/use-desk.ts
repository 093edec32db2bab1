import { useMemo, useRef, useState } from 'react';
import type { CommitmentsView, Verdict } from '@holdfast/domain';
import { BASE } from '../address/base.ts';
import { useNavigation } from '../address/use-address.tsx';
import type { Loaded } from '../use-view.tsx';
import { useView } from '../use-view.tsx';

export type Face = 'readiness' | 'delivered' | 'gaps' | 'waits' | 'mandate';

export const FACES: readonly (readonly [Face, string])[] = [
  ['readiness', 'Readiness'],
  ['delivered', 'Delivered'],
  ['gaps', 'Need and gap'],
  ['waits', 'Who waits for whom'],
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
  /** Entries of the record when this person last marked the page as read, on this device; null before. */
  readonly seen: number | null;
  readonly markRead: () => void;
}

/** The desk's own state lives in the address: a link reproduces the screen, "what if" included. */
export function useCommitments(): CommitmentsDesk {
  const { address, setQuery } = useNavigation();
  const { query, look } = address;
  const key = `holdfast.seen ${BASE} ${look.as ?? look.role ?? 'anyone'} commitments`;
  const [seen, setSeen] = useState(() => numberIn(localStorage.getItem(key)));
  const text = query.get('whatif') ?? '';
  const assumed = useMemo(() => assumptionsIn(text), [text]);
  const more = useMemo(
    (): Record<string, string> => ({
      ...(text === '' ? {} : { whatif: text }),
      ...(seen === null || text !== '' ? {} : { since: String(seen) }),
    }),
    [text, seen],
  );
  const loaded = useView('commitments', null, false, more);
  // What was shown stays until the answer to the next question is there.
  const last = useRef<CommitmentsView | null>(null);
  if (loaded.data !== null) last.current = loaded.data;
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
    markRead: () => {
      const entries = last.current?.cut.entries ?? 0;
      localStorage.setItem(key, String(entries));
      setSeen(entries);
    },
  };
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
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
