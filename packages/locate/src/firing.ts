/**
 * What may be said of a muzzle blast or a launch (promise 4): the second, the cell, and on which side of the line it probably was.
 *
 * The cell is of a grid that starts at the frame's zero, whatever was asked: moving sensors or repeating a question cannot narrow it.
 * The probability is computed with no less than 100 m of doubt about place and line together, then put on a ladder of
 * eleven rungs, towards one half: a value near a half says no more than that the place is within some 60 m of a line that crosses the cell.
 */
import { exp, signedDistanceM } from '@holdfast/geo';
import { scale95 } from './ellipse.ts';
import type { Settings } from './options.ts';
import type { Fit } from './solve.ts';
import type { LocatedFiring } from './types.ts';

const DOUBT_M = 100;
const RUNGS: readonly number[] = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
const CHI2_95 = 5.991464547107979;

export function firingFromFit(
  kind: LocatedFiring['kind'],
  fit: Fit,
  arrivalCount: number,
  settings: Settings,
): LocatedFiring {
  const sizeM = settings.cellSizeM;
  return {
    kind,
    originTimeS: Math.round(fit.timeS),
    sideLeftProbability: settings.line.length < 2 ? null : sideLeftProbability(settings, fit),
    cell: {
      xM: Math.floor(fit.xM / sizeM) * sizeM,
      yM: Math.floor(fit.yM / sizeM) * sizeM,
      sizeM,
    },
    arrivalCount,
  };
}

/** The place's doubt is laid across the line: five by five places of a normal distribution, each with its own nearest stretch of line. */
function sideLeftProbability({ line, weather }: Settings, fit: Fit): number {
  const scale = scale95(fit, { penalty: 1, weather }) / CHI2_95;
  const sigmaX = Math.sqrt(fit.varianceXM2 * scale);
  const along = sigmaX === 0 ? 0 : (fit.covarianceXYM2 * scale) / sigmaX;
  const sigmaY = Math.sqrt(Math.max(0, fit.varianceYM2 * scale - along * along));
  let left = 0;
  let total = 0;
  for (let i = -2; i <= 2; i += 1) {
    for (let j = -2; j <= 2; j += 1) {
      const weight = exp(-(i * i + j * j) / 2);
      const xM = fit.xM + i * sigmaX;
      const yM = fit.yM + i * along + j * sigmaY;
      left += weight * normalShare(signedDistanceM(line, { xM, yM }) / DOUBT_M);
      total += weight;
    }
  }
  return onLadder(left / total);
}

/** The share of a normal distribution below z: logistic approximation, within 2e-4 (Bowling et al., 2009, eq. 4). */
function normalShare(z: number): number {
  return 1 / (1 + exp(-(0.07056 * z * z * z + 1.5976 * z)));
}

/** The rung between the value and one half, so that the ladder never claims more. */
function onLadder(probability: number): number {
  const larger = Math.max(probability, 1 - probability);
  let rung = 0.5;
  for (const step of RUNGS) if (larger >= step) rung = step;
  return probability >= 0.5 ? rung : Math.round((1 - rung) * 1000) / 1000;
}
