/**
 * Weather for the simulated world: speed of sound and wind that change along the line, turbulence, clocks that are wrong. It is not the
 * solver's model turned round: the air is a sum of waves and not straight between knots, a way takes the air of its middle, the wind
 * acts on the speed along the way, and turbulence is partly common to ways of one direction.
 */
import { atan2, cos, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';

export interface Air {
  /** Seconds from a source to a sensor, without turbulence. */
  travelS(source: PointM, sensor: PointM): number;
}

const TAU = 6.283185307179586;
const WIND_M_PER_S = 6;
const SPEED_SWING_M_PER_S = 1.5;
const WAVE_M = 300_000;

/** Wind of 6 m/s that turns and swells along x, and air that is warmer here and colder there. */
export function createAir(random: Random, soundSpeedMPerS: number): Air {
  const [speedPhase, windPhase, turn] = [random.uniform(), random.uniform(), random.uniform()];
  const wave = (xM: number, lengthM: number, phase: number): number =>
    cos(TAU * (xM / lengthM + phase));
  return {
    travelS(source, sensor) {
      const [dx, dy] = [sensor.xM - source.xM, sensor.yM - source.yM];
      const distanceM = Math.sqrt(dx * dx + dy * dy);
      const middleM = (sensor.xM + source.xM) / 2;
      const speed = soundSpeedMPerS + SPEED_SWING_M_PER_S * wave(middleM, WAVE_M, speedPhase);
      const strength = WIND_M_PER_S * (0.8 + 0.2 * wave(middleM, 0.7 * WAVE_M, windPhase));
      const towards = TAU * turn + 0.8 * wave(middleM, 1.3 * WAVE_M, windPhase);
      const along = distanceM === 0 ? 0 : (dx * cos(towards) + dy * sin(towards)) / distanceM;
      return distanceM / (speed + strength * along);
    },
  };
}

const WAVES = 5;

/** Relative errors of travel times of one event, of standard deviation 1: half of the variance common to ways of one direction. */
export function createTurbulence(random: Random): (source: PointM, sensor: PointM) => number {
  const a = Array.from({ length: WAVES }, () => random.normal());
  const b = Array.from({ length: WAVES }, () => random.normal());
  return (source, sensor) => {
    const angle = atan2(sensor.yM - source.yM, sensor.xM - source.xM);
    let common = 0;
    for (let k = 0; k < WAVES; k += 1) {
      common += (a[k] ?? 0) * cos((k + 1) * angle) + (b[k] ?? 0) * sin((k + 1) * angle);
    }
    return Math.sqrt(0.5) * (common / Math.sqrt(WAVES) + random.normal());
  };
}

/** What the errors of two ways have in common, as a share of the variance, by the angle between them (radians). */
export function commonTurbulence(angle: number): number {
  let sum = 0;
  for (let k = 1; k <= WAVES; k += 1) sum += cos(k * angle);
  return (0.5 * sum) / WAVES;
}

/** What each sensor's clock is off, seconds: 1 to 10 % of them by 50 to 500 ms, the rest not at all. */
export function createClocks(random: Random, count: number): readonly number[] {
  const share = 0.01 + 0.09 * random.uniform();
  return Array.from({ length: count }, () => {
    if (random.uniform() >= share) return 0;
    const offS = 0.05 + 0.45 * random.uniform();
    return random.uniform() < 0.5 ? offS : -offS;
  });
}
