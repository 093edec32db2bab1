/**
 * The two precision codes of UCDP GED (Högbladh, UCDP GED Codebook, variables `where_prec` and `date_prec`), and the circle and the
 * longest interval that we make of them. The codebook gives metres only for code 2; the other radii are our judgement for Ukraine.
 */

export type PlacePrecision = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type DatePrecision = 1 | 2 | 3 | 4 | 5;

/**
 * How far the truth may lie from the coordinates, metres.
 *
 * 1 the exact place is known: a village or a quarter, taken as 2 km ·
 * 2 within about 25 km of a known point ·
 * 3 only the second-order division (raion), whose far corner is about 40 km off ·
 * 4 only the first-order division (oblast), about 130 km ·
 * 5 a line or an area that is no division (a road, a basin), about 100 km ·
 * 6 only the country, about 650 km ·
 * 7 international waters or airspace, about 150 km.
 */
export const RADIUS_M: Readonly<Record<PlacePrecision, number>> = {
  1: 2_000,
  2: 25_000,
  3: 40_000,
  4: 130_000,
  5: 100_000,
  6: 650_000,
  7: 150_000,
};

/**
 * Most days from first to last, both counted.
 *
 * 1 the exact day · 2 two to six days · 3 a week · 4 a month, or eight to 31 days · 5 more than a month, less than a year.
 */
export const DAYS_MAX: Readonly<Record<DatePrecision, number>> = {
  1: 1,
  2: 6,
  3: 7,
  4: 31,
  5: 366,
};

const PLACE_CODES: ReadonlyMap<string, PlacePrecision> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['5', 5],
  ['6', 6],
  ['7', 7],
]);

const DATE_CODES: ReadonlyMap<string, DatePrecision> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['5', 5],
]);

/** Null for anything but a code of the codebook. */
export function placePrecisionFrom(text: string): PlacePrecision | null {
  return PLACE_CODES.get(text) ?? null;
}

/** Null for anything but a code of the codebook. */
export function datePrecisionFrom(text: string): DatePrecision | null {
  return DATE_CODES.get(text) ?? null;
}
