import { useEffect, useMemo, useRef, useState } from 'react';
import type { Area, MapView } from '@holdfast/domain';
import { Map as AtlasMap, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, LngLatBoundsLike, StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { count, counted } from '../format/numbers.ts';
import { lengthWords } from '../format/words.ts';
import { Icon } from '../parts/icon.tsx';
import { useTheme } from '../shell/theme.ts';
import { hatchTile, readColours } from './colours.ts';
import type { MapMark } from './mark.ts';
import type { MergedArea, Wider } from './merge-areas.ts';
import { mergeAreas } from './merge-areas.ts';
import { boundsOf, centreOf, diameterM, ringOf } from './shapes.ts';
import { buildStyle } from './style.ts';
import { whenIdle } from './when-idle.ts';

setWorkerUrl(workerUrl);

/** Where the selected incident is on the canvas, pixels; null when it is out of sight. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface MapCanvasProps {
  readonly map: MapView;
  readonly marks: readonly MapMark[];
  /** Other places for the same incident: thin dashes. */
  readonly rivals?: readonly Area[];
  /** With what probability an event would have been located, in tenths. */
  readonly capability?: readonly { readonly area: Area; readonly tenths: number }[];
  readonly selected: Area | null;
  /** Share seen by sector, parts per million; sectors not named count as seen. */
  readonly seenPpm: ReadonlyMap<string, number>;
  readonly shown: {
    readonly incidents: boolean;
    readonly coverage: boolean;
    readonly lines: boolean;
    /** Outlines of what is too coarse for the zoom. */
    readonly wider: boolean;
  };
  readonly small: boolean;
  /** What to show first; the whole map otherwise. */
  readonly focus: readonly Area[] | null;
  readonly label: string;
  readonly onPick?: (id: string | null) => void;
  readonly onAnchor?: (anchor: Anchor | null) => void;
  /** What is known too coarsely to be drawn or numbered at the present zoom; null when all is. */
  readonly onWider?: (wider: Wider | null) => void;
}

const GONE_AFTER_MS = 1_000;
const DEGRADED_PPM = 900_000;
const BLIND_PPM = 500_000;

/** The map engine, in a chunk of its own: it is loaded after the first paint. */
export function MapCanvas(props: MapCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const [atlas, setAtlas] = useState<AtlasMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [view, setView] = useState({ zoom: 0, metresPerPx: 1 });
  const latest = useRef(props);
  latest.current = props;
  const theme = useTheme();
  const painted = useRef(theme);
  const members = useRef<ReadonlyMap<string, readonly string[]>>(new Map());

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const made = openAtlas(element, latest.current);
    if (made === null) {
      setFailed(true);
      return;
    }
    const onMove = () => {
      const zoom = Math.round(made.getZoom() * 2) / 2;
      const metresPerPx = metresPerPixel(made);
      setView((old) =>
        old.zoom === zoom && old.metresPerPx === metresPerPx ? old : { zoom, metresPerPx },
      );
      tellAnchor(made, latest.current);
    };
    made.on('move', onMove);
    made.on('resize', onMove);
    made.on('click', (event) => pick(made, event.point, latest.current, members.current));
    made.on('load', () => {
      setAtlas(made);
      onMove();
    });
    return () => {
      setAtlas(null);
      // To give its graphics back takes a tenth of a second, which the next page need not wait for.
      whenIdle(() => made.remove(), GONE_AFTER_MS);
    };
  }, []);

  const drawn = useMemo(() => mergeAreas(props.marks, view.zoom), [props.marks, view.zoom]);
  members.current = useMemo(
    () => new Map(drawn.merged.map(({ key, ids }) => [key, ids])),
    [drawn.merged],
  );
  const { onWider } = props;
  useEffect(() => onWider?.(drawn.wider), [onWider, drawn]);
  const hover = useHover(atlas, drawn.merged);

  useEffect(() => {
    if (atlas === null || host.current === null || painted.current === theme) return;
    painted.current = theme;
    const colours = readColours(host.current);
    addHatches(atlas, colours.hatch);
    restyle(
      atlas,
      buildStyle({ map: props.map, colours, small: props.small, narrow: isNarrow(host.current) }),
    );
  }, [atlas, theme, props.map, props.small]);

  // Another case on the same map: the map goes there at once. The same place told again moves nothing.
  const place = JSON.stringify(props.focus);
  const focused = useRef(place);
  useEffect(() => {
    const element = host.current;
    if (atlas === null || element === null || focused.current === place) return;
    focused.current = place;
    const padding = paddingOf(element, latest.current);
    atlas.fitBounds(firstBounds(latest.current), { padding, animate: false });
  }, [atlas, place]);

  useEffect(() => atlas?.getCanvas().setAttribute('aria-label', props.label), [atlas, props.label]);

  useEffect(() => {
    if (atlas === null) return;
    fillSources(atlas, latest.current, drawn);
    tellAnchor(atlas, latest.current);
  }, [atlas, drawn, props.selected, props.seenPpm, props.rivals, props.capability, props.shown]);

  if (failed)
    return (
      <p className="note">
        <Icon name="info" />
        <span>
          <b>This browser cannot draw the map.</b> The table shows the same incidents, completely.
        </span>
      </p>
    );
  return (
    <>
      <div ref={host} className="atlas" />
      {hover === null ? null : (
        <div className="float hover num" style={{ left: hover.x, top: hover.y }} aria-hidden="true">
          {hover.words}
        </div>
      )}
      <div className="tr">
        <div className="float zoom">
          <button className="iconbtn" aria-label="Zoom in" onClick={() => atlas?.zoomIn()}>
            <Icon name="plus" />
          </button>
          <button className="iconbtn" aria-label="Zoom out" onClick={() => atlas?.zoomOut()}>
            <Icon name="minus" />
          </button>
          <button
            className="iconbtn"
            aria-label="Show everything"
            onClick={() =>
              atlas?.fitBounds(firstBounds(latest.current), {
                padding: paddingOf(atlas.getContainer(), props),
              })
            }
          >
            <Icon name="fit" />
          </button>
        </div>
      </div>
      <ScaleBar metresPerPx={view.metresPerPx} credit={props.map.credit} small={props.small} />
    </>
  );
}

