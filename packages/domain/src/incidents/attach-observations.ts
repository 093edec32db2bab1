import { atan2, cos, sin } from '@holdfast/geo';
import type { JsonValue } from '../core/entry.ts';
import type { ObservationId } from '../core/ids.ts';
import type { ActivityState, ObservationState, State } from '../core/state.ts';
import type { Area, CircleArea } from '../core/judgements.ts';
import type { Ground, PointM } from '../ground/ground.ts';
import { radiusM } from '../ground/ground.ts';
import { memberOf } from '../views/context.ts';
import type { Draft, IncidentInputs } from './draft.ts';
import { attachHeat } from './join-heat.ts';

/** Clocks of people: what they time to the second may be off by so much, milliseconds. */
const WATCH_ERROR_MS = 60_000;
/** Distances that people judge by ear may be off by this share, per cent. */
const DISTANCE_ERROR_PERCENT = 50;
/** Reports of one source are from one post when it stood so near, metres: how well people know where they stand. */
const POST_M = 100;
/** Bearings count as matching within so many of their standard errors. */
const BEARING_SIGMAS = 3;
/** A notice covers what happens so close to its hour and place. */
const NOTICE_MS = 15 * 60_000;
const NOTICE_M = 500;
/** A stroke's thunder reaches the sensors later than its flash; origin times agree within this. */
const STROKE_MS = 8_000;
const STROKE_M = 1_500;

/** A direction and distance band as an observer gave it, in the ground's frame. */
export interface Bearing {
  readonly from: PointM;
  readonly azimuthDeg: number;
  readonly sigmaDeg: number;
  readonly nearM: number;
  readonly farM: number;
}

export function bearingIn(content: JsonValue | null, ground: Ground): Bearing | null {
  const bearing = memberOf(content, 'bearing');
  const observer = memberOf(bearing, 'observer');
  const [latitudeUdeg, longitudeUdeg, azimuthMdeg, sigmaMdeg, nearM, farM] = [
    memberOf(observer, 'latitudeUdeg'),
    memberOf(observer, 'longitudeUdeg'),
    memberOf(bearing, 'azimuthMdeg'),
    memberOf(bearing, 'sigmaMdeg'),
    memberOf(bearing, 'nearM'),
    memberOf(bearing, 'farM'),
  ].map((value) => (typeof value === 'number' ? value : null));
  if (
    latitudeUdeg === null ||
    latitudeUdeg === undefined ||
    longitudeUdeg === null ||
    longitudeUdeg === undefined
  )
    return null;
  if (
    azimuthMdeg === null ||
    azimuthMdeg === undefined ||
    sigmaMdeg === null ||
    sigmaMdeg === undefined
  )
    return null;
  const from = ground.toMetres({ latitudeUdeg, longitudeUdeg });
  return {
    from,
    azimuthDeg: azimuthMdeg / 1000 + ground.northDeg(from),
    sigmaDeg: sigmaMdeg / 1000,
    nearM: nearM ?? 0,
    farM: farM ?? 15_000,
  };
}

/** Attaches each human or weather report, taken in order of time, to the draft that fits it best; the mission's own observers may begin one. */
export function attachObservations(
  state: State,
  drafts: Draft[],
  inputs: IncidentInputs,
  begin: () => Draft,
): void {
  const fresh = [...state.observations.values()]
    .filter(
      ({ incidentId, judgement }) => incidentId === null && judgement.observationType !== 'report',
    )
    .filter(({ screened }) => screened?.judgement.outcome !== 'set-aside')
    .filter(({ judgement }) => judgement.toMs + WATCH_ERROR_MS <= inputs.settledThroughMs)
    .sort((a, b) => a.judgement.fromMs - b.judgement.fromMs || a.index - b.index);
  const isHeat = ({ judgement }: ObservationState) =>
    judgement.observationType === 'thermal-anomaly';
  attachHeat(state, fresh.filter(isHeat), drafts, inputs);
  for (const observation of fresh.filter((each) => !isHeat(each))) {
    const bearing = bearingIn(inputs.contentOf(observation.index), inputs.ground);
    const home = bestHome(observation, bearing, drafts, inputs.ground);
    if (home !== null) {
      home.observationIds.push(observation.judgement.observationId);
      home.changed = true;
    } else if (bearing !== null && inputs.contentOf(observation.index) !== null) {
      const set = setOf(state, { observation, bearing, drafts, inputs });
      addTo(set ?? begin(), observation, bearing, inputs.ground);
    }
  }
}

