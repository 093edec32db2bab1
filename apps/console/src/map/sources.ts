import type { Area } from '@holdfast/domain';
import type { GeoJSONSource, Map as AtlasMap } from 'maplibre-gl';
import { count } from '../format/numbers.ts';
import type { MapCanvasProps } from './map-props.ts';
import type { Drawn, MergedArea } from './merge-areas.ts';
import { diameterM, ringOf } from './shapes.ts';
import { drawnArea, isBelowLeast, selectedArea } from './smallest.ts';

const DEGRADED_PPM = 900_000;
const BLIND_PPM = 500_000;

/** What each source was last given, so that what has not changed is not cut into tiles again. */
const given = new WeakMap<GeoJSONSource, string>();

/** Brings what changes on the map up to date; does nothing before its style has loaded. `zoom` in half steps, as `drawn` was made for. */
export function fillSources(
  atlas: AtlasMap,
  props: MapCanvasProps,
  { singles, merged, wider }: Drawn,
  zoom: number,
): void {
  const { shown, selected } = props;
  const put = (name: string, stamp: string, features: () => GeoJSON.Feature[]) => {
    const source = atlas.getSource<GeoJSONSource>(name);
    if (source === undefined || (given.get(source) ?? '') === stamp) return;
    given.set(source, stamp);
    source.setData({ type: 'FeatureCollection', features: features() });
  };
  const outline = (name: string, areas: readonly Area[]) =>
    put(name, areas.length === 0 ? '' : JSON.stringify(areas), () =>
      areas.map((area) => polygon(area, {})),
    );
  const incidents = (shown.incidents ? singles : []).map(({ id, area, fill }) => ({
    id,
    fill,
    size: diameterM(area),
    least: isBelowLeast(area, zoom),
    area: drawnArea(area, zoom),
  }));
  put('incident', incidents.length === 0 ? '' : JSON.stringify(incidents), () =>
    incidents.map(({ area, ...rest }) => polygon(area, rest)),
  );
  const counted = shown.incidents ? merged : [];
  put(
    'merged',
    counted.map(({ key, ids, fill }) => `${key}x${ids.length}${fill}${ids[0] ?? ''}`).join(' '),
    () => counted.flatMap(countedFeatures),
  );
  outline('wider', shown.incidents && shown.wider ? (wider?.areas ?? []) : []);
  const squares = props.capability ?? [];
  put('capability', squares.map(({ tenths }) => tenths).join(' '), () =>
    squares.map(({ area, tenths }) => polygon(area, { tenths })),
  );
  outline(
    'rival',
    (props.rivals ?? []).map((area) => drawnArea(area, zoom)),
  );
  outline('selected', selected === null ? [] : [selectedArea(selected, zoom)]);
  put('seen', seenStamp(props), () => unseenSectors(props));
  for (const layer of ['line', 'line-under', 'line-disputed', 'sector-edge', 'sector-name']) {
    if (atlas.getLayer(layer) !== undefined)
      atlas.setLayoutProperty(layer, 'visibility', shown.lines ? 'visible' : 'none');
  }
}

const polygon = (area: Area, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ringOf(area)] },
});

/** The area, and its number as a point, so that the number is drawn once. */
function countedFeatures({ key, kind, ring, centre, ids, fill }: MergedArea): GeoJSON.Feature[] {
  return [
    {
      type: 'Feature',
      properties: { key, kind, fill },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
    {
      type: 'Feature',
      properties: { kind, fill, count: count(ids.length) },
      geometry: { type: 'Point', coordinates: centre },
    },
  ];
}

const seenStamp = ({ shown, seenPpm }: MapCanvasProps) =>
  shown.coverage && seenPpm.size > 0 ? JSON.stringify([...seenPpm]) : '';

function unseenSectors({ map, seenPpm, shown }: MapCanvasProps): GeoJSON.Feature[] {
  if (!shown.coverage) return [];
  return (map.layers.sector?.features ?? []).flatMap((feature) => {
    const id =
      feature.properties['sectorId'] ?? feature.properties['id'] ?? feature.properties['name'];
    const ppm = seenPpm.get(String(id)) ?? 1_000_000;
    if (ppm >= DEGRADED_PPM) return [];
    const state = ppm < BLIND_PPM ? 'blind' : 'part';
    return [
      { type: 'Feature', properties: { state }, geometry: feature.geometry as GeoJSON.Geometry },
    ];
  });
}
