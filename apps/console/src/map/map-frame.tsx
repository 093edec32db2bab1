import { Suspense, lazy, useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useView } from '../use-view.tsx';
import type { MapCanvasProps } from './map-props.ts';
import { whenIdle } from './when-idle.ts';

/** The engine takes a tenth of a second to begin, longer without a graphics card: words come first. */
const LATEST_MS = 400;

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.tsx')).MapCanvas }));

/** The map with its paper under it: the engine comes after the first paint, and an exercise says so three times. */
export function MapFrame(props: Omit<MapCanvasProps, 'map'>) {
  const { data, error } = useView('map');
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let callOff = () => {};
    const frame = requestAnimationFrame(() => {
      callOff = whenIdle(() => setPainted(true), LATEST_MS);
    });
    return () => {
      cancelAnimationFrame(frame);
      callOff();
    };
  }, []);
  return (
    <>
      {painted && data !== null ? (
        <Suspense fallback={null}>
          <MapCanvas {...props} map={data} />
        </Suspense>
      ) : null}
      {error === null ? (
        <p className="drawing" aria-hidden="true">
          Drawing the map
        </p>
      ) : (
        <p className="note">
          <Icon name="info" />
          <span>
            <b>No map.</b> {error.message} The table shows the same incidents.
          </span>
        </p>
      )}
      {data?.exercise === true ? (
        <div className="watermark" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ) : null}
    </>
  );
}
