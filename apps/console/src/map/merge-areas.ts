import type { Area, IncidentFill } from '@holdfast/domain';
import { hexagonAt, hexagonShape, pixelsOf, worldPxAt } from './hexagons.ts';
import type { Hexagon } from './hexagons.ts';
import type { MapMark } from './mark.ts';
import { MANY } from './mark.ts';
import { placesOf } from './places.ts';
import type { Place } from './places.ts';
import type { Position } from './shapes.ts';
import { LEAST_PX } from './smallest.ts';
import { centreOf, diameterM, ringOf } from './shapes.ts';

/**
 * What is too small or too many to draw one by one becomes an area with a count, never a bigger dot. Cells are
 * hexagons of a fixed size on the screen, so that the picture depends on the zoom alone and not on the order.
 */

/** `grid`: counted at their centres in a cell not smaller than their areas. `coarse`: the same in a wider cell. `place`: one area, to scale. */
export type MergedKind = 'grid' | 'coarse' | 'place';

export interface MergedArea {
  readonly key: string;
  readonly kind: MergedKind;
  readonly ring: Position[];
  readonly centre: Position;
  readonly ids: readonly string[];
  readonly fill: IncidentFill;
}

/** What is known too coarsely to be drawn at this zoom among so much else: said in words, never dropped. */
export interface Wider {
  readonly ids: readonly string[];
  readonly areas: readonly Area[];
  /** Smallest extent among them, metres; 0 when there are none. */
  readonly leastM: number;
  /** How many are counted in the wider grid, whose cells are outlined and bear no number. */
  readonly outlined: number;
}

export interface Drawn {
  /** Drawn to scale. */
  readonly singles: readonly MapMark[];
  readonly merged: readonly MergedArea[];
  /** Null for few marks, which are all drawn. */
  readonly wider: Wider | null;
}

/** Pixels of the hexagon's circumradius; marks narrower than `LEAST_PX` merge when they share one; so do more than `CROWD` others. */
const CELL_PX = 26;
const CROWD = 5;
/** Across a hexagon, from side to side. */
const WIDE_PX = CELL_PX * Math.sqrt(3);
/** Among many: places on which more others lie cannot be told apart and are counted in a wider grid. */
const NEIGHBOURS_MAX = 6;
/** The wider grid is this many times as wide at most, and drawn only for this share of all marks. */
const COARSE_TIMES = [2, 4];
const COARSE_SHARE = 0.4;
/** Wider than this, metres, is no place but a region: among many it is told, not drawn to scale. */
const REGION_M = 60_000;

/** Deterministic: the same marks at the same zoom give the same areas. Linear in the marks, once their places are known. */
export function mergeAreas(marks: readonly MapMark[], zoom: number): Drawn {
  const worldPx = worldPxAt(zoom);
  return marks.length > MANY ? gridOf(marks, worldPx) : fewOf(marks, worldPx);
}

function fewOf(marks: readonly MapMark[], worldPx: number): Drawn {
  const stacked = placesOf(marks)
    .filter((place) => place.marks.length > 1 && widthPx(place.area, worldPx) >= WIDE_PX / 2)
    .map(stackOf);
  const inStack = new Set(stacked.flatMap(({ ids }) => ids));
  const cells = cellsOf(
    marks.filter(({ id }) => !inStack.has(id)),
    CELL_PX,
    worldPx,
  );
  const singles: MapMark[] = [];
  const merged: MergedArea[] = [...stacked];
  for (const cell of cells) {
    const small = cell.marks.filter((mark) => widthPx(mark.area, worldPx) < LEAST_PX);
    const narrow = cell.marks.filter((mark) => widthPx(mark.area, worldPx) < WIDE_PX);
    const crowd = narrow.length > CROWD ? narrow : small.length > 1 ? small : [];
    const crowded = new Set(crowd);
    singles.push(...cell.marks.filter((mark) => !crowded.has(mark)));
    if (crowd.length > 0)
      merged.push(hexagonOf({ ...cell, marks: crowd }, 'grid', CELL_PX, worldPx));
  }
  return { singles, merged, wider: null };
}

