import { cos, RADIANS_PER_DEGREE } from '@holdfast/geo';
import type { CellArea } from '../core/judgements.ts';

/**
 * The grid of the public. Rows are counted from the equator, columns of a row from Greenwich. Both widths are the narrowest row times a power of two, so that
 * any two cells, of whatever width, either lie one within the other or apart: telling a place once widely and once narrowly
 * gives nothing finer than the narrow cell. (Steps that do not divide each other would overlap in slivers.)
 */

/** One degree of a meridian where it is shortest, at the equator: a step made with it is never shorter than asked. */
const METRES_PER_DEGREE = 110_574;
/** Cells do not get narrower towards a pole than here. */
const POLEWARD_UDEG_MAX = 89_000_000;
/** The widest cell is the narrowest doubled so many times: 10 km become 5,120 km. */
const DOUBLINGS_MAX = 9;

/** A cell by its edges, millionths of a degree; it never crosses the antimeridian. */
export interface PublicCell {
  readonly southUdeg: number;
  readonly westUdeg: number;
  readonly northUdeg: number;
  readonly eastUdeg: number;
  /** At least so many metres on each side. */
  readonly sizeM: number;
}

export interface CellQuery {
  readonly latitudeUdeg: number;
  readonly longitudeUdeg: number;
  /** How far the truth may be from there, metres. */
  readonly radiusM: number;
  /** Side of the narrowest cell, metres. */
  readonly leastM: number;
}

/** The cell that holds a place, as wide as what is known of it. */
export function publicCellOf({
  latitudeUdeg,
  longitudeUdeg,
  radiusM,
  leastM,
}: CellQuery): PublicCell {
  const leastUdeg = Math.ceil((leastM / METRES_PER_DEGREE) * 1e6);
  const wide = doubled(1, (times) => leastM * times >= 2 * radiusM);
  const rowUdeg = leastUdeg * wide;
  const southUdeg = Math.floor(latitudeUdeg / rowUdeg) * rowUdeg;
  const polewardUdeg = Math.min(
    POLEWARD_UDEG_MAX,
    Math.max(Math.abs(southUdeg), Math.abs(southUdeg + rowUdeg)),
  );
  const narrowing = cos((polewardUdeg / 1e6) * RADIANS_PER_DEGREE);
  const columnUdeg = rowUdeg * doubled(1, (times) => times * narrowing >= 1);
  const westUdeg = Math.floor(longitudeUdeg / columnUdeg) * columnUdeg;
  return {
    southUdeg: Math.max(-90_000_000, southUdeg),
    westUdeg: Math.max(-180_000_000, westUdeg),
    northUdeg: Math.min(90_000_000, southUdeg + rowUdeg),
    eastUdeg: Math.min(180_000_000, westUdeg + columnUdeg),
    sizeM: leastM * wide,
  };
}

/** The same as an area: its middle and its side. */
export function areaOfCell(cell: PublicCell): CellArea {
  return {
    shape: 'cell',
    latitudeUdeg: Math.floor((cell.southUdeg + cell.northUdeg) / 2),
    longitudeUdeg: Math.floor((cell.westUdeg + cell.eastUdeg) / 2),
    sizeM: cell.sizeM,
  };
}

function doubled(from: number, isEnough: (times: number) => boolean): number {
  let times = from;
  for (let at = 0; at < DOUBLINGS_MAX && !isEnough(times); at += 1) times *= 2;
  return times;
}
