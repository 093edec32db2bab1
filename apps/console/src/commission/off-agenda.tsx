import type { OffAgenda, Overtaken } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';

/** Why a finding that somebody asked for is not before the commission, and where it, or what took its place, is to be read. */
export function OffAgendaPanel({ off }: { readonly off: OffAgenda }) {
  const { findingId, incidentId, sentence, overtaken } = off;
  return (
    <section className="panel" aria-label="Why it is not on the agenda">
      <div className="ph">
        <h2>Why {findingId} is not on the agenda</h2>
        {incidentId === null ? null : (
          <Link className="cite" to={{ desk: 'case', caseId: incidentId, tab: 'evidence' }}>
            {incidentId}
          </Link>
        )}
      </div>
      <div className="pb stack">
        <p>{sentence}</p>
        {overtaken === null ? null : <How overtaken={overtaken} />}
      </div>
    </section>
  );
}

/** Over a finding that was decided on and stands no more. */
export function OvertakenNote({ overtaken }: { readonly overtaken: Overtaken }) {
  return (
    <div className="note" role="note">
      <Icon name="info" />
      <div className="stack">
        <b>
          {overtaken.how === 'superseded'
            ? 'Another finding has taken the place of this one.'
            : 'This finding was withdrawn.'}
        </b>
        <How overtaken={overtaken} />
      </div>
    </div>
  );
}

const HOW_WORDS: Readonly<Record<Overtaken['how'], string>> = {
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  returned: 'Sent back',
};

function How({ overtaken }: { readonly overtaken: Overtaken }) {
  const { how, by, atMs, entryIndex, reason, byFindingId } = overtaken;
  return (
    <>
      <p className="num">
        {HOW_WORDS[how]}
        {by === null ? '' : ` by ${by}`}, {dayAndClock(atMs)} UTC <Cite index={entryIndex} />
        {byFindingId === null ? null : (
          <>
            {'. '}
            <Link to={{ desk: 'desk', name: 'commission', path: [byFindingId] }}>
              Read {byFindingId}, which stands in its place
            </Link>
          </>
        )}
      </p>
      {reason === null ? null : <blockquote className="verbatim">{reason}</blockquote>}
    </>
  );
}
