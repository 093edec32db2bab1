import { useEffect } from 'react';
import type { AgreementView, ClauseView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { AgreementText } from './agreement-text.tsx';
import { Outline } from './outline.tsx';
import { ProofPanel } from './proof-panel.tsx';

/** What the words say, and what is their state now. */
export function AgreementPage({ clauseId }: { readonly clauseId: string | null }) {
  const { data, error, again } = useView('agreement');
  if (data === null && error?.code === 'not-found') return <NoAgreement />;
  if (data === null)
    return error === null ? (
      <FirstLoad what="the agreement" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Agreement view={data} clauseId={clauseId} />
    </>
  );
}

/** Says what to type, since nothing on this desk can be pressed to get an agreement. */
function NoAgreement() {
  return (
    <div className="pg stack">
      <h1 className="page">No agreement on this record</h1>
      <Empty title="None had been adopted by the time you look at.">
        Reports and cases stand without one; obligations and clauses do not. To begin with an
        agreement of your own, in a terminal:
      </Empty>
      <pre className="mono" tabIndex={0} role="region" aria-label="Commands">
        {'holdfast init ./my-line            # an example to edit\n'}
        {'holdfast init ./my-line --adopt    # check it, then put it on record\n'}
        {'holdfast serve --data ./my-line'}
      </pre>
    </div>
  );
}

function Agreement({
  view,
  clauseId,
}: {
  readonly view: AgreementView;
  readonly clauseId: string | null;
}) {
  const { go } = useNavigation();
  const chosen = view.clauses.find((clause) => clause.clauseId === clauseId) ?? firstOf(view);
  const step = (by: 1 | -1) => {
    const at = view.clauses.findIndex((clause) => clause === chosen);
    const next = view.clauses[Math.max(0, Math.min(view.clauses.length - 1, at + by))];
    if (next !== undefined) go({ desk: 'agreement', clauseId: next.clauseId });
  };
  useKeys({
    '[': () => step(-1),
    ']': () => step(1),
    j: () => step(1),
    k: () => step(-1),
    Escape: () => go({ desk: 'agreement', clauseId: null }),
  });
  useClauseInSight(clauseId);
  const evaluated = view.clauses.filter(({ verdict }) => verdict !== null).length;
  return (
    <>
      <div className="vbar">
        <b>{view.title}</b>
        <span className="mono dim" title={view.hash}>
          sha256 {view.hash.slice(0, 4)}…{view.hash.slice(-4)}
        </span>
        <span className="push row wrap num">
          {view.openTerms.length === 0 ? null : (
            <span className="tag open">
              {counted(view.openTerms.length, 'open term', 'open terms')}
            </span>
          )}
          <span className="tag line">
            {evaluated} of {counted(view.clauses.length, 'clause', 'clauses')} evaluated
          </span>
        </span>
      </div>
      <div className="agr">
        <Outline view={view} chosen={chosen} />
        <AgreementText view={view} chosen={chosen} />
        {chosen === null ? null : <ProofPanel key={chosen.clauseId} view={view} clause={chosen} />}
      </div>
    </>
  );
}

/** Where the address names no clause: the first whose state a person may want explained. */
function firstOf(view: AgreementView): ClauseView | null {
  const open = view.clauses.find(({ verdict }) => verdict === 'disputed' || verdict === 'unknown');
  return open ?? view.clauses.find(({ proofs }) => proofs.length > 0) ?? view.clauses[0] ?? null;
}

/** Brings the clause of the address into sight, without moving the reader who chose it with the pointer. */
function useClauseInSight(clauseId: string | null): void {
  useEffect(() => {
    if (clauseId === null) return;
    document.getElementById(`clause-${clauseId}`)?.scrollIntoView({ block: 'nearest' });
  }, [clauseId]);
}
