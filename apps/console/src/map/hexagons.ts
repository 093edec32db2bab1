import type { Position } from './shapes.ts';

/**
 * A grid of hexagons over the world as the map shows it (Web Mercator, 512 px a tile at zoom 0). Pointy-topped, axial
 * coordinates `q` and `r`; sizes are pixels of the circumradius.
 */

const TILE_PX = 512;
const EARTH_M = 40_075_017;

/** Pixels around the world at a zoom. */
export const worldPxAt = (zoom: number): number => TILE_PX * 2 ** zoom;

/** Pixels that a length on the ground takes at a latitude. */
export function pixelsOf(lengthM: number, latitudeUdeg: number, worldPx: number): number {
  const latitude = (latitudeUdeg / 1e6) * (Math.PI / 180);
  return (lengthM * worldPx) / (EARTH_M * Math.max(0.01, Math.cos(latitude)));
}

function worldOf(
  [longitudeDeg, latitudeDeg]: Position,
  worldPx: number,
): readonly [number, number] {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitudeDeg)) * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [(longitudeDeg / 360 + 0.5) * worldPx, y * worldPx];
}

function placeOf(x: number, y: number, worldPx: number): Position {
  const angle = Math.PI * (1 - (2 * y) / worldPx);
  return [(x / worldPx - 0.5) * 360, (Math.atan(Math.sinh(angle)) * 180) / Math.PI];
}

export interface Hexagon {
  readonly q: number;
  readonly r: number;
}

/** The hexagon that holds a place: round in three coordinates, mend the worst. */
export function hexagonAt(place: Position, cellPx: number, worldPx: number): Hexagon {
  const [x, y] = worldOf(place, worldPx);
  const q = ((Math.sqrt(3) / 3) * x - y / 3) / cellPx;
  const r = ((2 / 3) * y) / cellPx;
  const s = -q - r;
  const [rq, rr, rs] = [Math.round(q), Math.round(r), Math.round(s)];
  const [dq, dr, ds] = [Math.abs(rq - q), Math.abs(rr - r), Math.abs(rs - s)];
  if (dq > dr && dq > ds) return { q: -rr - rs, r: rr };
  return dr > ds ? { q: rq, r: -rq - rs } : { q: rq, r: rr };
}

export interface HexagonShape {
  readonly ring: Position[];
  readonly centre: Position;
}

/** Ring and centre of a hexagon; neighbours keep 2 px between them. */
export function hexagonShape({ q, r }: Hexagon, cellPx: number, worldPx: number): HexagonShape {
  const x = cellPx * (Math.sqrt(3) * q + (Math.sqrt(3) / 2) * r);
  const y = cellPx * 1.5 * r;
  const ring = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
    const angle = (Math.PI / 180) * (60 * corner - 30);
    return placeOf(x + (cellPx - 1) * Math.cos(angle), y + (cellPx - 1) * Math.sin(angle), worldPx);
  });
  return { ring, centre: placeOf(x, y, worldPx) };
}
