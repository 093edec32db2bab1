export { createManualClock, createSeededEntropy, createSystemEntropy } from './entropy/entropy.ts';
export type { ManualClock } from './entropy/entropy.ts';
