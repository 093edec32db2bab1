import { id, isId } from '@holdfast/domain';
import type { ContentOf, Entry, JsonValue, SourceId, State } from '@holdfast/domain';
import { arrivalRowsIn } from '../entries/arrival-rows.ts';
import type { Envelope, FeedContext, RegionUdeg } from '@holdfast/feeds';

/** Files older than this before the adoption of the agreement are impossible; clocks of senders may run ahead a little. */
const BEFORE_MS = 30 * 86_400_000;
const AHEAD_MS = 5 * 60_000;

/** One sensor as its gateway's enrolment gives it. */
export interface EnrolledSensor {
  readonly sensorId: string;
  readonly latitudeUdeg: number;
  readonly longitudeUdeg: number;
  readonly timingSigmaUs: number;
}

/** Who may send, with which key and sensors, and which rows they have sent: read from the record, kept beside it. */
export interface Roster {
  publicKeyOf(sourceId: SourceId): Uint8Array | null;
  /** Is such a source enrolled? */
  knows(sourceId: string): boolean;
  contextFor(envelope: Envelope, nowMs: number): FeedContext | null;
  took(envelope: Envelope, rowIds: readonly string[]): void;
}

interface RosterSource {
  readonly contentOf: ContentOf;
  readonly state: State;
}

interface RosterRecord extends RosterSource {
  readonly entryOf: (index: number) => Entry | null;
}

/** Every sensor of every source that is enrolled, in the order of enrolment. */
export function sensorsOnRecord(record: RosterSource): readonly EnrolledSensor[] {
  return [...record.state.sources.keys()].flatMap((sourceId) => sensorsOf(record, sourceId));
}

/** `mission.state` is read at each call, so that a source enrolled a moment ago may send at once. */
export function createRoster(mission: RosterRecord): Roster {
  const seen = new Map<string, Set<string>>();
  const idsOf = (sourceId: string) => {
    const known = seen.get(sourceId) ?? earlierIds(mission, sourceId);
    seen.set(sourceId, known);
    return known;
  };
  return {
    publicKeyOf(sourceId) {
      if ((mission.state.sources.get(sourceId)?.revoked ?? null) !== null) return null;
      const key = member(enrolment(mission, sourceId), 'publicKeyBase64');
      return typeof key === 'string' && key !== ''
        ? new Uint8Array(Buffer.from(key, 'base64'))
        : null;
    },
    knows: (sourceId) => isId(sourceId) && mission.state.sources.has(id<'source'>(sourceId)),
    contextFor(envelope, nowMs) {
      const { agreement, sources } = mission.state;
      const source = sources.get(envelope.sourceId);
      if (agreement === null || source === undefined) return null;
      return {
        sourceId: envelope.sourceId,
        sequence: envelope.sequence,
        firstLine: envelope.firstLine,
        fromMs: agreement.recordedAtMs - BEFORE_MS,
        toMs: nowMs + AHEAD_MS,
        region: regionOf(mission.contentOf(agreement.index)),
        parties: new Set<string>(agreement.judgement.parties),
        sectors: new Set<string>(agreement.judgement.sectors),
        sensors: new Set(sensorsOf(mission, envelope.sourceId).map(({ sensorId }) => sensorId)),
        partyId: source.judgement.partyId,
        hasSeen: (rowId) => idsOf(envelope.sourceId).has(rowId),
      };
    },
    took(envelope, rowIds) {
      const ids = idsOf(envelope.sourceId);
      for (const rowId of rowIds) ids.add(rowId);
    },
  };
}

function enrolment(mission: RosterSource, sourceId: SourceId): JsonValue | null {
  const source = mission.state.sources.get(sourceId);
  return source === undefined ? null : mission.contentOf(source.index);
}

/** Row ids that the record holds of one source: arrivals in their rows, everything else in `rowId`. */
function earlierIds({ state, contentOf, entryOf }: RosterRecord, sourceId: string): Set<string> {
  const ids = new Set<string>();
  for (const { judgement, index } of state.arrivals) {
    if (judgement.sourceId !== sourceId) continue;
    for (const { arrivalId } of arrivalRowsIn(contentOf(index))) ids.add(arrivalId);
  }
  const { observations, allegations, activities, coverage } = state;
  for (const stated of [observations, allegations, activities, coverage]) {
    for (const { index } of stated.values()) {
      if (entryOf(index)?.author.id !== sourceId) continue;
      const rowId = member(contentOf(index), 'rowId');
      if (typeof rowId === 'string') ids.add(rowId);
    }
  }
  return ids;
}

function sensorsOf(mission: RosterSource, sourceId: SourceId): readonly EnrolledSensor[] {
  const listed = member(enrolment(mission, sourceId), 'sensors');
  return Array.isArray(listed) ? listed.flatMap(sensorFrom) : [];
}

function sensorFrom(value: JsonValue): readonly EnrolledSensor[] {
  const sensorId = member(value, 'sensorId');
  const latitudeUdeg = member(value, 'latitudeUdeg');
  const longitudeUdeg = member(value, 'longitudeUdeg');
  const timingSigmaUs = member(value, 'timingSigmaUs');
  if (typeof sensorId !== 'string' || typeof latitudeUdeg !== 'number') return [];
  if (typeof longitudeUdeg !== 'number' || typeof timingSigmaUs !== 'number') return [];
  return [{ sensorId, latitudeUdeg, longitudeUdeg, timingSigmaUs }];
}

function member(value: JsonValue | null, name: string): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? null;
}

const WHOLE_EARTH: RegionUdeg = {
  southUdeg: -90_000_000,
  westUdeg: -180_000_000,
  northUdeg: 90_000_000,
  eastUdeg: 180_000_000,
};

/** The box of the agreement's geometry; the whole Earth when it gives none. */
function regionOf(content: JsonValue | null): RegionUdeg {
  const bounds = member(member(content, 'geometry'), 'boundsDeg');
  if (!Array.isArray(bounds)) return WHOLE_EARTH;
  const [west, south, east, north] = bounds.map((value) =>
    typeof value === 'number' ? Math.round(value * 1e6) : null,
  );
  if (west === null || south === null || east === null || north === null) return WHOLE_EARTH;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return WHOLE_EARTH;
  return { southUdeg: south, westUdeg: west, northUdeg: north, eastUdeg: east };
}