function openAtlas(host: HTMLElement, props: MapCanvasProps): AtlasMap | null {
  const colours = readColours(host);
  try {
    const atlas = new AtlasMap({
      container: host,
      style: buildStyle({ map: props.map, colours, small: props.small, narrow: isNarrow(host) }),
      bounds: firstBounds(props),
      fitBoundsOptions: { padding: paddingOf(host, props) },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 14,
      fadeDuration: 0,
      cooperativeGestures: props.small || matchMedia('(max-width: 760px)').matches,
      renderWorldCopies: false,
    });
    atlas.touchZoomRotate.disableRotation();
    atlas.keyboard.disableRotation();
    atlas.getCanvas().setAttribute('aria-label', props.label);
    addHatches(atlas, colours.hatch);
    return atlas;
  } catch {
    return null;
  }
}

const ROOMY_PX = 640;
const isNarrow = ({ clientWidth }: HTMLElement) => clientWidth < ROOMY_PX;

/** Room for what floats over the map, legend below and buttons at the side; a mission's map has its own margin. */
function paddingOf({ clientWidth }: HTMLElement, { small, seenPpm }: MapCanvasProps) {
  const even = small ? 8 : 24;
  return clientWidth < ROOMY_PX || seenPpm.size > 0
    ? { top: even, right: even, bottom: even, left: even }
    : { top: 44, right: 52, bottom: 64, left: 24 };
}

function firstBounds(props: MapCanvasProps): LngLatBoundsLike {
  const near = props.focus === null ? null : boundsOf(props.focus);
  if (near === null) return [...props.map.boundsDeg] as [number, number, number, number];
  const [west, south, east, north] = near;
  const closest = props.rivals === undefined ? 0.012 : 0.004;
  const padX = Math.max((east - west) * 1.1, closest);
  const padY = Math.max((north - south) * 1.1, closest * 0.6);
  return [west - padX, south - padY, east + padX, north + padY];
}

function addHatches(atlas: AtlasMap, colour: string): void {
  for (const [name, gap] of [
    ['hatch-dense', 6],
    ['hatch-sparse', 14],
  ] as const) {
    const tile = hatchTile(colour, gap);
    if (tile === null) continue;
    if (atlas.hasImage(name)) atlas.removeImage(name);
    atlas.addImage(name, tile, { pixelRatio: 2 });
  }
}

