import { useState } from 'react';
import type { CommitmentsView, TaskAnswer } from '@holdfast/domain';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthChip } from '../parts/truth.tsx';
import { useView } from '../use-view.tsx';
import { ClaimWords } from './claim-words.tsx';
import { pledgesOf } from './headline.ts';
import { capital, plain } from './words.ts';

/** What the force is for, clause by clause, and the question that a planner asks of it every day. */
export function Mandate({ view }: { readonly view: CommitmentsView }) {
  if (view.mandate.length === 0)
    return (
      <Empty title="No mandate is on record.">
        Without its words nobody can say what a unit may do.
      </Empty>
    );
  return (
    <div className="mandate">
      <MayDo view={view} />
      {view.mandate.map(({ clauseId, entryIndex, title, allows, forbids, leavesOpen, claims }) => (
        <section className="panel" key={clauseId} aria-label={title}>
          <div className="ph">
            <h2>{title}</h2>
            <span className="push">
              <Cite index={entryIndex} />
            </span>
          </div>
          <div className="pb stack">
            <dl className="kv">
              <dt>Allows</dt>
              <dd>{listOf(allows)}</dd>
              <dt>Forbids</dt>
              <dd>{listOf(forbids)}</dd>
              <dt>Leaves open</dt>
              <dd>{listOf(leavesOpen)}</dd>
            </dl>
            <ClaimWords claims={claims} />
          </div>
        </section>
      ))}
    </div>
  );
}

function listOf(tasks: readonly string[]): string {
  return tasks.length === 0 ? 'nothing named' : tasks.map(plain).join(', ');
}

/** "May this unit do this task today?": yes, no or unknown, with the clause and the contributor's own words that say so. */
function MayDo({ view }: { readonly view: CommitmentsView }) {
  const tasks = [
    ...new Set(view.mandate.flatMap((one) => [...one.allows, ...one.forbids, ...one.leavesOpen])),
  ].sort();
  const [stateId, setStateId] = useState(view.states[0]?.stateId ?? '');
  const [task, setTask] = useState(tasks[0] ?? '');
  const [place, setPlace] = useState('');
  const pledges = view.states.flatMap((one) => one.pledges);
  const places = [...new Set(pledges.flatMap((pledge) => pledge.places))].sort();
  const asked = useView('may-do', null, stateId === '' || task === '', {
    ...{ state: stateId, task },
    ...(place === '' ? {} : { place }),
  });
  return (
    <section className="panel" aria-label="May this unit do this task today?">
      <div className="ph">
        <h2>May this unit do this task today?</h2>
      </div>
      <div className="pb stack">
        <div className="fieldrow">
          <label className="fieldbox">
            <span>Contributor</span>
            <select value={stateId} onChange={(event) => setStateId(event.target.value)}>
              {view.states.map((one) => (
                <option key={one.stateId} value={one.stateId}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <label className="fieldbox">
            <span>Task</span>
            <select value={task} onChange={(event) => setTask(event.target.value)}>
              {tasks.map((one) => (
                <option key={one} value={one}>
                  {capital(plain(one))}
                </option>
              ))}
            </select>
          </label>
          <label className="fieldbox">
            <span>Where</span>
            <select value={place} onChange={(event) => setPlace(event.target.value)}>
              <option value="">Anywhere</option>
              {places.map((one) => (
                <option key={one} value={one}>
                  {capital(plain(one))}
                </option>
              ))}
            </select>
          </label>
        </div>
        {asked.data === null ? null : <Answer view={view} answer={asked.data} />}
      </div>
    </section>
  );
}

const VALUES = { yes: 'true', no: 'false', unknown: 'unknown' } as const;

const WHY: Readonly<Record<TaskAnswer['why'], string>> = {
  'forbidden-by-mandate': 'The mandate forbids it, whatever anybody offers.',
  'left-open-by-mandate': 'The mandate leaves it open.',
  'not-in-mandate': 'No clause of the mandate speaks of it.',
  'refused-by-contributor': 'The mandate allows it; the contributor has refused it.',
  'not-offered': 'The mandate allows it; the contributor has not offered it.',
  elsewhere: 'The mandate allows it; the contributor offers it for another place.',
  conditions: 'The mandate allows it; it hangs on the contributor’s own conditions.',
  allowed: 'The mandate allows it, and the contributor’s own conditions are met.',
};

function Answer({ view, answer }: { readonly view: CommitmentsView; readonly answer: TaskAnswer }) {
  const clause = view.mandate.find(({ clauseId }) => clauseId === answer.clauseId);
  const words = pledgesOf(view).find(({ pledgeId }) => pledgeId === answer.caveatId);
  return (
    <div className="answer" role="status">
      <TruthChip value={VALUES[answer.answer]} word={capital(answer.answer)} />
      <p>
        {WHY[answer.why]}
        {clause === undefined ? '' : ` Clause: ${clause.title}.`}
        {words === undefined
          ? ''
          : ` ${words.stateName}: ${words.statement}. ${words.sentence}`}{' '}
        {answer.entryIndices.map((index) => (
          <Cite key={index} index={index} />
        ))}
      </p>
    </div>
  );
}
