import { useEffect } from 'react';
import type { AgreementView, ClauseView } from '@holdfast/domain';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { AgreementText } from './agreement-text.tsx';
import { Beside } from './beside.tsx';
import { CheckReport } from './check-report.tsx';
import { OpenRegister } from './open-register.tsx';
import { Outline } from './outline.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { Redline } from './redline.tsx';
import { TextBar } from './text-bar.tsx';
import { useDesk } from './use-desk.ts';
import { WhatIf } from './what-if.tsx';

/** What the words say, what is their state now, and what would make it another. */
export function AgreementPage({ clauseId }: { readonly clauseId: string | null }) {
  const { textId } = useDesk();
  const { data, error, again } = useView('agreement', textId);
  if (data === null && error?.code === 'not-found' && textId === null) return <NoAgreement />;
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
      <Empty title="None had been adopted, and no text was held, by the time you look at.">
        Reports and cases stand without one; obligations and clauses do not. To begin with an
        agreement of your own, or to hold a text and read it here, in a terminal:
      </Empty>
      <pre className="mono" tabIndex={0} role="region" aria-label="Commands">
        {'holdfast init ./my-line            # an example to edit\n'}
        {'holdfast init ./my-line --adopt    # check it, then put it on record\n'}
        {'holdfast import text MY.pact --data ./my-line   # held, in force for nobody\n'}
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
  const { mode, show, goTo } = useDesk();
  const chosen = view.clauses.find((clause) => clause.clauseId === clauseId) ?? firstOf(view);
  const step = (by: 1 | -1) => {
    const at = view.clauses.findIndex((clause) => clause === chosen);
    const next = view.clauses[Math.max(0, Math.min(view.clauses.length - 1, at + by))];
    if (next !== undefined) goTo(next.clauseId);
  };
  useKeys({
    '[': () => step(-1),
    ']': () => step(1),
    j: () => step(1),
    k: () => step(-1),
    r: () => show(mode === 'redline' ? 'text' : 'redline'),
    w: () => show(mode === 'what-if' ? 'text' : 'what-if'),
    Escape: () => (mode === 'text' ? goTo(null) : show('text')),
  });
  useClauseInSight(clauseId);
  return (
    <>
      <TextBar view={view} />
      {mode === 'text' ? (
        <div className="agr">
          <Outline view={view} chosen={chosen} />
          <AgreementText view={view} chosen={chosen} />
          {chosen === null ? null : (
            <ProofPanel key={chosen.clauseId} view={view} clause={chosen} />
          )}
        </div>
      ) : (
        <ModeOf view={view} />
      )}
    </>
  );
}

function ModeOf({ view }: { readonly view: AgreementView }) {
  switch (useDesk().mode) {
    case 'redline':
      return <Redline view={view} />;
    case 'checks':
      return <CheckReport view={view} />;
    case 'open':
      return <OpenRegister view={view} />;
    case 'what-if':
      return <WhatIf view={view} />;
    case 'beside':
      return <Beside view={view} />;
    case 'text':
      return null;
  }
}

/** Where the address names no clause: the first whose state a person may want explained. */
function firstOf(view: AgreementView): ClauseView | null {
  const read = view.clauses.find(({ statements }) =>
    statements.some(({ readings }) => new Set(readings.map(({ value }) => value)).size > 1),
  );
  const open = view.clauses.find(({ verdict }) => verdict === 'disputed' || verdict === 'unknown');
  return (
    (view.text.standing === 'held' ? read : undefined) ??
    open ??
    view.clauses.find(({ proofs }) => proofs.length > 0) ??
    view.clauses[0] ??
    null
  );
}

/** Brings the clause of the address into sight, without moving the reader who chose it with the pointer. */
function useClauseInSight(clauseId: string | null): void {
  useEffect(() => {
    if (clauseId === null) return;
    document.getElementById(`clause-${clauseId}`)?.scrollIntoView({ block: 'nearest' });
  }, [clauseId]);
}
