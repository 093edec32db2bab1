import { useEffect, useMemo, useRef } from 'react';
import { Icon } from '../parts/icon.tsx';
import { firstBounds, paddingOf, tellAnchor } from './camera.ts';
import type { MapCanvasProps } from './map-props.ts';
import { mergeAreas } from './merge-areas.ts';
import { pick } from './pick.ts';
import { ScaleBar } from './scale-bar.tsx';
import { isBelowLeast } from './smallest.ts';
import { fillSources } from './sources.ts';
import { useAtlas, useDrawn } from './use-atlas.ts';
import { useHover } from './use-hover.ts';

/** The map engine with what a page asks of it, in a chunk of its own: it is loaded after the first paint. */
export function MapCanvas(props: MapCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const borrowed = useAtlas(host, latest);
  const { atlas, failed, styled, view } = borrowed;
  const drawing = useMemo(() => mergeAreas(props.marks, view.zoom), [props.marks, view.zoom]);
  const members = useRef<ReadonlyMap<string, readonly string[]>>(new Map());
  members.current = useMemo(
    () => new Map(drawing.merged.map(({ key, ids }) => [key, ids])),
    [drawing.merged],
  );
  const { onWider } = props;
  useEffect(() => onWider?.(drawing.wider), [onWider, drawing]);
  const hover = useHover(atlas, drawing.merged);

  useEffect(() => {
    if (atlas === null) return;
    const { unsubscribe } = atlas.on('click', (event) =>
      pick(atlas, event.point, latest.current, members.current),
    );
    return unsubscribe;
  }, [atlas]);

  useEffect(() => atlas?.getCanvas().setAttribute('aria-label', props.label), [atlas, props.label]);

  useEffect(() => {
    if (atlas === null || !styled) return;
    fillSources(atlas, latest.current, drawing, view.zoom);
    tellAnchor(atlas, latest.current);
  }, [
    atlas,
    styled,
    drawing,
    view.zoom,
    props.selected,
    props.seenPpm,
    props.rivals,
    props.capability,
    props.shown,
  ]);

  const drawn = useDrawn(borrowed, props);
  const enlarged =
    props.small && drawn && drawing.singles.some(({ area }) => isBelowLeast(area, view.zoom));

  if (failed)
    return (
      <p className="note">
        <Icon name="info" />
        <span>
          <b>This browser cannot draw the map.</b> The table shows the same incidents, completely.
        </span>
      </p>
    );
  const showAll = () => {
    if (atlas === null || host.current === null) return;
    const padding = paddingOf(host.current, latest.current);
    atlas.fitBounds(firstBounds(latest.current), { padding });
  };
  return (
    <>
      <div ref={host} className={drawn ? 'atlas' : 'atlas undrawn'} />
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
          <button className="iconbtn" aria-label="Show everything" onClick={showAll}>
            <Icon name="fit" />
          </button>
        </div>
      </div>
      {enlarged && props.small ? <p className="float larger">mark larger than its area</p> : null}
      {atlas === null ? null : (
        <ScaleBar metresPerPx={view.metresPerPx} credit={props.map.credit} small={props.small} />
      )}
    </>
  );
}
