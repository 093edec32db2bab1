import type { Area, IncidentFill, MapView } from '@holdfast/domain';
import type { Theme } from '../shell/theme.ts';
import type { Look } from './atlas.ts';
import { warmAtlas } from './atlas.ts';
import type { MapCanvasProps } from './map-props.ts';
import { mergeAreas } from './merge-areas.ts';
import { fillSources } from './sources.ts';
import { whenIdle } from './when-idle.ts';

/** By then the first picture is out of the processor's hands, which without a graphics card draws it. */
const REST_MS = 1_000;
const LATEST_MS = 2_000;
/** Windows with room for rail, map and queue; on a phone nothing is built that is not asked for. */
const ROOMY = '(min-width: 1100px)';
const FILLS: readonly IncidentFill[] = ['verified', 'under-verification', 'proposal', 'benign'];

/** Makes the map ready that the reader of this one opens next, once for each: the case's after the situation's, and the other way round. */
export function warmNext(map: MapView, small: boolean, theme: Theme): void {
  if (!matchMedia(ROOMY).matches) return;
  const next: Look = { small: !small, narrow: !small, twoFingers: !small };
  setTimeout(() => whenIdle(() => rehearse(map, next, theme), LATEST_MS), REST_MS);
}

/** One of everything is drawn where nobody sees it: an engine compiles a program when it first needs it. */
function rehearse(map: MapView, look: Look, theme: Theme): void {
  const atlas = warmAtlas(map, look, theme);
  if (atlas === null) return;
  const [west, south, east, north] = map.boundsDeg;
  atlas.fitBounds([west, south, east, north], { animate: false });
  atlas.once('style.load', () => {
    const zoom = atlas.getZoom();
    const props = everything(map, look);
    fillSources(atlas, props, mergeAreas(props.marks, zoom), zoom);
  });
}

function everything(map: MapView, { small }: Look): MapCanvasProps {
  const [west, south, east, north] = map.boundsDeg;
  const at = (share: number): Area => ({
    shape: 'circle',
    latitudeUdeg: Math.round((south + (north - south) * share) * 1e6),
    longitudeUdeg: Math.round((west + (east - west) * share) * 1e6),
    radiusM: Math.round((north - south) * 11_132),
  });
  const apart = FILLS.map((fill, n) => ({ id: fill, fill, area: at((n + 1) / 5) }));
  const alike = [0, 1].map((n) => ({ id: String(n), fill: 'verified' as const, area: at(0.9) }));
  const sectors = map.layers.sector?.features ?? [];
  return {
    map,
    marks: small ? apart : [...apart, ...alike],
    rivals: [at(0.5)],
    selected: at(0.5),
    seenPpm: new Map(
      small
        ? []
        : sectors.map(({ properties }, n) => [
            String(properties['sectorId'] ?? properties['id']),
            n % 2 === 0 ? 0 : 800_000,
          ]),
    ),
    shown: { incidents: true, coverage: !small, lines: true, wider: false },
    small,
    focus: null,
    label: '',
  };
}
