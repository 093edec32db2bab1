import { RADIANS_PER_DEGREE, atan2 } from '@holdfast/geo';
import type { Chance } from '../chance.ts';
import { sectorAt } from '../land/line.ts';
import { distanceKm, pointKm } from '../land/shapes.ts';
import type { DroneReport } from './drone.ts';
import { isSide } from './event.ts';
import type { Episode } from './event.ts';
import { nearestTown } from './patrols.ts';
import type { PatrolReport } from './patrols.ts';
import { placeOnSide } from './timetable.ts';

/** One explosion that a camera on a mast saw, and that a patrol across the line reported when its radio worked again. */
export interface Watched {
  readonly episodeId: string;
  readonly cameraReport: DroneReport;
  readonly lateReport: PatrolReport;
}

const MINUTE_MS = 60_000;
/** What a camera sees rise it places to within so much, metres. */
const CAMERA_RADIUS_M = 50;
const CAMERA_AFTER_MIN = 8;
/** A radio is silent for so long: everybody has made up their mind by then. */
const LATE_MIN = 48;

/** The first explosion of a watch by a party's hand; null in a watch without one. */
export function watchedExplosion(episodes: readonly Episode[], chance: Chance): Watched | null {
  const episode = episodes.find(({ form }) => form === 'explosion');
  const blast = episode?.events[0];
  if (episode === undefined || blast === undefined || !isSide(episode.cause)) return null;
  const blastMs = Math.floor(blast.originUs / 1000);
  const sectorId = sectorAt(blast.place.xKm).sectorId;
  const offKm = CAMERA_RADIUS_M / 2500;
  const fromMs = Math.floor(blastMs / MINUTE_MS) * MINUTE_MS;
  const post = placeOnSide(
    episode.cause,
    blast.place.xKm + chance.between(-1.5, 1.5),
    chance.between(1.2, 1.8),
  );
  const truth = atan2(blast.place.xKm - post.xKm, blast.place.yKm - post.yKm) / RADIANS_PER_DEGREE;
  const azimuthDeg = ((Math.round(truth + 6 * chance.normal()) % 360) + 360) % 360;
  const rangeM = distanceKm(post, blast.place) * 1000;
  const nearM = Math.floor((rangeM * 0.75) / 250) * 250;
  const farM = Math.ceil((rangeM * 1.3) / 250) * 250;
  return {
    episodeId: episode.episodeId,
    cameraReport: {
      fromMs: Math.floor(blastMs / 1000) * 1000,
      toMs: Math.floor(blastMs / 1000) * 1000 + 1000,
      sentMs: blastMs + CAMERA_AFTER_MIN * MINUTE_MS,
      sectorId,
      count: 1,
      middle: pointKm(
        blast.place.xKm + offKm * chance.normal(),
        blast.place.yKm + offKm * chance.normal(),
      ),
      radiusM: CAMERA_RADIUS_M,
      text: `One explosion in the mast camera's picture near ${nearestTown(blast.place)}: a flash, then earth and smoke beside the track. The place is taken from two fence posts that the map shows.`,
    },
    lateReport: {
      patrol: episode.cause,
      type: 'explosions-heard',
      weapon: 'unknown',
      fromMs,
      toMs: fromMs + MINUTE_MS,
      sentMs: blastMs + LATE_MIN * MINUTE_MS,
      sectorId,
      count: 1,
      place: null,
      bearing: { observer: post, azimuthDeg, sigmaDeg: 6, nearM, farM },
      text: `One explosion heard on ${azimuthDeg} degrees, ${nearM / 1000} to ${farM / 1000} km off, beyond the line. Sent late: our radio was dead until now.`,
    },
  };
}
