/**
 * Conventions: x east, y north, metres; azimuths in degrees clockwise from the frame's north; a bearing's error is von Mises with
 * concentration 1/σ² (σ in radians), which for the few degrees of an ear or a compass is the normal law wrapped around the circle.
 */
import { RADIANS_PER_DEGREE, cos, exp, isInPolygon, sin } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import type { PartyId } from '../core/ids.ts';
import type { PartyShares } from '../core/judgements.ts';

/** Ground that a party held that day, as the agreement draws it. A party may have several. */
export interface HeldArea {
  readonly partyId: PartyId;
  readonly ring: readonly PointM[];
}

export interface BearingInput {
  /** In the order wanted for the answer. */
  readonly parties: readonly PartyId[];
  readonly areas: readonly HeldArea[];
  readonly observer: PointM;
  readonly azimuthDeg: number;
  /** Standard error, from 0.5 (smaller is taken as 0.5) to 180. */
  readonly sigmaDeg: number;
  /** Distance as the observer judged it: least and most, metres. */
  readonly nearM: number;
  readonly farM: number;
  /** How far off such fire can be perceived, metres: beyond it the ground says nothing. At least `farM` is used. */
  readonly rangeM: number;
}

/** One and a half degrees: finer than the least error that is believed of an ear, and a fifth of the work of half a degree. */
const AZIMUTH_STEPS = 240;
const DISTANCE_STEPS = 30;
const SIGMA_DEG_MIN = 0.5;
const PPM = 1_000_000;

/**
 * Chance of the bearing if it was fire from the ground each party held, as shares in parts per million: any place of a party's ground
 * within range is as likely as any other. Near the line, or along it, the shares are about equal, and honestly say nothing.
 *
 * All equal when no party holds ground there. There is no list of positions, and none is made: only areas go in, only shares come out.
 */
export function sharesOfBearing(input: BearingInput): PartyShares {
  const { parties } = input;
  const likelihoods = likelihoodsOf(input);
  const sum = likelihoods.reduce((total, likelihood) => total + likelihood, 0);
  return parties.map((partyId, at) => ({
    partyId,
    ppm: Math.round(PPM * (sum > 0 ? (likelihoods[at] ?? 0) / sum : 1 / parties.length)),
  }));
}

/** Integrates on a polar grid around the observer: cells of one and a half degrees by a thirtieth of the range, weighted by their size. */
function likelihoodsOf(input: BearingInput): readonly number[] {
  const { parties, areas, observer, nearM, farM } = input;
  const stepM = Math.max(input.rangeM, farM) / DISTANCE_STEPS;
  const held = parties.map(() => 0);
  const matched = parties.map(() => 0);
  for (let turn = 0; turn < AZIMUTH_STEPS; turn += 1) {
    const azimuthDeg = input.azimuthDeg + ((turn + 0.5) * 360) / AZIMUTH_STEPS;
    const eastward = sin(azimuthDeg * RADIANS_PER_DEGREE);
    const northward = cos(azimuthDeg * RADIANS_PER_DEGREE);
    const density = vonMises(azimuthDeg - input.azimuthDeg, input.sigmaDeg);
    for (let step = 0; step < DISTANCE_STEPS; step += 1) {
      const distanceM = (step + 0.5) * stepM;
      const point = {
        xM: observer.xM + distanceM * eastward,
        yM: observer.yM + distanceM * northward,
      };
      const holder = areas.find(({ ring }) => isInPolygon(ring, point))?.partyId;
      const at = holder === undefined ? -1 : parties.indexOf(holder);
      if (at === -1) continue;
      held[at] = (held[at] ?? 0) + distanceM;
      const covered = overlap(distanceM - stepM / 2, distanceM + stepM / 2, nearM, farM) / stepM;
      matched[at] = (matched[at] ?? 0) + covered * density * distanceM;
    }
  }
  return held.map((area, at) => (area > 0 ? (matched[at] ?? 0) / area : 0));
}

/** Relative to its peak: the constant is the same for all parties. */
function vonMises(offDeg: number, sigmaDeg: number): number {
  const sigma = Math.max(sigmaDeg, SIGMA_DEG_MIN) * RADIANS_PER_DEGREE;
  return exp((cos(offDeg * RADIANS_PER_DEGREE) - 1) / (sigma * sigma));
}

function overlap(fromA: number, toA: number, fromB: number, toB: number): number {
  return Math.max(0, Math.min(toA, toB) - Math.max(fromA, fromB));
}
