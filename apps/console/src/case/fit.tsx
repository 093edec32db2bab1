import type { CaseSource, LocationFit, RivalPlace } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';
import { lengthWords } from '../format/words.ts';
import { Cite } from '../parts/marks.tsx';
import '../styles/residuals.css';

/** What a detection's place rests on: how far each sensor's arrival is from what was expected, and where else it might have been. */
export function Fit({ source, fit }: { readonly source: CaseSource; readonly fit: LocationFit }) {
  const { residuals, rivals } = fit;
  const widestMs = Math.max(1, ...residuals.map(({ ms }) => Math.abs(ms)));
  const scaleMs = SCALES_MS.find((ms) => ms >= widestMs) ?? widestMs;
  return (
    <section className="panel" aria-label={`How ${source.id} was located`}>
      <div className="ph">
        <h2>How it was located</h2>
        <span className="mono dim">{source.id}</span>
        <span className="push">
          <Cite index={source.entryIndex} />
        </span>
      </div>
      <div className="pb stack">
        <p className="mid num">{rivalWords(rivals)}</p>
        <table className="residuals num">
          <caption className="dim">
            Heard earlier (left) or later (right) than expected from this place, in milliseconds
          </caption>
          <thead className="sr">
            <tr>
              <th scope="col">Sensor</th>
              <th scope="col">On a scale of {scaleMs} ms to either side</th>
              <th scope="col">Milliseconds</th>
            </tr>
          </thead>
          <tbody>
            {residuals.map(({ sensorId, ms }) => (
              <tr key={sensorId}>
                <th scope="row" className="mono">
                  {sensorId}
                </th>
                <td className="strip" aria-hidden="true">
                  <i
                    style={{
                      left: `${50 + Math.min(0, ms / scaleMs) * 50}%`,
                      width: `${(Math.abs(ms) / scaleMs) * 50}%`,
                    }}
                  />
                </td>
                <td className="fig">{signed(ms)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot aria-hidden="true">
            <tr>
              <td />
              <td className="scale dim">
                <span>−{scaleMs}</span>
                <span>0</span>
                <span>+{scaleMs}</span>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
        <p className="dim small">
          Small and on both sides is what a place that is right leaves. Where the sensors stand is
          not shown.
        </p>
      </div>
    </section>
  );
}

/** Ends of the scale, so that two lists can be compared. */
const SCALES_MS: readonly number[] = [10, 20, 50, 100, 200, 500, 1000];

function signed(ms: number): string {
  const text = Math.abs(ms).toFixed(1);
  return ms < 0 ? `−${text}` : `+${text}`;
}

function rivalWords(rivals: readonly RivalPlace[]): string {
  const [first] = rivals;
  if (first === undefined) return 'No other place explains these arrivals about as well.';
  const places = rivals
    .map(
      ({ distanceM, azimuthDeg, arrivals }) =>
        `${lengthWords(distanceM)} to the ${windWords(azimuthDeg)} (${counted(arrivals, 'arrival', 'arrivals')})`,
    )
    .join(', ');
  return `${counted(rivals.length, 'other place explains', 'other places explain')} the arrivals about as well: ${places}. The area holds ${rivals.length === 1 ? 'both' : 'all'}.`;
}

const WINDS = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;

function windWords(azimuthDeg: number): string {
  return WINDS[Math.round(azimuthDeg / 45) % 8] ?? 'north';
}
