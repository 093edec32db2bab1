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
  if (stage === 'dismissed') return <SetAside view={view} />;
  const told = view.steps.length === 0 && view.notices.at(-1)?.subject === 'draft-finding';
  // A party is told of a draft by its notice, and of nothing else before it is issued.
  const known = stage === 'open' && told ? 'finding-drafted' : stage;
  const reached = STAGES.findIndex((step) => step.stage === known);
  return (
    <ol className="steps num" aria-label="Stages">
      {STAGES.map(({ name, kind, next }, at) => {
        const step = view.steps.findLast((one) => one.kind === kind);
        const state = at <= reached ? '' : at === reached + 1 ? 'now' : 'next';
        return (
          <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <b>{name}</b>
            <span>
              {at > reached
                ? next
                : step === undefined
                  ? 'done'
                  : `${dayAndClock(step.recordedAtMs)}, ${step.who}`}
            </span>
          </li>
        );
      })}
      <Decided view={view} />
    </ol>
  );
}

/** The commission's part: the last stage, at its own desk. */
function Decided({ view: { incident, decided } }: { readonly view: CaseView }) {
  const isBefore = incident.stage === 'finding-issued' && incident.findingId !== null;
  const state = decided !== null ? '' : isBefore ? 'now' : 'next';
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

function SetAside({ view }: { readonly view: CaseView }) {
  const step = view.steps.findLast(({ kind }) => kind === 'incident.dismissed');
  const first = view.steps[0];
  return (
    <ol className="steps num" aria-label="Stages">
      <li>
        <b>Proposed</b>
        <span>{first === undefined ? 'done' : dayAndClock(first.recordedAtMs)}</span>
      </li>
      <li>
        <b>Set aside</b>
        <span>{step === undefined ? '' : `${dayAndClock(step.recordedAtMs)}, ${step.who}`}</span>
      </li>
    </ol>
  );
}
