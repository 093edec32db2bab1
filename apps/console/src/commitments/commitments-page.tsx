import type { CommitmentsView } from '@holdfast/domain';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import '../styles/claims.css';
import '../styles/commitments.css';
import { ChangeNote, Changes } from './changes.tsx';
import { Approvals, Conditions } from './conditions.tsx';
import { CommitmentsHead } from './commitments-head.tsx';
import { pledgesOf } from './headline.ts';
import { Legend } from './legend.tsx';
import { Mandate } from './mandate.tsx';
import { Matrix } from './matrix.tsx';
import { Delivered, Needs } from './needs.tsx';
import { PledgeDetail } from './pledge-detail.tsx';
import { StateDecisions } from './state-decisions.tsx';
import type { CommitmentsDesk, Face } from './use-desk.ts';
import { FACES, useCommitments } from './use-desk.ts';
import { usePrinting } from './use-printing.ts';
import { Waits } from './waits.tsx';
import { WhatIfBar } from './what-if-bar.tsx';

/** Who can do what, when, and what is missing: the page a minister's office would open. */
export function CommitmentsPage() {
  const desk = useCommitments();
  const { data, error, again } = desk;
  if (data === null)
    return error === null ? (
      <FirstLoad what="the commitments" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      {data.states.length === 0 ? <NothingPledged /> : <Commitments desk={desk} view={data} />}
    </>
  );
}

function NothingPledged() {
  return (
    <div className="pg stack">
      <h1 className="page">No commitment is on this record</h1>
      <Empty title="Nobody has pledged anything that was recorded.">
        A register of claims, pledges and conditions is read from a folder, in a terminal:
      </Empty>
      <pre className="mono" tabIndex={0} role="region" aria-label="Command">
        holdfast import register agreements/paris-2026 --data ./paris
      </pre>
    </div>
  );
}

function Commitments({
  desk,
  view,
}: {
  readonly desk: CommitmentsDesk;
  readonly view: CommitmentsView;
}) {
  const { face, show, assumed, assume, pledgeId, select, seen, markRead } = desk;
  useKeys({
    w: () => document.querySelector<HTMLElement>('.whatif button')?.focus(),
    b: () => show(face === 'waits' ? 'readiness' : 'waits'),
    p: () => window.print(),
    Escape: () => (assumed.size > 0 ? assume(new Map()) : select(null)),
  });
  const pledges = pledgesOf(view);
  const chosen =
    pledges.find((pledge) => pledge.pledgeId === pledgeId) ??
    pledges.find(({ stance, value }) => stance === 'offers' && value !== 'true') ??
    pledges[0];
  return (
    <div className="pg commitments">
      <CommitmentsHead view={view} />
      {assumed.size > 0 ? null : <ChangeNote view={view} />}
      <WhatIfBar view={view} assumed={assumed} onAssume={assume} />
      <div className="faces">
        <span className="seg" role="group" aria-label="What to look at">
          {FACES.map(([name, label]) => (
            <button key={name} aria-pressed={face === name} onClick={() => show(name)}>
              {label}
            </button>
          ))}
        </span>
      </div>
      <div className="cmt">
        <div className="cmt-main">
          <Faces desk={desk} view={view} pledgeId={chosen?.pledgeId ?? null} />
          <Changes view={view} assuming={assumed.size > 0} seen={seen} onRead={markRead} />
        </div>
        <aside className="c-side" aria-label="The pledge in question">
          {chosen === undefined ? null : (
            <>
              <PledgeDetail view={view} pledge={chosen} />
              <StateDecisions view={view} stateName={chosen.stateName} />
            </>
          )}
          <Legend />
        </aside>
      </div>
    </div>
  );
}

/** The face that was chosen; on paper every face that can be read there. */
function Faces({
  desk: { face, select },
  view,
  pledgeId,
}: {
  readonly desk: CommitmentsDesk;
  readonly view: CommitmentsView;
  readonly pledgeId: string | null;
}) {
  const printing = usePrinting();
  const isShown = (name: Face) => printing || face === name;
  return (
    <>
      {isShown('readiness') ? (
        <section className="panel" aria-label="States by domains">
          <Matrix view={view} pledgeId={pledgeId} onSelect={select} />
        </section>
      ) : null}
      {isShown('conditions') ? (
        <>
          <Conditions view={view} />
          <Approvals view={view} />
        </>
      ) : null}
      {isShown('delivered') ? <Delivered view={view} /> : null}
      {isShown('gaps') ? <Needs view={view} /> : null}
      {face === 'waits' ? <Waits view={view} /> : null}
      {face === 'mandate' ? <Mandate view={view} /> : null}
    </>
  );
}
