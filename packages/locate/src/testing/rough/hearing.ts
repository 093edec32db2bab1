/** Who hears what, and when: first arrivals, the wave along the ground behind them, shock waves and echoes. */
import { log10 } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';
import type { RoughAir } from './air.ts';
import { shockAt } from './shots.ts';
import type { RoughShot } from './shots.ts';
import type { Sound, Station } from './sound.ts';
import type { Terrain } from './terrain.ts';
import type { Gusts } from './turbulence.ts';
import { apartM } from './walls.ts';
import type { Walls } from './walls.ts';

export interface Land {
  readonly soundSpeedMPerS: number;
  readonly air: RoughAir;
  readonly terrain: Terrain;
  readonly walls: Walls;
  readonly gusts: Gusts;
  readonly hasShocks: boolean;
}

const RANGE_MAX_M = 16_000;
const ABSORPTION_DB_PER_KM = 1.5;
const SCATTER_DB = 4;
/** A second sound of one event must come so much later to be heard as one. */
const APART_S = 0.12;
const MULTIPATH_HEARD = 0.3;
const SHOCK_HEARD_M = 1_800;

export function listen(
  random: Random,
  shots: readonly RoughShot[],
  stations: readonly Station[],
  land: Land,
): Sound[] {
  const byX = stations
    .map((station, sensor) => ({ station, sensor }))
    .sort((a, b) => a.station.xM - b.station.xM || a.sensor - b.sensor);
  return shots.flatMap((shot, event) => {
    const missed = 0.15 + 0.1 * random.uniform();
    let low = 0;
    let high = byX.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byX[middle]?.station.xM ?? 0) < shot.xM - RANGE_MAX_M) low = middle + 1;
      else high = middle;
    }
    const sounds: Sound[] = [];
    for (let i = low; i < byX.length; i += 1) {
      const one = byX[i];
      if (one === undefined || one.station.xM > shot.xM + RANGE_MAX_M) break;
      sounds.push(...hearShot(random, { shot, event, missed, ...one }, land));
    }
    return sounds;
  });
}

interface Hearing {
  readonly shot: RoughShot;
  readonly event: number;
  readonly missed: number;
  readonly station: Station;
  readonly sensor: number;
}

function hearShot(random: Random, hearing: Hearing, land: Land): Sound[] {
  const { shot, event, missed, station, sensor } = hearing;
  const sounds = land.hasShocks ? hearShock(random, hearing, land.soundSpeedMPerS) : [];
  const distanceM = apartM(shot, station);
  if (distanceM > RANGE_MAX_M || random.uniform() < missed) return sounds;
  const told = toldPlace(shot, station);
  const { seconds, lossDb, groundSeconds } = land.air.way(told, station, shot.timeS);
  const detour = land.terrain.detour(told, station);
  const lateS = land.gusts.lateS(told, station, shot.timeS, random.normal());
  const beginS = shot.timeS + detour.extraM / land.soundSpeedMPerS + lateS;
  const luckDb = SCATTER_DB * random.normal();
  const hear = (what: Sound['what'], from: number, afterS: number): void => {
    const timeS = beginS + afterS + timingError(random, station);
    sounds.push({ sensor, timeS, what, event: from, kind: shot.kind });
  };
  const hiddenDb = lossDb + detour.lossDb;
  if (standsOut(shot.reachM, distanceM) + luckDb > hiddenDb) {
    hear(station.lieM === undefined ? 'event' : 'lie', event, seconds);
    const isApart = groundSeconds - seconds > APART_S;
    if (isApart && random.uniform() < MULTIPATH_HEARD) hear('multipath', -1, groundSeconds);
  }
  for (const echo of land.walls.echoes(told, station, sensor)) {
    const lostDb = echo.lossDb + (echo.isNear ? hiddenDb : 0);
    if (standsOut(shot.reachM, echo.lengthM) + luckDb <= lostDb) continue;
    // The way by the wall passes through the same air, so it takes longer by as much as it is longer.
    hear('echo', -1, (seconds * echo.lengthM) / distanceM);
  }
  return sounds;
}

function hearShock(random: Random, hearing: Hearing, soundSpeedMPerS: number): Sound[] {
  const { shot, missed, station, sensor } = hearing;
  const shock = shockAt(shot, station, soundSpeedMPerS);
  if (shock === undefined || shock.acrossM > SHOCK_HEARD_M) return [];
  if (random.uniform() < missed) return [];
  const timeS = shot.timeS + shock.seconds + timingError(random, station);
  return [{ sensor, timeS, what: 'shock', event: -1, kind: 'muzzle' }];
}

function toldPlace(shot: RoughShot, { lieM }: Station): PointM {
  if (lieM === undefined) return shot;
  return { xM: shot.xM + lieM.xM, yM: shot.yM + lieM.yM };
}

/** Decibels above what is just heard, in still air over open ground. */
function standsOut(reachM: number, distanceM: number): number {
  const near = Math.max(10, distanceM);
  return 20 * log10(reachM / near) + (ABSORPTION_DB_PER_KM * (reachM - near)) / 1000;
}

/** Normal, or Student's t with three degrees of freedom, cut at half a second, that tells as much: (nu + 1) / (nu + 3) / scale². */
function timingError(random: Random, { sigmaS, hasTails }: Station): number {
  const [a, b, c] = [random.normal(), random.normal(), random.normal()];
  const normal = sigmaS * random.normal();
  if (!hasTails) return normal;
  const error = normal / Math.sqrt(1.5) / Math.sqrt((a * a + b * b + c * c) / 3);
  return Math.max(-0.5, Math.min(0.5, error));
}
