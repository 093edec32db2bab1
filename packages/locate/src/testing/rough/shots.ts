/**
 * What goes off in the rough world: explosions, alone and in salvos; guns, whose shell flies faster than sound for a while, drags a shock
 * wave behind it and falls elsewhere. One shot of a gun is two events, its muzzle blast and its impact, and a shock wave that is none.
 */
import { cos, exp, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';

export interface RoughShot extends PointM {
  readonly timeS: number;
  readonly kind: 'blast' | 'impact' | 'muzzle';
  /** In still air over open ground it is heard so far. */
  readonly reachM: number;
  readonly flight?: Flight;
}

/** A shell on its way, seen from above. */
export interface Flight {
  readonly towardsX: number;
  readonly towardsY: number;
  readonly speedMPerS: number;
  /** As long as it is faster than sound. */
  readonly supersonicM: number;
}

interface Band {
  readonly lengthM: number;
  readonly depthM: number;
  readonly durationS: number;
}

const TAU = 6.283185307179586;
/** A share of all starts; each makes a muzzle blast and an impact a shot. */
const GUN_SHARE = 0.12;
const SALVO_SHARE = 0.08;

/** About `count` events, in order of time. */
export function fireShots(random: Random, count: number, band: Band): RoughShot[] {
  const shots: RoughShot[] = [];
  while (shots.length < count) {
    const at = {
      xM: random.uniform() * band.lengthM,
      yM: (random.uniform() - 0.5) * band.depthM,
    };
    const fromS = random.uniform() * band.durationS;
    const rounds = random.uniform() < SALVO_SHARE ? 3 + random.integer(6) : 1;
    const isGun = random.uniform() < GUN_SHARE;
    shots.push(...(isGun ? fireGun : explode)(random, { at, fromS, rounds }));
  }
  return shots.sort((a, b) => a.timeS - b.timeS);
}

interface Start {
  readonly at: PointM;
  readonly fromS: number;
  readonly rounds: number;
}

function explode(random: Random, { at, fromS, rounds }: Start): RoughShot[] {
  const reachM = drawReachM(random);
  return Array.from({ length: rounds }, (_, i): RoughShot => {
    const place = i === 0 ? at : near(random, at, 75);
    return { ...place, timeS: fromS + i * (0.3 + random.exponential(0.8)), kind: 'blast', reachM };
  });
}

/** Towards the other side of y = 0, 4 to 12 km far. */
function fireGun(random: Random, { at, fromS, rounds }: Start): RoughShot[] {
  const turn = (at.yM > 0 ? -TAU / 4 : TAU / 4) + 0.6 * (random.uniform() - 0.5);
  const [towardsX, towardsY] = [cos(turn), sin(turn)];
  const rangeM = 4_000 + 8_000 * random.uniform();
  const speedMPerS = 480 + 240 * random.uniform();
  const supersonicM = rangeM * (0.4 + 0.6 * random.uniform());
  const [muzzleM, impactM] = [drawReachM(random), drawReachM(random)];
  const aim = { xM: at.xM + rangeM * towardsX, yM: at.yM + rangeM * towardsY };
  return Array.from({ length: rounds }, (_, i): RoughShot[] => {
    const timeS = fromS + i * (2 + random.exponential(1.5));
    const flight = { towardsX, towardsY, speedMPerS, supersonicM };
    const fallS = timeS + (1.25 * rangeM) / speedMPerS;
    return [
      { ...near(random, at, 20), timeS, kind: 'muzzle', reachM: muzzleM, flight },
      { ...near(random, aim, 75), timeS: fallS, kind: 'impact', reachM: impactM },
    ];
  }).flat();
}

function near(random: Random, { xM, yM }: PointM, withinM: number): PointM {
  const [turn, offM] = [TAU * random.uniform(), withinM * Math.sqrt(random.uniform())];
  return { xM: xM + offM * cos(turn), yM: yM + offM * sin(turn) };
}

function drawReachM(random: Random): number {
  return Math.min(15_000, Math.max(2_500, 9_000 * exp(0.4 * random.normal())));
}

/**
 * Seconds after the shot at which the shock wave comes by, and how far it came; undefined where it does not pass. It leaves the shell's
 * way under Mach's angle (Maher, 2006): a sensor hears the part that left `across / sqrt(M² - 1)` before it.
 */
export function shockAt(
  shot: RoughShot,
  sensor: PointM,
  soundSpeedMPerS: number,
): { readonly seconds: number; readonly acrossM: number } | undefined {
  const { flight } = shot;
  if (flight === undefined) return undefined;
  const [dx, dy] = [sensor.xM - shot.xM, sensor.yM - shot.yM];
  const alongM = dx * flight.towardsX + dy * flight.towardsY;
  const acrossM = Math.abs(dx * flight.towardsY - dy * flight.towardsX);
  const mach = flight.speedMPerS / soundSpeedMPerS;
  const leftM = alongM - acrossM / Math.sqrt(mach * mach - 1);
  if (leftM <= 0 || leftM > flight.supersonicM) return undefined;
  const wayM = Math.sqrt(acrossM * acrossM + (alongM - leftM) * (alongM - leftM));
  return { seconds: leftM / flight.speedMPerS + wayM / soundSpeedMPerS, acrossM };
}
