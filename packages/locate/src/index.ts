export { locateBatch } from './batch.ts';
export { capabilityGrid, detectionProbability } from './capability.ts';
export type { CapabilityGrid, CapabilityOptions, ListeningSensor } from './capability.ts';
export { LocateError } from './error.ts';
export type { LocateErrorCode } from './error.ts';
export type { LocateOptions, TravelTimes } from './options.ts';
export { HOLD_BACK_MS_MIN, openSession } from './session.ts';
export type { LocateSession, SessionOptions } from './session.ts';
export { estimateSoundSpeed } from './sound-speed.ts';
export type { SoundSpeedEstimate } from './sound-speed.ts';
export { locateSource } from './source.ts';
export type { LocatedSource, SourceOptions, SourcePlace } from './source.ts';
export type {
  Bearing,
  HeightKnown,
  PlaceM,
  SourceObservation,
  Wave,
  WaveArrival,
} from './source-rows.ts';
export type {
  AirAt,
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
  Rival,
  Sensor,
  WeatherFound,
  WrongClock,
} from './types.ts';
