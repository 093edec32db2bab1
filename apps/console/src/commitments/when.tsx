import { TypedField } from '../claims/typed-field.tsx';
import { dayLongYear, clock } from '../format/times.ts';

/** When something happened in the world: a day, and the time of day where it is known. UTC. */
export interface When {
  readonly day: string;
  readonly time: string;
}

/** Milliseconds since 1970; null when no day is given. Without a time of day: when the day began. */
export function msOf({ day, time }: When): number | null {
  const ms = Date.parse(`${day}T${time === '' ? '00:00' : time}:00Z`);
  return Number.isNaN(ms) ? null : ms;
}

export function dayAt(ms: number): When {
  return { day: new Date(ms).toISOString().slice(0, 10), time: '' };
}

/** `20 January 2026, 14:30 UTC`. */
export function whenWords({ time }: When, ms: number): string {
  return time === '' ? dayLongYear(ms) : `${dayLongYear(ms)}, ${clock(ms)} UTC`;
}

export function WhenFields({
  when,
  onChange,
}: {
  readonly when: When;
  readonly onChange: (when: When) => void;
}) {
  return (
    <div className="fieldrow">
      <TypedField
        label="On which day"
        type="date"
        value={when.day}
        onChange={(day) => onChange({ ...when, day })}
      />
      <TypedField
        label="At what time, UTC"
        hint="14:30, where it is known"
        value={when.time}
        onChange={(time) => onChange({ ...when, time })}
      />
    </div>
  );
}
