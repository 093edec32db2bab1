/**
 * Conventions: a flat frame, x east and y north, metres; times in seconds of any epoch, smaller than 1e6 by preference
 * (a double keeps 1e-10 s there, 2e-7 s at seconds of Unix time); azimuths in degrees clockwise from north.
 */
import type { PointM } from '@holdfast/geo';

/** What a sound was, as far as its listener can tell. */
export type EventKind = 'blast' | 'impact' | 'muzzle' | 'launch';

/** Where one sensor stands. Ids are unique in a network. */
export interface Sensor extends PointM {
  readonly id: string;
  /** Standard deviation of its arrival times, seconds, above 0; estimated from the arrivals when absent. */
  readonly timingSigmaS?: number;
}

/** One sound heard by one sensor. */
export interface Arrival {
  readonly id: string;
  readonly sensorId: string;
  readonly timeS: number;
  /** What the sensor's own classifier says, which may be wrong; absent when nothing tells. */
  readonly kind?: EventKind;
}

/** The area that holds the true place 95 times in 100: half axes in metres, azimuth of the major one from 0 to below 180. */
export interface Ellipse {
  readonly semiMajorM: number;
  readonly semiMinorM: number;
  readonly azimuthDeg: number;
}

/** An arrival's time less the time expected from its event, seconds. */
export interface Residual {
  readonly arrivalId: string;
  readonly sensorId: string;
  readonly residualS: number;
}

/** Another place that explains the arrivals of an event about as well. */
export interface Rival extends PointM {
  readonly originTimeS: number;
  readonly arrivalCount: number;
}

/** An explosion or an impact, with all that is known of its place. */
export interface LocatedBlast extends PointM {
  readonly kind: 'blast' | 'impact';
  readonly originTimeS: number;
  /** Standard deviation of the origin time, seconds. */
  readonly timeSigmaS: number;
  readonly ellipse: Ellipse;
  /** In order of time. */
  readonly arrivalIds: readonly string[];
  readonly residualRmsS: number;
  /** One for each arrival, in the same order. */
  readonly residuals: readonly Residual[];
  /** Strongest first; absent when there is none. The ellipse holds them. */
  readonly rivals?: readonly Rival[];
}

/** A square of the fixed grid, named by its south-west corner; `sizeM` is at least 5,000. */
export interface Cell extends PointM {
  readonly sizeM: number;
}

/** A firing: never a point, axes, arrivals or residuals (SPEC.md, L20 to L23). */
export interface LocatedFiring {
  readonly kind: 'muzzle' | 'launch';
  /** Rounded to the second. */
  readonly originTimeS: number;
  /** On a ladder from 0.001 to 0.999; null when no line was given. */
  readonly sideLeftProbability: number | null;
  readonly cell: Cell;
  readonly arrivalCount: number;
}

export type LocatedEvent = LocatedBlast | LocatedFiring;

/** What became of the arrivals that are in no event. Nothing is dropped without being counted here. */
export interface Counted {
  /** Came after the allowed lateness (streaming only). */
  readonly late: number;
  /** The id, or the sensor and the very time, had come already. */
  readonly duplicate: number;
  readonly impossible: {
    readonly unknownSensor: number;
    readonly timeNotFinite: number;
    /** More than 5 s ahead of the session's clock (streaming only). */
    readonly inTheFuture: number;
  };
  readonly unassociated: {
    /** No event through it had enough other arrivals. */
    readonly alone: number;
    /** An event through it had enough arrivals, and was refused: too many sensors should have heard it and did not, or it was the echo of another. */
    readonly weak: number;
    /** In an event whose place is too uncertain to be claimed. */
    readonly uncertain: number;
  };
}

/** The air at one knot, about 25 km from the next, as the events of a block told it. */
export interface AirAt extends PointM {
  /** The block: from here, for `blockS`. */
  readonly fromS: number;
  readonly soundSpeedMPerS: number;
  /** Where the wind blows to. */
  readonly windXMPerS: number;
  readonly windYMPerS: number;
}

/** A sensor whose clock was found wrong, and by how much its times were put right. */
export interface WrongClock {
  readonly sensorId: string;
  /** Its clock less the true time, seconds. */
  readonly offsetS: number;
  /** Standard deviation of that, seconds. */
  readonly sigmaS: number;
  /** How many arrivals said so in the last block that told. */
  readonly arrivalCount: number;
}

/** What the events told of air and clocks, with `weather: 'estimate'`. */
export interface WeatherFound {
  /** By block, then along the network. */
  readonly air: readonly AirAt[];
  /** Standard deviation of travel times over travel times, at the end. */
  readonly turbulence: number;
  /** As known at the end, by sensor id. */
  readonly wrongClocks: readonly WrongClock[];
}

/** Everything found in one call. */
export interface Located {
  /** By origin time. */
  readonly events: readonly LocatedEvent[];
  readonly counted: Counted;
  /** Only with `weather: 'estimate'`. */
  readonly weather?: WeatherFound;
}