/** What is being placed, and among what. */
interface Placing {
  readonly observation: ObservationState;
  readonly bearing: Bearing;
  readonly drafts: readonly Draft[];
  readonly inputs: IncidentInputs;
}

/** The set that a report belongs to: what one source perceived alike from one post at one time is one set, on however many bearings. */
function setOf(state: State, { observation, bearing, drafts, inputs }: Placing): Draft | null {
  const { judgement } = observation;
  const isAlike = (observationId: ObservationId): boolean => {
    const other = state.observations.get(observationId);
    if (other === undefined) return false;
    const post = bearingIn(inputs.contentOf(other.index), inputs.ground)?.from ?? null;
    return (
      other.judgement.sourceId === judgement.sourceId &&
      other.judgement.observationType === judgement.observationType &&
      other.judgement.fromMs - WATCH_ERROR_MS <= judgement.toMs &&
      judgement.fromMs <= other.judgement.toMs + WATCH_ERROR_MS &&
      post !== null &&
      lengthOf(difference(post, bearing.from)) <= POST_M
    );
  };
  const isSet = ({ eventIds, observationIds, before }: Draft): boolean =>
    eventIds.length === 0 &&
    observationIds.length > 0 &&
    observationIds.every(isAlike) &&
    !(before?.removedIds.includes(judgement.observationId) ?? false);
  return drafts.find(isSet) ?? null;
}

/** An observation with no detection: its area is a circle that holds the whole distance band. */
function addTo(
  draft: Draft,
  observation: ObservationState,
  bearing: Bearing,
  ground: Ground,
): void {
  draft.observationIds.push(observation.judgement.observationId);
  draft.areas.push(circleOf(bearing, ground));
  draft.changed = true;
}

function circleOf(bearing: Bearing, ground: Ground): CircleArea {
  const middleM = (bearing.nearM + bearing.farM) / 2;
  const { eastward, northward } = directionOf(bearing.azimuthDeg);
  const centre = {
    xM: bearing.from.xM + middleM * eastward,
    yM: bearing.from.yM + middleM * northward,
  };
  return {
    shape: 'circle',
    ...ground.toPlace(centre),
    radiusM: Math.max(2_500, Math.ceil(bearing.farM - middleM)),
  };
}

function bestHome(
  observation: ObservationState,
  bearing: Bearing | null,
  drafts: readonly Draft[],
  ground: Ground,
): Draft | null {
  let best: Draft | null = null;
  let bestMisfit = Number.MAX_SAFE_INTEGER;
  for (const draft of drafts) {
    const misfit = misfitOf(observation, bearing, draft, ground);
    if (misfit !== null && misfit < bestMisfit) {
      best = draft;
      bestMisfit = misfit;
    }
  }
  return best;
}

/** 0 is perfect; null is out of the question. Time in units of the watch's error, direction in standard errors. */
function misfitOf(
  observation: ObservationState,
  bearing: Bearing | null,
  draft: Draft,
  ground: Ground,
): number | null {
  const { judgement } = observation;
  const lightning = judgement.observationType === 'lightning';
  let best: number | null = null;
  for (const member of draft.gathered) {
    if (lightning && member.family !== 'explosion') continue;
    const allowedMs = lightning ? STROKE_MS : WATCH_ERROR_MS;
    const apartMs = Math.max(0, judgement.fromMs - member.toMs, member.fromMs - judgement.toMs);
    if (apartMs > allowedMs) continue;
    const placed =
      judgement.area !== null
        ? placeMisfit(judgement.area, member.centre, member.reachM, ground)
        : bearing === null
          ? null
          : bearingMisfit(bearing, member.centre, member.reachM);
    if (placed === null) continue;
    const misfit = apartMs / allowedMs + placed;
    if (best === null || misfit < best) best = misfit;
  }
  return best;
}

