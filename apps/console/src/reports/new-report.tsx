import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Audience, ReportKind, ReportsView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { keyOf, momentMs, momentText } from '../act/forms/form.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../format/times.ts';
import { AUDIENCE_WORDS, draftPath, KIND_WORDS } from './words.ts';

const DAYS: Readonly<Record<ReportKind, number>> = { flash: 0, spot: 0, daily: 1, weekly: 7 };

/** Which question: kind, period, for whom. Reading the answer records nothing. */
export function NewReport({ view }: { readonly view: ReportsView }) {
  const { go } = useNavigation();
  const [kind, setKind] = useState<ReportKind>('daily');
  const [audience, setAudience] = useState<Audience>('mission');
  const [day, setDay] = useState(momentText(view.latestDayMs).slice(0, 10));
  const endMs = Math.floor(view.cut.knownAtMs / MINUTE_MS) * MINUTE_MS;
  const [from, setFrom] = useState(momentText(endMs - 2 * HOUR_MS));
  const [to, setTo] = useState(momentText(endMs));
  const period = periodOf({ kind, day, from, to });
  const read = (event: FormEvent) => {
    event.preventDefault();
    if (typeof period === 'string') return;
    const words = draftPath({ kind, ...period, cutEntries: view.cut.entries, audience });
    go({ desk: 'desk', name: 'reports', path: ['draft', words] });
  };
  return (
    <section className="panel" aria-label="A report of">
      <div className="ph">
        <h2>A report of …</h2>
      </div>
      <form className="pb newreport" onSubmit={read}>
        <div className="fieldbox">
          <label htmlFor="report-kind">Kind</label>
          <select
            id="report-kind"
            value={kind}
            onChange={(event) => setKind(keyOf(KIND_WORDS, event.target.value))}
          >
            {Object.entries(KIND_WORDS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {DAYS[kind] > 0 ? (
          <div className="fieldbox">
            <label htmlFor="report-day">{kind === 'weekly' ? 'Last day (UTC)' : 'Day (UTC)'}</label>
            <input
              id="report-day"
              type="date"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </div>
        ) : (
          <>
            <div className="fieldbox">
              <label htmlFor="report-from">From (UTC)</label>
              <input
                id="report-from"
                type="datetime-local"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </div>
            <div className="fieldbox">
              <label htmlFor="report-to">To (UTC)</label>
              <input
                id="report-to"
                type="datetime-local"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            </div>
          </>
        )}
        <div className="fieldbox">
          <label htmlFor="report-audience">For</label>
          <select
            id="report-audience"
            value={audience}
            onChange={(event) => setAudience(keyOf(AUDIENCE_WORDS, event.target.value))}
          >
            {Object.entries(AUDIENCE_WORDS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="acts">
          <button className="btn" aria-disabled={typeof period === 'string'}>
            Read it
          </button>
          <span className="dim">
            {typeof period === 'string' ? period : 'Nothing is recorded by reading.'}
          </span>
        </div>
      </form>
    </section>
  );
}

interface Asked {
  readonly kind: ReportKind;
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

/** The period, or what is wrong with it in one sentence. */
function periodOf({ kind, day, from, to }: Asked): { fromMs: number; toMs: number } | string {
  if (DAYS[kind] > 0) {
    const dayMs = momentMs(`${day}T00:00`);
    if (!Number.isFinite(dayMs) || dayMs < 0) return 'Choose a day.';
    return { fromMs: dayMs - (DAYS[kind] - 1) * DAY_MS, toMs: dayMs + DAY_MS };
  }
  const [fromMs, toMs] = [momentMs(from), momentMs(to)];
  const isSound = fromMs >= 0 && toMs > fromMs && toMs - fromMs <= DAY_MS;
  return isSound ? { fromMs, toMs } : 'It is of at most 24 hours, and ends after it begins.';
}
