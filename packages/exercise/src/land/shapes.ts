import { cos, sin } from '@holdfast/geo';
import type { Chance } from '../chance.ts';

/** A place on the land's plane: kilometres east and north of its middle. */
export interface PointKm {
  readonly xKm: number;
  readonly yKm: number;
}

export const pointKm = (xKm: number, yKm: number): PointKm => ({ xKm, yKm });

export function distanceKm(a: PointKm, b: PointKm): number {
  const dx = a.xKm - b.xKm;
  const dy = a.yKm - b.yKm;
  return Math.sqrt(dx * dx + dy * dy);
}

/** The point at `share` (0 to 1) of the way from `a` to `b`, and `offsetKm` to the left of it. */
export function between(a: PointKm, b: PointKm, share: number, offsetKm = 0): PointKm {
  const dx = b.xKm - a.xKm;
  const dy = b.yKm - a.yKm;
  const length = Math.sqrt(dx * dx + dy * dy);
  const across = length === 0 ? 0 : offsetKm / length;
  return pointKm(a.xKm + dx * share - dy * across, a.yKm + dy * share + dx * across);
}

/** How much a line is broken up: halvings, and the offset of each new point as a share of its segment. */
export interface Roughness {
  readonly levels: number;
  readonly share: number;
}

/** Breaks a line up by midpoint displacement: coasts and rivers from a handful of points. Ends stay. */
export function roughened(
  line: readonly PointKm[],
  chance: Chance,
  { levels, share }: Roughness,
): readonly PointKm[] {
  if (levels === 0) return line;
  const finer = line.flatMap((point, at) => {
    const next = line[at + 1];
    if (next === undefined) return [point];
    const offsetKm = chance.between(-share, share) * distanceKm(point, next);
    return [point, between(point, next, chance.between(0.4, 0.6), offsetKm)];
  });
  return roughened(finer, chance, { levels: levels - 1, share: share * 0.92 });
}

/** Cuts the corners of a line (Chaikin, 1974), `rounds` times. Ends stay. */
export function smoothed(line: readonly PointKm[], rounds: number): readonly PointKm[] {
  const first = line[0];
  const last = line.at(-1);
  if (rounds === 0 || first === undefined || last === undefined) return line;
  const cut = line.flatMap((point, at) => {
    const next = line[at + 1];
    return next === undefined ? [] : [between(point, next, 0.25), between(point, next, 0.75)];
  });
  return smoothed([first, ...cut, last], rounds - 1);
}

/** A closed, irregular outline around a middle: woods, lakes, islands. The first point is repeated at the end. */
export function blob(
  middle: PointKm,
  radius: { readonly xKm: number; readonly yKm: number },
  chance: Chance,
): readonly PointKm[] {
  const corners = 11;
  const ring = Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * (corner + chance.between(-0.25, 0.25))) / corners;
    const reach = chance.between(0.68, 1.12);
    return pointKm(
      middle.xKm + radius.xKm * reach * cos(angle),
      middle.yKm + radius.yKm * reach * sin(angle),
    );
  });
  return closedSmooth(ring, 3);
}

function closedSmooth(ring: readonly PointKm[], rounds: number): readonly PointKm[] {
  if (rounds === 0) return [...ring, ...ring.slice(0, 1)];
  const cut = ring.flatMap((point, at) => {
    const next = ring[(at + 1) % ring.length] ?? point;
    return [between(point, next, 0.25), between(point, next, 0.75)];
  });
  return closedSmooth(cut, rounds - 1);
}

/** Twice the signed area of a closed ring; positive when it runs anticlockwise. */
export function ringTurn(ring: readonly PointKm[]): number {
  return ring.reduce((sum, point, at) => {
    const next = ring[(at + 1) % ring.length] ?? point;
    return sum + point.xKm * next.yKm - next.xKm * point.yKm;
  }, 0);
}

/** True when the point lies within the closed ring (even-odd rule). */
export function isInside(ring: readonly PointKm[], point: PointKm): boolean {
  return ring.reduce((inside, a, at) => {
    const b = ring[(at + 1) % ring.length] ?? a;
    const crosses =
      a.yKm > point.yKm !== b.yKm > point.yKm &&
      point.xKm < ((b.xKm - a.xKm) * (point.yKm - a.yKm)) / (b.yKm - a.yKm) + a.xKm;
    return crosses ? !inside : inside;
  }, false);
}
