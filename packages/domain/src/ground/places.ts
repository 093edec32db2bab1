import {
  cos,
  exp,
  isInPolygon,
  nearestOnPolyline,
  RADIANS_PER_DEGREE,
  sideOfPolyline,
  sin,
} from '@holdfast/geo';
import type { PartyId, SectorId } from '../core/ids.ts';
import type { EllipseArea, PartyShares } from '../core/judgements.ts';
import type { Ground, PointM } from './ground.ts';

/** The sector that holds a point; outside all of them the one with the nearest edge. There is always one where the agreement draws any. */
export function sectorAt(ground: Ground, point: PointM): SectorId | null {
  let nearest: SectorId | null = null;
  let nearestM = Number.MAX_VALUE;
  for (const { sectorId, ring } of ground.sectors) {
    if (isInPolygon(ring, point)) return sectorId;
    const distanceM = nearestOnPolyline(ring, point)?.distanceM ?? Number.MAX_VALUE;
    if (distanceM < nearestM) {
      nearest = sectorId;
      nearestM = distanceM;
    }
  }
  return nearest;
}

/** Who held the ground at a point; null where the agreement draws nobody's area. */
export function holderAt(ground: Ground, point: PointM): PartyId | null {
  return ground.areas.find(({ ring }) => isInPolygon(ring, point))?.partyId ?? null;
}

/** 95 % of a plane normal distribution lies within this many standard deviations. */
const SIGMAS_95 = 2.447_746_8;
const STEPS = 8;

/**
 * How likely the truth behind a 95 % ellipse lies in each party's area, parts per million, in the agreement's order:
 * the normal density summed over a grid of 17 by 17 points out to twice the ellipse's axes.
 */
export function sharesOfEllipse(
  ground: Ground,
  parties: readonly PartyId[],
  area: EllipseArea,
): PartyShares {
  const centre = ground.toMetres(area);
  const azimuthDeg = area.azimuthDeg + ground.northDeg(centre);
  const along = {
    x: sin(azimuthDeg * RADIANS_PER_DEGREE),
    y: cos(azimuthDeg * RADIANS_PER_DEGREE),
  };
  const sums = new Map<PartyId, number>();
  let whole = 0;
  for (let i = -STEPS; i <= STEPS; i += 1) {
    for (let j = -STEPS; j <= STEPS; j += 1) {
      const u = (2 * i) / STEPS;
      const v = (2 * j) / STEPS;
      const weight = density(SIGMAS_95 * u) * density(SIGMAS_95 * v);
      const holder = holderAt(ground, {
        xM: centre.xM + u * area.semiMajorM * along.x + v * area.semiMinorM * along.y,
        yM: centre.yM + u * area.semiMajorM * along.y - v * area.semiMinorM * along.x,
      });
      whole += weight;
      if (holder !== null) sums.set(holder, (sums.get(holder) ?? 0) + weight);
    }
  }
  return parties.map((partyId) => ({
    partyId,
    ppm: Math.round(((sums.get(partyId) ?? 0) / whole) * 1_000_000),
  }));
}

function density(z: number): number {
  return exp((-z * z) / 2);
}

/** Shares of a detection of which only the side of the line is known: `leftPpm` for the party that holds the left of the line, the rest for the other. */
export function sharesOfSide(
  ground: Ground,
  parties: readonly PartyId[],
  leftPpm: number,
): PartyShares {
  const left = holderOnTheLeft(ground);
  return parties.map((partyId) => ({
    partyId,
    ppm: partyId === left ? leftPpm : 1_000_000 - leftPpm,
  }));
}

/** The party whose area holds points left of the line, seen along its direction: asked at the middle of each segment, 500 m out. */
export function holderOnTheLeft(ground: Ground): PartyId | null {
  const { line } = ground;
  for (let at = 1; at < line.length; at += 1) {
    const from = line[at - 1];
    const to = line[at];
    if (from === undefined || to === undefined) continue;
    const dx = to.xM - from.xM;
    const dy = to.yM - from.yM;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const point = {
      xM: (from.xM + to.xM) / 2 - (500 * dy) / length,
      yM: (from.yM + to.yM) / 2 + (500 * dx) / length,
    };
    const holder = holderAt(ground, point);
    if (sideOfPolyline(line, point) === 'left' && holder !== null) return holder;
  }
  return null;
}
