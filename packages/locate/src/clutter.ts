/**
 * Not every arrival that fits an event is its own: a sensor that missed the event may have heard something else at the time. How likely
 * an arrival is the event's own follows from how well it fits and how often that sensor hears anything (the odds of a mixture of a normal
 * error and an even rate; Dempster, Laird and Rubin, 1977). Fits and what is learnt from residuals count each arrival by that share.
 */
import { exp } from '@holdfast/geo';

const ROOT_TWO_PI = 2.5066282746310002;

/** What `ownShare` sets against a sensor's normal error: how often it hears something in the place of an event it missed. */
export function clutterFrom(ratePerS: number, detectionProbability: number): number {
  return (ROOT_TWO_PI * ratePerS * (1 - detectionProbability)) / detectionProbability;
}

/** The probability that an arrival is the event's own. `u2` is its squared residual over its variance. */
export function ownShare(u2: number, varianceS2: number, clutter: number): number {
  if (clutter === 0) return 1;
  const density = exp(-0.5 * u2) / Math.sqrt(varianceS2);
  return density / (density + clutter);
}
