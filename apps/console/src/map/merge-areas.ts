import type { Area, IncidentFill } from '@holdfast/domain';
import type { Position } from './shapes.ts';
import { centreOf, diameterM, ringOf } from './shapes.ts';

/**
 * What is too small or too many to draw one by one becomes an area with a count, never a bigger dot. Cells are
 * hexagons of a fixed size on the screen, so that the picture depends on the zoom alone and not on the order.
 */

export interface MapMark {
  readonly id: string;
  readonly area: Area;
  readonly fill: IncidentFill;
}

export interface MergedArea {
  readonly key: string;
  readonly ring: Position[];
  readonly centre: Position;
  readonly ids: readonly string[];
  readonly fill: IncidentFill;
}

export interface Drawn {
  /** Drawn to scale. */
  readonly singles: readonly MapMark[];
  readonly merged: readonly MergedArea[];
}

/** Pixels of the hexagon's circumradius; marks narrower than `SMALL_PX` merge when they share one; so do more than `CROWD` others. */
const CELL_PX = 26;
const SMALL_PX = 7;
const CROWD = 5;
/** With more marks than this, all that are narrower than `WIDE_PX` merge: single outlines between numbers say nothing. */
const MANY = 400;
const WIDE_PX = 44;
const TILE_PX = 512;
const EARTH_M = 40_075_017;

/** Deterministic: the same marks at the same zoom give the same areas. Linear in the marks. */
export function mergeAreas(marks: readonly MapMark[], zoom: number): Drawn {
  const worldPx = TILE_PX * 2 ** zoom;
  const cells = new Map<
    string,
    { readonly q: number; readonly r: number; readonly marks: MapMark[] }
  >();
  const stacked = stacksOf(marks, worldPx);
  const inStack = new Set(stacked.flatMap(({ ids }) => ids));
  for (const mark of marks) {
    if (inStack.has(mark.id)) continue;
    const [x, y] = worldOf(centreOf(mark.area), worldPx);
    const [q, r] = hexagonAt(x, y);
    const key = `${q} ${r}`;
    const cell = cells.get(key) ?? { q, r, marks: [] };
    cell.marks.push(mark);
    cells.set(key, cell);
  }
  const singles: MapMark[] = [];
  const merged: MergedArea[] = [...stacked];
  for (const [key, cell] of cells) {
    const small = cell.marks.filter((mark) => widthPx(mark.area, worldPx) < SMALL_PX);
    const narrow = cell.marks.filter((mark) => widthPx(mark.area, worldPx) < WIDE_PX);
    const crowd =
      marks.length > MANY || narrow.length > CROWD ? narrow : small.length > 1 ? small : [];
    const crowded = new Set(crowd);
    singles.push(...cell.marks.filter((mark) => !crowded.has(mark)));
    if (crowd.length > 0) merged.push(areaOf(key, cell.q, cell.r, crowd, worldPx));
  }
  return { singles, merged };
}

/** Marks of one and the same area (cells of a fixed grid, places known by the town) are that area once, with a count. */
function stacksOf(marks: readonly MapMark[], worldPx: number): readonly MergedArea[] {
  const stacks = new Map<string, MapMark[]>();
  for (const mark of marks) {
    const key = JSON.stringify(mark.area);
    const stack = stacks.get(key) ?? [];
    stack.push(mark);
    stacks.set(key, stack);
  }
  return [...stacks].flatMap(([key, stack]): MergedArea[] => {
    const [{ area } = { area: null }] = stack;
    if (area === null || stack.length < 2 || widthPx(area, worldPx) < WIDE_PX / 2) return [];
    return [
      {
        key,
        ring: ringOf(area),
        centre: centreOf(area),
        ids: stack.map(({ id }) => id),
        fill: commonFill(stack),
      },
    ];
  });
}

function widthPx(area: Area, worldPx: number): number {
  const latitude = (area.latitudeUdeg / 1e6) * (Math.PI / 180);
  return (diameterM(area) * worldPx) / (EARTH_M * Math.max(0.01, Math.cos(latitude)));
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

/** Axial coordinates of the pointy-topped hexagon that holds a point: round in three coordinates, mend the worst. */
function hexagonAt(x: number, y: number): readonly [number, number] {
  const q = ((Math.sqrt(3) / 3) * x - y / 3) / CELL_PX;
  const r = ((2 / 3) * y) / CELL_PX;
  let [rq, rr] = [Math.round(q), Math.round(r)];
  const rs = Math.round(-q - r);
  const [dq, dr, ds] = [Math.abs(rq - q), Math.abs(rr - r), Math.abs(rs + q + r)];
  if (dq > dr && dq > ds) rq = -rr - rs;
  else if (dr > ds) rr = -rq - rs;
  return [rq, rr];
}

function areaOf(
  key: string,
  q: number,
  r: number,
  marks: readonly MapMark[],
  worldPx: number,
): MergedArea {
  const x = CELL_PX * (Math.sqrt(3) * q + (Math.sqrt(3) / 2) * r);
  const y = CELL_PX * 1.5 * r;
  const corners = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
    const angle = (Math.PI / 180) * (60 * corner - 30);
    return placeOf(
      x + (CELL_PX - 1) * Math.cos(angle),
      y + (CELL_PX - 1) * Math.sin(angle),
      worldPx,
    );
  });
  return {
    key,
    ring: corners,
    centre: placeOf(x, y, worldPx),
    ids: marks.map(({ id }) => id),
    fill: commonFill(marks),
  };
}

/** An area is drawn as what most concerns a person among its members. */
function commonFill(marks: readonly MapMark[]): IncidentFill {
  const order: readonly IncidentFill[] = ['verified', 'under-verification', 'proposal', 'benign'];
  return order.find((fill) => marks.some((mark) => mark.fill === fill)) ?? 'proposal';
}
