import { useState } from 'react';
import { id } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { ChosenField, TypedField } from '../claims/typed-field.tsx';
import { bodiesOf } from './bodies.ts';
import type { RecordProps } from './record-act.tsx';
import { WhenFields, dayAt, msOf, whenWords } from './when.tsx';

const OUTCOMES = [
  ['approved', 'approved'],
  ['rejected', 'rejected'],
  ['withdrawn', 'withdrew its approval'],
] as const;
type Outcome = (typeof OUTCOMES)[number][0];

const NO_VOTES = { for: '', against: '', abstained: '' };
type Votes = typeof NO_VOTES;

/** What a state's own body decided, with its votes where they were counted. A clerk of a capital records for that state alone. */
export function RecordDecision({ view, onDone }: RecordProps) {
  const actor = useActor();
  const own = actor?.role === 'capital' ? actor.nation : null;
  const bodies = bodiesOf(view).filter(({ stateIds }) => own === null || stateIds.includes(own));
  const [bodyId, setBodyId] = useState(bodies[0]?.bodyId ?? '');
  const [outcome, setOutcome] = useState<Outcome>('approved');
  const [votes, setVotes] = useState<Votes>(NO_VOTES);
  const [when, setWhen] = useState(dayAt(view.asOfMs));
  const reason = useDraft('commitments record decision');
  const body = bodies.find((each) => each.bodyId === bodyId) ?? bodies[0] ?? null;
  const stateId = own ?? body?.stateIds[0] ?? '';
  const state = view.states.find((each) => each.stateId === stateId)?.name ?? stateId;
  const atMs = msOf(when);
  const missing = missingOf(body === null, atMs, reason.text);
  const word = OUTCOMES.find(([each]) => each === outcome)?.[1] ?? outcome;
  return (
    <CommandForm
      title={null}
      verb="Record the decision"
      command={
        missing ?? {
          kind: 'record-national-decision',
          judgement: {
            stateId: id<'actor'>(stateId),
            body: id<'actor'>(body?.bodyId ?? ''),
            outcome,
            ...countsOf(votes),
            decidedMs: atMs ?? 0,
          },
          reason: reason.text.trim(),
        }
      }
      says={
        body === null || atMs === null ? null : (
          <>
            On {whenWords(when, atMs)} {body.name} ({state}) <b>{word}</b>
            {votesWords(votes)}. It speaks of “{body.conditions.join('” and “')}”.
          </>
        )
      }
      onDone={() => {
        reason.clear();
        onDone();
      }}
      onCancel={onDone}
    >
      <div className="fieldrow">
        <ChosenField
          label="Which body"
          value={body?.bodyId ?? ''}
          onChange={setBodyId}
          options={bodies.map((each) => [each.bodyId, each.name] as const)}
        />
        <ChosenField
          label="What it decided"
          value={outcome}
          onChange={setOutcome}
          options={OUTCOMES}
        />
      </div>
      <VoteFields votes={votes} onChange={setVotes} />
      <WhenFields when={when} onChange={setWhen} />
      <DraftField
        label="Where this is known from"
        hint="For instance: record of the sitting."
        draft={reason}
        lines={2}
      />
    </CommandForm>
  );
}

function VoteFields({
  votes,
  onChange,
}: {
  readonly votes: Votes;
  readonly onChange: (votes: Votes) => void;
}) {
  return (
    <div className="fieldrow">
      {(['for', 'against', 'abstained'] as const).map((name) => (
        <TypedField
          key={name}
          label={`Votes ${name}`}
          hint="empty where not counted"
          value={votes[name]}
          onChange={(text) => onChange({ ...votes, [name]: text })}
        />
      ))}
    </div>
  );
}

function missingOf(nobody: boolean, atMs: number | null, reason: string): string | null {
  if (nobody) return 'No condition on this register names a body that you may speak for.';
  if (atMs === null) return 'Say on which day it was decided.';
  return reason.trim() === '' ? 'Say where this is known from.' : null;
}

const countsOf = (votes: Votes) => ({
  votesFor: countOf(votes.for),
  votesAgainst: countOf(votes.against),
  abstained: countOf(votes.abstained),
});

/** What is not a number is sent as it is not: the record refuses it by name. */
function countOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

function votesWords(votes: Votes): string {
  const said = [
    votes.for === '' ? null : `${votes.for} for`,
    votes.against === '' ? null : `${votes.against} against`,
    votes.abstained === '' ? null : `${votes.abstained} abstained`,
  ].filter((words) => words !== null);
  return said.length === 0 ? '' : `, ${said.join(', ')}`;
}
