import { useEffect, useMemo, useRef, useState } from 'react';
import type { WatchItem, WatchView } from '@holdfast/domain';
import { ActionPanel } from '../act/forms/action-panel.tsx';
import { FormButtons } from '../act/forms/form-buttons.tsx';
import { allegationForms, floorForms } from '../act/forms/floor-forms.ts';
import { useActor } from '../act/use-actor.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite, SeverityMark } from '../parts/marks.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import '../styles/watch.css';
import { useView } from '../use-view.tsx';
import { ClockMark, Clocks } from '../workflow/clocks.tsx';
import { Tasks } from '../workflow/tasks.tsx';
import { Sources } from '../sources/sources.tsx';
import { Handovers } from './handovers.tsx';
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
  const { queueTotal, clocks, tasks, impediments, handovers, cut } = view;
  const missed = clocks.filter(({ standing }) => standing === 'missed').length;
  const running = clocks.filter(({ standing }) => standing !== 'met' && standing !== 'missed');
  return (
    <div className="pg watch">
      <div className="title">
        <h1 className="page">
          {counted(queueTotal, 'thing wants', 'things want')} somebody
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
        <Queue view={view} />
        <div className="watch-side">
          <section className="panel" aria-label="Clocks">
            <div className="ph">
              <h2>Clocks</h2>
              <span className="dim">{running.length} run</span>
            </div>
            <div className="pb">
              {clocks.length === 0 ? (
                <Empty title="No clock runs.">
                  The agreement sets clocks; nothing has started one.
                </Empty>
              ) : (
                <Clocks
                  clocks={clocks.filter(({ standing }) => standing !== 'met').slice(0, 12)}
                  nowMs={cut.knownAtMs}
                  withCase
                />
              )}
            </div>
          </section>
          <section className="panel" aria-label="Tasks">
            <div className="ph">
              <h2>Tasks</h2>
            </div>
            <div className="pb">
              <Tasks tasks={tasks} />
            </div>
          </section>
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
          <Handovers handovers={handovers} />
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

/** New work is announced; the row under the pointer never moves. */
function Queue({ view }: { readonly view: WatchView }) {
  const { go } = useNavigation();
  const actor = useActor();
  const [shown, setShown] = useState(view.queue);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const fresh = view.queue.filter(({ key }) => !shown.some((item) => item.key === key)).length;
  const gone = shown.some(({ key }) => !view.queue.some((item) => item.key === key));
  useEffect(() => {
    const watched = list.current?.matches(':hover, :focus-within') === true;
    if (!watched) setShown(view.queue);
  }, [view.queue]);
  const chosen = shown[Math.min(at, shown.length - 1)];
  const open = (item: WatchItem | undefined) => {
    const caseId = item?.incidentId ?? null;
    if (caseId !== null) go({ desk: 'case', caseId, tab: 'evidence' });
  };
  const move = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(shown.length - 1, at + by));
    setAt(next);
    list.current?.querySelectorAll('li')[next]?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => open(chosen) });
  return (
    <section className="panel" aria-label="Queue">
      <div className="ph">
        <h2>What wants somebody</h2>
        <span className="dim">
          {view.queue.length < view.queueTotal
            ? `${view.queue.length} of ${view.queueTotal}`
            : `${view.queueTotal}`}
        </span>
        {fresh > 0 || gone ? (
          <button className="btn sm push" onClick={() => setShown(view.queue)} aria-live="polite">
            {fresh > 0 ? `${fresh} new` : 'Refresh'}
          </button>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <div className="pb">
          <Empty title="Nothing wants anybody.">What nobody watched is not in this list.</Empty>
        </div>
      ) : (
        <ul className="watchqueue" ref={list}>
          {shown.map((item, index) => (
            <li key={item.key} aria-current={item === chosen ? 'true' : undefined}>
              <button
                onClick={() => {
                  setAt(index);
                  open(item);
                }}
              >
                <span className="tag line">{KIND_WORDS[item.kind]}</span>
                <span className="what">
                  {item.title === null ? null : <b>{item.title}</b>}
                  {item.sentence}
                  {item.clock === null ? null : (
                    <ClockMark clock={item.clock} nowMs={view.cut.knownAtMs} />
                  )}
                </span>
                {item.severity === null ? null : <SeverityMark value={item.severity} />}
              </button>
              {ALLEGATIONS.includes(item.kind) && actor?.role === 'watch' ? (
                <FormButtons
                  forms={allegationForms(item.id).filter(({ kind }) => kind === item.kind)}
                  about={item.id}
                />
              ) : null}
              {item.incidentId === null ? null : (
                <Link
                  to={{ desk: 'case', caseId: item.incidentId, tab: 'evidence' }}
                  className="cite"
                >
                  {item.incidentId}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Kinds that are dealt with in the row itself. */
const ALLEGATIONS: readonly string[] = ['acknowledge-allegation', 'judge-allegation'];

const KIND_WORDS: Readonly<Record<WatchItem['kind'], string>> = {
  'clock-missed': 'Missed',
  'review-finding': 'Review',
  'hear-parties': 'Hear',
  'issue-finding': 'Issue',
  reopened: 'Reopened',
  'new-since-decision': 'New since',
  'draft-finding': 'Draft',
  'screen-incident': 'Screen',
  'acknowledge-allegation': 'Acknowledge',
  'judge-allegation': 'Judge',
  'task-done': 'Task done',
  'clock-running': 'Clock',
};
