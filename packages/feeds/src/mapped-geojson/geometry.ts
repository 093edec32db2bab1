import { haversineM, wrapLongitudeDeg } from '@holdfast/geo';
import type { DrawnPlace } from '../mapping/read-row.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import { placeFromDeg } from '../rows/field-reader.ts';
import { memberAt } from '../json/value-at.ts';

/** Most vertices of one geometry. */
export const VERTICES_MAX = 20_000;

const TYPES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const;

type Order = 'latitude-longitude' | 'longitude-latitude';

interface PlaceDeg {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/**
 * The circle around a geometry's box: its middle, and the distance to its farthest vertex, metres, rounded up; 0 for a point. Across the
 * antimeridian the shorter way is taken. Null for no geometry. Wrong ones are refused on `row`.
 */
export function placeOfGeometry(
  row: FieldReader,
  geometry: unknown,
  order: Order,
): DrawnPlace | null {
  if (geometry === null) return null;
  const type = memberAt(geometry, 'type');
  if (!TYPES.some((known) => known === type)) {
    row.refuse('unknown-value', `geometry: ${TYPES.join(', ')} or null`, String(type));
    return null;
  }
  const vertices = verticesOf(row, memberAt(geometry, 'coordinates'), order);
  const [first] = vertices;
  if (first === undefined) {
    row.refuse('malformed', 'coordinates: at least one position', 'none');
    return null;
  }
  return circleAround(vertices, first);
}

function circleAround(vertices: readonly PlaceDeg[], first: PlaceDeg): DrawnPlace {
  let [south, north, west, east] = [first.latitudeDeg, first.latitudeDeg, 0, 0];
  for (const { latitudeDeg, longitudeDeg } of vertices) {
    const eastward = wrapLongitudeDeg(longitudeDeg - first.longitudeDeg);
    south = Math.min(south, latitudeDeg);
    north = Math.max(north, latitudeDeg);
    west = Math.min(west, eastward);
    east = Math.max(east, eastward);
  }
  const middle = {
    latitudeDeg: (south + north) / 2,
    longitudeDeg: wrapLongitudeDeg(first.longitudeDeg + (west + east) / 2),
  };
  const reachM = vertices.reduce((most, vertex) => Math.max(most, haversineM(middle, vertex)), 0);
  return {
    place: placeFromDeg(middle.latitudeDeg, middle.longitudeDeg),
    reachM: vertices.length === 1 ? 0 : Math.ceil(reachM),
  };
}

/** Every position in nested lists, in order. Work is bounded by `VERTICES_MAX`; the nesting by the element's depth. */
function verticesOf(row: FieldReader, coordinates: unknown, order: Order): readonly PlaceDeg[] {
  const vertices: PlaceDeg[] = [];
  const open: unknown[] = [coordinates];
  let steps = 0;
  while (open.length > 0 && row.problem === null) {
    const value = open.pop();
    steps += 1;
    if (vertices.length > VERTICES_MAX || steps > 2 * VERTICES_MAX) {
      row.refuse('too-long', `at most ${VERTICES_MAX} vertices`, 'more');
    } else if (!Array.isArray(value)) {
      row.refuse('malformed', 'coordinates: lists of numbers', String(value));
    } else if (value.every((item) => typeof item === 'number') && value.length > 0) {
      vertices.push(positionFrom(row, value, order));
    } else {
      if (value.length > VERTICES_MAX)
        row.refuse('too-long', `at most ${VERTICES_MAX} vertices`, `${value.length}`);
      else for (let at = value.length - 1; at >= 0; at -= 1) open.push(value[at]);
    }
  }
  return vertices;
}

function positionFrom(row: FieldReader, position: readonly number[], order: Order): PlaceDeg {
  const [first = NaN, second = NaN] = position;
  const [latitudeDeg, longitudeDeg] =
    order === 'latitude-longitude' ? [first, second] : [second, first];
  const isPair = position.length >= 2 && position.length <= 4;
  if (!isPair) row.refuse('malformed', 'a position of 2 to 4 numbers', `${position.length}`);
  else if (!(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180))
    row.refuse('impossible-place', `a place on the globe, ${order}`, position.join(', '));
  return { latitudeDeg, longitudeDeg };
}
