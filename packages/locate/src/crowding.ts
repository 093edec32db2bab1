import { log } from '@holdfast/geo';
import type { ArrivalWindow } from './window.ts';

const AROUND_S = 3;

/**
 * Shots of a salvo make a sensor hear far more for seconds than it does as a rule, and then something that fits is no wonder: there the
 * rate of what it hears within three seconds counts. By slot: the logarithm of that rate over the sensor's own, 0 where it is no higher.
 * Without it mixtures of a salvo's shots pass for events, and what is learnt of wind and turbulence is learnt from them too.
 */
export function crowdingOf(
  window: ArrivalWindow,
  ratePerS: Float64Array,
  scale: number,
): Float64Array {
  const { timeS, sensor, start } = window;
  const aroundS = scale * AROUND_S;
  const crowding = new Float64Array(timeS.length);
  let from = 0;
  let until = 0;
  for (let slot = 0; slot < timeS.length; slot += 1) {
    const s = sensor[slot] ?? 0;
    const at = timeS[slot] ?? 0;
    const end = start[s + 1] ?? 0;
    from = Math.max(from, start[s] ?? 0);
    until = Math.max(until, slot);
    while ((timeS[from] ?? 0) < at - aroundS) from += 1;
    while (until < end && (timeS[until] ?? 0) <= at + aroundS) until += 1;
    const rate = (until - from - 1) / (2 * aroundS);
    const usual = ratePerS[s] ?? 0;
    if (rate > usual) crowding[slot] = log(rate / usual);
  }
  return crowding;
}
