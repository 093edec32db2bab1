import { airOf, wrongClocksOf } from './learning.ts';
import type { Learnt } from './learning.ts';
import { createNetwork } from './network.ts';
import type { LocateOptions, Settings } from './options.ts';
import { settingsFromOptions } from './options.ts';
import { createTracker } from './tracker.ts';
import type { Tally } from './tracker.ts';
import type { AirAt, Arrival, Counted, Located, LocatedEvent, Sensor } from './types.ts';
import { hear } from './window.ts';
import type { ArrivalProblem } from './window.ts';

/**
 * Finds the events behind arrivals. Pure: the same rows in any order give the same bits.
 *
 * Gives no events for no arrivals or fewer sensors than an event needs. Arrivals that cannot be are counted, not thrown.
 * Throws `LocateError`: `bad-option`, `bad-sensor`, `duplicate-sensor`.
 */
export function locateBatch(
  sensors: readonly Sensor[],
  arrivals: readonly Arrival[],
  options: LocateOptions,
): Located {
  const settings = settingsFromOptions(options);
  const network = createNetwork(sensors, reachM(settings));
  const air: AirAt[] = [];
  let known: Learnt | undefined;
  const tracker = createTracker(network, settings, (learnt, fromS) => {
    known = learnt;
    air.push(...airOf(learnt, settings.soundSpeedMPerS, fromS));
  });
  const problems = { unknownSensor: 0, timeNotFinite: 0 };
  for (const arrival of arrivals) {
    const heard = hear(network, arrival);
    if (typeof heard === 'string') problems[heard] += 1;
    else tracker.add(heard);
  }
  const events = tracker.runUntil(Infinity).sort(compareEvents);
  const counted = countedFrom(tracker.tally, problems, { late: 0, inTheFuture: 0 });
  if (known?.weather === undefined) return { events, counted };
  const { turbulence } = known.weather;
  return {
    events,
    counted,
    weather: { air, turbulence, wrongClocks: wrongClocksOf(known, network) },
  };
}

/** Sensors farther from the seed than this are not asked. */
export function reachM(settings: Settings): number {
  return settings.maxRangeM;
}

/** By origin time; among firings of one second by cell. */
export function compareEvents(a: LocatedEvent, b: LocatedEvent): number {
  if (a.originTimeS !== b.originTimeS) return a.originTimeS - b.originTimeS;
  const [one, other] = ['cell' in a ? a.cell : a, 'cell' in b ? b.cell : b];
  return one.xM - other.xM || one.yM - other.yM;
}

export function countedFrom(
  tally: Tally,
  problems: Readonly<Record<ArrivalProblem, number>>,
  stream: { readonly late: number; readonly inTheFuture: number },
): Counted {
  const { duplicate, alone, weak, uncertain } = tally;
  return {
    late: stream.late,
    duplicate,
    impossible: { ...problems, inTheFuture: stream.inTheFuture },
    unassociated: { alone, weak, uncertain },
  };
}
