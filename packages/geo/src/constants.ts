/** Mean Earth radius R1, metres. Source: IUGG, GRS 80 (Moritz, 2000). */
export const EARTH_RADIUS_M = 6_371_008.8;

/** Equatorial radius of the ellipsoid that satellite receivers report on, metres. Source: WGS 84 (NGA.STND.0036, 2014). */
export const ELLIPSOID_EQUATORIAL_RADIUS_M = 6_378_137;

/** Flattening of the same ellipsoid. Source: WGS 84 (NGA.STND.0036, 2014). */
export const ELLIPSOID_FLATTENING = 1 / 298.257223563;

/** Speed of sound in dry air at 20 °C and 1 atm, metres per second. Source: Cramer, JASA 93 (1993). */
export const SOUND_SPEED_20C_M_PER_S = 343.2;

/** Radians in a degree. */
export const RADIANS_PER_DEGREE = 0.017453292519943295;
