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
  /** What it hears: sound through the air, or waves through the ground. */
  readonly wave: 'sound' | 'seismic';
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

/** Every sensor of sound of every source that is enrolled, in the order of enrolment. */
export function sensorsOnRecord(record: RosterSource): readonly EnrolledSensor[] {
  return allSensors(record).filter(({ wave }) => wave === 'sound');
}

/** The same of waves through the ground. */
export function seismicSensorsOnRecord(record: RosterSource): readonly EnrolledSensor[] {
  return allSensors(record).filter(({ wave }) => wave === 'seismic');
}

function allSensors(record: RosterSource): readonly EnrolledSensor[] {
  return [...record.state.sources.keys()].flatMap((sourceId) => sensorsOf(record, sourceId));
}

/** `mission.state` is read at each call, so that a source enrolled a moment ago may send at once; what an entry says is read once. */
export function createRoster(mission: RosterRecord): Roster {
  const seen = new Map<string, Set<string>>();
  const idsOf = (sourceId: string) => {
    const known = seen.get(sourceId) ?? earlierIds(mission, sourceId);
    seen.set(sourceId, known);
    return known;
  };
  const enrolled = new Map<SourceId, Enrolled>();
  const enrolledOf = (sourceId: SourceId): Enrolled => {
    const index = mission.state.sources.get(sourceId)?.index ?? -1;
    const known = enrolled.get(sourceId);
    if (known?.index === index) return known;
    const read = readEnrolment(mission, sourceId, index);
    enrolled.set(sourceId, read);
    return read;
  };
  let ground: Ground | null = null;
  return {
    publicKeyOf(sourceId) {
      if ((mission.state.sources.get(sourceId)?.revoked ?? null) !== null) return null;
      return enrolledOf(sourceId).publicKey;
    },
    knows: (sourceId) => isId(sourceId) && mission.state.sources.has(id<'source'>(sourceId)),
    contextFor(envelope, nowMs) {
      const { agreement, sources } = mission.state;
      const source = sources.get(envelope.sourceId);
      if (agreement === null || source === undefined) return null;
      if (ground?.index !== agreement.index) ground = readGround(mission, agreement);
      return {
        sourceId: envelope.sourceId,
        sequence: envelope.sequence,
        firstLine: envelope.firstLine,
        fromMs: agreement.recordedAtMs - BEFORE_MS,
        toMs: nowMs + AHEAD_MS,
        region: ground.region,
        parties: ground.parties,
        sectors: ground.sectors,
        sensors: enrolledOf(envelope.sourceId).sensorIds,
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

/** What a source's enrolment says, by the entry that says it. */
interface Enrolled {
  readonly index: number;
  readonly publicKey: Uint8Array | null;
  readonly sensorIds: ReadonlySet<string>;
}

function readEnrolment(mission: RosterSource, sourceId: SourceId, index: number): Enrolled {
  const key = member(enrolment(mission, sourceId), 'publicKeyBase64');
  const isKey = typeof key === 'string' && key !== '';
  return {
    index,
    publicKey: isKey ? new Uint8Array(Buffer.from(key, 'base64')) : null,
    sensorIds: new Set(sensorsOf(mission, sourceId).map(({ sensorId }) => sensorId)),
  };
}

/** What an agreement says of where and who, by the entry that adopted it. */
interface Ground {
  readonly index: number;
  readonly region: RegionUdeg;
  readonly parties: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
}

function readGround(
  { contentOf }: RosterSource,
  { index, judgement }: NonNullable<State['agreement']>,
): Ground {
  return {
    index,
    region: regionOf(contentOf(index)),
    parties: new Set<string>(judgement.parties),
    sectors: new Set<string>(judgement.sectors),
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
  const { observations, allegations, activities, coverage, glances } = state;
  for (const stated of [observations, allegations, activities, coverage, glances]) {
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
  const wave = member(value, 'wave') === 'seismic' ? 'seismic' : 'sound';
  return [{ sensorId, latitudeUdeg, longitudeUdeg, timingSigmaUs, wave }];
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
