import type { LngLatBoundsLike, Map as AtlasMap } from 'maplibre-gl';
import { isNarrow } from './atlas.ts';
import type { MapCanvasProps } from './map-props.ts';
import { boundsOf, centreOf } from './shapes.ts';

/** Room for what floats over the map, legend below and buttons at the side; a mission's map has its own margin. */
export function paddingOf(host: HTMLElement, { small, seenPpm }: MapCanvasProps) {
  const even = small ? 8 : 24;
  return isNarrow(host) || seenPpm.size > 0
    ? { top: even, right: even, bottom: even, left: even }
    : { top: 44, right: 52, bottom: 64, left: 24 };
}

/** What to show first: what the page is about, with room around it, else the whole map. */
export function firstBounds(props: MapCanvasProps): LngLatBoundsLike {
  const near = props.focus === null ? null : boundsOf(props.focus);
  if (near === null) return [...props.map.boundsDeg] as [number, number, number, number];
  const [west, south, east, north] = near;
  const closest = props.rivals === undefined ? 0.012 : 0.004;
  const padX = Math.max((east - west) * 1.1, closest);
  const padY = Math.max((north - south) * 1.1, closest * 0.6);
  return [west - padX, south - padY, east + padX, north + padY];
}

/** Tells where the selected incident is. */
export function tellAnchor(atlas: AtlasMap, props: MapCanvasProps): void {
  if (props.onAnchor === undefined) return;
  const { clientWidth: widthPx, clientHeight: heightPx } = atlas.getContainer();
  if (props.selected === null) {
    props.onAnchor(null);
    return;
  }
  const { x, y } = atlas.project(centreOf(props.selected));
  const inside = x > 0 && y > 0 && x < widthPx && y < heightPx;
  props.onAnchor(inside ? { x, y, widthPx, heightPx } : null);
}

/** In the middle of the map. */
export function metresPerPixel(atlas: AtlasMap): number {
  const { lat } = atlas.getCenter();
  return (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** atlas.getZoom());
}
