import type { CaseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';

/** What the machine has said since a person decided what the case is or where: each in a line, and where the two stand side by side. */
export function NewSince({ view }: { readonly view: CaseView }) {
  const { newSinceDecision, steps, incident } = view;
  if (newSinceDecision.length === 0) return null;
  const said = newSinceDecision.map(
    (index) => [index, steps.find(({ entryIndex }) => entryIndex === index) ?? null] as const,
  );
  return (
    <div className="note" role="note">
      <Icon name="info" />
      <div className="stack">
        <p>
          <b>New since a person decided.</b> The machine has proposed{' '}
          {counted(said.length, 'time', 'times')} since; what the person chose stands.
        </p>
        <ul className="bul num">
          {said.map(([index, step]) => (
            <li key={index}>
              {step === null ? '' : `${dayAndClock(step.recordedAtMs)} UTC, ${step.sentence} `}
              <Cite index={index} />
            </li>
          ))}
        </ul>
        <p>
          <Link to={{ desk: 'case', caseId: incident.incidentId, tab: 'location' }}>
            Compare the places
          </Link>{' '}
          or{' '}
          <Link to={{ desk: 'case', caseId: incident.incidentId, tab: 'observations' }}>
            read what each source perceived
          </Link>
          . To follow the machine, prefer the newer place, or merge and split.
        </p>
      </div>
    </div>
  );
}
