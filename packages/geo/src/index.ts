export { EARTH_RADIUS_M } from './constants.ts';
