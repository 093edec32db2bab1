import type { SectorId } from '../core/ids.ts';

/** One look from orbit: what it looked at, and what it saw burning. What it did not look at it did not find calm. */
export interface Glance {
  readonly fromMs: number;
  readonly toMs: number;
  /** Hot places that it reported, wherever. */
  readonly anomalies: number;
  /** Every sector of the agreement, in its order; null where the look was not reported, 0 where swath or cloud left nothing to see. */
  readonly sectors: readonly {
    readonly sectorId: SectorId;
    readonly name: string;
    readonly seenPpm: number | null;
  }[];
  /** The same in words. */
  readonly sentence: string;
}
