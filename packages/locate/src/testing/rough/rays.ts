/**
 * Sound over flat ground through air whose effective speed (speed of sound plus the wind along the way) changes with height. Heights in
 * metres above ground, source and sensor on it. Between two heights the speed is linear, so rays are arcs of circles with closed forms for
 * distance and time (Pierce, Acoustics, 1981, section 8.3; the effective speed itself is an approximation good for flat rays).
 */
import { log } from '@holdfast/geo';

/** First arrivals by distance: at 0, `WAY_STEP_M`, twice that and so on, to `WAY_MAX_M`. */
export interface Ways {
  readonly seconds: Float64Array;
  /** What is lost where no ray comes down (a shadow zone), dB. */
  readonly lossDb: Float64Array;
  /** For each step of the wave along the ground. */
  readonly groundS: number;
}

export const WAY_STEP_M = 250;
export const WAY_MAX_M = 18_000;
const SIZE = WAY_MAX_M / WAY_STEP_M + 1;
const RAYS_PER_LAYER = 8;
const HOPS_MAX = 8;
const SHADOW_DB_PER_KM = 5;
const SHADOW_DB_MAX = 16;

interface Hop {
  readonly distanceM: number;
  readonly seconds: number;
}

/**
 * Every ray that the air turns back to the ground, up to `HOPS_MAX` times, and the wave along the ground: the earliest counts. Turbulence
 * and diffraction carry a weak wave into the shadow, along the ground.
 */
export function traceWays(heightsM: readonly number[], speedsMPerS: readonly number[]): Ways {
  const ground = speedsMPerS[0] ?? 340;
  const seconds = Float64Array.from({ length: SIZE }, (_, k) => (k * WAY_STEP_M) / ground);
  const isLit = new Uint8Array(SIZE);
  let before: Hop | undefined;
  for (const turnSpeed of turningSpeeds(speedsMPerS)) {
    const hop = turnSpeed === undefined ? undefined : traceHop(heightsM, speedsMPerS, turnSpeed);
    if (hop !== undefined && before !== undefined) {
      for (let n = 1; n <= HOPS_MAX; n += 1) layDown({ seconds, isLit }, n, before, hop);
    }
    before = hop;
  }
  return { seconds, lossDb: shadowFrom(isLit), groundS: WAY_STEP_M / ground };
}

/** Speeds at which rays turn, rising; undefined where a stretch of them ends. */
function turningSpeeds(speedsMPerS: readonly number[]): (number | undefined)[] {
  const turns: (number | undefined)[] = [];
  let fastest = speedsMPerS[0] ?? 0;
  for (const speed of speedsMPerS.slice(1)) {
    if (speed > fastest) {
      for (let k = 0; k < RAYS_PER_LAYER; k += 1) {
        turns.push(fastest + ((speed - fastest) * (k + 0.02)) / RAYS_PER_LAYER);
      }
      fastest = speed;
    } else turns.push(undefined);
  }
  return turns;
}

/** From the ground to where the effective speed is `turnSpeed`, and back. */
function traceHop(
  heightsM: readonly number[],
  speedsMPerS: readonly number[],
  turnSpeed: number,
): Hop {
  let distanceM = 0;
  let seconds = 0;
  for (let i = 1; i < heightsM.length; i += 1) {
    const [low, high] = [speedsMPerS[i - 1] ?? 0, speedsMPerS[i] ?? 0];
    const thickM = (heightsM[i] ?? 0) - (heightsM[i - 1] ?? 0);
    const top = Math.min(high, turnSpeed);
    const rise = high - low;
    const cosLow = Math.sqrt(Math.max(0, 1 - (low / turnSpeed) * (low / turnSpeed)));
    if (Math.abs(rise) < 1e-6) {
      distanceM += (thickM * low) / turnSpeed / cosLow;
      seconds += thickM / (low * cosLow);
      continue;
    }
    const gradient = rise / thickM;
    const cosTop = Math.sqrt(Math.max(0, 1 - (top / turnSpeed) * (top / turnSpeed)));
    distanceM += ((cosLow - cosTop) * turnSpeed) / gradient;
    seconds += log((top * (1 + cosLow)) / (low * (1 + cosTop))) / gradient;
    if (high >= turnSpeed) break;
  }
  return { distanceM: 2 * distanceM, seconds: 2 * seconds };
}

function layDown(
  { seconds, isLit }: { readonly seconds: Float64Array; readonly isLit: Uint8Array },
  times: number,
  one: Hop,
  other: Hop,
): void {
  const [near, far] = one.distanceM < other.distanceM ? [one, other] : [other, one];
  const first = Math.ceil((times * near.distanceM) / WAY_STEP_M);
  const last = Math.min(SIZE - 1, Math.floor((times * far.distanceM) / WAY_STEP_M));
  for (let k = first; k <= last; k += 1) {
    const span = far.distanceM - near.distanceM;
    const share = span === 0 ? 0 : ((k * WAY_STEP_M) / times - near.distanceM) / span;
    const s = times * (near.seconds + share * (far.seconds - near.seconds));
    isLit[k] = 1;
    if (s < (seconds[k] ?? 0)) seconds[k] = s;
  }
}

function shadowFrom(isLit: Uint8Array): Float64Array {
  let darkM = 0;
  return Float64Array.from(isLit, (lit, k) => {
    darkM = k === 0 || lit === 1 ? 0 : darkM + WAY_STEP_M;
    return Math.min(SHADOW_DB_MAX, (SHADOW_DB_PER_KM * darkM) / 1000);
  });
}
