import { sectorsOfLand } from '../land/line.ts';
import type { Side } from '../land/line.ts';
import { QUARRY } from '../land/places.ts';
import { pointKm } from '../land/shapes.ts';
import type { TrueArrival } from '../truth/arrivals.ts';
import type { DroneReport, Flight } from '../truth/drone.ts';
import type { PatrolReport } from '../truth/patrols.ts';
import type { PressItem } from '../truth/press.ts';
import type { Statement } from '../truth/statements.ts';
import type { World } from '../truth/world.ts';
import {
  CAMERA,
  DRONE,
  NETWORK_DESK,
  NOTICE_DESKS,
  PATROLS,
  PRESS,
  SPOKESMEN,
  WEATHER,
  gatewaySource,
  partyOn,
} from './cast.ts';
import type { CastSource } from './cast.ts';
import { draftSeismic } from './draft-seismic.ts';
import { draftPasses } from './draft-satellite.ts';
import type { Draft } from './envelope.ts';
import type { ExerciseParty } from './plan.ts';
import { instantText, placeFields, utcFromUs } from './row-fields.ts';

const MINUTE_MS = 60_000;
const BATCH_MS = 5 * MINUTE_MS;
const COVERAGE_MS = 15 * MINUTE_MS;
const ARRIVALS_HEADER = 'arrival_id,sensor_id,time_utc,sound';

/** Every file that sources send in earnest, oldest first. */
export function draftFiles(world: World, parties: readonly ExerciseParty[]): readonly Draft[] {
  return [
    ...draftNotices(world, parties),
    ...draftArrivals(world),
    ...draftCoverage(world),
    ...draftStrokes(world),
    ...world.patrolReports.map((report, at) => draftReport(report, at + 1, parties)),
    ...draftFarFire(world),
    ...world.flights.map(draftFlight),
    ...world.droneReports.map((report, at) => draftSeen(report, `seen-${at + 1}`, DRONE)),
    ...draftPasses(world),
    ...draftSeismic(world),
    ...(world.watched === null ? [] : [draftSeen(world.watched.cameraReport, 'camera-1', CAMERA)]),
    ...world.pressItems.map((item, at) => draftItem(item, at + 1)),
    ...world.statements.map((statement, at) => draftStatement(statement, at + 1, parties)),
  ].sort((a, b) => a.atMs - b.atMs || (a.sourceId < b.sourceId ? -1 : 1));
}

function draftArrivals(world: World): readonly Draft[] {
  const { startMs, endMs } = world.watch;
  const gateways = world.sensors.reduce((most, { gateway }) => Math.max(most, gateway), 0);
  // Sounds of the last minutes are still on their way when the watch ends: one more batch takes them.
  const batches = Math.ceil((endMs - startMs) / BATCH_MS) + 1;
  const rows = new Map<string, string[]>();
  const counts = new Map<number, number>();
  for (const arrival of world.arrivals) {
    const { gateway } = arrival.sensor;
    const batch = Math.floor((arrival.timeUs / 1000 - startMs) / BATCH_MS);
    const count = (counts.get(gateway) ?? 0) + 1;
    counts.set(gateway, count);
    const key = `${gateway} ${Math.min(Math.max(batch, 0), batches - 1)}`;
    rows.set(key, [...(rows.get(key) ?? []), arrivalRow(arrival, count)]);
  }
  return Array.from({ length: batches * gateways }, (_, at): Draft => {
    const gateway = (at % gateways) + 1;
    const batch = Math.floor(at / gateways);
    return {
      atMs: startMs + (batch + 1) * BATCH_MS + 2000 + gateway * 400,
      feed: 'arrivals',
      sourceId: gatewaySource(gateway).sourceId,
      lines: [ARRIVALS_HEADER, ...(rows.get(`${gateway} ${batch}`) ?? [])],
    };
  });
}

function arrivalRow({ sensor, timeUs, sound }: TrueArrival, count: number): string {
  const arrivalId = `a${sensor.gateway}-${count}`;
  return [arrivalId, sensor.sensorId, utcFromUs(timeUs), sound ?? ''].join(',');
}

