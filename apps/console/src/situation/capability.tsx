import type { CapabilityView, CarriesM } from '@holdfast/domain';
import { clock } from '../format/times.ts';
import { useView } from '../use-view.tsx';
import type { TimeSpan } from './selection.ts';

/** Names of how loud an event is, by how far half of the sensors hear it. */
export const LOUDNESSES: readonly (readonly [CarriesM, string])[] = [
  [2_000, 'Quiet'],
  [6_500, 'Ordinary'],
  [14_000, 'Loud'],
];

/** What would have been located in a span; nothing is asked for while the layer is off. */
export function useCapability(isShown: boolean, span: TimeSpan, carriesM: CarriesM) {
  return useView('capability', null, !isShown, {
    from: String(span.fromMs),
    to: String(span.toMs),
    carries: String(carriesM),
  });
}

/** Squares for the map. */
export function squaresOf(view: CapabilityView | null) {
  return (view?.cells ?? []).map(({ latitudeUdeg, longitudeUdeg, tenths }) => ({
    area: { shape: 'cell' as const, latitudeUdeg, longitudeUdeg, sizeM: view?.cellM ?? 0 },
    tenths,
  }));
}

interface CapabilityKeyProps {
  readonly view: CapabilityView | null;
  readonly trouble: string | null;
  readonly carriesM: CarriesM;
  readonly onCarries: (carriesM: CarriesM) => void;
}

/** How to read the squares, and how loud an event they are about. */
export function CapabilityKey({ view, trouble, carriesM, onCarries }: CapabilityKeyProps) {
  return (
    <div className="capability num">
      <div className="seg" role="group" aria-label="How loud">
        {LOUDNESSES.map(([metres, name]) => (
          <button key={metres} aria-pressed={metres === carriesM} onClick={() => onCarries(metres)}>
            {name}
          </button>
        ))}
      </div>
      {trouble === null ? (
        <p>
          <span className="ramp" aria-hidden="true" />
          would not be located … would be. An explosion heard {carriesM / 1000} km away by every
          second sensor{view === null ? '' : `, ${clock(view.fromMs)} to ${clock(view.toMs)}`}.{' '}
          {view === null ? '' : worstWords(view)}
        </p>
      ) : (
        <p>{trouble}</p>
      )}
    </div>
  );
}

/** Silence is told for what it is. */
function worstWords({ cells }: CapabilityView): string {
  const deaf = cells.filter(({ tenths }) => tenths < 5).length;
  if (deaf === 0) return 'Everywhere more likely than not.';
  if (deaf === cells.length) return 'Silence means nothing anywhere: it would hardly be located.';
  return `In ${deaf} of ${cells.length} squares of 5 km silence means little.`;
}
