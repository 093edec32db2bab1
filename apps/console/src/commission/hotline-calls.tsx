import type { CallShown } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';

const SHOWN = 6;

/** Calls on the hotline, the latest first, answered or not. */
export function HotlineCalls({ calls }: { readonly calls: readonly CallShown[] }) {
  if (calls.length === 0) return null;
  return (
    <section className="panel calls" aria-label="Hotline">
      <div className="ph">
        <h2>Hotline</h2>
        <span className="dim">latest first, {calls.length} in all</span>
      </div>
      <div className="pb">
        <ul className="remedies num">
          {calls.slice(0, SHOWN).map((call) => (
            <li key={call.entryIndex}>
              <p>
                <span>
                  {call.who} called {call.partyName}
                </span>
                <span className="tag line">{call.reached ? 'answered' : 'no answer'}</span>
                <Cite index={call.entryIndex} />
              </p>
              <p className="dim">
                {dayAndClock(call.calledMs)} UTC{call.text === null ? '' : `. ${call.text}`}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
