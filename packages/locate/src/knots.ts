/** Places along the network's longer axis at which the air is known; between them it changes in proportion. */
import { atan2, cos, sin } from '@holdfast/geo';
import type { Network } from './network.ts';

const ZONE_M = 25_000;

/** Where the knots are: `firstM` along the direction (x, y), then every `stepM`. */
export interface Knots {
  readonly count: number;
  readonly xPerM: number;
  readonly yPerM: number;
  readonly firstM: number;
  readonly stepM: number;
  /** Of the network's middle, at right angles. */
  readonly acrossM: number;
}

export function layKnots({ count, xM, yM }: Network): Knots {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let s = 0; s < count; s += 1) {
    mx += (xM[s] ?? 0) / count;
    my += (yM[s] ?? 0) / count;
  }
  for (let s = 0; s < count; s += 1) {
    const [dx, dy] = [(xM[s] ?? 0) - mx, (yM[s] ?? 0) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const lean = atan2(2 * xy, xx - yy) / 2;
  const [xPerM, yPerM] = [cos(lean), sin(lean)];
  let [firstM, lastM] = [Infinity, -Infinity];
  for (let s = 0; s < count; s += 1) {
    const along = (xM[s] ?? 0) * xPerM + (yM[s] ?? 0) * yPerM;
    firstM = Math.min(firstM, along);
    lastM = Math.max(lastM, along);
  }
  const lengthM = count === 0 ? 0 : lastM - firstM;
  const zones = Math.max(1, Math.round(lengthM / ZONE_M));
  const stepM = Math.max(ZONE_M / 2, lengthM / zones);
  const acrossM = my * xPerM - mx * yPerM;
  return { count: zones + 1, xPerM, yPerM, firstM: count === 0 ? 0 : firstM, stepM, acrossM };
}

/** The knot before a place and how far it is towards the next, 0 to 1. */
export function locateInKnots(knots: Knots, xM: number, yM: number): readonly [number, number] {
  const at = (xM * knots.xPerM + yM * knots.yPerM - knots.firstM) / knots.stepM;
  const before = Math.max(0, Math.min(knots.count - 2, Math.floor(at)));
  return [before, Math.max(0, Math.min(1, at - before))];
}
