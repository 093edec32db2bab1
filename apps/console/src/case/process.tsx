import type { CaseView } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { Clocks } from '../workflow/clocks.tsx';
import { Notices } from '../workflow/notices.tsx';
import { Tasks } from '../workflow/tasks.tsx';
import { NewSince } from './new-since.tsx';

/** Who did what, in order. The engine is one more author, named; a person's step is never overwritten by it. */
export function Process({ view }: { readonly view: CaseView }) {
  return (
    <>
      <Work view={view} />
      <Steps view={view} />
    </>
  );
}

/** Clocks, tasks and notices of this case, and what is new since a person decided. */
function Work({ view }: { readonly view: CaseView }) {
  const { clocks, tasks, notices, cut } = view;
  return (
    <>
      <NewSince view={view} />
      {clocks.length === 0 ? null : (
        <section className="panel" aria-label="Clocks">
          <div className="ph">
            <h2>Clocks</h2>
            <span className="dim">as the agreement sets them</span>
          </div>
          <div className="pb">
            <Clocks clocks={clocks} nowMs={cut.knownAtMs} withCase={false} />
          </div>
        </section>
      )}
      {tasks.length === 0 ? null : (
        <section className="panel" aria-label="Tasks">
          <div className="ph">
            <h2>Tasks</h2>
          </div>
          <div className="pb">
            <Tasks tasks={tasks} />
          </div>
        </section>
      )}
      {notices.length === 0 ? null : (
        <section className="panel" aria-label="Notices and replies">
          <div className="ph">
            <h2>Notices and replies</h2>
          </div>
          <div className="pb">
            <Notices notices={notices} />
          </div>
        </section>
      )}
    </>
  );
}

function Steps({ view }: { readonly view: CaseView }) {
  return (
    <section className="panel" aria-label="Process">
      <div className="ph">
        <h2>Who did what</h2>
        <span className="dim">every step is an entry of the record</span>
      </div>
      {view.steps.length === 0 ? (
        <div className="pb">
          <Empty title="The steps are not shown to you.">
            They are the mission&rsquo;s own; each finding names who drafted and reviewed it.
          </Empty>
        </div>
      ) : null}
      <ol className="sources process">
        {view.steps.map((step) => (
          <li key={step.entryIndex}>
            <span className="when num">{dayAndClock(step.recordedAtMs)}</span>
            <span className="kind">
              {step.byEngine ? (
                <span className="tag line">Machine</span>
              ) : (
                <span className="tag">Person</span>
              )}
            </span>
            <div>
              <p>
                <b>{step.who}</b>
                {step.role === null && step.nation === null ? null : (
                  <span className="dim">
                    {[step.role, step.nation].filter((word) => word !== null).join(', ')}
                  </span>
                )}
                <Cite index={step.entryIndex} />
              </p>
              <p className="mid">{step.sentence}</p>
              {step.reason === null ? null : (
                <blockquote className="verbatim">{step.reason}</blockquote>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
