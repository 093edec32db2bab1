/** The deterministic functions, one door: only + - * / and square roots beneath, never the engine's own. */
export { cos, sin } from './sine.ts';
export { atan2 } from './arc-tangent.ts';
export { exp, log, log10 } from './exponential.ts';
