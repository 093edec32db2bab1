import { id, isId } from '@holdfast/domain';
import type { MapLayer, MapView, SectorId } from '@holdfast/domain';
import type { JsonPath } from './json-lines.ts';
import { lineOfJson } from './json-lines.ts';
import type { Complaints } from './problem.ts';

const LAYERS: readonly MapLayer[] = [
  'land',
  'water',
  'river',
  'road',
  'wood',
  'town',
  'line',
  'sector',
  'party-area',
];
const POLYGON_POINTS_MIN = 4;

/** The map that the agreement draws, and what of it has a name. */
export interface DrawnMap {
  readonly map: MapView;
  readonly sectors: readonly { readonly sectorId: SectorId; readonly name: string }[];
  /** Parties that hold ground, in the order of the file. */
  readonly holders: readonly { readonly partyId: string; readonly line: number }[];
}

type Complain = (path: JsonPath, expected: string, found: string) => void;

/** Reads geometry.json: null when it is not such a map, and everything wrong with it is complained of. */
export function readGeometry(text: string, complaints: Complaints): DrawnMap | null {
  const parsed = parseJson(text, complaints);
  if (parsed === null) return null;
  const complain: Complain = (path, expected, found) =>
    complaints.add(
      lineOfJson(text, path),
      `${path.length === 0 ? '' : `${path.join('.')}: `}${expected}`,
      found,
    );
  complainOfOutline(parsed, complain);
  if (complaints.problems.length > 0 || !isMap(parsed)) return null;
  complainOfPlaces(parsed, complain);
  complainOfLine(parsed, complain);
  const { layers } = parsed;
  const sectors = named(layers.sector.features, { layer: 'sector', key: 'sectorId', complain });
  const areas = named(layers['party-area'].features, {
    layer: 'party-area',
    key: 'partyId',
    complain,
  });
  if (complaints.problems.length > 0) return null;
  return {
    map: { ...parsed, exercise: false },
    sectors: sectors.map(({ key, name }) => ({ sectorId: id<'sector'>(key), name })),
    holders: areas.map(({ key, at }) => ({
      partyId: key,
      line: lineOfJson(text, ['layers', 'party-area', 'features', at]),
    })),
  };
}

function parseJson(text: string, complaints: Complaints): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null) complaints.add(1, 'a JSON object', 'null');
    return parsed;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(words)?.[1];
    const line = position === undefined ? 0 : text.slice(0, Number(position)).split('\n').length;
    complaints.add(line, 'JSON', words);
    return null;
  }
}

function complainOfOutline(value: unknown, complain: Complain): void {
  if (!isObject(value)) return complain([], 'a JSON object', describe(value));
  const bounds = value['boundsDeg'];
  if (!isBounds(bounds)) {
    complain(
      ['boundsDeg'],
      '[west, south, east, north] in degrees, west < east and south < north',
      describe(bounds),
    );
  }
  if (typeof value['credit'] !== 'string')
    complain(['credit'], 'a text', describe(value['credit']));
  const layers = value['layers'];
  if (!isObject(layers))
    return complain(['layers'], `an object with ${LAYERS.join(', ')}`, describe(layers));
  for (const layer of LAYERS) {
    const collection = layers[layer];
    const features = isObject(collection) ? collection['features'] : undefined;
    if (!isObject(collection) || !Array.isArray(features)) {
      complain(
        ['layers', layer],
        'a FeatureCollection with a list of features',
        describe(collection),
      );
      continue;
    }
    features.forEach((feature, at) =>
      complainOfFeature(feature, ['layers', layer, 'features', at], complain),
    );
  }
}

function complainOfFeature(feature: unknown, path: JsonPath, complain: Complain): void {
  const geometry = isObject(feature) ? feature['geometry'] : undefined;
  if (!isObject(feature) || !isObject(feature['properties']) || !isObject(geometry)) {
    return complain(path, 'a Feature with properties and geometry', describe(feature));
  }
  const depth = DEPTHS.get(String(geometry['type']));
  if (depth === undefined)
    complain(
      [...path, 'geometry', 'type'],
      [...DEPTHS.keys()].join(', '),
      describe(geometry['type']),
    );
  else
    complainOfNumbers(
      geometry['coordinates'],
      { path: [...path, 'geometry', 'coordinates'], depth },
      complain,
    );
}

