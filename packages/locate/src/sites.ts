import type { Medium } from './medium.ts';
import type { Network } from './network.ts';

/**
 * What is asked of a sensor for every hypothesis and every step of a fit, side by side, so that it comes with one line of the processor's
 * cache: asked column by column, half of the time went into waiting for memory.
 */
export interface Sites {
  /** For each sensor `SITE_SIZE` numbers, at the places named below. */
  readonly values: Float64Array;
}

export const SITE_SIZE = 8;
export const AT_X = 0;
export const AT_Y = 1;
export const AT_HALF_SLOWNESS = 2;
export const AT_HALF_DRIFT_X = 3;
export const AT_HALF_DRIFT_Y = 4;
/** Squared timing error, s². */
export const AT_VARIANCE = 5;

export function createSites(network: Network, medium: Medium, sigmaS: Float64Array): Sites {
  const values = new Float64Array(SITE_SIZE * network.count);
  for (let s = 0; s < network.count; s += 1) {
    const at = s * SITE_SIZE;
    values[at + AT_X] = network.xM[s] ?? 0;
    values[at + AT_Y] = network.yM[s] ?? 0;
    values[at + AT_HALF_SLOWNESS] = medium.halfSlownessSPerM[s] ?? 0;
    values[at + AT_HALF_DRIFT_X] = medium.halfDriftXSPerM[s] ?? 0;
    values[at + AT_HALF_DRIFT_Y] = medium.halfDriftYSPerM[s] ?? 0;
    values[at + AT_VARIANCE] = (sigmaS[s] ?? 0) * (sigmaS[s] ?? 0);
  }
  return { values };
}