function draftCoverage({ watch, blind, chance }: World): readonly Draft[] {
  const luck = chance.fork('coverage');
  const { startMs, endMs } = watch;
  return Array.from({ length: Math.ceil((endMs - startMs) / COVERAGE_MS) }, (_, at): Draft => {
    const fromMs = startMs + at * COVERAGE_MS;
    const toMs = Math.min(endMs, fromMs + COVERAGE_MS);
    const lines = sectorsOfLand().flatMap((sector) => {
      const seenPpm = luck.whole(930, 995) * 1000;
      const spans =
        sector.order === blind.sector.order
          ? splitSpan({ fromMs, toMs }, blind)
          : [{ fromMs, toMs, isBlind: false }];
      return spans.map((span) =>
        JSON.stringify({
          coverage_id: `cov-${sector.sectorId}-${instantText(span.fromMs).replaceAll(':', '')}`,
          sector: sector.sectorId,
          from_utc: instantText(span.fromMs),
          to_utc: instantText(span.toMs),
          seen_ppm: span.isBlind ? 0 : seenPpm,
        }),
      );
    });
    return { atMs: toMs + 20_000, feed: 'coverage', sourceId: NETWORK_DESK.sourceId, lines };
  });
}

/** A span cut where the blind spell begins and ends. */
function splitSpan(
  span: { readonly fromMs: number; readonly toMs: number },
  blind: { readonly startMs: number; readonly endMs: number },
) {
  const cuts = [span.fromMs, blind.startMs, blind.endMs, span.toMs]
    .filter((cutMs) => cutMs >= span.fromMs && cutMs <= span.toMs)
    .sort((a, b) => a - b);
  return cuts.flatMap((fromMs, at) => {
    const toMs = cuts[at + 1];
    if (toMs === undefined || toMs === fromMs) return [];
    return [{ fromMs, toMs, isBlind: fromMs >= blind.startMs && toMs <= blind.endMs }];
  });
}

function draftStrokes(world: World): readonly Draft[] {
  const luck = world.chance.fork('strokes');
  const strokes = world.events.filter(({ cause }) => cause === 'thunder');
  return strokes.map(({ originUs, place }, at): Draft => {
    const timeMs = Math.floor(originUs / 1000);
    const told = pointKm(place.xKm + 0.4 * luck.normal(), place.yKm + 0.4 * luck.normal());
    const row = {
      stroke_id: `stroke-${at + 1}`,
      time_utc: instantText(timeMs),
      ...placeFields(told),
      radius_m: 1000,
      peak_current_ka: -luck.whole(9, 48),
    };
    const { sourceId } = WEATHER;
    return { atMs: timeMs + 45_000, feed: 'weather', sourceId, lines: [JSON.stringify(row)] };
  });
}

function draftNotices(world: World, parties: readonly ExerciseParty[]): readonly Draft[] {
  const { watch, events } = world;
  const blast = events.find(({ cause }) => cause === 'quarry');
  const aboutMs = Math.floor((blast?.originUs ?? 0) / 1000 / BATCH_MS) * BATCH_MS;
  const quarry = {
    activity_id: 'notice-1',
    party: partyOn('left', parties),
    activity: 'quarry',
    from_utc: instantText(aboutMs - 10 * MINUTE_MS),
    to_utc: instantText(aboutMs + 20 * MINUTE_MS),
    ...placeFields(QUARRY),
    radius_m: 500,
    text: 'Quern quarry: one blast to loosen stone. The road past the quarry is closed meanwhile.',
  };
  const demining = {
    activity_id: 'notice-2',
    party: partyOn('right', parties),
    activity: 'demining',
    from_utc: instantText(watch.endMs + 120 * MINUTE_MS),
    to_utc: instantText(watch.endMs + 240 * MINUTE_MS),
    ...placeFields(pointKm(4, -9.2)),
    radius_m: 800,
    text: 'Clearance of old mines at Weir End, with small charges.',
  };
  const draft = (side: Side, atMs: number, row: object): Draft => ({
    atMs,
    feed: 'activity',
    sourceId: NOTICE_DESKS[side].sourceId,
    lines: [JSON.stringify(row)],
  });
  const hourMs = 60 * MINUTE_MS;
  return [
    draft('left', watch.startMs - 17 * hourMs, quarry),
    draft('right', watch.startMs - 15 * hourMs, demining),
  ];
}

function draftReport(
  report: PatrolReport,
  count: number,
  parties: readonly ExerciseParty[],
): Draft {
  const { place, bearing } = report;
  const row = {
    report_id: `report-${count}`,
    type: report.type,
    from_utc: instantText(report.fromMs),
    to_utc: instantText(report.toMs),
    sector: report.sectorId,
    count: report.count,
    weapon: report.weapon,
    place: place && { ...placeFields(place.middle), radius_m: place.radiusM },
    bearing: bearing && {
      ...placeFields(bearing.observer),
      azimuth_deg: bearing.azimuthDeg,
      sigma_deg: bearing.sigmaDeg,
      near_m: bearing.nearM,
      far_m: bearing.farM,
    },
    text: named(report.text, parties),
  };
  const { sourceId } = PATROLS[report.patrol];
  return { atMs: report.sentMs, feed: 'patrol', sourceId, lines: [JSON.stringify(row)] };
}

