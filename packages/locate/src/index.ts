export { locateBatch } from './batch.ts';
export { LocateError } from './error.ts';
export type { LocateErrorCode } from './error.ts';
export type { LocateOptions } from './options.ts';
export type {
  Arrival,
  Cell,
  Counted,
  Ellipse,
  EventKind,
  Located,
  LocatedBlast,
  LocatedEvent,
  LocatedFiring,
  Residual,
  Sensor,
} from './types.ts';
