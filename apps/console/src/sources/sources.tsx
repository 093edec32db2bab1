import type { HealthView, SourceShown, WrongClockShown } from '@holdfast/domain';
import { count, counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import '../styles/sources.css';
import { useView } from '../use-view.tsx';

/** Whether the mission hears its sources. Nothing where nothing came over the wire: files have no line that could be down. */
export function Sources() {
  const { data } = useView('health');
  if (data === null || data.sources === null || (data.sources.length === 0 && !data.live))
    return null;
  const { sources } = data;
  const wanting = sources.filter(wantsSomebody);
  const others = sources.filter((source) => !wantsSomebody(source));
  return (
    <section className="panel" aria-label="Sources">
      <div className="ph">
        <h2>Sources</h2>
        <span className="dim">{headWords(wanting.length, sources.length)}</span>
      </div>
      <div className="pb scrollx">
        {sources.length === 0 ? (
          <p className="mid">Nothing has come over the wire yet.</p>
        ) : (
          <table className="plain num">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Batches</th>
                <th scope="col">How it is</th>
              </tr>
            </thead>
            <tbody>
              {[...wanting, ...others].slice(0, ROWS_MAX).map((source) => (
                <tr key={source.sourceId}>
                  <td>{source.name}</td>
                  <td>{count(source.batches)}</td>
                  <td title={`Last heard ${dayAndClock(source.lastHeardMs)} UTC`}>
                    {source.words.join('; ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {sources.length > ROWS_MAX ? (
          <p className="dim">and {counted(sources.length - ROWS_MAX, 'other', 'others')}</p>
        ) : null}
        <Clocks clocks={data.wrongClocks} />
        <Wire view={data} />
      </div>
    </section>
  );
}

const ROWS_MAX = 20;

function wantsSomebody({ silent, missing, clock }: SourceShown): boolean {
  return silent || missing > 0 || clock === 'ahead' || clock === 'late';
}

function headWords(wanting: number, all: number): string {
  if (all === 0) return '';
  return wanting === 0 ? 'all are heard' : `${wanting} of ${all} silent, incomplete or out of time`;
}

/** Sensors whose clocks are wrong: their times are put right, and somebody should look at them. */
function Clocks({ clocks }: { readonly clocks: readonly WrongClockShown[] }) {
  if (clocks.length === 0) return null;
  return (
    <details className="num" open={clocks.length <= 5}>
      <summary>
        {counted(clocks.length, 'sensor’s clock is', 'sensors’ clocks are')} put right
      </summary>
      <ul>
        {clocks.slice(0, ROWS_MAX).map(({ sensorId, offsetMs, plusMinusMs, arrivals }) => (
          <li key={sensorId}>
            <span className="mono">{sensorId}</span> {offsetMs < 0 ? 'behind' : 'ahead'} by{' '}
            {Math.abs(offsetMs)} ± {plusMinusMs} ms,{' '}
            {counted(arrivals, 'arrival says', 'arrivals say')}
          </li>
        ))}
      </ul>
      {clocks.length > ROWS_MAX ? (
        <p className="dim">and {counted(clocks.length - ROWS_MAX, 'other', 'others')}</p>
      ) : null}
    </details>
  );
}

/** What waits, and what became of arrivals. */
function Wire({ view: { queue, arrivals } }: { readonly view: HealthView }) {
  if (queue === null && arrivals === null) return null;
  return (
    <p className="dim num sources-wire">
      {queue === null
        ? ''
        : queue.waiting === 0
          ? 'Nothing waits to be recorded. '
          : `${counted(queue.waiting, 'batch waits', 'batches wait')} to be recorded. `}
      {arrivals === null ? null : (
        <>
          Of arrivals {count(arrivals.late)} were late, {count(arrivals.duplicate)} came twice,{' '}
          {count(arrivals.impossible)} were impossible, {count(arrivals.inNoEvent)} are in no event{' '}
          <Cite index={arrivals.entryIndex} />
        </>
      )}
    </p>
  );
}