/** When a day's watch is long enough: 09:46 to 12:45, three hours and three quarters after it began. */
const FAR_FROM_MS = 226 * MINUTE_MS;
const FAR_TO_MS = 405 * MINUTE_MS;

/** The harbour post, and the four winds in which they were heard. */
const HARBOUR_POST = pointKm(-29.4, 13.1);
const FAR_AZIMUTHS_DEG = [247.5, 292.5, 337.5, 22.5] as const;

/** Explosions far outside the band, counted by ear from one post: one report of thirty-two, and no truth is kept of them. */
function draftFarFire({ watch }: World): readonly Draft[] {
  const [fromMs, toMs] = [watch.startMs + FAR_FROM_MS, watch.startMs + FAR_TO_MS];
  if (toMs > watch.endMs) return [];
  const row = {
    report_id: 'far-fire',
    type: 'explosions-heard',
    from_utc: instantText(fromMs),
    to_utc: instantText(toMs),
    sector: 'S1',
    count: 32,
    weapon: 'unknown',
    place: null,
    bearing: null,
    bearings: FAR_AZIMUTHS_DEG.map((azimuth_deg) => ({
      ...placeFields(HARBOUR_POST),
      azimuth_deg,
      sigma_deg: 11,
      near_m: 3000,
      far_m: 8000,
    })),
    text: 'Between 09:46 and 12:45 we heard 32 explosions from the harbour post, 3 to 8 km off to the west-south-west, west-north-west, north-north-west and north-north-east. Undetermined; none was seen.',
  };
  const { sourceId } = PATROLS.left;
  return [{ atMs: toMs + 12 * MINUTE_MS, feed: 'patrol', sourceId, lines: [JSON.stringify(row)] }];
}

/** What the drone saw of its sector: nothing else saw less for it. */
function draftFlight({ startMs, endMs, sector, seenPpm }: Flight): Draft {
  const row = {
    coverage_id: `flight-${instantText(startMs).replaceAll(':', '')}`,
    sector: sector.sectorId,
    from_utc: instantText(startMs),
    to_utc: instantText(endMs),
    seen_ppm: seenPpm,
  };
  const { sourceId } = DRONE;
  return { atMs: endMs + 60_000, feed: 'coverage', sourceId, lines: [JSON.stringify(row)] };
}

function draftSeen(report: DroneReport, reportId: string, { sourceId }: CastSource): Draft {
  const row = {
    report_id: reportId,
    type: 'impact-seen',
    from_utc: instantText(report.fromMs),
    to_utc: instantText(report.toMs),
    sector: report.sectorId,
    count: report.count,
    weapon: 'unknown',
    place: { ...placeFields(report.middle), radius_m: report.radiusM },
    bearing: null,
    text: report.text,
  };
  return { atMs: report.sentMs, feed: 'patrol', sourceId, lines: [JSON.stringify(row)] };
}

function draftItem(item: PressItem, count: number): Draft {
  const row = {
    item_id: `item-${count}`,
    type: 'impact-seen',
    from_utc: instantText(item.fromMs),
    to_utc: instantText(item.toMs),
    sector: item.sectorId,
    ...placeFields(item.middle),
    radius_m: item.radiusM,
    text: item.text,
  };
  const { sourceId } = PRESS[item.outlet - 1] ?? NETWORK_DESK;
  return { atMs: item.sentMs, feed: 'press', sourceId, lines: [JSON.stringify(row)] };
}

function draftStatement(said: Statement, count: number, parties: readonly ExerciseParty[]): Draft {
  const row = {
    statement_id: `statement-${count}`,
    party: partyOn(said.by, parties),
    statement: said.statement,
    accused: said.accused && partyOn(said.accused, parties),
    from_utc: instantText(said.fromMs),
    to_utc: instantText(said.toMs),
    sector: said.sectorId,
    text: named(said.text, parties),
  };
  const { sourceId } = SPOKESMEN[said.by];
  return { atMs: said.sentMs, feed: 'statement', sourceId, lines: [JSON.stringify(row)] };
}

/** Writes the parties' names where the world said `@left` and `@right`. */
function named(text: string, parties: readonly ExerciseParty[]): string {
  return parties.reduce((told, { side, name }) => told.replaceAll(`@${side}`, name), text);
}
