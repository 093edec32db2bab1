import { useMemo } from 'react';
import type { ClaimShown, ClaimsView, ClaimTopicShown, InstrumentsView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';

/** Faces of the desk, as the address names them. The first is where one begins. */
export const FACES = ['read', 'side-by-side', 'contradictions', 'instruments'] as const;
export type Face = (typeof FACES)[number];

/** A claim with what it is about. */
export interface ClaimOnTopic extends ClaimShown {
  readonly topic: ClaimTopicShown;
}

/** What each part of the page of instruments reads: the instruments, and the claims that they rest on. */
export interface RegisterProps {
  readonly view: InstrumentsView;
  readonly byId: ReadonlyMap<string, ClaimOnTopic>;
}

/** Every claim by id, in the order recorded. */
export function claimsById(view: ClaimsView): ReadonlyMap<string, ClaimOnTopic> {
  const claims = view.topics
    .flatMap((topic) => topic.claims.map((claim) => ({ ...claim, topic })))
    .sort((a, b) => a.entryIndex - b.entryIndex);
  return new Map(claims.map((claim) => [claim.claimId, claim]));
}

export function useClaimsById(view: ClaimsView): ReadonlyMap<string, ClaimOnTopic> {
  return useMemo(() => claimsById(view), [view]);
}

/** One member of the desk's query, to read and to set; null for none. */
export function useQueryMember(
  name: string,
): readonly [string | null, (value: string | null) => void] {
  const { address, setQuery } = useNavigation();
  return [address.query.get(name), (value) => setQuery({ [name]: value })];
}
