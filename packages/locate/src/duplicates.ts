/**
 * One event found twice leaves two solutions at one place and time whose arrivals come from different sensors, because a sensor gives
 * each event one arrival. Two shots of a salvo come from the same sensors. That is how they are told apart.
 */
import type { Found } from './associate.ts';
import type { Search } from './evidence.ts';

const APART_MAX_S = 2;
const APART_MAX_M = 1_000;
const CHI2_MAX = 40;
/** A second solution that shares fewer than this share of its sensors with the first is the same event. */
const SHARED_MIN = 0.34;

/** The events without the weaker of any two that are one. Sorted by origin time. */
export function withoutDuplicates(search: Search, events: readonly Found[]): Found[] {
  const sorted = [...events].sort((a, b) => a.fit.timeS - b.fit.timeS);
  const dropped = new Set<Found>();
  sorted.forEach((one, i) => {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const other = sorted[j];
      if (other === undefined || other.fit.timeS - one.fit.timeS > search.scale * APART_MAX_S)
        break;
      if (dropped.has(one) || dropped.has(other)) continue;
      if (!isSameEvent(search, one, other)) continue;
      dropped.add(one.slots.length >= other.slots.length ? other : one);
    }
  });
  return sorted.filter((event) => !dropped.has(event));
}

function isSameEvent({ window, scale, scaleM }: Search, one: Found, other: Found): boolean {
  const dx = one.fit.xM - other.fit.xM;
  const dy = one.fit.yM - other.fit.yM;
  const dt = one.fit.timeS - other.fit.timeS;
  if (dx * dx + dy * dy > scaleM * scaleM * APART_MAX_M * APART_MAX_M) return false;
  const xx = one.fit.varianceXM2 + other.fit.varianceXM2 + 25 * scaleM * scaleM;
  const yy = one.fit.varianceYM2 + other.fit.varianceYM2 + 25 * scaleM * scaleM;
  const xy = one.fit.covarianceXYM2 + other.fit.covarianceXYM2;
  const chi2 = (dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx) / (xx * yy - xy * xy);
  const tt = one.fit.varianceTimeS2 + other.fit.varianceTimeS2 + 0.0004 * scale * scale;
  if (chi2 > CHI2_MAX || (dt * dt) / tt > CHI2_MAX) return false;
  const sensors = new Set(Array.from(one.slots, (slot) => window.sensor[slot]));
  const shared = other.slots.filter((slot) => sensors.has(window.sensor[slot])).length;
  return shared < SHARED_MIN * Math.min(one.slots.length, other.slots.length);
}
