import type { ArrivalRow, EventKind, Refusal, RefusalCode } from '@holdfast/domain';
import { isId } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { excerpt, splitLines } from '../rows/lines.ts';
import type { Line } from '../rows/lines.ts';
import { UTC_SHAPE, microsecondsFromUtc } from '../rows/utc.ts';

/** The first line of every file of arrivals, to the byte. */
export const ARRIVALS_HEADER = 'arrival_id,sensor_id,time_utc,sound';

const SOUNDS: ReadonlyMap<string, EventKind | null> = new Map([
  ['', null],
  ['blast', 'blast'],
  ['impact', 'impact'],
  ['muzzle', 'muzzle'],
  ['launch', 'launch'],
]);

const NOT_A_NUMBER = /^[+-]?(nan|inf|infinity)$/i;

/**
 * Reads a gateway's file of arrivals: one item with the rows that could be read, even when there are none,
 * or no item and one `malformed` refusal when the header is another.
 */
export function parseArrivals(bytes: Uint8Array, context: FeedContext): FeedReading {
  const [header, ...lines] = splitLines(bytes, context.firstLine);
  if (header?.text !== ARRIVALS_HEADER) {
    const found = header === undefined ? 'an empty file' : excerpt(header.text);
    const line = header?.number ?? context.firstLine;
    const refusal: Refusal = { code: 'malformed', line, expected: ARRIVALS_HEADER, found };
    return { items: [], refusals: [header?.refusal ?? refusal], rowIds: [] };
  }
  const taken = new Set<string>();
  const rows: ArrivalRow[] = [];
  const refusals: Refusal[] = [];
  for (const line of lines) {
    const row = readRow(line, context, taken);
    if ('code' in row) {
      refusals.push(row);
      continue;
    }
    taken.add(row.arrivalId);
    rows.push(row);
  }
  const { sourceId, sequence } = context;
  const refusedRows = refusals.length;
  return {
    items: [{ kind: 'arrivals', line: header.number, sourceId, sequence, rows, refusedRows }],
    refusals,
    rowIds: [...taken],
  };
}

function readRow(
  line: Line,
  context: FeedContext,
  taken: ReadonlySet<string>,
): ArrivalRow | Refusal {
  if (line.refusal !== null) return line.refusal;
  const refuse = (code: RefusalCode, expected: string, found: string): Refusal => ({
    code,
    line: line.number,
    expected,
    found: excerpt(found),
  });
  const [arrivalId, sensorId, timeUtc, soundWord, ...rest] = line.text.split(',');
  if (
    arrivalId === undefined ||
    sensorId === undefined ||
    timeUtc === undefined ||
    soundWord === undefined ||
    rest.length > 0
  )
    return refuse('malformed', '4 fields', line.text);
  if (!isId(arrivalId)) return refuse('malformed', 'arrival_id: an id', arrivalId);
  if (NOT_A_NUMBER.test(timeUtc)) return refuse('not-a-number', 'time_utc: a time', timeUtc);
  const timeUs = microsecondsFromUtc(timeUtc);
  if (timeUs === null) return refuse('malformed', `time_utc: ${UTC_SHAPE}`, timeUtc);
  if (timeUs < context.fromMs * 1000 || timeUs > context.toMs * 1000) {
    const expected = `time_utc: between ${context.fromMs} and ${context.toMs} ms since 1970`;
    return refuse('impossible-time', expected, timeUtc);
  }
  if (!context.sensors.has(sensorId))
    return refuse('unknown-value', 'sensor_id: a sensor of this gateway', sensorId);
  const sound = SOUNDS.get(soundWord);
  if (sound === undefined)
    return refuse('unknown-value', 'sound: blast, impact, muzzle, launch or nothing', soundWord);
  if (taken.has(arrivalId) || context.hasSeen(arrivalId))
    return refuse('duplicate-id', 'arrival_id not seen before', arrivalId);
  return { arrivalId, sensorId, timeUs, sound };
}
