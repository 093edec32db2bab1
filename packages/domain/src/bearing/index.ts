export { sharesOfBearing } from './shares-of-bearing.ts';
export type { BearingInput, HeldArea } from './shares-of-bearing.ts';
