export type { Entropy } from './entropy.ts';
