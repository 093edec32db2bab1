import { useState } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { DAY_MS, clock, dayLongYear } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import '../styles/claims.css';
import '../styles/commitments.css';
import { ChangeNote, Changes } from './changes.tsx';
import { Approvals, Conditions } from './conditions.tsx';
import { headlineOf, pledgesOf } from './headline.ts';
import { Mandate } from './mandate.tsx';
import { Matrix } from './matrix.tsx';
import { Delivered, Needs } from './needs.tsx';
import { PledgeDetail } from './pledge-detail.tsx';
import { Recording } from './recording.tsx';
import { StateDecisions } from './state-decisions.tsx';
import type { CommitmentsDesk } from './use-desk.ts';
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
  const [recording, setRecording] = useState(false);
  const actor = useActor();
  const printing = usePrinting();
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
      <div className="title">
        <h1 className="page">{headlineOf(view)}</h1>
        <p className="sub">
          {reportedText(view)} Offered and delivered are never added together, and a range stays a
          range.
        </p>
        <div className="acts">
          <button className="btn" onClick={() => window.print()}>
            <Icon name="print" /> Print
          </button>
          <button
            className="btn pri"
            onClick={() => setRecording(true)}
            disabled={view.cut.earlier || assumed.size > 0}
            title={actor === null ? 'Choose who acts, at the top right' : undefined}
          >
            <Icon name="pen" /> Record an act
          </button>
        </div>
      </div>
      <p className="printcut">
        Data cut: {view.cut.entries} entries of {view.cut.origin}, as known{' '}
        {dayLongYear(view.cut.knownAtMs)}, {clock(view.cut.knownAtMs)} UTC
        {view.cut.checkpoint === null
          ? ''
          : `; root of ${view.cut.checkpoint.size} entries ${view.cut.checkpoint.rootHex}`}
        .{assumed.size === 0 ? '' : ` What if: ${supposedText(view)}. None of that is on record.`}
      </p>
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
          {printing || face === 'readiness' ? (
            <section className="panel" aria-label="States by domains">
              <Matrix view={view} pledgeId={chosen?.pledgeId ?? null} onSelect={select} />
            </section>
          ) : null}
          {printing || face === 'conditions' ? (
            <>
              <Conditions view={view} />
              <Approvals view={view} />
            </>
          ) : null}
          {printing || face === 'delivered' ? <Delivered view={view} /> : null}
          {printing || face === 'gaps' ? <Needs view={view} /> : null}
          {face === 'waits' ? <Waits view={view} /> : null}
          {face === 'mandate' ? <Mandate view={view} /> : null}
          <Changes view={view} assuming={assumed.size > 0} seen={seen} onRead={markRead} />
        </div>
        <aside className="c-side" aria-label="The pledge in question">
          {chosen === undefined ? null : <PledgeDetail view={view} pledge={chosen} />}
          {chosen === undefined ? null : (
            <StateDecisions view={view} stateName={chosen.stateName} />
          )}
          <Legend />
        </aside>
      </div>
      {recording ? (
        <Dialog label="Record an act" className="recordact" onClose={() => setRecording(false)}>
          <h2 className="t">Record an act</h2>
          <Recording view={view} onDone={() => setRecording(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}

/** `a ceasefire true, the Bundestag approves false`: what the reader supposes. */
function supposedText({ assumed, conditions }: CommitmentsView): string {
  return assumed
    .map(({ conditionId, value }) => {
      const title = conditions.find((each) => each.conditionId === conditionId)?.title;
      return `${title ?? conditionId}: ${value}`;
    })
    .join(', ');
}

/** Nothing later than the documents is implied. */
function reportedText({ reported }: CommitmentsView): string {
  if (reported === null) return 'No document is on record.';
  const from = dayLongYear(reported.fromDay * DAY_MS);
  const to = dayLongYear(reported.toDay * DAY_MS);
  const month = from.slice(from.indexOf(' '));
  const days =
    from === to
      ? from
      : to.endsWith(month)
        ? `${from.slice(0, from.indexOf(' '))}–${to}`
        : `${from} to ${to}`;
  return `As reported on ${days}, with the acts recorded since; nothing else is implied.`;
}

function Legend() {
  return (
    <section className="panel legendbox" aria-label="What the marks mean">
      <div className="pb">
        <p>
          <TruthGlyph value="true" word /> Every condition it named is true
        </p>
        <p>
          <TruthGlyph value="unknown" word /> A condition is not known
        </p>
        <p>
          <TruthGlyph value="disputed" word /> Sources or readings conflict
        </p>
        <p>
          <TruthGlyph value="false" word /> A condition is false
        </p>
        <p className="dim">
          <i className="tick" aria-hidden="true" /> Need, as stated; the gap counts what may be
          called on today
        </p>
        <p className="dim">
          <i className="broken" aria-hidden="true" /> Offers without a number
        </p>
      </div>
    </section>
  );
}
