import { useState } from 'react';
import type { ClockShown } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { dayAndClock, duration } from '../format/times.ts';
import { Link } from '../address/use-address.tsx';

const RING = 31.4;

/** Clocks of the agreement: what is due, by whom, and how long is left. A missed one stays until it is explained. Never blinks. */
export function Clocks({
  clocks,
  nowMs,
  withCase,
}: {
  readonly clocks: readonly ClockShown[];
  readonly nowMs: number;
  /** Whether each line leads to its case. */
  readonly withCase: boolean;
}) {
  return (
    <ul className="clocks num">
      {clocks.map((clock) => (
        <li key={clock.clockId}>
          <ClockMark clock={clock} nowMs={nowMs} />
          <span>
            {clock.sentence}
            <small>
              {clock.parameter}, due {dayAndClock(clock.dueMs)} UTC
            </small>
          </span>
          {withCase && clock.incidentId !== null ? (
            <Link to={{ desk: 'case', caseId: clock.incidentId, tab: 'process' }} className="cite">
              {clock.incidentId}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const CLOCKS_FIRST = 12;

/** Clocks that run or were missed, what ends first before the rest; those that were met one press away, where they are told of at all. */
export function ClockPanel({
  clocks,
  nowMs,
  withMet = false,
}: {
  readonly clocks: readonly ClockShown[];
  readonly nowMs: number;
  readonly withMet?: boolean;
}) {
  const [all, setAll] = useState(false);
  const open = clocks.filter(({ standing }) => standing !== 'met');
  const missed = open.filter(({ standing }) => standing === 'missed').length;
  const met = withMet ? clocks.filter(({ standing }) => standing === 'met') : [];
  return (
    <section className="panel" aria-label="Clocks">
      <div className="ph">
        <h2>Clocks</h2>
        <span className="dim num">
          {open.length - missed} run{missed === 0 ? '' : `, ${missed} missed`}
        </span>
      </div>
      <div className="pb stack">
        {open.length === 0 ? (
          <Empty title="No clock runs.">The agreement sets clocks; nothing has started one.</Empty>
        ) : (
          <Clocks clocks={all ? open : open.slice(0, CLOCKS_FIRST)} nowMs={nowMs} withCase />
        )}
        {open.length > CLOCKS_FIRST ? (
          <div>
            <button className="btn sm" onClick={() => setAll(!all)}>
              {all ? 'Fewer' : `All ${open.length}`}
            </button>
          </div>
        ) : null}
        {met.length === 0 ? null : (
          <details className="metclocks">
            <summary>{counted(met.length, 'clock was', 'clocks were')} met in time</summary>
            <Clocks clocks={met} nowMs={nowMs} withCase />
          </details>
        )}
      </div>
    </section>
  );
}

export function ClockMark({
  clock,
  nowMs,
}: {
  readonly clock: ClockShown;
  readonly nowMs: number;
}) {
  const { standing, fromMs, dueMs } = clock;
  const share = Math.max(0, Math.min(1, (dueMs - nowMs) / Math.max(1, dueMs - fromMs)));
  const filled = standing === 'missed' ? 1 : standing === 'met' ? 0 : share;
  return (
    <span className={`clock ${standing}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" />
        <circle cx="7" cy="7" r="5" strokeDasharray={`${(filled * RING).toFixed(1)} ${RING}`} />
      </svg>
      {wordsOf(clock, nowMs)}
    </span>
  );
}

function wordsOf({ standing, dueMs, metAtMs }: ClockShown, nowMs: number): string {
  switch (standing) {
    case 'met':
      return metAtMs === null ? 'met' : `met ${dayAndClock(metAtMs)}`;
    case 'missed':
      return `missed by ${duration((metAtMs ?? nowMs) - dueMs)}`;
    case 'paused':
      return 'paused';
    default:
      return `${duration(dueMs - nowMs)} left`;
  }
}
