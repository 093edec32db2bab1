import type { MapView } from '@holdfast/domain';
import { Map as AtlasMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Theme } from '../shell/theme.ts';
import { hatchTile, readColours } from './colours.ts';
import { buildStyle } from './style.ts';
import { whenIdle } from './when-idle.ts';

/**
 * The one owner of map engines. Nothing else builds one, and none is taken down while it may be wanted again: without a
 * graphics card building one took 0.2 to 0.8 s (its programs are compiled), and taking one down 0.9 to 2.5 s in which no click is answered
 * (to let go of the graphics waits for all that is drawn). A page borrows an engine and gives it back with what it
 * holds; its box moves from page to page.
 */

setWorkerUrl(workerUrl);

/** What an engine is built for and cannot change afterwards. */
export interface Look {
  /** Small maps in a case carry fewer and smaller names. */
  readonly small: boolean;
  /** On a narrow map names give way to one another. */
  readonly narrow: boolean;
  /** One finger scrolls the page, two move the map. */
  readonly twoFingers: boolean;
}

export interface Lent {
  readonly atlas: AtlasMap;
  /** It has been drawn for a page before and holds its last picture and place. */
  readonly used: boolean;
  /** Whether sources can be filled; otherwise from `style.load` on. */
  readonly styled: boolean;
  /** Takes the size of its host; returns whether that is another one. */
  readonly fit: () => boolean;
  readonly giveBack: () => void;
}

interface Kept {
  readonly atlas: AtlasMap;
  readonly box: HTMLElement;
  readonly map: MapView;
  readonly look: Look;
  theme: Theme;
  size: string;
  lent: boolean;
  used: boolean;
  styled: boolean;
}

/** Oldest first. */
const kept: Kept[] = [];

/** One for the situation, two for a case, one over. */
const KEPT_MAX = 4;
const GONE_AFTER_MS = 1_000;
const ROOMY_PX = 640;

export const isNarrow = ({ clientWidth }: HTMLElement) => clientWidth < ROOMY_PX;

export function lookIn(host: HTMLElement, small: boolean): Look {
  return {
    small,
    narrow: isNarrow(host),
    twoFingers: small || matchMedia('(max-width: 760px)').matches,
  };
}

/** Puts an engine into `host`: one that is free and was built for this map and look, else a new one. Null where the browser cannot draw. */
export function lendAtlas(host: HTMLElement, map: MapView, look: Look, theme: Theme): Lent | null {
  const one = freeOne(map, look) ?? build(map, look, theme);
  if (one === null) return null;
  one.lent = true;
  host.append(one.box);
  paint(one, theme);
  return {
    atlas: one.atlas,
    used: one.used,
    styled: one.styled,
    fit: () => fit(one),
    giveBack: () => {
      one.atlas.stop();
      one.box.remove();
      one.lent = false;
    },
  };
}

/** Builds an engine ahead of the first who asks for it; null where one stands ready, there is no room, or the browser cannot draw. */
export function warmAtlas(map: MapView, look: Look, theme: Theme): AtlasMap | null {
  if (
    kept.length >= KEPT_MAX ||
    kept.some((one) => isSameMap(one.map, map) && isSame(one.look, look))
  )
    return null;
  return build(map, look, theme)?.atlas ?? null;
}

/** Colours of another theme: paint alone changes, so that no source loses what it holds. */
export function paintAtlas(atlas: AtlasMap, theme: Theme): void {
  const one = kept.find((candidate) => candidate.atlas === atlas);
  if (one !== undefined) paint(one, theme);
}

const freeOne = (map: MapView, look: Look) =>
  kept.find((one) => !one.lent && isSameMap(one.map, map) && isSame(one.look, look));

const isSame = (a: Look, b: Look) =>
  a.small === b.small && a.narrow === b.narrow && a.twoFingers === b.twoFingers;

/** Another reader or known time has an answer of its own, which mostly says the same. */
function isSameMap(a: MapView, b: MapView): boolean {
  return a === b || wordsOf(a) === wordsOf(b);
}

const words = new WeakMap<MapView, string>();

function wordsOf(map: MapView): string {
  const before = words.get(map);
  if (before !== undefined) return before;
  const text = JSON.stringify(map);
  words.set(map, text);
  return text;
}

function build(map: MapView, look: Look, theme: Theme): Kept | null {
  makeRoom(map);
  const box = document.createElement('div');
  box.className = 'atlas-box';
  const colours = readColours(document.body);
  try {
    const atlas = new AtlasMap({
      container: box,
      style: buildStyle({ map, colours, ...look }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 14,
      fadeDuration: 0,
      cooperativeGestures: look.twoFingers,
      renderWorldCopies: false,
      trackResize: false,
    });
    atlas.touchZoomRotate.disableRotation();
    atlas.keyboard.disableRotation();
    addHatches(atlas, colours.hatch);
    const one = { atlas, box, map, look, theme, size: '', lent: false, used: false, styled: false };
    atlas.once('style.load', () => {
      one.styled = true;
    });
    atlas.on('idle', () => {
      if (one.lent) one.used = true;
    });
    kept.push(one);
    return one;
  } catch {
    return null;
  }
}

/** Lets go of free engines that hold another map, and of the oldest free one where there are too many. */
function makeRoom(map: MapView): void {
  const free = kept.filter(({ lent }) => !lent);
  const stale = free.filter((one) => !isSameMap(one.map, map));
  const rest = free.filter((one) => !stale.includes(one));
  const over = kept.length - stale.length >= KEPT_MAX ? rest.slice(0, 1) : [];
  for (const one of [...stale, ...over]) {
    kept.splice(kept.indexOf(one), 1);
    whenIdle(() => one.atlas.remove(), GONE_AFTER_MS);
  }
}

function fit(one: Kept): boolean {
  const { clientWidth, clientHeight } = one.box;
  const size = `${clientWidth} ${clientHeight}`;
  if (clientWidth === 0 || clientHeight === 0 || size === one.size) return false;
  one.size = size;
  one.atlas.resize();
  return true;
}

function paint(one: Kept, theme: Theme): void {
  if (one.theme === theme) return;
  const { atlas } = one;
  one.theme = theme;
  const colours = readColours(document.body);
  addHatches(atlas, colours.hatch);
  for (const layer of buildStyle({ map: one.map, colours, ...one.look }).layers) {
    if (atlas.getLayer(layer.id) === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      atlas.setPaintProperty(layer.id, name as never, value as never);
  }
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
