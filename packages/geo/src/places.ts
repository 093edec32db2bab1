/** A place on the globe: latitude -90 to 90, longitude -180 to 180, degrees of WGS 84. */
export interface PlaceDeg {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A place in a frame: metres east and north of its origin. */
export interface PointM {
  readonly xM: number;
  readonly yM: number;
}

/** Where a frame's zero lies. */
export interface FrameOrigin {
  readonly originLatitudeDeg: number;
  readonly originLongitudeDeg: number;
}

/** The same meridian, named between -180 (included) and 180 (excluded). */
export function wrapLongitudeDeg(longitudeDeg: number): number {
  const turned = longitudeDeg - 360 * Math.floor((longitudeDeg + 180) / 360);
  // Rounding takes the last number below 180 for 180.
  if (turned < -180) return turned + 360;
  return turned >= 180 ? turned - 360 : turned;
}