function placeMisfit(area: Area, centre: PointM, reachM: number, ground: Ground): number | null {
  const allowedM = radiusM(area) + reachM + STROKE_M;
  const apartM = lengthOf(difference(ground.toMetres(area), centre));
  return apartM > allowedM ? null : apartM / allowedM;
}

function bearingMisfit(bearing: Bearing, centre: PointM, reachM: number): number | null {
  const way = difference(centre, bearing.from);
  const distanceM = lengthOf(way);
  const slackM = reachM + (distanceM * DISTANCE_ERROR_PERCENT) / 100;
  if (distanceM < bearing.nearM - slackM || distanceM > bearing.farM + slackM) return null;
  if (distanceM <= reachM) return 0.5;
  const offDeg = angleBetween(azimuthOf(way), bearing.azimuthDeg);
  const widthDeg = degrees(atan2(reachM, distanceM));
  const sigmas = Math.max(0, offDeg - widthDeg) / bearing.sigmaDeg;
  return sigmas > BEARING_SIGMAS ? null : sigmas / BEARING_SIGMAS;
}

/** Notices of quarry blasts, demining and exercises: by hour and place, whoever notified them. */
export function attachActivities(state: State, drafts: readonly Draft[], ground: Ground): void {
  for (const activity of state.activities.values()) {
    for (const draft of drafts) {
      const { activityId } = activity.judgement;
      if (draft.activityIds.includes(activityId) || isRemoved(draft, activityId)) continue;
      if (
        !draft.gathered.some(
          (member) => member.family === 'explosion' && covers(activity, member, ground),
        )
      )
        continue;
      draft.activityIds.push(activityId);
      draft.changed = true;
    }
  }
}

/** A person has taken it away. */
function isRemoved({ before }: Draft, memberId: string): boolean {
  return before?.removedIds.includes(memberId) ?? false;
}

function covers(
  { judgement }: ActivityState,
  member: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly centre: PointM;
    readonly reachM: number;
  },
  ground: Ground,
): boolean {
  const inTime =
    member.fromMs >= judgement.fromMs - NOTICE_MS && member.toMs <= judgement.toMs + NOTICE_MS;
  const apartM = lengthOf(difference(ground.toMetres(judgement.area), member.centre));
  return inTime && apartM <= judgement.area.radiusM + member.reachM + NOTICE_M;
}

const RADIANS_PER_DEGREE = Math.PI / 180;

function degrees(radians: number): number {
  return radians / RADIANS_PER_DEGREE;
}

function difference(to: PointM, from: PointM): PointM {
  return { xM: to.xM - from.xM, yM: to.yM - from.yM };
}

function lengthOf({ xM, yM }: PointM): number {
  return Math.sqrt(xM * xM + yM * yM);
}

/** Clockwise from north, 0 to 360. */
function azimuthOf({ xM, yM }: PointM): number {
  const azimuthDeg = degrees(atan2(xM, yM));
  return azimuthDeg < 0 ? azimuthDeg + 360 : azimuthDeg;
}

function angleBetween(aDeg: number, bDeg: number): number {
  const apart = Math.abs(aDeg - bDeg) % 360;
  return apart > 180 ? 360 - apart : apart;
}

function directionOf(azimuthDeg: number): {
  readonly eastward: number;
  readonly northward: number;
} {
  const radians = azimuthDeg * RADIANS_PER_DEGREE;
  return { eastward: sin(radians), northward: cos(radians) };
}
