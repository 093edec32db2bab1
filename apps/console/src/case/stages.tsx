import { Fragment } from 'react';
import type { CaseView, EntryKind, IncidentStage } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';

/** The way of a case, and the kind of entry that takes it to each stage. */
const STAGES: readonly {
  readonly stage: IncidentStage;
  readonly name: string;
  readonly kind: EntryKind;
  readonly next: string;
}[] = [
  { stage: 'proposed', name: 'Proposed', kind: 'incident.proposed', next: 'by the engine' },
  { stage: 'open', name: 'Opened', kind: 'incident.opened', next: 'a person opens or sets aside' },
  {
    stage: 'finding-drafted',
    name: 'Finding drafted',
    kind: 'finding.drafted',
    next: 'an investigator',
  },
  {
    stage: 'finding-reviewed',
    name: 'Reviewed',
    kind: 'finding.reviewed',
    next: 'a second person, another nation',
  },
  {
    stage: 'finding-issued',
    name: 'Issued',
    kind: 'finding.issued',
    next: 'to both parties at once',
  },
];

/** Where the case stands between the first sound and the finding. A case that is set aside ends there. */
export function Stages({ view }: { readonly view: CaseView }) {
  const { stage } = view.incident;
  const end = endOf(view);
  if (end !== null) return <Ended view={view} end={end} />;
  const told =
    view.phase !== 'withdrawn' &&
    view.steps.length === 0 &&
    view.notices.at(-1)?.subject === 'draft-finding';
  // A party is told of a draft by its notice, and of nothing else before it is issued.
  const known = stage === 'open' && told ? 'finding-drafted' : stage;
  const reached = STAGES.findIndex((step) => step.stage === known);
  return (
    <ol className="steps num" aria-label="Stages">
      {STAGES.map(({ name, kind, next }, at) => {
        // What is proposed again and again was first proposed once.
        const own = view.steps.filter((one) => one.kind === kind);
        const step = kind === 'incident.proposed' ? own[0] : own.at(-1);
        const state = at <= reached ? '' : at === reached + 1 ? 'now' : 'next';
        return (
          <Fragment key={name}>
            {state === 'now' && view.phase === 'withdrawn' ? <Withdrawn view={view} /> : null}
            <li className={state} aria-current={state === 'now' ? 'step' : undefined}>
              <b>{name}</b>
              <span>
                {at > reached
                  ? next
                  : step === undefined
                    ? 'done'
                    : `${dayAndClock(step.recordedAtMs)}, ${step.who}`}
              </span>
            </li>
          </Fragment>
        );
      })}
      <Decided view={view} />
      <Again view={view} />
    </ol>
  );
}

/** The commission's part: the last stage, at its own desk. */
function Decided({ view: { incident, decided, phase } }: { readonly view: CaseView }) {
  const isBefore = incident.stage === 'finding-issued' && incident.findingId !== null;
  // Where a reader is told that it was reopened, that is what it waits for.
  const state = decided !== null ? '' : isBefore && phase !== 'reopened' ? 'now' : 'next';
  const findingId = decided?.findingId ?? (isBefore ? incident.findingId : null);
  return (
    <li className={state} aria-current={state === 'now' ? 'step' : undefined}>
      <b>Decided</b>
      <span>
        {findingId === null ? (
          'the commission'
        ) : (
          <Link to={{ desk: 'desk', name: 'commission', path: [findingId] }}>
            {decided === null ? `before the commission, ${findingId}` : decided.words}
          </Link>
        )}
      </span>
    </li>
  );
}

/** A finding was issued on it and withdrawn: the case goes on from there. */
function Withdrawn({ view: { steps } }: { readonly view: CaseView }) {
  const step = steps.findLast(({ kind }) => kind === 'finding.withdrawn');
  return (
    <li>
      <b>Finding withdrawn</b>
      <span>{step === undefined ? '' : `${dayAndClock(step.recordedAtMs)}, ${step.who}`}</span>
    </li>
  );
}

/** A case that was opened again after its finding was issued, by a person or by new evidence. */
function Again({ view: { phase, steps } }: { readonly view: CaseView }) {
  if (phase !== 'reopened') return null;
  const step = steps.findLast(
    ({ kind }) => kind === 'incident.reopened' || kind === 'evidence.attached',
  );
  return (
    <li className="now" aria-current="step">
      <b>Reopened</b>
      <span>
        {step === undefined ? 'goes on' : `${dayAndClock(step.recordedAtMs)}, ${step.who}`}
      </span>
    </li>
  );
}

/** How a case ended without a finding, and the kind of entry that ended it. */
interface End {
  readonly name: string;
  readonly kind: EntryKind;
  /** The case in which it goes on; null where it ended. */
  readonly intoId: string | null;
}

const CLOSED: Readonly<Record<string, string>> = {
  'not-verified': 'Closed: not verified',
  'unverifiable-access': 'Closed: cannot be determined, no access',
  'unverifiable-coverage': 'Closed: cannot be determined, nobody was looking',
};

function endOf({ incident, phase, mergedIntoId }: CaseView): End | null {
  if (mergedIntoId !== null)
    return { name: 'Merged', kind: 'incident.merged', intoId: mergedIntoId };
  if (incident.stage === 'dismissed')
    return { name: 'Set aside', kind: 'incident.dismissed', intoId: null };
  const closed = CLOSED[phase];
  return closed === undefined ? null : { name: closed, kind: 'incident.closed', intoId: null };
}

/** The way of a case that came to no finding. */
function Ended({ view, end }: { readonly view: CaseView; readonly end: End }) {
  const { name, kind, intoId } = end;
  const first = view.steps[0];
  const opened = view.steps.findLast((one) => one.kind === 'incident.opened');
  const last = view.steps.findLast((one) => one.kind === kind);
  const signed = (step: typeof last) =>
    step === undefined ? '' : `${dayAndClock(step.recordedAtMs)}, ${step.who}`;
  return (
    <ol className="steps num" aria-label="Stages">
      <li>
        <b>Proposed</b>
        <span>{first === undefined ? 'done' : dayAndClock(first.recordedAtMs)}</span>
      </li>
      {opened === undefined || kind === 'incident.dismissed' ? null : (
        <li>
          <b>Opened</b>
          <span>{signed(opened)}</span>
        </li>
      )}
      <li>
        <b>{name}</b>
        <span>
          {intoId === null ? null : (
            <>
              into <Link to={{ desk: 'case', caseId: intoId, tab: 'evidence' }}>{intoId}</Link>{' '}
            </>
          )}
          {signed(last)}
        </span>
      </li>
    </ol>
  );
}
