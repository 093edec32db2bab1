import type { EventKind } from '@holdfast/domain';
import type { Side } from '../land/line.ts';
import type { PointKm } from '../land/shapes.ts';

/** What made a sound: the side that fired (wherever it went off), or a cause that is nobody's breach. */
export type Cause = Side | 'quarry' | 'thunder' | 'accident';

/** One sound as it really was: nobody in the mission ever sees this. */
export interface TrueEvent {
  readonly trueId: string;
  readonly kind: EventKind;
  readonly cause: Cause;
  /** Which episode it belongs to. */
  readonly episodeId: string;
  /** Microseconds since 1970 UTC. */
  readonly originUs: number;
  readonly place: PointKm;
  /** Nobody farther away than this hears it, metres. */
  readonly reachM: number;
}

/** Sounds that belong together: a salvo and where it fell, a few shots, a storm. */
export interface Episode {
  readonly episodeId: string;
  readonly form: 'mortar' | 'shots' | 'explosion' | 'staged' | 'quarry' | 'thunder' | 'accident';
  readonly cause: Cause;
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: readonly TrueEvent[];
}

export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

export function isSide(cause: Cause): cause is Side {
  return cause === 'left' || cause === 'right';
}
