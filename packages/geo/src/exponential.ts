/**
 * Exponential and logarithm from exact operations only.
 *
 * exp: x = k ln 2 + r with |r| <= 0.347, Taylor series of r to the 14th power (the next term is under 1e-19), times 2^k.
 * log: x = 2^k m with m in [sqrt(1/2), sqrt(2)], s = (m - 1)/(m + 1), the series of 2 artanh s to s^23 (next term under 1e-19).
 * ln 2 is used in two parts, the first short enough that k times it is exact.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const ONE_OVER_LN2 = 1.4426950408889634;
const ONE_OVER_LN10 = 0.4342944819032518;
const LARGEST_ARGUMENT = 709.782712893384;
const SMALLEST_ARGUMENT = -745.1332191019412;
const SQRT2 = 1.4142135623730951;
const TWO_TO_54 = 18014398509481984;

const scratch = new DataView(new ArrayBuffer(8));

/**
 * e to the power x, the same bits on every engine.
 * Within 2.3e-16 relative of the true value where the result is a normal number. Infinity above 709.78, 0 below -745.13; NaN for NaN.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > LARGEST_ARGUMENT) return Infinity;
  if (x < SMALLEST_ARGUMENT) return 0;
  const k = Math.round(x * ONE_OVER_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  let series = 1 / 87178291200;
  for (let i = 0; i < INVERSE_FACTORIALS.length; i += 1) {
    series = series * r + (INVERSE_FACTORIALS[i] ?? 0);
  }
  const y = 1 + (r + (lost + r * r * series));
  if (k < -1000) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return k > 1023 ? y * 2 * powerOfTwo(k - 1) : y * powerOfTwo(k);
}

/** 1/13! down to 1/2!. */
const INVERSE_FACTORIALS = Float64Array.of(
  1 / 6227020800,
  1 / 479001600,
  1 / 39916800,
  1 / 3628800,
  1 / 362880,
  1 / 40320,
  1 / 5040,
  1 / 720,
  1 / 120,
  1 / 24,
  1 / 6,
  1 / 2,
);

const SMALLEST_POWER = -1022;
/** 2 to the power of -1022 up to 1023, exactly. Looked up: written bit by bit for every call, it made `exp` take half as long again. */
const POWERS_OF_TWO = Float64Array.from({ length: 2046 }, (_, i) => {
  scratch.setUint32(0, (i + 1) << 20);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
});

/** Exact for k from -1022 to 1023. */
function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - SMALLEST_POWER] ?? NaN;
}

/**
 * Natural logarithm, the same bits on every engine.
 * Within 2.3e-16 relative of the true value. -Infinity for 0, NaN below 0 and for NaN, Infinity for Infinity.
 */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  const isSubnormal = x < 2.2250738585072014e-308;
  scratch.setFloat64(0, isSubnormal ? x * TWO_TO_54 : x);
  const top = scratch.getUint32(0);
  let k = (top >>> 20) - 1023 - (isSubnormal ? 54 : 0);
  scratch.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let m = scratch.getFloat64(0);
  if (m > SQRT2) {
    m /= 2;
    k += 1;
  }
  return logFromParts(k, m - 1);
}

/** k ln 2 + log(1 + f), by log(1 + f) = f - s (f - R), R = 2 s^2/3 + 2 s^4/5 + …, s = f/(2 + f). */
function logFromParts(k: number, f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let series = 0;
  for (let odd = 23; odd >= 3; odd -= 2) series = z * (2 / odd + series);
  const half = (f * f) / 2;
  const correction = s * (half + series);
  if (k === 0) return f - (half - correction);
  return k * LN2_HIGH - (half - (correction + k * LN2_LOW) - f);
}

/** Decimal logarithm: `log` times a constant, so within 4.6e-16 relative. Powers of ten may miss their integer by one bit. */
export function log10(x: number): number {
  return log(x) * ONE_OVER_LN10;
}
