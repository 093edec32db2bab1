import type { MapFeature, MapFeatureCollection, MapLayer, MapView } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { createChance } from '../chance.ts';
import { placeDegFromPoint } from './ground.ts';
import { lineOfContact, partyArea, sectorRing, sectorsOfLand } from './line.ts';
import { COAST, EDGE_KM, FRAME_KM, ISLANDS, LAKES, RIVERS, ROADS, TOWNS, WOODS } from './places.ts';
import type { Patch, Town } from './places.ts';
import { blob, distanceKm, pointKm, ringTurn, roughened, smoothed } from './shapes.ts';
import type { PointKm } from './shapes.ts';

/** Who holds which side of the line, looking from west to east. */
export interface Holders {
  readonly left: { readonly partyId: string; readonly name: string };
  readonly right: { readonly partyId: string; readonly name: string };
}

type Properties = Readonly<Record<string, string | number | null>>;

/**
 * Draws the land: the same points for ever, for its chance has a seed of its own. Properties by layer: water, land, wood, river
 * `name` (or null); road `rank`; town `name`, `rank` (1 the largest to 3); line `name`, `leftPartyId`, `rightPartyId`, its points
 * from west to east; sector `sectorId`, `name`, `order`; party-area `partyId`, `name`. The sea has the islands as holes.
 */
export function drawLand(holders: Holders): MapView {
  const chance = createChance(1, 'land');
  const southWest = placeDegFromPoint(pointKm(FRAME_KM.westKm, FRAME_KM.southKm));
  const northEast = placeDegFromPoint(pointKm(FRAME_KM.eastKm, FRAME_KM.northKm));
  const { sea, land } = drawSeaAndLand(chance.fork('coast'));
  return {
    exercise: true,
    boundsDeg: [
      toMetre(southWest.longitudeDeg),
      toMetre(southWest.latitudeDeg),
      toMetre(northEast.longitudeDeg),
      toMetre(northEast.latitudeDeg),
    ],
    layers: {
      land: collection(land),
      water: collection([...sea, ...drawPatches(LAKES, chance.fork('lakes'))]),
      river: collection(drawRivers(chance.fork('rivers'))),
      road: collection(drawRoads(chance.fork('roads'))),
      wood: collection(drawPatches(WOODS, chance.fork('woods'))),
      town: collection(TOWNS.map((town) => feature(townProperties(town), 'Point', town))),
      ...drawAgreement(holders),
    },
    credit: 'An invented land',
  };
}

const townProperties = ({ name, rank }: Town): Properties => ({ name, rank });

function collection(features: readonly MapFeature[]): MapFeatureCollection {
  return { type: 'FeatureCollection', features };
}

function drawSeaAndLand(chance: Chance) {
  const coast = smoothed(roughened(COAST, chance.fork('main'), { levels: 4, share: 0.24 }), 1);
  const { westKm, eastKm, southKm, northKm } = EDGE_KM;
  const islands = ISLANDS.map(({ name, middle, radius }) => ({
    name,
    ring: broken(blob(middle, radius, chance.fork(`island ${name ?? ''}`)), chance),
  }));
  const sea = [...coast, pointKm(westKm, southKm), pointKm(westKm, northKm)];
  const land = [...coast, pointKm(eastKm, southKm), pointKm(eastKm, northKm)];
  return {
    sea: [feature({ name: 'Marrow Strait' }, 'Polygon', [sea, ...islands.map(({ ring }) => ring)])],
    land: [
      feature({ name: null }, 'Polygon', [land]),
      ...islands.map(({ name, ring }) => feature({ name }, 'Polygon', [ring])),
    ],
  };
}

function broken(ring: readonly PointKm[], chance: Chance): readonly PointKm[] {
  return roughened(ring, chance, { levels: 1, share: 0.2 });
}

function drawPatches(patches: readonly Patch[], chance: Chance): readonly MapFeature[] {
  return patches.map(({ name, middle, radius }, at) =>
    feature({ name }, 'Polygon', [blob(middle, radius, chance.fork(`patch ${at}`))]),
  );
}

function drawRivers(chance: Chance): readonly MapFeature[] {
  return RIVERS.map(({ name, course }) => {
    const winding = roughened(course, chance.fork(name), { levels: 3, share: 0.3 });
    return feature({ name }, 'LineString', smoothed(winding, 2));
  });
}

function drawRoads(chance: Chance): readonly MapFeature[] {
  return ROADS.flatMap(({ from, to, rank }) => {
    const start = TOWNS.find(({ name }) => name === from);
    const end = TOWNS.find(({ name }) => name === to);
    if (start === undefined || end === undefined) return [];
    const share = 0.1 + 0.4 / distanceKm(start, end);
    const way = roughened([start, end], chance.fork(`${from} ${to}`), { levels: 3, share });
    return [feature({ rank }, 'LineString', smoothed(way, 2))];
  });
}

function drawAgreement(
  holders: Holders,
): Pick<Record<MapLayer, MapFeatureCollection>, 'line' | 'sector' | 'party-area'> {
  const { left, right } = holders;
  const sides = { leftPartyId: left.partyId, rightPartyId: right.partyId };
  const line = feature({ name: 'Line of contact', ...sides }, 'LineString', lineOfContact());
  const sectors = sectorsOfLand().map((sector) => {
    const { sectorId, name, order } = sector;
    return feature({ sectorId, name, order }, 'Polygon', [sectorRing(sector)]);
  });
  const areas = (['left', 'right'] as const).map((side) => {
    const { partyId, name } = holders[side];
    return feature({ partyId, name: `Area held by ${name}` }, 'Polygon', [partyArea(side)]);
  });
  return {
    line: collection([line]),
    sector: collection(sectors),
    'party-area': collection(areas),
  };
}

type Drawn =
  | readonly ['Point', PointKm]
  | readonly ['LineString', readonly PointKm[]]
  | readonly ['Polygon', readonly (readonly PointKm[])[]];

function feature(properties: Properties, ...drawn: Drawn): MapFeature {
  return { type: 'Feature', properties, geometry: geometryOf(drawn) };
}

function geometryOf(drawn: Drawn): MapFeature['geometry'] {
  switch (drawn[0]) {
    case 'Point':
      return { type: 'Point', coordinates: coordinate(drawn[1]) };
    case 'LineString':
      return { type: 'LineString', coordinates: drawn[1].map(coordinate) };
    case 'Polygon': {
      const rings = drawn[1].map((ring, at) => ringOf(ring, at === 0).map(coordinate));
      return { type: 'Polygon', coordinates: rings };
    }
  }
}

/** A closed ring, anticlockwise outside and clockwise for holes (RFC 7946, 3.1.6). */
function ringOf(points: readonly PointKm[], outer: boolean): readonly PointKm[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return points;
  const closed = distanceKm(first, last) === 0 ? points : [...points, first];
  return ringTurn(closed) > 0 === outer ? closed : [...closed].reverse();
}

/** Longitude, latitude; five decimals are a metre. */
function coordinate(point: PointKm): readonly number[] {
  const { latitudeDeg, longitudeDeg } = placeDegFromPoint(point);
  return [toMetre(longitudeDeg), toMetre(latitudeDeg)];
}

const toMetre = (deg: number): number => Math.round(deg * 100_000) / 100_000;
