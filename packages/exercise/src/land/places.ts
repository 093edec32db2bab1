import { pointKm } from './shapes.ts';
import type { PointKm } from './shapes.ts';

/**
 * The invented land, as a handful of points that `draw.ts` turns into a map. Axes: kilometres east and north of
 * 47 degrees south, 126 degrees west, in the empty ocean. The band of the agreement is x -25 to 25, y -12 to 12.
 */

/** What a map shows. */
export const FRAME_KM = { westKm: -46, southKm: -29, eastKm: 46, northKm: 29 } as const;

/** Beyond the frame: where land and sea are cut off. */
export const EDGE_KM = { westKm: -70, southKm: -46, eastKm: 70, northKm: 46 } as const;

/** Half the width and half the height of the band that the mission watches. */
export const BAND_KM = { halfWidthKm: 25, halfHeightKm: 12 } as const;

const line = (...pairs: readonly (readonly [number, number])[]): readonly PointKm[] =>
  pairs.map(([xKm, yKm]) => pointKm(xKm, yKm));

/** From north to south; the sea lies to the west. */
export const COAST = line(
  [-21, 46],
  [-24, 38],
  [-27.5, 31],
  [-33.5, 25],
  [-36.5, 19],
  [-33, 14.8],
  [-31.2, 12.4],
  [-34, 10],
  [-36.8, 6.2],
  [-31.5, 4.2],
  [-27.8, 2.5],
  [-29.6, 0.2],
  [-32, -3.6],
  [-35.8, -9],
  [-32, -13],
  [-28.6, -16.2],
  [-27, -18.6],
  [-30.5, -22],
  [-27, -26.4],
  [-19, -29.2],
  [-13.5, -33],
  [-12, -46],
);

/** The line of contact, from the sea to Lake Ister; x rises throughout. */
export const LINE = line(
  [-30.4, 0.3],
  [-27, 0.5],
  [-24, 1.2],
  [-20.5, 0.2],
  [-17, -1.4],
  [-13, -0.4],
  [-9, 1.3],
  [-5.5, 1.8],
  [-2, 0.6],
  [1.5, -1.2],
  [5, -1.8],
  [8.5, -0.6],
  [12, 1.1],
  [15.5, 1.6],
  [19, 0.4],
  [22.5, -1.3],
  [26, -0.9],
  [31.5, 0.4],
);

export interface River {
  readonly name: string;
  readonly course: readonly PointKm[];
}

export const RIVERS: readonly River[] = [
  {
    name: 'Vell',
    course: line(
      [44, 34],
      [36, 26.5],
      [27.5, 19],
      [20.5, 13.2],
      [16.4, 7.6],
      [11.8, 4.2],
      [7, 1.6],
      [2, 0.8],
      [-3, 2.9],
      [-8, 3.1],
      [-12, 1.4],
      [-16, 0.4],
      [-20, 1.8],
      [-24, 2.9],
      [-28.2, 2.5],
    ),
  },
  {
    name: 'Aune',
    course: line(
      [31, -36],
      [24, -25],
      [15, -16.4],
      [7, -11.4],
      [2.2, -6.6],
      [-0.8, -1.4],
      [-3, 2.9],
    ),
  },
  {
    name: 'Sill',
    course: line([2, 40], [-4, 29], [-9, 21.6], [-16, 17.4], [-23, 14.4], [-31.4, 12.5]),
  },
  {
    name: 'Oxe',
    course: line([12, -27], [4, -22.6], [-5, -20], [-13, -16.6], [-20, -17.4], [-27.3, -18.6]),
  },
];

export interface Town extends PointKm {
  readonly name: string;
  /** 1 the largest. */
  readonly rank: 1 | 2 | 3;
}

const town = (name: string, xKm: number, yKm: number, rank: Town['rank']): Town => ({
  name,
  xKm,
  yKm,
  rank,
});

export const TOWNS: readonly Town[] = [
  town('Askel', -20.6, 4.4, 1),
  town('Brenna', -11.2, -3.9, 1),
  town('Hollin', 0.9, 4, 1),
  town('Dovrin', 10.4, -4.6, 1),
  town('Elsk', 19.6, 4.1, 1),
  town('Saltby', -30.2, 13.6, 2),
  town('Marrick', -30.8, -9.2, 2),
  town('Pell', 22.4, -8.3, 2),
  town('Quern', 6.2, 9.4, 2),
  town('Oster', -13.6, 8.4, 3),
  town('Mill Ford', -18.8, -8.2, 3),
  town('Tarn', -5.2, 11.2, 3),
  town('Weir End', 2.8, -9.6, 3),
  town('Lund', 13.4, 10.6, 3),
  town('Stane', -9.6, 22.6, 2),
  town('Kestow', 16.2, -18.2, 2),
  town('Low Hythe', -9.2, -20.6, 3),
  town('Gride', 27.6, 20.6, 3),
  town('Orrin', 38.4, 12.8, 2),
  town('Sedge', 37.6, -14.6, 3),
];

