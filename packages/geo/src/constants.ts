/** Mean Earth radius R1, metres. Source: IUGG, GRS 80 (Moritz, 2000). */
export const EARTH_RADIUS_M = 6_371_008.8;
