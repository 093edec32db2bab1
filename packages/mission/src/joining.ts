import { bearingIn, joinableEvents, memberOf } from '@holdfast/domain';
import type { ArrivalRow, Ground, Joinable, JoinedLocation, State } from '@holdfast/domain';
import { metresFromDegrees } from '@holdfast/geo';
import { locateSource } from '@holdfast/locate';
import type { PlaceM, SourceObservation } from '@holdfast/locate';
import { arrivalRowsIn } from './entries/arrival-rows.ts';
import { seismicSensorsOnRecord, sensorsOnRecord } from './intake/roster.ts';
import type { EnrolledSensor } from './intake/roster.ts';
import type { LocatingOptions, LocatingRecord } from './locating.ts';

type JoiningOptions = Pick<LocatingOptions, 'soundSpeedMPerS' | 'groundSpeedMPerS'>;

/** A wave through the ground may come so much earlier or later than a straight way at one speed says, seconds. */
const GROUND_S_MAX = 0.25;
/** Sounds of an event come within so long after it, milliseconds. */
const TRAVEL_MS_MAX = 90_000;

/**
 * Places of located impacts and explosions, made anew from their sounds with what else belongs to them: waves through the ground, by their time, and
 * directions of people's reports on their case. Only where all of it agrees, and there is more of it than the record's place was made from.
 * Made from the record alone: the same record gives the same places.
 */
export function joinLocations(
  record: LocatingRecord,
  ground: Ground,
  { soundSpeedMPerS, groundSpeedMPerS, nowMs }: JoiningOptions & { readonly nowMs: number },
): readonly JoinedLocation[] {
  const candidates = joinableEvents(record.state, nowMs);
  if (candidates.length === 0) return [];
  const seismic =
    groundSpeedMPerS === undefined ? [] : stationsOf(seismicSensorsOnRecord(record), ground);
  const waves = seismic.length === 0 ? [] : wavesOf(record, seismic, candidates);
  return candidates.flatMap((candidate) => {
    const came =
      groundSpeedMPerS === undefined
        ? []
        : wavesFor(candidate, { waves, seismic, groundSpeedMPerS, ground });
    const { seismicArrivals = 0, bearings = 0 } = candidate.event.judgement;
    const seen = directionsOf(record, candidate, ground);
    if (came.length <= seismicArrivals && seen.length <= bearings) return [];
    return solve(record, candidate, { came, seen, ground, soundSpeedMPerS }) ?? [];
  });
}

interface Station {
  readonly sensorId: string;
  readonly at: PlaceM;
  readonly sigmaS: number;
}

/** An observation of the event, by the id under which it is on record. */
interface Named {
  readonly id: string;
  readonly observation: SourceObservation;
}

function stationsOf(sensors: readonly EnrolledSensor[], { frame }: Ground): readonly Station[] {
  return sensors.map(({ sensorId, latitudeUdeg, longitudeUdeg, timingSigmaUs }) => ({
    sensorId,
    at: {
      ...metresFromDegrees(frame, {
        latitudeDeg: latitudeUdeg / 1e6,
        longitudeDeg: longitudeUdeg / 1e6,
      }),
      zM: 0,
    },
    sigmaS: timingSigmaUs / 1e6,
  }));
}

function rowsBetween(
  { state, contentOf }: LocatingRecord,
  fromMs: number,
  toMs: number,
): ArrivalRow[] {
  return state.arrivals
    .filter(({ judgement }) => judgement.toMs >= fromMs && judgement.fromMs <= toMs)
    .flatMap(({ index }) => arrivalRowsIn(contentOf(index)));
}

function wavesOf(
  record: LocatingRecord,
  seismic: readonly Station[],
  candidates: readonly Joinable[],
): readonly ArrivalRow[] {
  const times = candidates.map(({ event }) => event.judgement.originTimeMs);
  const known = new Set(seismic.map(({ sensorId }) => sensorId));
  const from = { ...record, state: withArrivalsOf(record.state, seismicSources(record.state)) };
  return rowsBetween(from, Math.min(...times), Math.max(...times) + TRAVEL_MS_MAX).filter(
    ({ sensorId }) => known.has(sensorId),
  );
}

/** Who may send waves through the ground: not every gateway's file need be read for them. */
function seismicSources(state: State): ReadonlySet<string> {
  return new Set(
    [...state.sources.values()].flatMap(({ judgement }) =>
      judgement.sourceClass === 'acoustic-network' ? [] : judgement.sourceId,
    ),
  );
}

function withArrivalsOf(state: State, sources: ReadonlySet<string>): State {
  return {
    ...state,
    arrivals: state.arrivals.filter(({ judgement }) => sources.has(judgement.sourceId)),
  };
}

