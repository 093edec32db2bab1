import type { ArrivalRow, EventKind, JsonValue } from '@holdfast/domain';
import { memberOf } from '@holdfast/domain';

/** Arrivals as the content of `arrivals.received` holds them: `[arrivalId, sensorId, timeUs, sound]` each. */
export function arrivalRowsJson(rows: readonly ArrivalRow[]): JsonValue {
  return rows.map(({ arrivalId, sensorId, timeUs, sound }) => [arrivalId, sensorId, timeUs, sound]);
}

/** The rows of such a content; none when it was erased. */
export function arrivalRowsIn(content: JsonValue | null): readonly ArrivalRow[] {
  const rows = memberOf(content, 'rows');
  return Array.isArray(rows) ? rows.flatMap(rowFrom) : [];
}

const SOUNDS: readonly EventKind[] = ['blast', 'impact', 'muzzle', 'launch'];

function rowFrom(row: JsonValue): readonly ArrivalRow[] {
  if (!Array.isArray(row)) return [];
  const [arrivalId, sensorId, timeUs, word]: readonly unknown[] = row;
  if (typeof arrivalId !== 'string' || typeof sensorId !== 'string' || typeof timeUs !== 'number')
    return [];
  return [{ arrivalId, sensorId, timeUs, sound: SOUNDS.find((sound) => sound === word) ?? null }];
}