/** Colours of another theme: paint alone changes, so that no source loses what it holds. */
function restyle(atlas: AtlasMap, style: StyleSpecification): void {
  for (const layer of style.layers) {
    if (atlas.getLayer(layer.id) === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      atlas.setPaintProperty(layer.id, name as never, value as never);
  }
}

type Drawing = ReturnType<typeof mergeAreas>;
const given = new WeakMap<GeoJSONSource, string>();

function fillSources(atlas: AtlasMap, props: MapCanvasProps, drawing: Drawing): void {
  const { shown } = props;
  const { singles, merged, wider } = drawing;
  const polygon = (area: Area, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ringOf(area)] },
  });
  const put = (name: string, stamp: string, features: () => GeoJSON.Feature[]) => {
    const source = atlas.getSource<GeoJSONSource>(name);
    if (source === undefined || given.get(source) === stamp) return;
    given.set(source, stamp);
    source.setData({ type: 'FeatureCollection', features: features() });
  };
  const incidents = shown.incidents ? singles : [];
  const areas = shown.incidents ? merged : [];
  put('incident', incidents.map(({ id, fill }) => `${id}${fill}`).join(' '), () =>
    incidents.map(({ id, area, fill }) => polygon(area, { id, fill, size: diameterM(area) })),
  );
  put(
    'merged',
    areas.map(({ key, ids, fill }) => `${key}x${ids.length}${fill}${ids[0] ?? ''}`).join(' '),
    () =>
      areas.flatMap(({ key, kind, ring, centre, ids, fill }): GeoJSON.Feature[] => [
        {
          type: 'Feature',
          properties: { key, kind, fill },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
        {
          type: 'Feature',
          properties: { kind, fill, count: count(ids.length) },
          geometry: {
            type: 'Point',
            coordinates: centre,
          },
        },
      ]),
  );
  const told = shown.incidents && shown.wider ? (wider?.areas ?? []) : [];
  put('wider', JSON.stringify(told), () => told.map((area) => polygon(area, {})));
  const squares = props.capability ?? [];
  put('capability', squares.map(({ tenths }) => tenths).join(' '), () =>
    squares.map(({ area, tenths }) => polygon(area, { tenths })),
  );
  const rivals = props.rivals ?? [];
  put('rival', JSON.stringify(rivals), () => rivals.map((area) => polygon(area, {})));
  const chosen = props.selected === null ? [] : [props.selected];
  put('selected', JSON.stringify(chosen), () => chosen.map((area) => polygon(area, {})));
  put('seen', shown.coverage ? JSON.stringify([...props.seenPpm]) : '', () => unseenSectors(props));
  for (const layer of ['line', 'line-under', 'line-disputed', 'sector-edge', 'sector-name']) {
    if (atlas.getLayer(layer) !== undefined)
      atlas.setLayoutProperty(layer, 'visibility', shown.lines ? 'visible' : 'none');
  }
}

interface Hover {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

const HOVER_WORDS: Readonly<Record<MergedArea['kind'], string>> = {
  grid: 'with their centre here',
  coarse: 'known only to about this area',
  place: 'of this one area',
};

/** What the area under the pointer holds, in words: a number that finds no room is still to be had. */
function useHover(atlas: AtlasMap | null, merged: readonly MergedArea[]): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null);
  const latest = useRef(merged);
  latest.current = merged;
  useEffect(() => {
    if (atlas === null) return;
    const onMove = ({ point }: { readonly point: { readonly x: number; readonly y: number } }) => {
      const [top] = atlas.queryRenderedFeatures([point.x, point.y], { layers: ['merged-fill'] });
      const area = latest.current.find(({ key }) => key === top?.properties['key']);
      setHover(
        area === undefined
          ? null
          : {
              x: point.x + 14,
              y: point.y + 14,
              words: `${counted(area.ids.length, 'report', 'reports')} ${HOVER_WORDS[area.kind]}`,
            },
      );
    };
    const onLeave = () => setHover(null);
    atlas.on('mousemove', onMove);
    atlas.on('mouseout', onLeave);
    atlas.on('movestart', onLeave);
    return () => {
      atlas.off('mousemove', onMove);
      atlas.off('mouseout', onLeave);
      atlas.off('movestart', onLeave);
    };
  }, [atlas]);
  return hover;
}

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

/** A generous target: the nearest area within 8 px. A merged area opens by zooming to it, one of a single place by taking its members in turn. */
function pick(
  atlas: AtlasMap,
  { x, y }: { readonly x: number; readonly y: number },
  props: MapCanvasProps,
  idsOf: ReadonlyMap<string, readonly string[]>,
): void {
  const around: [[number, number], [number, number]] = [
    [x - 8, y - 8],
    [x + 8, y + 8],
  ];
  const exact = atlas.queryRenderedFeatures([x, y], { layers: ['incident-fill'] });
  const near = atlas.queryRenderedFeatures(around, {
    layers: ['incident-fill', 'incident-line', 'incident-dash'],
  });
  const ids = new Set([...exact, ...near].map(({ properties }) => String(properties['id'])));
  const hit = props.marks.filter(({ id }) => ids.has(id));
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

function tellAnchor(atlas: AtlasMap, props: MapCanvasProps): void {
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

function metresPerPixel(atlas: AtlasMap): number {
  const { lat } = atlas.getCenter();
  return (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** atlas.getZoom());
}

const NICE_M = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];

function ScaleBar({
  metresPerPx,
  credit,
  small,
}: {
  readonly metresPerPx: number;
  readonly credit: string;
  readonly small: boolean;
}) {
  const length = NICE_M.findLast((metres) => metres / metresPerPx <= (small ? 60 : 90)) ?? 100;
  return (
    <div className="br">
      <div className="float scale num" title={credit}>
        <i style={{ inlineSize: `${length / metresPerPx}px` }} />
        {lengthWords(length)}
      </div>
    </div>
  );
}
