import type { JsonValue, SourceId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import { openElements } from '../json/element-feed.ts';
import { memberAt, textOf, valueAt } from '../json/value-at.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import { ZONED_SHAPE, millisecondsFromZoned } from '../rows/utc.ts';
import type { TakenRow } from '../table-feed.ts';

const DEFAULT: FileSource = {
  sourceId: id('sensorthings'),
  sourceClass: 'sensor-service',
  ownerId: 'sensorthings',
  name: 'SensorThings service, not named',
  terms: 'not stated',
};

/** Observations of an OGC SensorThings service (18-088, section 8): readings of instruments that are not the mission's own. */
export const sensorthings: FileFeed = {
  sources: ({ source }) => [source ?? DEFAULT],
  open: (context) =>
    openElements({
      arrayName: 'value',
      isDocument: (value) => typeof value === 'object',
      isElement: (value) => memberAt(value, 'phenomenonTime') !== undefined,
      expected: 'a SensorThings answer: {"value": [observations]}, or one observation',
      read: (row, value) =>
        readObservation(row, value, context, (context.source ?? DEFAULT).sourceId),
    }),
};

function readObservation(
  row: FieldReader,
  value: unknown,
  context: FileContext,
  sourceId: SourceId,
): TakenRow {
  const [from = '', to = from, ...more] = row.raw('phenomenonTime').split('/');
  if (more.length > 0)
    row.refuse('malformed', 'phenomenonTime: a time or two', row.raw('phenomenonTime'));
  const fromMs = timeMs(row, from, context);
  const toMs = timeMs(row, to, context);
  if (toMs < fromMs) row.refuse('impossible-time', 'phenomenonTime: an end after its start', to);
  return {
    rowId: keyOf(row, value),
    item: {
      kind: 'observation',
      line: row.line,
      sourceId,
      observationType: 'sensor-reading',
      fromMs,
      toMs,
      sectorId: null,
      count: 0,
      // Where an instrument stands is kept in the content alone, like the place of any sensor.
      area: null,
      bearing: null,
      text: '',
      more: {
        result: readResult(row, memberAt(value, 'result')),
        quantity: nameAt(value, ['Datastream', 'name']),
        unit: nameAt(value, ['Datastream', 'unitOfMeasurement', 'symbol']),
        instrumentAt: readPoint(row, value),
      },
    },
  };
}

function timeMs(row: FieldReader, text: string, { fromMs, toMs }: FileContext): number {
  const timed = millisecondsFromZoned(text);
  if (timed === null) row.refuse('malformed', `phenomenonTime: ${ZONED_SHAPE}`, text);
  else if (timed < fromMs || timed > toMs)
    row.refuse('impossible-time', `phenomenonTime: ${fromMs} to ${toMs} ms since 1970`, text);
  return timed ?? fromMs;
}

function keyOf(row: FieldReader, value: unknown): string {
  const key = textOf(memberAt(value, '@iot.id'));
  if (key !== undefined && /^[\w.:@/-]{1,200}$/.test(key)) return key;
  row.refuse('malformed', '@iot.id: a number or a text of letters and digits', key ?? 'nothing');
  return 'x';
}

/** A reading: a number, a truth value or a short text. */
function readResult(row: FieldReader, result: unknown): JsonValue {
  if (typeof result === 'boolean') return result;
  if (typeof result === 'number') {
    if (Number.isFinite(result)) return result;
    row.refuse('not-a-number', 'result: a finite number', String(result));
    return null;
  }
  if (typeof result !== 'string') {
    row.refuse(
      'malformed',
      'result: a number, a text or a truth value',
      textOf(result) ?? 'nothing',
    );
    return null;
  }
  if (/^[+-]?(nan|inf|infinity)$/i.test(result))
    row.refuse('not-a-number', 'result: a finite number', result);
  return row.text('result');
}

function nameAt(value: unknown, path: readonly string[]): string | null {
  const name = valueAt(value, path);
  return typeof name === 'string' ? name.slice(0, 200) : null;
}

/** The feature of interest when the answer brings it along: a GeoJSON point. */
function readPoint(row: FieldReader, value: unknown): JsonValue {
  const feature = valueAt(value, ['FeatureOfInterest', 'feature']);
  if (feature === undefined) return null;
  const coordinates = memberAt(feature, 'coordinates');
  const [longitudeDeg, latitudeDeg] = Array.isArray(coordinates) ? coordinates : [];
  const isPlace =
    typeof latitudeDeg === 'number' &&
    typeof longitudeDeg === 'number' &&
    Math.abs(latitudeDeg) <= 90 &&
    Math.abs(longitudeDeg) <= 180;
  if (isPlace) return { latitudeDeg, longitudeDeg };
  row.refuse('impossible-place', 'FeatureOfInterest: a point on the globe', 'another');
  return null;
}
