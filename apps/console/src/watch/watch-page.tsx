import { useMemo } from 'react';
import type { WatchView } from '@holdfast/domain';
import { ActionPanel } from '../act/forms/action-panel.tsx';
import { floorForms } from '../act/forms/floor-forms.ts';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import '../styles/watch.css';
import { useView } from '../use-view.tsx';
import { ClockPanel } from '../workflow/clocks.tsx';
import { Tasks } from '../workflow/tasks.tsx';
import { Sources } from '../sources/sources.tsx';
import { Handovers } from './handovers.tsx';
import { Queue } from './queue.tsx';
import { Glances } from './glances.tsx';
import { Rates } from './rates.tsx';

/** What do I do next, and by when? */
export function WatchPage() {
  const { data, error, again } = useView('watch');
  if (data === null)
    return error === null ? (
      <FirstLoad what="the floor" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Watch view={data} />
    </>
  );
}

function Watch({ view }: { readonly view: WatchView }) {
  const { queueTotal, clocks, tasks, impediments, handovers } = view;
  const missed = clocks.filter(({ standing }) => standing === 'missed').length;
  const running = clocks.filter(({ standing }) => standing !== 'met' && standing !== 'missed');
  return (
    <div className="pg watch">
      <div className="title">
        <h1 className="page">
          {counted(queueTotal - running.length, 'thing wants', 'things want')} somebody
          {missed === 0 ? '' : `; ${counted(missed, 'clock is', 'clocks are')} missed`}
        </h1>
        <p className="sub">
          In order of consequence, then of time. A human decision is never overtaken.
        </p>
      </div>
      <div className="watchgrid">
        <div className="watch-floor">
          <Floor view={view} />
        </div>
        <div className="watch-main">
          <Queue view={view} />
          <section className="panel" aria-label="Tasks">
            <div className="ph">
              <h2>Tasks</h2>
            </div>
            <div className="pb">
              <Tasks tasks={tasks} />
            </div>
          </section>
          <Handovers handovers={handovers} />
        </div>
        <div className="watch-side">
          <ClockPanel clocks={clocks} nowMs={view.cut.knownAtMs} />
          <section className="panel" aria-label="Impediments">
            <div className="ph">
              <h2>Impediments</h2>
              <span className="dim">what was in the way, and how long</span>
            </div>
            <div className="pb">
              {impediments.length === 0 ? (
                <Empty title="None is on record.">
                  Denial, delay, conditions, jamming and threats stand here.
                </Empty>
              ) : (
                <ul className="impediments num">
                  {impediments.map((one) => (
                    <li key={one.impedimentId}>
                      <span>{one.sentence}</span> <Cite index={one.entryIndex} />
                      <small>
                        {dayAndClock(one.fromMs)} to {dayAndClock(one.toMs)} UTC
                        {one.reason === null ? '' : `. ${one.reason}`}
                      </small>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </section>
          <Rates rates={view.rates} />
          <Glances glances={view.glances} />
          <Sources />
        </div>
      </div>
    </div>
  );
}

function Floor({ view }: { readonly view: WatchView }) {
  const situation = useView('session').data;
  const liaison = useView('liaison').data;
  const nowMs = view.cut.knownAtMs;
  const forms = useMemo(
    () =>
      floorForms({
        view,
        parties: (liaison?.parties ?? []).map(({ partyId, name }) => [partyId, name] as const),
        nowMs,
      }),
    [view, liaison, nowMs],
  );
  if (situation === null) return null;
  return <ActionPanel title="On the floor" actions={view.actions} forms={forms} about="floor" />;
}
