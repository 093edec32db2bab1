import { useMemo, useState } from 'react';
import type { CarriesM, IncidentFill, IncidentSummary, SituationView } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';
import { FILL_WORDS, lengthWords } from '../format/words.ts';
import type { Anchor } from '../map/map-props.ts';
import type { Wider } from '../map/merge-areas.ts';
import { MANY } from '../map/mark.ts';
import { MapFrame } from '../map/map-frame.tsx';
import { FillMark } from '../parts/marks.tsx';
import { CapabilityKey, squaresOf, useCapability } from './capability.tsx';
import { IncidentCard } from './incident-card.tsx';
import type { TimeSpan } from './selection.ts';
import { seenIn, wholePeriod } from './selection.ts';

interface SituationMapProps {
  readonly view: SituationView;
  readonly incidents: readonly IncidentSummary[];
  readonly brush: TimeSpan | null;
  readonly selected: IncidentSummary | null;
  readonly onSelect: (incidentId: string | null) => void;
}

const FILLS: readonly IncidentFill[] = ['verified', 'under-verification', 'proposal', 'benign'];
const LAYERS = [
  ['incidents', 'Incidents'],
  ['coverage', 'Coverage'],
  ['lines', 'Lines in force'],
] as const;

/** The atlas: areas of incidents to scale, what nobody watched hatched, lines and names neutral. */
export function SituationMap({ view, incidents, brush, selected, onSelect }: SituationMapProps) {
  const [shown, setShown] = useState({
    incidents: true,
    coverage: true,
    lines: true,
    wider: false,
  });
  const [wider, setWider] = useState<Wider | null>(null);
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const seenPpm = useMemo(() => {
    const span = brush ?? wholePeriod(view);
    return new Map(view.sectors.map((sector) => [sector.sectorId, seenIn(sector, span)]));
  }, [view, brush]);
  const marks = useMemo(
    () => incidents.map(({ incidentId, area, fill }) => ({ id: incidentId, area, fill })),
    [incidents],
  );
  const [carriesM, setCarriesM] = useState<CarriesM>(6_500);
  const [hearing, setHearing] = useState(false);
  const span = useMemo(() => brush ?? wholePeriod(view), [view, brush]);
  const capability = useCapability(hearing, span, carriesM);
  const squares = useMemo(
    () => (hearing ? squaresOf(capability.data) : []),
    [hearing, capability.data],
  );
  const present = FILLS.filter((fill) => view.incidents.some((one) => one.fill === fill));
  const many = view.sectors.length === 0;
  const layers = LAYERS.filter(([layer]) => layer === 'incidents' || view.sectors.length > 0);
  return (
    <>
      <MapFrame
        marks={marks}
        selected={selected?.area ?? null}
        seenPpm={seenPpm}
        capability={squares}
        shown={shown}
        small={false}
        focus={null}
        label="Map of incident areas. The table lists the same incidents."
        onPick={onSelect}
        onAnchor={setAnchor}
        onWider={setWider}
      />
      <div className="tl">
        <div className="float seg" role="group" aria-label="Shown on the map">
          {layers.map(([layer, name]) => (
            <button
              key={layer}
              aria-pressed={shown[layer]}
              onClick={() => setShown({ ...shown, [layer]: !shown[layer] })}
            >
              {name}
            </button>
          ))}
          {view.sectors.length > 0 && view.hearing ? (
            <button
              aria-pressed={hearing}
              title="Where an explosion would have been located, and where silence means nothing"
              onClick={() => {
                setHearing(!hearing);
                setShown({ ...shown, coverage: hearing });
              }}
            >
              Hearing
            </button>
          ) : null}
        </div>
      </div>
      <div className="bl">
        <div className="float legend" role="note">
          <div>
            {present.map((fill) => (
              <span key={fill}>
                <FillMark fill={fill} />
                {FILL_WORDS[fill]}
              </span>
            ))}
            {view.sectors.length > 0 ? (
              <span>
                <i className="swatch hatch" aria-hidden="true" />
                Unseen
              </span>
            ) : null}
            <span className="dim">
              {many
                ? 'numbers are reports, each once, at its centre'
                : 'size is the 95 % uncertainty'}
            </span>
            {incidents.length > MANY ? null : (
              <span>
                <i className="least" aria-hidden="true" />
                smallest mark: larger than its area
              </span>
            )}
          </div>
          {hearing ? (
            <CapabilityKey
              view={capability.data}
              trouble={capability.error?.message ?? null}
              carriesM={carriesM}
              onCarries={setCarriesM}
            />
          ) : null}
          {wider === null || wider.outlined === 0 || !shown.incidents ? null : (
            <p className="num dim">
              {counted(wider.outlined, 'report', 'reports')} in outlined areas, known no finer:
              point at one for its count
            </p>
          )}
          {wider === null || wider.ids.length === 0 || !shown.incidents ? null : (
            <button
              className="told num"
              aria-pressed={shown.wider}
              onClick={() => setShown({ ...shown, wider: !shown.wider })}
            >
              {counted(wider.ids.length, 'report', 'reports')} known only to an area{' '}
              {lengthWords(wider.leastM)} across or wider: {shown.wider ? 'hide' : 'outline'} them
            </button>
          )}
        </div>
      </div>
      {selected === null ? null : (
        <IncidentCard
          incident={selected}
          view={view}
          anchor={anchor}
          onClose={() => onSelect(null)}
        />
      )}
    </>
  );
}
