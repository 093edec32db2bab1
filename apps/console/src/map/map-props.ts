import type { Area, MapView } from '@holdfast/domain';
import type { MapMark } from './mark.ts';
import type { Wider } from './merge-areas.ts';

/** Where the selected incident is on the canvas, pixels; null when it is out of sight. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a page asks of the map. */
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
