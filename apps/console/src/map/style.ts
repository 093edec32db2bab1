import type { MapFeature, MapFeatureCollection, MapLayer, MapView } from '@holdfast/domain';
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Colours } from './colours.ts';
import { areaLayers, leastLayers, numberLayers, selectionLayers } from './incident-style.ts';

/**
 * The style of the atlas, built from what the server gives: no glyph, sprite or tile address, so nothing is ever
 * fetched. Names are drawn with the console's own fonts.
 */

const NAME: ['coalesce', ...unknown[]] = ['coalesce', ['get', 'label'], ['get', 'name'], ''];
const NOTHING: MapFeatureCollection = { type: 'FeatureCollection', features: [] };

export interface StyleInput {
  readonly map: MapView;
  readonly colours: Colours;
  /** Small maps in a case carry fewer and smaller names. */
  readonly small: boolean;
  /** On a narrow map names of sectors give way to one another. */
  readonly narrow: boolean;
}

export function buildStyle(input: StyleInput): StyleSpecification {
  const { map, colours } = input;
  const source = (data: MapFeatureCollection) => ({
    type: 'geojson' as const,
    data: asGeoJson(data),
  });
  const layer = (name: MapLayer) => source(map.layers[name] ?? NOTHING);
  return {
    version: 8,
    sources: {
      land: layer('land'),
      water: layer('water'),
      river: layer('river'),
      road: layer('road'),
      wood: layer('wood'),
      town: layer('town'),
      line: layer('line'),
      sector: layer('sector'),
      'party-area': layer('party-area'),
      'sector-name': source(namePoints(map.layers.sector, 0.94)),
      'party-name': source(namePoints(map.layers['party-area'], 0.5)),
      capability: source(NOTHING),
      seen: source(NOTHING),
      wider: source(NOTHING),
      merged: source(NOTHING),
      incident: source(NOTHING),
      rival: source(NOTHING),
      selected: source(NOTHING),
    },
    layers: [
      ...ground(colours, hasLand(map)),
      ...capability(colours),
      ...unseen(colours),
      ...lines(colours),
      ...areaLayers(colours, input.small),
      ...names(input),
      ...leastLayers(colours, input.small),
      ...selectionLayers(colours),
      ...numberLayers(colours),
    ],
  };
}

/** The view's types are readonly; the engine's are not, and it does not write to them. */
function asGeoJson(data: MapFeatureCollection): GeoJSON.FeatureCollection {
  return data as unknown as GeoJSON.FeatureCollection;
}

const hasLand = (map: MapView) => (map.layers.land?.features.length ?? 0) > 0;

function ground(colours: Colours, land: boolean): LayerSpecification[] {
  return [
    {
      id: 'sea',
      type: 'background',
      paint: { 'background-color': land ? colours.water : colours.land },
    },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
    {
      id: 'zone',
      type: 'line',
      source: 'line',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colours['land-2'],
        'line-width': ['interpolate', ['exponential', 2], ['zoom'], 6, 20, 9, 90, 12, 600],
        'line-opacity': 0.85,
      },
    },
    { id: 'wood', type: 'fill', source: 'wood', paint: { 'fill-color': colours.wood } },
    {
      id: 'water',
      type: 'fill',
      source: 'water',
      paint: { 'fill-color': colours.water, 'fill-outline-color': colours['water-line'] },
    },
    {
      id: 'river',
      type: 'line',
      source: 'river',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colours['water-line'],
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1.2, 12, 4],
      },
    },
    {
      id: 'road',
      type: 'line',
      source: 'road',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colours.road,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1, 12, 3],
      },
    },
  ];
}

/** The less would have been located, the darker; the map's other colours are under it. */
function capability(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'capability',
      type: 'fill',
      source: 'capability',
      paint: {
        'fill-color': colours['ink-2'],
        'fill-opacity': ['interpolate', ['linear'], ['get', 'tenths'], 0, 0.62, 10, 0],
        'fill-antialias': false,
      },
    },
  ];
}

function unseen(colours: Colours): LayerSpecification[] {
  const at = (state: string): FilterSpecification => ['==', ['get', 'state'], state];
  return [
    {
      id: 'seen-blind',
      type: 'fill',
      source: 'seen',
      filter: at('blind'),
      paint: { 'fill-pattern': 'hatch-dense' },
    },
    {
      id: 'seen-part',
      type: 'fill',
      source: 'seen',
      filter: at('part'),
      paint: { 'fill-pattern': 'hatch-sparse' },
    },
    {
      id: 'seen-edge',
      type: 'line',
      source: 'seen',
      filter: at('blind'),
      paint: { 'line-color': colours['ink-3'], 'line-width': 1.1, 'line-dasharray': [2, 3] },
    },
  ];
}