/** Roads by the towns they join; rank 1 is a main road. */
export const ROADS: readonly {
  readonly from: string;
  readonly to: string;
  readonly rank: 1 | 2;
}[] = [
  { from: 'Saltby', to: 'Askel', rank: 1 },
  { from: 'Askel', to: 'Oster', rank: 2 },
  { from: 'Oster', to: 'Hollin', rank: 1 },
  { from: 'Askel', to: 'Brenna', rank: 2 },
  { from: 'Hollin', to: 'Elsk', rank: 1 },
  { from: 'Elsk', to: 'Orrin', rank: 1 },
  { from: 'Marrick', to: 'Mill Ford', rank: 1 },
  { from: 'Mill Ford', to: 'Brenna', rank: 1 },
  { from: 'Brenna', to: 'Weir End', rank: 1 },
  { from: 'Weir End', to: 'Dovrin', rank: 1 },
  { from: 'Dovrin', to: 'Pell', rank: 1 },
  { from: 'Pell', to: 'Sedge', rank: 1 },
  { from: 'Hollin', to: 'Dovrin', rank: 2 },
  { from: 'Elsk', to: 'Pell', rank: 2 },
  { from: 'Hollin', to: 'Quern', rank: 2 },
  { from: 'Quern', to: 'Lund', rank: 2 },
  { from: 'Quern', to: 'Tarn', rank: 2 },
  { from: 'Tarn', to: 'Stane', rank: 2 },
  { from: 'Saltby', to: 'Stane', rank: 2 },
  { from: 'Lund', to: 'Gride', rank: 2 },
  { from: 'Gride', to: 'Orrin', rank: 2 },
  { from: 'Weir End', to: 'Kestow', rank: 2 },
  { from: 'Kestow', to: 'Sedge', rank: 2 },
  { from: 'Low Hythe', to: 'Mill Ford', rank: 2 },
  { from: 'Low Hythe', to: 'Kestow', rank: 2 },
];

export interface Patch {
  readonly name: string | null;
  readonly middle: PointKm;
  readonly radius: PointKm;
}

const patch = (
  name: string | null,
  [xKm, yKm]: readonly [number, number],
  [rx, ry]: readonly [number, number],
): Patch => ({ name, middle: pointKm(xKm, yKm), radius: pointKm(rx, ry) });

export const LAKES: readonly Patch[] = [
  patch('Lake Ister', [33.2, 0.6], [4, 6.2]),
  patch('Tarn Mere', [-2.2, 13.6], [1.7, 1]),
  patch(null, [21.5, -21.6], [1.4, 2]),
];

export const ISLANDS: readonly Patch[] = [
  patch('Great Holm', [-40.6, 13.2], [1.8, 2.6]),
  patch('Little Holm', [-39.4, 8.4], [0.7, 0.9]),
  patch('Gannet', [-38.4, -17.6], [1.5, 1.1]),
];

export const WOODS: readonly Patch[] = [
  patch('Harrow Wood', [-22.6, 9.6], [4.2, 2.4]),
  patch(null, [-5.4, 6.8], [3, 1.7]),
  patch('Hollin Wood', [11.4, 7.2], [2.8, 2]),
  patch(null, [23, 8.6], [2.6, 2.2]),
  patch('Brenna Chase', [-15.2, -5.6], [2.8, 1.8]),
  patch(null, [-4.6, -8.4], [3.4, 2]),
  patch('Dovrin Wood', [15.8, -8.6], [3.4, 1.8]),
  patch(null, [5.6, -6.6], [1.8, 1.2]),
  patch(null, [-24.4, -5.4], [2, 1.8]),
  patch('Stane Forest', [-18.6, 24.8], [6.8, 3]),
  patch(null, [9.6, 20.6], [6.2, 3.4]),
  patch(null, [36.6, 22.8], [4.4, 3]),
  patch('Kestow Forest', [5.2, -16.4], [4.6, 2.2]),
  patch(null, [29.6, -22.4], [5, 3]),
  patch(null, [-16.2, -24], [3.8, 2]),
  patch(null, [41.2, -6.4], [3.4, 3.6]),
];

/** Names of the sectors, from west to east, each the town's in it. */
export const SECTOR_NAMES = ['Askel', 'Brenna', 'Hollin', 'Dovrin', 'Elsk'] as const;

/** The quarry and the depot: where the world's two harmless explosions happen. */
export const QUARRY = pointKm(8.4, 10.2);
export const DEPOT = pointKm(-21.4, -9.6);
