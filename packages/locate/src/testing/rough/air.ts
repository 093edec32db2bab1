/**
 * Air over the rough world: temperature and wind with height, turning and swelling along the line and with time. Three days come in turn
 * with the seed: a sunny one (sound bends up, shadows), a clear night (it bends down) and an overcast one (only the wind bends it).
 */
import { atan2, cos, createRandom, log, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';
import { traceWays, WAY_MAX_M, WAY_STEP_M } from './rays.ts';
import type { Ways } from './rays.ts';

/** The first arrival over flat ground. */
export interface FlatWay {
  readonly seconds: number;
  readonly lossDb: number;
  /** Of the wave along the ground, which may come later. */
  readonly groundSeconds: number;
}

export interface RoughAir {
  way(source: PointM, sensor: PointM, timeS: number): FlatWay;
}

const TAU = 6.283185307179586;
const HEIGHTS_M: readonly number[] = [2, 4, 8, 16, 32, 64, 110, 150, 250, 400, 600, 800, 1000];
const ROUGHNESS_M = 0.1;
const DIRECTIONS = 24;
const KNOT_M = 40_000;
const KNOT_S = 900;
/** The wind turns to the right with height, by so much up to 600 m (Ekman's spiral, roughly). */
const VEER = 0.3;

type Day = 'sun' | 'night' | 'overcast';
const DAYS: readonly Day[] = ['sun', 'night', 'overcast'];

/** Kelvin above the temperature near the ground. */
function warmthAt(day: Day, heightM: number): number {
  if (day === 'sun') return -0.15 * log(heightM / 2) - 0.0098 * heightM;
  if (day === 'overcast') return -0.0065 * heightM;
  return heightM <= 150 ? 3 * Math.sqrt(heightM / 150) : 3 - 0.006 * (heightM - 150);
}

interface Phases {
  readonly speedPhase: number;
  readonly windPhase: number;
  readonly turn: number;
  readonly windAt10M: number;
}

/** `soundSpeedMPerS` is that near the ground, in the mean along the line. */
export function createRoughAir(seed: number, soundSpeedMPerS: number): RoughAir {
  const phases = drawPhases(createRandom(seed + 0.31e9));
  const day = DAYS[Math.abs(seed) % DAYS.length] ?? 'overcast';
  const tables = new Map<number, Ways>();
  const tableAt = (x: number, t: number, d: number): Ways => {
    const key = ((x + 512) * 4096 + t + 512) * DIRECTIONS + d;
    const known = tables.get(key);
    if (known !== undefined) return known;
    const speeds = HEIGHTS_M.map(
      (heightM) =>
        soundSpeedMPerS +
        0.6 * warmthAt(day, heightM) +
        alongWind({ phases, heightM, xM: x * KNOT_M, timeS: t * KNOT_S }, (TAU * d) / DIRECTIONS) +
        1.5 * cos(TAU * ((x * KNOT_M) / 210_000 + phases.speedPhase)),
    );
    const made = traceWays(HEIGHTS_M, speeds);
    tables.set(key, made);
    return made;
  };
  return { way: (source, sensor, timeS) => wayThrough(tableAt, source, sensor, timeS) };
}

function drawPhases(random: Random): Phases {
  return {
    speedPhase: random.uniform(),
    windPhase: random.uniform(),
    turn: random.uniform(),
    windAt10M: 2 + 4 * random.uniform(),
  };
}

interface AirPlace {
  readonly phases: Phases;
  readonly heightM: number;
  readonly xM: number;
  readonly timeS: number;
}

/** Wind along a direction (radians from x towards y): a logarithmic profile, up to 400 m. */
function alongWind({ phases, heightM, xM, timeS }: AirPlace, direction: number): number {
  const swell = 0.8 + 0.2 * cos(TAU * (xM / 170_000 + timeS / 7_000 + phases.windPhase));
  const shape = log(Math.min(400, heightM) / ROUGHNESS_M + 1) / log(10 / ROUGHNESS_M + 1);
  const towards =
    TAU * phases.turn +
    0.5 * sin(TAU * (xM / 260_000 + phases.windPhase)) +
    (0.35 * timeS) / 3600 -
    (VEER * Math.min(600, heightM)) / 600;
  return phases.windAt10M * swell * shape * cos(direction - towards);
}

type TableAt = (x: number, t: number, d: number) => Ways;

/** Linear between the knots of place, time and direction. */
function wayThrough(tableAt: TableAt, source: PointM, sensor: PointM, timeS: number): FlatWay {
  const [dx, dy] = [sensor.xM - source.xM, sensor.yM - source.yM];
  const distanceM = Math.min(WAY_MAX_M - WAY_STEP_M, Math.sqrt(dx * dx + dy * dy));
  const x = between((source.xM + sensor.xM) / 2 / KNOT_M);
  const t = between(timeS / KNOT_S);
  const d = between((atan2(dy, dx) * DIRECTIONS) / TAU);
  const r = between(distanceM / WAY_STEP_M);
  let [seconds, lossDb, groundS] = [0, 0, 0];
  for (const [i, xShare] of x) {
    for (const [j, tShare] of t) {
      for (const [k, dShare] of d) {
        const ways = tableAt(i, j, ((k % DIRECTIONS) + DIRECTIONS) % DIRECTIONS);
        const share = xShare * tShare * dShare;
        for (const [n, rShare] of r) {
          seconds += share * rShare * (ways.seconds[n] ?? 0);
          lossDb += share * rShare * (ways.lossDb[n] ?? 0);
        }
        groundS += share * (distanceM / WAY_STEP_M) * ways.groundS;
      }
    }
  }
  return { seconds, lossDb, groundSeconds: groundS };
}

type Share = readonly [number, number];

function between(value: number): readonly [Share, Share] {
  const low = Math.floor(value);
  return [
    [low, 1 - (value - low)],
    [low + 1, value - low],
  ];
}
