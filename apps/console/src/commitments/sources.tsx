import { useMemo } from 'react';
import type { ClaimLink } from '@holdfast/domain';
import { CitationPeek } from '../claims/citation-peek.tsx';
import { Cite } from '../parts/marks.tsx';
import { useView } from '../use-view.tsx';

/** The claims that a word or a figure rests on; pressed, the words of the source in their document. */
export function Sources({ claims }: { readonly claims: readonly ClaimLink[] }) {
  const view = useView('claims').data;
  const byId = useMemo(
    () =>
      new Map(
        (view?.topics ?? []).flatMap((topic) =>
          topic.claims.map((claim) => [claim.claimId, claim] as const),
        ),
      ),
    [view],
  );
  return (
    <span className="peeks">
      {claims.map(({ claimId, entryIndex }) => {
        const claim = byId.get(claimId);
        return claim === undefined ? (
          <Cite key={claimId} index={entryIndex} label={claimId} />
        ) : (
          <CitationPeek key={claimId} claim={claim} />
        );
      })}
    </span>
  );
}
