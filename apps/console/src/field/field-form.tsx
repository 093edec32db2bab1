import type { ReactNode } from 'react';
import type { FieldView } from '@holdfast/domain';
import type { Station } from './draft.ts';
import { StationFields } from './station-fields.tsx';

interface FieldFormProps {
  readonly view: FieldView;
  readonly station: Station;
  readonly onStation: (station: Station) => void;
  /** What was saved, or what is still wanted; null for neither. */
  readonly note: string | null;
  readonly onFinish: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** What every form of the field page begins with: what it said last, and where its writer stands. */
export function FieldForm({ view, station, onStation, note, onFinish, children }: FieldFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onFinish();
      }}
    >
      {note === null ? null : (
        <p className="pad note-line" role="alert">
          {note}
        </p>
      )}
      <StationFields view={view} station={station} onChange={onStation} />
      {children}
    </form>
  );
}
