import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { MINUTE_MS, dayAndClock } from '../format/times.ts';
import type { TimeSpan } from './selection.ts';

const DRAG_PX = 4;
const EDGE_PX = 8;
const CLOSEST_MS = 10 * MINUTE_MS;

interface BrushProps {
  readonly view: TimeSpan;
  readonly whole: TimeSpan;
  readonly brush: TimeSpan | null;
  readonly onBrush: (brush: TimeSpan | null) => void;
  readonly onView: (view: TimeSpan) => void;
  /** A press without a drag: on the mark with this id, or beside all. */
  readonly onPress: (ids: string | null) => void;
}

type Drag =
  | { readonly kind: 'new'; readonly anchorMs: number; readonly startPx: number }
  | { readonly kind: 'edge'; readonly otherMs: number };

/** Drag selects a time, edges resize, double click clears, the wheel zooms about the pointer; the edges are sliders for keys. */
export function Brush({ view, whole, brush, onBrush, onView, onPress }: BrushProps) {
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [draft, setDraft] = useState<TimeSpan | null>(null);
  useWheelZoom(area, view, whole, onView);
  const shown = draft ?? brush;
  const atMs = (event: PointerEvent) => msAt(area.current, event.clientX, view);
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = startOf(event.clientX, area.current, view, shown) ?? {
      kind: 'new',
      anchorMs: atMs(event),
      startPx: event.clientX,
    };
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const moving = drag.current;
    if (moving === null) return;
    if (
      moving.kind === 'new' &&
      draft === null &&
      Math.abs(event.clientX - moving.startPx) < DRAG_PX
    )
      return;
    setDraft(ordered(moving.kind === 'new' ? moving.anchorMs : moving.otherMs, atMs(event)));
  };
  const onUp = (event: PointerEvent<HTMLDivElement>) => {
    const moving = drag.current;
    drag.current = null;
    if (moving === null) return;
    if (draft !== null) {
      setDraft(null);
      onBrush(draft.toMs > draft.fromMs ? draft : null);
    } else if (moving.kind === 'new') {
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const mark = under.find(
        (element) => element instanceof HTMLElement && 'ids' in element.dataset,
      );
      onPress(mark instanceof HTMLElement ? (mark.dataset['ids'] ?? null) : null);
    }
  };
  return (
    <div
      ref={area}
      className="brush-area"
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onDoubleClick={() => {
        onBrush(null);
        onView(whole);
      }}
    >
      {shown === null ? null : (
        <div
          className="brush"
          style={{
            left: share(shown.fromMs, view),
            right: share(view.toMs + view.fromMs - shown.toMs, view),
          }}
        >
          <Edge
            name="Begin"
            ms={shown.fromMs}
            view={view}
            onMs={(ms) => onBrush(ordered(ms, shown.toMs))}
          />
          <Edge
            name="End"
            ms={shown.toMs}
            view={view}
            onMs={(ms) => onBrush(ordered(shown.fromMs, ms))}
          />
        </div>
      )}
    </div>
  );
}

interface EdgeProps {
  readonly name: string;
  readonly ms: number;
  readonly view: TimeSpan;
  readonly onMs: (ms: number) => void;
}

/** Arrow keys move by a hundredth of what is shown, with Shift by 15 minutes. */
function Edge({ name, ms, view, onMs }: EdgeProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 15 * MINUTE_MS : Math.round((view.toMs - view.fromMs) / 100);
    const way = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (way === 0) return;
    event.preventDefault();
    onMs(Math.max(view.fromMs, Math.min(view.toMs, ms + way * step)));
  };
  return (
    <span
      className={`edge ${name.toLowerCase()}`}
      role="slider"
      tabIndex={0}
      aria-label={`${name} of the selected time`}
      aria-valuemin={view.fromMs}
      aria-valuemax={view.toMs}
      aria-valuenow={ms}
      aria-valuetext={`${dayAndClock(ms)} UTC`}
      onKeyDown={onKeyDown}
    />
  );
}

export function share(ms: number, view: TimeSpan): string {
  return `${(((ms - view.fromMs) / (view.toMs - view.fromMs)) * 100).toFixed(3)}%`;
}

const ordered = (a: number, b: number): TimeSpan => ({
  fromMs: Math.round(Math.min(a, b)),
  toMs: Math.round(Math.max(a, b)),
});

function msAt(area: HTMLElement | null, clientX: number, view: TimeSpan): number {
  const box = area?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return view.fromMs;
  const part = Math.max(0, Math.min(1, (clientX - box.left) / box.width));
  return view.fromMs + part * (view.toMs - view.fromMs);
}

/** A press on an edge takes that edge; the other stays. */
function startOf(
  clientX: number,
  area: HTMLElement | null,
  view: TimeSpan,
  brush: TimeSpan | null,
): Drag | null {
  const box = area?.getBoundingClientRect();
  if (box === undefined || brush === null) return null;
  const px = (ms: number) =>
    box.left + ((ms - view.fromMs) / (view.toMs - view.fromMs)) * box.width;
  if (Math.abs(clientX - px(brush.fromMs)) < EDGE_PX) return { kind: 'edge', otherMs: brush.toMs };
  if (Math.abs(clientX - px(brush.toMs)) < EDGE_PX) return { kind: 'edge', otherMs: brush.fromMs };
  return null;
}

/** React listens to the wheel passively, so that it could not keep the page from scrolling. */
function useWheelZoom(
  area: RefObject<HTMLDivElement | null>,
  view: TimeSpan,
  whole: TimeSpan,
  onView: (view: TimeSpan) => void,
): void {
  const latest = useRef({ view, whole, onView });
  latest.current = { view, whole, onView };
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const now = latest.current;
      const centre = msAt(element, event.clientX, now.view);
      const factor = event.deltaY < 0 ? 0.8 : 1.25;
      const fromMs = Math.max(now.whole.fromMs, centre - (centre - now.view.fromMs) * factor);
      const toMs = Math.min(now.whole.toMs, centre + (now.view.toMs - centre) * factor);
      if (toMs - fromMs < CLOSEST_MS) return;
      event.preventDefault();
      now.onView({ fromMs: Math.round(fromMs), toMs: Math.round(toMs) });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [area]);
}
