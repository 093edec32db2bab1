/**
 * What gusts do to travel times: a smooth random field over where a way begins, where it ends and when, so that near ways and near times
 * err alike, and a rest that is every way's own. A sum of random waves, whose covariance is a bell (Rahimi and Recht, 2007).
 */
import { cos, createRandom, exp } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';

export interface Gusts {
  /** Seconds later than in still air; `own` is a standard normal number of that way's own. */
  lateS(source: PointM, sensor: PointM, timeS: number, own: number): number;
  /** Variance that two ways from one event have in common, seconds squared; of one way with itself all of it. */
  sharedS2(source: PointM, sensor: PointM, other: PointM): number;
}

const TAU = 6.283185307179586;
const WAVES = 32;
/** Ways that end so far apart hardly err alike. */
const LENGTH_M = 1_500;
const LASTS_S = 90;
/** Of a way of one kilometre; it grows with the root of the length. */
const SIGMA_S = 0.008;
const COMMON = 0.75;

export function createGusts(seed: number): Gusts {
  const random = createRandom(seed + 0.53e9);
  const waves = Array.from({ length: WAVES }, () => {
    const [ax, ay, bx, by] = [random.normal(), random.normal(), random.normal(), random.normal()];
    return { ax, ay, bx, by, t: random.normal() / LASTS_S, phase: TAU * random.uniform() };
  });
  const scale = Math.sqrt(2 / WAVES);
  const sigmaS = (one: PointM, other: PointM): number => {
    const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
    return SIGMA_S * Math.sqrt(Math.sqrt(dx * dx + dy * dy) / 1000);
  };
  return {
    lateS(source, sensor, timeS, own) {
      let field = 0;
      for (const { ax, ay, bx, by, t, phase } of waves) {
        const from = ax * source.xM + ay * source.yM;
        const to = bx * sensor.xM + by * sensor.yM;
        field += cos((from + to) / LENGTH_M + t * timeS + phase);
      }
      const late = Math.sqrt(COMMON) * scale * field + Math.sqrt(1 - COMMON) * own;
      return sigmaS(source, sensor) * late;
    },
    sharedS2(source, sensor, other) {
      const product = sigmaS(source, sensor) * sigmaS(source, other);
      if (sensor === other) return product;
      const [dx, dy] = [sensor.xM - other.xM, sensor.yM - other.yM];
      return product * COMMON * exp(-(dx * dx + dy * dy) / (2 * LENGTH_M * LENGTH_M));
    },
  };
}
