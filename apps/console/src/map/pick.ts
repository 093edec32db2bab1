import type { Area } from '@holdfast/domain';
import type { Map as AtlasMap } from 'maplibre-gl';
import type { MapMark } from './mark.ts';
import type { MapCanvasProps } from './map-props.ts';
import { boundsOf, diameterM } from './shapes.ts';

const INCIDENT_LAYERS = ['incident', 'least'].flatMap((name) => [
  `${name}-fill`,
  `${name}-line`,
  `${name}-dash`,
]);

/** A generous target: what lies within 8 px, so that the least mark is pressed on 26. A merged area opens by zooming to it, one of a single place by taking its members in turn. */
export function pick(
  atlas: AtlasMap,
  { x, y }: { readonly x: number; readonly y: number },
  props: MapCanvasProps,
  idsOf: ReadonlyMap<string, readonly string[]>,
): void {
  const around: [[number, number], [number, number]] = [
    [x - 8, y - 8],
    [x + 8, y + 8],
  ];
  const exact = atlas.queryRenderedFeatures([x, y], { layers: ['incident-fill', 'least-fill'] });
  const near = atlas.queryRenderedFeatures(around, { layers: INCIDENT_LAYERS });
  const ids = new Set([...exact, ...near].map(({ properties }) => String(properties['id'])));
  // The smallest first: what lies on something wider is what is pressed.
  const hit = props.marks
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => diameterM(a.area) - diameterM(b.area));
  if (hit.length > 0) {
    props.onPick?.(nextOf(hit, props.selected));
    return;
  }
  const [crowd] = atlas.queryRenderedFeatures([x, y], { layers: ['merged-fill'] });
  if (crowd === undefined) {
    props.onPick?.(null);
    return;
  }
  const members = new Set(idsOf.get(String(crowd.properties['key'])) ?? []);
  const inside = props.marks.filter(({ id }) => members.has(id));
  const bounds = boundsOf(inside.map(({ area }) => area));
  if (bounds === null) return;
  if (new Set(inside.map(({ area }) => JSON.stringify(area))).size === 1) {
    props.onPick?.(nextOf(inside, props.selected));
    return;
  }
  const [west, south, east, north] = bounds;
  atlas.fitBounds([west, south, east, north], {
    padding: 80,
    maxZoom: Math.max(atlas.getZoom() + 1.5, 9),
  });
}

/** Where several lie on one another, each press takes the next. */
function nextOf(marks: readonly MapMark[], selected: Area | null): string | null {
  const at = marks.findIndex(({ area }) => area === selected);
  return marks[(at + 1) % marks.length]?.id ?? null;
}
