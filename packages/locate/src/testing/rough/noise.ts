/** What is heard and was no event: wind and doors anywhere, and vehicles that pass sensors one after another. */
import { cos, exp, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';

export interface NoiseSound {
  readonly sensor: number;
  readonly timeS: number;
}

interface Band {
  readonly lengthM: number;
  readonly depthM: number;
  readonly durationS: number;
}

const TAU = 6.283185307179586;
const HEARD_WITHIN_M = 450;
const VEHICLES_PER_1000_KM2_H = 60;

/** `meanCount` sounds in all, a few sensors making most of them. */
export function makeClatter(
  random: Random,
  sensorCount: number,
  meanCount: number,
  durationS: number,
): NoiseSound[] {
  const loud = Array.from({ length: sensorCount }, () => exp(1.1 * random.normal()));
  const all = loud.reduce((sum, value) => sum + value, 0);
  return loud.flatMap((rate, sensor) => {
    const sounds: NoiseSound[] = [];
    const meanS = (durationS * all) / (rate * meanCount);
    for (let timeS = random.exponential(meanS); timeS < durationS + 30;) {
      sounds.push({ sensor, timeS });
      timeS += random.exponential(meanS);
    }
    return sounds;
  });
}

/** Each on a straight way at 8 to 22 m/s; a sensor within 450 m hears it one to three times as it comes by. */
export function driveVehicles(
  random: Random,
  sensors: readonly PointM[],
  { lengthM, depthM, durationS }: Band,
): NoiseSound[] {
  const areaKm2 = (lengthM * depthM) / 1e6;
  const count = Math.round((VEHICLES_PER_1000_KM2_H * areaKm2 * durationS) / 3.6e6);
  const sounds: NoiseSound[] = [];
  for (let v = 0; v < count; v += 1) {
    const from = { xM: lengthM * random.uniform(), yM: depthM * (random.uniform() - 0.5) };
    const turn = TAU * random.uniform();
    const [ux, uy] = [cos(turn), sin(turn)];
    const speed = 8 + 14 * random.uniform();
    const fromS = (durationS + 600) * random.uniform() - 600;
    sensors.forEach(({ xM, yM }, sensor) => {
      const [dx, dy] = [xM - from.xM, yM - from.yM];
      const alongM = dx * ux + dy * uy;
      const acrossM = Math.abs(dx * uy - dy * ux);
      const isPassed = alongM > 0 && alongM < 15_000 && acrossM < HEARD_WITHIN_M;
      if (!isPassed) return;
      for (let n = 1 + random.integer(3); n > 0; n -= 1) {
        const timeS = fromS + alongM / speed + 8 * random.normal();
        if (timeS >= 0 && timeS < durationS + 30) sounds.push({ sensor, timeS });
      }
    });
  }
  return sounds;
}
