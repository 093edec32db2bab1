import { useEffect, useState } from 'react';
import type { EntryView } from '@holdfast/domain';
import type { ProofCheck } from './verify.ts';
import { checkProof } from './verify.ts';

export type ProofState =
  | { readonly state: 'checking' }
  | { readonly state: 'not-yet' }
  | { readonly state: 'checked'; readonly check: ProofCheck }
  | { readonly state: 'impossible'; readonly reason: string };

/** Checks an entry's proof here, in this browser, whenever the entry or its checkpoint changes. */
export function useProof(entry: EntryView | null): ProofState {
  const [found, setFound] = useState<{
    readonly entry: EntryView;
    readonly proof: ProofState;
  } | null>(null);
  useEffect(() => {
    if (entry === null) return;
    let wanted = true;
    checkProof(entry).then(
      (check) => {
        if (wanted)
          setFound({
            entry,
            proof: check === null ? { state: 'not-yet' } : { state: 'checked', check },
          });
      },
      () => {
        if (wanted)
          setFound({
            entry,
            proof: { state: 'impossible', reason: 'This browser offers no SHA-256 here.' },
          });
      },
    );
    return () => {
      wanted = false;
    };
  }, [entry]);
  return found !== null && found.entry === entry ? found.proof : { state: 'checking' };
}
