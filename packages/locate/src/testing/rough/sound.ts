/** What is heard where, and by whom. */
import type { PointM } from '@holdfast/geo';
import type { EventKind } from '../../types.ts';

/** What a sound was. */
export type SoundKind = 'event' | 'shock' | 'echo' | 'multipath' | 'clatter' | 'vehicle' | 'lie';

/** A sound at a sensor, by the true clock. */
export interface Sound {
  readonly sensor: number;
  readonly timeS: number;
  readonly what: SoundKind;
  /** Which event it came from, or -1. */
  readonly event: number;
  readonly kind?: EventKind;
}

/** What is wrong with a sensor. */
export interface Station extends PointM {
  /** Of a normal error that tells as much as its timing error does. */
  readonly sigmaS: number;
  /** Student's t with three degrees of freedom, and not normal. */
  readonly hasTails: boolean;
  readonly clockOffS: number;
  /** From then on its clock is off. */
  readonly clockFromS: number;
  /** A liar tells of every event as if it had been so far away from where it was. */
  readonly lieM: PointM | undefined;
}
