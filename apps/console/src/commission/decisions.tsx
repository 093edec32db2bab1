import type { CommissionItem, DecisionShown } from '@holdfast/domain';
import { sentenceCase } from '../claims/words.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';

/** What was decided, the last word first: votes, reasons, the reading taken, every dissent beside it, and an appeal. */
export function Decisions({ item }: { readonly item: CommissionItem }) {
  return [...item.decisions].reverse().map((decision) => (
    <section
      key={decision.decisionId}
      className="panel decided"
      aria-label={`Decision ${decision.decisionId}`}
    >
      <div className="ph">
        <h2>Decision{decision.instance === 2 ? ' of the second instance' : ''}</h2>
        <span className="dim num">
          {dayAndClock(decision.takenAtMs)} UTC, {decision.votesFor} of {decision.votesCast} votes
        </span>
        <Cite index={decision.entryIndex} label={decision.decisionId} />
      </div>
      <div className="pb stack">
        <Decision decision={decision} />
      </div>
    </section>
  ));
}

function Decision({ decision }: { readonly decision: DecisionShown }) {
  const { reason, reading, dissents, appeal } = decision;
  return (
    <>
      <blockquote>{sentenceOf(decision)}</blockquote>
      {reading === null ? null : (
        <p>
          It reads “{reading.normTitle}” as <b>{reading.readingTitle}</b>. The other readings stay
          beside it.
        </p>
      )}
      {reason === null ? null : <p className="reasons">{reason}</p>}
      {dissents.length === 0 ? (
        <p className="dim">No dissent was entered.</p>
      ) : (
        dissents.map(({ name, text }) => (
          <div key={name}>
            <h3 className="h">{name} dissents</h3>
            <p className="reasons">{text}</p>
          </div>
        ))
      )}
      {appeal === null ? null : (
        <div>
          <h3 className="h">
            Appealed {dayAndClock(appeal.atMs)} UTC: suspended until the second instance decides{' '}
            <Cite index={appeal.entryIndex} />
          </h3>
          {appeal.reason === null ? null : <p className="reasons">{appeal.reason}</p>}
        </div>
      )}
    </>
  );
}

function sentenceOf({ breach, words }: DecisionShown): string {
  return breach === 'undetermined' ? `${sentenceCase(words)}.` : `The commission finds ${words}.`;
}