/** At each station the wave that comes nearest to when it should. */
function wavesFor(
  { event }: Joinable,
  {
    waves,
    seismic,
    groundSpeedMPerS,
    ground,
  }: {
    readonly waves: readonly ArrivalRow[];
    readonly seismic: readonly Station[];
    readonly groundSpeedMPerS: number;
    readonly ground: Ground;
  },
): readonly Named[] {
  const { originTimeMs, area } = event.judgement;
  const place = ground.toMetres(area);
  return seismic.flatMap(({ sensorId, at, sigmaS }) => {
    const [dx, dy] = [at.xM - place.xM, at.yM - place.yM];
    const dueS = Math.sqrt(dx * dx + dy * dy) / groundSpeedMPerS;
    const near = waves
      .filter((row) => row.sensorId === sensorId)
      .map((row) => ({ id: row.arrivalId, timeS: secondsSince(row, originTimeMs) }))
      .filter(({ timeS }) => Math.abs(timeS - dueS) <= GROUND_S_MAX)
      .sort((a, b) => Math.abs(a.timeS - dueS) - Math.abs(b.timeS - dueS));
    return near.slice(0, 1).map(({ id, timeS }) => ({
      id,
      observation: {
        kind: 'arrival' as const,
        station: at,
        wave: { speedMPerS: groundSpeedMPerS },
        timeS,
        sigmaS,
      },
    }));
  });
}

function secondsSince({ timeUs }: ArrivalRow, originTimeMs: number): number {
  return (timeUs - originTimeMs * 1000) / 1e6;
}

function directionsOf(
  { contentOf }: LocatingRecord,
  { observations }: Joinable,
  ground: Ground,
): readonly Named[] {
  return observations.flatMap(({ index, judgement }) => {
    const bearing = bearingIn(contentOf(index), ground);
    if (bearing === null) return [];
    const { from, azimuthDeg, sigmaDeg } = bearing;
    const station = { ...from, zM: 0 };
    const observation = { kind: 'bearing' as const, station, azimuthDeg, sigmaDeg };
    return { id: judgement.observationId, observation };
  });
}

function solve(
  record: LocatingRecord,
  { event, observations }: Joinable,
  {
    came,
    seen,
    ground,
    soundSpeedMPerS,
  }: {
    readonly came: readonly Named[];
    readonly seen: readonly Named[];
    readonly ground: Ground;
    readonly soundSpeedMPerS: number;
  },
): JoinedLocation | null {
  const heard = soundsOf(record, event, ground, soundSpeedMPerS);
  const all = [...heard, ...came, ...seen].map(({ observation }) => observation);
  const place = heard.length === 0 ? undefined : locateSource(all);
  if (place === undefined || place.isContradicted || place.rivals.length > 0) return null;
  const squares = heard.reduce((sum, { observation }, at) => {
    const sigmaS = observation.kind === 'arrival' ? observation.sigmaS : 0;
    const offS = (place.offSigmas[at] ?? 0) * sigmaS;
    return sum + offS * offS;
  }, 0);
  const taken = new Set(seen.map(({ id }) => id));
  return {
    eventId: event.judgement.eventId,
    xM: place.xM,
    yM: place.yM,
    ellipse: place.ellipse,
    seismicIds: came.map(({ id }) => id),
    observationIds: observations
      .map(({ judgement }) => judgement.observationId)
      .filter((observationId) => taken.has(observationId)),
    arrivalIds: heard.map(({ id }) => id),
    residualRmsMs: Math.round(Math.sqrt(squares / heard.length) * 1000),
  };
}

/** The sounds that the event was located by, from the files in which they came. */
function soundsOf(
  record: LocatingRecord,
  { index, judgement: { originTimeMs } }: Joinable['event'],
  ground: Ground,
  soundSpeedMPerS: number,
): readonly Named[] {
  const listed = memberOf(record.contentOf(index), 'arrivalIds');
  const wanted = new Set(Array.isArray(listed) ? listed : []);
  const stations = new Map(
    stationsOf(sensorsOnRecord(record), ground).map((station) => [station.sensorId, station]),
  );
  return rowsBetween(record, originTimeMs, originTimeMs + TRAVEL_MS_MAX).flatMap((row) => {
    const station = stations.get(row.sensorId);
    if (station === undefined || !wanted.has(row.arrivalId)) return [];
    return {
      id: row.arrivalId,
      observation: {
        kind: 'arrival' as const,
        station: station.at,
        wave: { speedMPerS: soundSpeedMPerS },
        timeS: secondsSince(row, originTimeMs),
        sigmaS: station.sigmaS,
      },
    };
  });
}
