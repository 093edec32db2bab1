import type { SectorId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { createChance } from '../chance.ts';
import { BAND_KM, LINE, SECTOR_NAMES } from './places.ts';
import { pointKm, smoothed } from './shapes.ts';
import type { PointKm } from './shapes.ts';

/** The line of contact, one stretch of which each sector watches. */
export interface LandSector {
  readonly sectorId: SectorId;
  readonly name: string;
  /** Along the line, from 1 in the west. */
  readonly order: number;
  readonly westKm: number;
  readonly eastKm: number;
}

/** Left and right of the line, looking from west to east: north and south. */
export type Side = 'left' | 'right';

/** The line of contact from west to east; x rises throughout, so that the line has one y at each x. */
export function lineOfContact(): readonly PointKm[] {
  return DRAWN;
}

const DRAWN = smoothed(meandering(LINE, 3), 2);

function meandering(line: readonly PointKm[], levels: number): readonly PointKm[] {
  const chance = createChance(1, `line ${levels}`);
  const finer = line.flatMap((point, at) => {
    const next = line[at + 1];
    if (next === undefined) return [point];
    const reachKm = (next.xKm - point.xKm) * 0.16;
    const yKm = (point.yKm + next.yKm) / 2 + chance.between(-reachKm, reachKm);
    return [point, pointKm((point.xKm + next.xKm) / 2, yKm)];
  });
  return levels === 1 ? finer : meandering(finer, levels - 1);
}

/** How far north the line lies at `xKm`; beyond its ends, as at the end. */
export function lineYKm(xKm: number): number {
  const line = lineOfContact();
  const at = line.findIndex((point) => point.xKm >= xKm);
  const after = line[at === -1 ? line.length - 1 : at];
  const before = line[at < 1 ? 0 : at - 1];
  if (after === undefined || before === undefined) return 0;
  if (at < 1 || after.xKm === before.xKm) return after.yKm;
  const share = (xKm - before.xKm) / (after.xKm - before.xKm);
  return before.yKm + (after.yKm - before.yKm) * share;
}

/** The five sectors: equal stretches of the band from west to east. */
export function sectorsOfLand(): readonly LandSector[] {
  const widthKm = (2 * BAND_KM.halfWidthKm) / SECTOR_NAMES.length;
  return SECTOR_NAMES.map((name, at) => ({
    sectorId: id<'sector'>(`S${at + 1}`),
    name,
    order: at + 1,
    westKm: -BAND_KM.halfWidthKm + at * widthKm,
    eastKm: -BAND_KM.halfWidthKm + (at + 1) * widthKm,
  }));
}

/** The sector at `xKm`; beyond the band, the nearest. */
export function sectorAt(xKm: number): LandSector {
  const sectors = sectorsOfLand();
  const widthKm = (2 * BAND_KM.halfWidthKm) / sectors.length;
  const at = Math.floor((xKm + BAND_KM.halfWidthKm) / widthKm);
  const sector = sectors[Math.min(Math.max(at, 0), sectors.length - 1)];
  return sector ?? { sectorId: id('S1'), name: 'Askel', order: 1, westKm: -25, eastKm: -15 };
}

/** A sector's outline: its stretch of the band, from edge to edge. */
export function sectorRing({ westKm, eastKm }: LandSector): readonly PointKm[] {
  const { halfHeightKm } = BAND_KM;
  return [
    pointKm(westKm, -halfHeightKm),
    pointKm(eastKm, -halfHeightKm),
    pointKm(eastKm, halfHeightKm),
    pointKm(westKm, halfHeightKm),
  ];
}

/** A party's area: the band on its side of the line. */
export function partyArea(side: Side): readonly PointKm[] {
  const { halfWidthKm, halfHeightKm } = BAND_KM;
  const inner = lineOfContact().filter(({ xKm }) => xKm > -halfWidthKm && xKm < halfWidthKm);
  const edgeKm = side === 'left' ? halfHeightKm : -halfHeightKm;
  return [
    pointKm(-halfWidthKm, lineYKm(-halfWidthKm)),
    ...inner,
    pointKm(halfWidthKm, lineYKm(halfWidthKm)),
    pointKm(halfWidthKm, edgeKm),
    pointKm(-halfWidthKm, edgeKm),
  ];
}
