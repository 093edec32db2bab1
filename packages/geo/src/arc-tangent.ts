/**
 * The angle of a vector from exact operations only.
 *
 * The ratio of the smaller to the larger coordinate is compared with the nearest eighth i/8: the angle is atan(i/8), tabled as
 * two doubles, and a rest of at most 1/16 whose series is summed to the 15th power (the next term is under 1e-21).
 */

const PI_HIGH = 3.141592653589793;
const PI_LOW = 1.2246467991473532e-16;
const PI_HALF_HIGH = 1.5707963267948966;
const PI_HALF_LOW = 6.123233995736766e-17;

/** atan(i/8), i from 0 to 8: the double, and what it lacks. Computed with 400-bit integers. */
const EIGHTHS: readonly (readonly [high: number, low: number])[] = [
  [0, 0],
  [0.12435499454676144, -3.1253241424539383e-18],
  [0.24497866312686414, 1.0698755618734451e-17],
  [0.35877067027057225, -2.4623815582638635e-17],
  [0.4636476090008061, 2.2698777452961687e-17],
  [0.5585993153435624, -5.4556305485916264e-18],
  [0.6435011087932844, 1.5834785051444286e-17],
  [0.7188299996216245, -2.1478388444456983e-17],
  [0.7853981633974483, 3.061616997868383e-17],
];

const SCALE_UP = 1.3407807929942597e154;
const HUGE = 1e300;
const TINY = 1e-150;

/**
 * The angle of the point (x, y) from the x axis towards the y axis, radians in [-pi, pi], the same bits on every engine.
 * Within 4.5e-16 absolute and 5e-16 relative of the true value. Signed zeros and infinities answer as IEEE 754 says; NaN for NaN.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const sign = isNegative(y) ? -1 : 1;
  if (y === 0) return isNegative(x) ? sign * PI_HIGH : y;
  return sign * angleInUpperHalf(Math.abs(y), x);
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function angleInUpperHalf(y: number, x: number): number {
  const across = Math.abs(x);
  if (y === Infinity && across === Infinity) return x > 0 ? PI_HIGH / 4 : 0.75 * PI_HIGH;
  if (y === Infinity || x === 0) return PI_HALF_HIGH;
  if (across === Infinity) return x > 0 ? 0 : PI_HIGH;
  if (y <= across) {
    const [high, low] = angleToSmaller(y, across);
    return x > 0 ? high + low : PI_HIGH - (high - (PI_LOW - low));
  }
  const [high, low] = angleToSmaller(across, y);
  return x > 0
    ? PI_HALF_HIGH - (high - (PI_HALF_LOW - low))
    : PI_HALF_HIGH + (high + (PI_HALF_LOW + low));
}

/** atan(small / large) for 0 <= small <= large, as a sum of two doubles. */
function angleToSmaller(small: number, large: number): readonly [number, number] {
  if (large > HUGE) return angleToSmaller(small / 16, large / 16);
  if (large < TINY) return angleToSmaller(small * SCALE_UP, large * SCALE_UP);
  const eighth = Math.round((8 * small) / large);
  const [high, low] = EIGHTHS[eighth] ?? [NaN, NaN];
  const step = eighth / 8;
  const rest = eighth === 0 ? small / large : (small - step * large) / (large + step * small);
  const z = rest * rest;
  const series =
    z * (1 / 3 - z * (1 / 5 - z * (1 / 7 - z * (1 / 9 - z * (1 / 11 - z * (1 / 13 - z / 15))))));
  const tail = low - rest * series;
  return eighth === 0 ? [rest, tail] : [high, rest + tail];
}
