import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { MapView } from '@holdfast/domain';
import type { Map as AtlasMap } from 'maplibre-gl';
import type { Theme } from '../shell/theme.ts';
import { useTheme } from '../shell/theme.ts';
import type { Look } from './atlas.ts';
import { lendAtlas, lookIn, paintAtlas, warmAtlas } from './atlas.ts';
import { firstBounds, metresPerPixel, paddingOf, tellAnchor } from './camera.ts';
import type { MapCanvasProps } from './map-props.ts';
import { whenIdle } from './when-idle.ts';

/** An engine that this page has borrowed, and how far it is. */
export interface Borrowed {
  /** Null before it is there. */
  readonly atlas: AtlasMap | null;
  readonly failed: boolean;
  /** Whether sources can be filled. */
  readonly styled: boolean;
  /** Whether the picture is the one asked for; until then nothing is shown, rather than a sea or another place. */
  readonly drawn: boolean;
  /** Zoom in half steps. */
  readonly view: { readonly zoom: number; readonly metresPerPx: number };
}

const NOWHERE = { zoom: 0, metresPerPx: 1 };
/** The map of a case is made ready once the situation's stands, where there is room for both. */
const WARM_MS = 2_000;
const ROOMY = '(min-width: 1100px)';

/** Borrows an engine for as long as the page stands, at what the page is about from its first frame on. */
export function useAtlas(
  host: RefObject<HTMLDivElement | null>,
  latest: RefObject<MapCanvasProps>,
): Borrowed {
  const [atlas, setAtlas] = useState<AtlasMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [styled, setStyled] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const [view, setView] = useState(NOWHERE);
  const theme = useTheme();
  const { map, focus } = latest.current;
  const place = JSON.stringify(focus);
  const shownPlace = useRef(place);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const { small } = latest.current;
    const look = lookIn(element, small);
    const lent = lendAtlas(element, map, look, theme);
    if (lent === null) {
      setFailed(true);
      return;
    }
    const made = lent.atlas;
    const tell = () => {
      const zoom = Math.round(made.getZoom() * 2) / 2;
      const metresPerPx = metresPerPixel(made);
      setView((old) =>
        old.zoom === zoom && old.metresPerPx === metresPerPx ? old : { zoom, metresPerPx },
      );
      tellAnchor(made, latest.current);
    };
    let callOff = () => {};
    const heard = [
      made.on('move', tell),
      made.on('resize', tell),
      made.on('style.load', () => setStyled(true)),
      made.on('idle', () => {
        setDrawn(true);
        callOff();
        callOff = warmOther(map, look, theme);
      }),
    ];
    lent.fit();
    // Where the reader left the situation is where it is found again; a case is always shown at its own place.
    const left = lent.used && latest.current.focus === null;
    if (!left) showFirst(made, element, latest.current);
    shownPlace.current = JSON.stringify(latest.current.focus);
    setStyled(lent.styled);
    setDrawn(left && lent.styled);
    setAtlas(made);
    tell();
    made.triggerRepaint();
    const sizes = new ResizeObserver(() => {
      if (lent.fit()) made.redraw();
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      callOff();
      heard.forEach(({ unsubscribe }) => unsubscribe());
      setAtlas(null);
      lent.giveBack();
    };
  }, [map]);

  useEffect(() => {
    if (atlas !== null) paintAtlas(atlas, theme);
  }, [atlas, theme]);

  // Another case on the same map: the map goes there at once. The same place told again moves nothing.
  useEffect(() => {
    if (atlas === null || host.current === null || shownPlace.current === place) return;
    shownPlace.current = place;
    showFirst(atlas, host.current, latest.current);
  }, [atlas, place]);

  return { atlas, failed, styled, drawn, view };
}

function showFirst(atlas: AtlasMap, host: HTMLElement, props: MapCanvasProps): void {
  atlas.fitBounds(firstBounds(props), { padding: paddingOf(host, props), animate: false });
}

/** The situation's reader opens a case next. */
function warmOther(map: MapView, look: Look, theme: Theme): () => void {
  if (look.small || !matchMedia(ROOMY).matches) return () => {};
  const small: Look = { small: true, narrow: true, twoFingers: true };
  return whenIdle(() => warmAtlas(map, small, theme), WARM_MS);
}
