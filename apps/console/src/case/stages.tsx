import type { CaseView, IncidentStage } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';

/** The way of a case. The words with which the record's sentence for each step begins find its time. */
const STAGES: readonly {
  readonly stage: IncidentStage;
  readonly name: string;
  readonly begins: string;
  readonly next: string;
}[] = [
  { stage: 'proposed', name: 'Proposed', begins: 'Proposes ', next: 'by the engine' },
  { stage: 'open', name: 'Opened', begins: 'Opens ', next: 'a person opens or sets aside' },
  { stage: 'finding-drafted', name: 'Finding drafted', begins: 'Drafts ', next: 'an investigator' },
  {
    stage: 'finding-reviewed',
    name: 'Reviewed',
    begins: 'Reviews ',
    next: 'a second person, another nation',
  },
  { stage: 'finding-issued', name: 'Issued', begins: 'Issues ', next: 'to both parties at once' },
];

/** Where the case stands between the first sound and the finding. A case that is set aside ends there. */
export function Stages({ view }: { readonly view: CaseView }) {
  const { stage } = view.incident;
  if (stage === 'dismissed') return <SetAside view={view} />;
  const reached = STAGES.findIndex((step) => step.stage === stage);
  return (
    <ol className="steps num" aria-label="Stages">
      {STAGES.map(({ name, begins, next }, at) => {
        const step = view.steps.findLast(({ sentence }) => sentence.startsWith(begins));
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
    </ol>
  );
}

function SetAside({ view }: { readonly view: CaseView }) {
  const step = view.steps.findLast(({ sentence }) => sentence.startsWith('Sets '));
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
