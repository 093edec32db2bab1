import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Map as AtlasMap } from 'maplibre-gl';
import { useTheme } from '../shell/theme.ts';
import { lendAtlas, lookIn, paintAtlas } from './atlas.ts';
import { firstBounds, metresPerPixel, paddingOf, tellAnchor } from './camera.ts';
import type { MapCanvasProps } from './map-props.ts';
import { warmNext } from './warm.ts';

/** An engine that this page has borrowed, and how far it is. */
export interface Borrowed {
  /** Null before it is there. */
  readonly atlas: AtlasMap | null;
  readonly failed: boolean;
  /** Whether sources can be filled. */
  readonly styled: boolean;
  /** Whether it already shows what is asked for, as this page left it. */
  readonly left: boolean;
  /** Zoom in half steps. */
  readonly view: { readonly zoom: number; readonly metresPerPx: number };
}

const NOWHERE = { zoom: 0, metresPerPx: 1 };

/** Borrows an engine for as long as the page stands, at what the page is about from its first frame on. */
export function useAtlas(
  host: RefObject<HTMLDivElement | null>,
  latest: RefObject<MapCanvasProps>,
): Borrowed {
  const [atlas, setAtlas] = useState<AtlasMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [styled, setStyled] = useState(false);
  const [left, setLeft] = useState(false);
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
    const heard = [
      made.on('move', tell),
      made.on('resize', tell),
      made.on('style.load', () => setStyled(true)),
    ];
    lent.fit();
    // Where the reader left the situation is where it is found again; a case is always shown at its own place.
    const asLeft = lent.used && latest.current.focus === null;
    if (!asLeft) showFirst(made, element, latest.current);
    shownPlace.current = JSON.stringify(latest.current.focus);
    setStyled(lent.styled);
    setLeft(asLeft && lent.styled);
    setAtlas(made);
    tell();
    const sizes = new ResizeObserver(() => {
      if (lent.fit()) made.redraw();
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
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

  return { atlas, failed, styled, left, view };
}

/**
 * Whether the picture is the one asked for; until then nothing is shown, rather than a sea or another place. To be called after
 * the sources have been filled. Then the next map is made ready.
 */
export function useDrawn(
  { atlas, styled, left }: Borrowed,
  { map, small }: MapCanvasProps,
): boolean {
  const [drawn, setDrawn] = useState(false);
  const theme = useTheme();
  useEffect(() => {
    if (atlas === null || !styled) return;
    if (left) setDrawn(true);
    const { unsubscribe } = atlas.on('idle', () => {
      unsubscribe();
      setDrawn(true);
      warmNext(map, small, theme);
    });
    atlas.triggerRepaint();
    return () => {
      unsubscribe();
      setDrawn(false);
    };
  }, [atlas, styled, left]);
  return drawn;
}

function showFirst(atlas: AtlasMap, host: HTMLElement, props: MapCanvasProps): void {
  atlas.fitBounds(firstBounds(props), { padding: paddingOf(host, props), animate: false });
}
