import { useState } from 'react';
import type { FieldView } from '@holdfast/domain';
import type { Station } from './draft.ts';
import { standingOf } from './draft.ts';

interface StationProps {
  readonly view: FieldView;
  readonly station: Station;
  readonly onChange: (station: Station) => void;
}

/** With whom and where: asked once, then one line. The place is read by those who work on cases, never by parties or public. */
export function StationFields({ view, station, onChange }: StationProps) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const patrol = view.patrols.find(({ sourceId }) => sourceId === station.sourceId);
  const sector = view.sectors.find(({ sectorId }) => sectorId === station.sectorId);
  const standing = standingOf(station);
  // Stays open while it is being answered; whoever comes back finds it closed.
  const [open, setOpen] = useState(patrol === undefined || sector === undefined);
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setTrouble(null);
        onChange({
          ...station,
          latitude: coords.latitude.toFixed(6),
          longitude: coords.longitude.toFixed(6),
          errorM: Math.max(1, Math.round(coords.accuracy)),
        });
      },
      () => setTrouble('This device gives no place. Type it, or go on without.'),
    );
  return (
    <details
      className="station"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {patrol?.name ?? 'Which patrol?'} · {sector?.name ?? 'which sector?'} ·{' '}
        {standing === null ? 'place not known' : `place known to ${standing.errorM} m`}
      </summary>
      <label>
        Patrol
        <select
          value={station.sourceId}
          onChange={(event) => onChange({ ...station, sourceId: event.target.value })}
        >
          <option value="">Choose</option>
          {view.patrols.map(({ sourceId, name }) => (
            <option key={sourceId} value={sourceId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Sector
        <select
          value={station.sectorId}
          onChange={(event) => onChange({ ...station, sectorId: event.target.value })}
        >
          <option value="">Choose</option>
          {view.sectors.map(({ sectorId, name }) => (
            <option key={sectorId} value={sectorId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="pair">
        <label>
          North, degrees
          <input
            inputMode="decimal"
            value={station.latitude}
            onChange={(event) => onChange({ ...station, latitude: event.target.value })}
          />
        </label>
        <label>
          East, degrees
          <input
            inputMode="decimal"
            value={station.longitude}
            onChange={(event) => onChange({ ...station, longitude: event.target.value })}
          />
        </label>
      </div>
      <button type="button" className="op" onClick={locate}>
        Take this device’s place
      </button>
      <p className="hint">
        {trouble ??
          'Without a place the direction is kept, and a person links the report to a case.'}
      </p>
    </details>
  );
}