/** How many lists stand around a position in each kind of geometry. */
const DEPTHS: ReadonlyMap<string, number> = new Map([
  ['Point', 0],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

function complainOfNumbers(
  value: unknown,
  at: { readonly path: JsonPath; readonly depth: number },
  complain: Complain,
): void {
  const { path, depth } = at;
  if (depth > 0) {
    if (!Array.isArray(value)) return complain(path, 'a list', describe(value));
    value.forEach((each, position) =>
      complainOfNumbers(each, { path: [...path, position], depth: depth - 1 }, complain),
    );
    return;
  }
  const [longitude, latitude]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (!isWithin(longitude, 180) || !isWithin(latitude, 90)) {
    complain(path, '[longitude, latitude] in degrees', describe(value));
  }
}

/** The line, sectors and areas must lie on the map; land and water may reach beyond its edge. */
function complainOfPlaces({ boundsDeg, layers }: MapView, complain: Complain): void {
  const [west, south, east, north] = boundsDeg;
  for (const layer of ['line', 'sector', 'party-area'] as const) {
    layers[layer].features.forEach(({ geometry }, at) => {
      const path = ['layers', layer, 'features', at, 'geometry'];
      const wanted = layer === 'line' ? 'LineString' : 'Polygon';
      if (geometry.type !== wanted) return complain([...path, 'type'], wanted, geometry.type);
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : [];
      rings.forEach((ring, each) => complainOfRing(ring, [...path, 'coordinates', each], complain));
      const rows =
        geometry.type === 'Polygon'
          ? geometry.coordinates.flat()
          : geometry.type === 'LineString'
            ? geometry.coordinates
            : [];
      const outside = rows.find(([x = 0, y = 0]) => x < west || x > east || y < south || y > north);
      if (outside !== undefined)
        complain(
          path,
          `places inside boundsDeg [${boundsDeg.join(', ')}]`,
          `[${outside.join(', ')}]`,
        );
    });
  }
}

function complainOfRing(
  ring: readonly (readonly number[])[],
  path: JsonPath,
  complain: Complain,
): void {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (ring.length >= POLYGON_POINTS_MIN && first?.[0] === last?.[0] && first?.[1] === last?.[1])
    return;
  complain(
    path,
    `a ring of ${POLYGON_POINTS_MIN} positions or more that ends where it begins`,
    `${ring.length} positions`,
  );
}

function complainOfLine({ layers }: MapView, complain: Complain): void {
  const { features } = layers.line;
  if (features.length !== 1)
    return complain(['layers', 'line', 'features'], 'one line of contact', `${features.length}`);
  const coordinates = features[0]?.geometry.coordinates.length ?? 0;
  if (coordinates < 2)
    complain(
      ['layers', 'line', 'features', 0],
      'a line of two positions or more',
      `${coordinates}`,
    );
}

interface Naming {
  readonly layer: MapLayer;
  readonly key: 'sectorId' | 'partyId';
  readonly complain: Complain;
}

function named(
  features: MapView['layers'][MapLayer]['features'],
  { layer, key, complain }: Naming,
) {
  const seen = new Set<string>();
  if (features.length === 0)
    complain(['layers', layer, 'features'], `one ${layer} or more`, 'none');
  return features.map(({ properties }, at) => {
    const value = String(properties[key] ?? '');
    const path = ['layers', layer, 'features', at, 'properties'];
    if (!isId(value) || seen.has(value))
      complain(path, `${key}: a name of its own, letters and digits`, value);
    seen.add(value);
    return { key: value, name: String(properties['name'] ?? value), at };
  });
}

function isMap(value: unknown): value is MapView {
  return isObject(value) && isBounds(value['boundsDeg']) && isObject(value['layers']);
}

function isBounds(value: unknown): value is MapView['boundsDeg'] {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [west, south, east, north]: readonly unknown[] = value;
  if (!isWithin(west, 180) || !isWithin(south, 90) || !isWithin(east, 180) || !isWithin(north, 90))
    return false;
  return west < east && south < north;
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= -most && value <= most;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
}