/** Every mark once: in the grid, to scale where it stands clear, in the wider grid, or among those only told. */
function gridOf(marks: readonly MapMark[], worldPx: number): Drawn {
  const places = placesOf(marks);
  const narrow = places.filter((place) => widthPx(place.area, worldPx) <= WIDE_PX);
  const wide = places.filter((place) => widthPx(place.area, worldPx) > WIDE_PX);
  const clear = wide.filter(
    (place) => place.neighbours <= NEIGHBOURS_MAX && diameterM(place.area) <= REGION_M,
  );
  const told = new Set(clear);
  const crowded = wide.filter((place) => !told.has(place));
  const fitting = (times: number) =>
    crowded.filter((place) => widthPx(place.area, worldPx) <= WIDE_PX * times);
  const times = COARSE_TIMES.find(
    (candidate) => marksIn(fitting(candidate)).length > marks.length * COARSE_SHARE,
  );
  const coarse = times === undefined ? [] : fitting(times);
  const gridded = new Set(coarse);
  const rest = crowded.filter((place) => !gridded.has(place));
  const coarsePx = CELL_PX * (times ?? 1);
  return {
    singles: clear.flatMap(({ marks: here }) => (here.length === 1 ? here : [])),
    merged: [
      ...cellsOf(marksIn(coarse), coarsePx, worldPx).map((cell) =>
        hexagonOf(cell, 'coarse', coarsePx, worldPx),
      ),
      ...clear.filter(({ marks: here }) => here.length > 1).map(stackOf),
      ...cellsOf(marksIn(narrow), CELL_PX, worldPx).map((cell) =>
        hexagonOf(cell, 'grid', CELL_PX, worldPx),
      ),
    ],
    wider: { ...widerOf(rest), outlined: marksIn(coarse).length },
  };
}

const marksIn = (places: readonly Place[]) => places.flatMap(({ marks }) => marks);

const widthPx = (area: Area, worldPx: number) =>
  pixelsOf(diameterM(area), area.latitudeUdeg, worldPx);

function widerOf(places: readonly Place[]): Omit<Wider, 'outlined'> {
  return {
    ids: marksIn(places).map(({ id }) => id),
    areas: places.map(({ area }) => area),
    leastM: places.length === 0 ? 0 : Math.min(...places.map(({ area }) => diameterM(area))),
  };
}

interface Cell extends Hexagon {
  readonly marks: readonly MapMark[];
}

/** Each mark in the cell that holds its centre. */
function cellsOf(marks: readonly MapMark[], cellPx: number, worldPx: number): readonly Cell[] {
  const cells = new Map<string, Hexagon & { readonly marks: MapMark[] }>();
  for (const mark of marks) {
    const hexagon = hexagonAt(centreOf(mark.area), cellPx, worldPx);
    const key = `${hexagon.q} ${hexagon.r}`;
    const cell = cells.get(key) ?? { ...hexagon, marks: [] };
    cell.marks.push(mark);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function hexagonOf(cell: Cell, kind: MergedKind, cellPx: number, worldPx: number): MergedArea {
  return {
    key: `${kind} ${cell.q} ${cell.r}`,
    kind,
    ...hexagonShape(cell, cellPx, worldPx),
    ids: cell.marks.map(({ id }) => id),
    fill: commonFill(cell.marks),
  };
}

/** Marks of one and the same area (cells of a fixed grid, places known by the town) are that area once, with a count. */
function stackOf({ key, area, marks }: Place): MergedArea {
  return {
    key,
    kind: 'place',
    ring: ringOf(area),
    centre: centreOf(area),
    ids: marks.map(({ id }) => id),
    fill: commonFill(marks),
  };
}

/** An area is drawn as what most concerns a person among its members. */
function commonFill(marks: readonly MapMark[]): IncidentFill {
  const order: readonly IncidentFill[] = ['verified', 'under-verification', 'proposal', 'benign'];
  return order.find((fill) => marks.some((mark) => mark.fill === fill)) ?? 'proposal';
}
