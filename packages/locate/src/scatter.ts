/** Of what the errors of travel times are made: five variances, each learnt (learn-scatter.ts). */

/** Variances: of timing, over the sigmas squared that were learnt; of turbulence, over the way squared; of gusts, over the way, seconds. */
export interface Scatter {
  readonly timing: number;
  readonly turbulence: number;
  readonly direction: number;
  readonly gust: number;
  readonly nearness: number;
}

/** Variance of one arrival's error, seconds squared. */
export function errorVarianceS2(scatter: Scatter, timingS2: number, wayS: number): number {
  return (
    scatter.timing * timingS2 +
    (scatter.turbulence + scatter.direction) * wayS * wayS +
    (scatter.gust + scatter.nearness) * wayS
  );
}
