/**
 * Points against lines and areas in a flat frame: x east, y north, metres. Left is left of the direction of travel,
 * from the first point of a line to its last; a signed distance is positive there.
 */
import type { PointM } from './places.ts';

/** The nearest place of a line to a point. */
export interface NearestOnLine extends PointM {
  /** Metres from the point asked about. */
  readonly distanceM: number;
  /** The segment it lies on, from 0. A shared vertex belongs to the earlier segment. */
  readonly segment: number;
  /** How far along that segment, 0 to 1. */
  readonly fraction: number;
}

/** The nearest place of a line of one point or more; undefined for a line without points. The earliest wins a tie. */
export function nearestOnPolyline(
  line: readonly PointM[],
  point: PointM,
): NearestOnLine | undefined {
  const start = line[0];
  if (start === undefined) return undefined;
  let best: NearestOnLine = { ...nearestOnSegment(start, start, point), segment: 0 };
  for (let i = 1; i < line.length; i += 1) {
    const from = line[i - 1];
    const to = line[i];
    if (from === undefined || to === undefined) continue;
    const found = nearestOnSegment(from, to, point);
    if (i === 1 || found.distanceM < best.distanceM) best = { ...found, segment: i - 1 };
  }
  return best;
}

function nearestOnSegment(from: PointM, to: PointM, point: PointM): Omit<NearestOnLine, 'segment'> {
  const dx = to.xM - from.xM;
  const dy = to.yM - from.yM;
  const length2 = dx * dx + dy * dy;
  const along = (point.xM - from.xM) * dx + (point.yM - from.yM) * dy;
  const fraction = length2 === 0 ? 0 : Math.min(1, Math.max(0, along / length2));
  const xM = fraction === 1 ? to.xM : from.xM + fraction * dx;
  const yM = fraction === 1 ? to.yM : from.yM + fraction * dy;
  return { xM, yM, fraction, distanceM: length(point.xM - xM, point.yM - yM) };
}

/**
 * Distance to a line in metres, positive left of it, negative right, 0 on it or when the line has no direction.
 * Beyond an end the side is that of the end's segment, continued; at a bend it is that of the bend's bisector.
 */
export function signedDistanceM(line: readonly PointM[], point: PointM): number {
  const nearest = nearestOnPolyline(line, point);
  if (nearest === undefined) return 0;
  const { segment, fraction } = nearest;
  const own = directionOf(line, segment, -1) ?? directionOf(line, segment, 1);
  if (own === undefined) return 0;
  const next = fraction === 1 ? directionOf(line, segment + 1, 1) : undefined;
  const before = fraction === 0 ? directionOf(line, segment - 1, -1) : undefined;
  const directionX = own.xM + (next?.xM ?? 0) + (before?.xM ?? 0);
  const directionY = own.yM + (next?.yM ?? 0) + (before?.yM ?? 0);
  const cross = directionX * (point.yM - nearest.yM) - directionY * (point.xM - nearest.xM);
  if (cross === 0) return 0;
  return cross > 0 ? nearest.distanceM : -nearest.distanceM;
}

/** Unit direction of a segment, or of the nearest one with a length in the direction of `step`; undefined past the ends. */
function directionOf(line: readonly PointM[], segment: number, step: 1 | -1): PointM | undefined {
  for (let i = segment; i >= 0; i += step) {
    const from = line[i];
    const to = line[i + 1];
    if (from === undefined || to === undefined) return undefined;
    const size = length(to.xM - from.xM, to.yM - from.yM);
    if (size > 0) return { xM: (to.xM - from.xM) / size, yM: (to.yM - from.yM) / size };
  }
  return undefined;
}

/** `left`, `right`, or `on` when the signed distance is 0. */
export function sideOfPolyline(line: readonly PointM[], point: PointM): 'left' | 'right' | 'on' {
  const signedM = signedDistanceM(line, point);
  if (signedM === 0) return 'on';
  return signedM > 0 ? 'left' : 'right';
}

/**
 * Whether a point lies in the area inside a ring of three corners or more (even-odd rule; the closing corner may be repeated).
 * A point exactly on an edge counts as inside. False for fewer corners.
 */
export function isInPolygon(ring: readonly PointM[], point: PointM): boolean {
  if (ring.length < 3) return false;
  let inside = false;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from === undefined) return false;
    if (isOnSegment(from, to, point)) return true;
    if (from.yM > point.yM !== to.yM > point.yM) {
      const crossingX = from.xM + ((point.yM - from.yM) * (to.xM - from.xM)) / (to.yM - from.yM);
      if (point.xM < crossingX) inside = !inside;
    }
    from = to;
  }
  return inside;
}

function isOnSegment(from: PointM, to: PointM, point: PointM): boolean {
  const cross = (to.xM - from.xM) * (point.yM - from.yM) - (to.yM - from.yM) * (point.xM - from.xM);
  if (cross !== 0) return false;
  const isWithinX = Math.min(from.xM, to.xM) <= point.xM && point.xM <= Math.max(from.xM, to.xM);
  const isWithinY = Math.min(from.yM, to.yM) <= point.yM && point.yM <= Math.max(from.yM, to.yM);
  return isWithinX && isWithinY;
}

function length(dxM: number, dyM: number): number {
  return Math.sqrt(dxM * dxM + dyM * dyM);
}