function lines(colours: Colours): LayerSpecification[] {
  const disputed: FilterSpecification = ['==', ['get', 'disputed'], true];
  return [
    {
      id: 'sector-edge',
      type: 'line',
      source: 'sector',
      paint: { 'line-color': colours['rule-2'], 'line-width': 1.2, 'line-dasharray': [2.5, 4] },
    },
    {
      id: 'line-under',
      type: 'line',
      source: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours['land-2'], 'line-width': 6 },
    },
    {
      id: 'line',
      type: 'line',
      source: 'line',
      filter: ['!', disputed] as unknown as FilterSpecification,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 2.2 },
    },
    {
      id: 'line-disputed',
      type: 'line',
      source: 'line',
      filter: disputed,
      paint: { 'line-color': colours.disputed, 'line-width': 2, 'line-dasharray': [4, 2.5] },
    },
  ];
}

const RANK = ['coalesce', ['get', 'rank'], 2];
/** Fewer towns the farther away: capitals, then large towns, then all. */
const TOWNS_SHOWN = [
  'step',
  ['zoom'],
  ['<=', RANK, 1],
  5,
  ['<=', RANK, 2],
  7,
  ['<=', RANK, 3],
  9,
  true,
] as unknown as FilterSpecification;

function names({ colours, small, narrow }: StyleInput): LayerSpecification[] {
  const halo = { 'text-halo-color': colours['land-2'], 'text-halo-width': 1.4 };
  const text = (
    id: string,
    source: string,
    size: number,
    font: string,
    colour: string,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source,
    layout: {
      'text-field': NAME as never,
      'text-font': [font],
      'text-size': size,
      'text-padding': 4,
      'text-max-width': 30,
    },
    paint: { 'text-color': colour, ...halo },
  });
  const caps = (layer: LayerSpecification, spacing: number): LayerSpecification =>
    layer.type === 'symbol'
      ? {
          ...layer,
          layout: {
            ...layer.layout,
            'text-transform': 'uppercase',
            'text-allow-overlap': layer.id === 'sector-name' && !narrow,
            'text-letter-spacing': narrow ? spacing / 2 : spacing,
          },
        }
      : layer;
  const town: LayerSpecification = {
    id: 'town-name',
    type: 'symbol',
    source: 'town',
    filter: TOWNS_SHOWN,
    layout: {
      'text-field': NAME as never,
      'text-font': [
        'step',
        ['coalesce', ['get', 'rank'], 2],
        ['literal', ['Plex Sans Semibold']],
        2,
        ['literal', ['Plex Sans']],
      ] as never,
      'text-size': small ? 10.5 : 12,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.6,
      'text-justify': 'auto',
    },
    paint: { 'text-color': colours['ink-2'], ...halo },
  };
  return [
    ...(small
      ? []
      : [caps(text('party-name', 'party-name', 12, 'Plex Sans', colours['ink-3']), 0.3)]),
    {
      id: 'river-name',
      type: 'symbol',
      source: 'river',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 700,
        'text-field': NAME as never,
        'text-font': ['Source Serif Italic'],
        'text-size': small ? 10 : 12.5,
      },
      paint: { 'text-color': colours['river-name'], ...halo },
    },
    {
      id: 'town',
      type: 'circle',
      source: 'town',
      filter: TOWNS_SHOWN,
      paint: {
        'circle-radius': ['step', ['coalesce', ['get', 'rank'], 2], 3, 2, 2],
        'circle-color': colours.surface,
        'circle-stroke-color': colours['ink-2'],
        'circle-stroke-width': 1.2,
      },
    },
    town,
    // Last is placed first: towns find another side of their circle.
    caps(
      text(
        'sector-name',
        'sector-name',
        small || narrow ? 9 : 11,
        'Plex Sans Semibold',
        colours['ink-3'],
      ),
      0.14,
    ),
  ];
}

/** One point a feature for its name, so that no name is drawn twice: middle of its extent, `share` of the way up. */
function namePoints(
  collection: MapFeatureCollection | undefined,
  share: number,
): MapFeatureCollection {
  const features = (collection?.features ?? []).flatMap((feature): MapFeature[] => {
    const at = middleOf(feature, share);
    return at === null
      ? []
      : [
          {
            type: 'Feature',
            properties: feature.properties,
            geometry: { type: 'Point', coordinates: at },
          },
        ];
  });
  return { type: 'FeatureCollection', features };
}

function middleOf({ geometry }: MapFeature, share: number): readonly number[] | null {
  const positions: (readonly number[])[] = [];
  const collect = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') positions.push(value);
    else value.forEach(collect);
  };
  collect(geometry.coordinates);
  const xs = positions.map(([x = 0]) => x);
  const ys = positions.map(([, y = 0]) => y);
  if (positions.length === 0) return null;
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  return [(west + east) / 2, south + (north - south) * share];
}
