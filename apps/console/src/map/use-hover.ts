import { useEffect, useRef, useState } from 'react';
import type { Map as AtlasMap } from 'maplibre-gl';
import { counted } from '../format/numbers.ts';
import type { MergedArea } from './merge-areas.ts';

/** Where the pointer is on the map, pixels, and what to say there. */
export interface Hover {
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
export function useHover(atlas: AtlasMap | null, merged: readonly MergedArea[]): Hover | null {
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
