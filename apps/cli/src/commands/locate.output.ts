/** What `holdfast locate` writes: one JSON object an event, fields as in the command-line contract. */
import { degreesFromMetres, instantFromMs, northDeg, wrapLongitudeDeg } from '@holdfast/geo';
import type { Frame, PointM } from '@holdfast/geo';
import type { LocatedBlast, LocatedEvent, Rival, WeatherFound } from '@holdfast/locate';

export interface OutputContext {
  readonly frame: Frame | undefined;
  readonly baseS: number;
  readonly clock: 'seconds' | 'utc';
}

/** One line for an event; `index` from 0 in order of origin time. */
export function eventLine(event: LocatedEvent, index: number, context: OutputContext): string {
  const head = {
    event_id: `e${String(index + 1).padStart(6, '0')}`,
    ...originOf(event, context),
    kind: event.kind,
  };
  if ('cell' in event) {
    const corner = placeOf(event.cell, context.frame);
    return JSON.stringify({
      ...head,
      side_left_probability: event.sideLeftProbability,
      cell_x_m: event.cell.xM,
      cell_y_m: event.cell.yM,
      cell_size_m: event.cell.sizeM,
      ...('latitude_deg' in corner
        ? { cell_latitude_deg: corner.latitude_deg, cell_longitude_deg: corner.longitude_deg }
        : {}),
    });
  }
  return JSON.stringify({
    ...head,
    ...placeOf(event, context.frame),
    semi_major_m: round(event.ellipse.semiMajorM, 3),
    semi_minor_m: round(event.ellipse.semiMinorM, 3),
    azimuth_deg: azimuthOf(event, context.frame),
    arrivals: event.arrivalIds,
    residual_rms_s: round(event.residualRmsS, 6),
    ...(event.rivals && { rivals: event.rivals.map((rival) => rivalOf(rival, context)) }),
  });
}

function rivalOf(rival: Rival, context: OutputContext): Record<string, unknown> {
  return {
    ...originOf(rival, context),
    ...placeOf(rival, context.frame),
    arrivals: rival.arrivalCount,
  };
}

function originOf(
  event: Pick<LocatedEvent, 'originTimeS'>,
  { baseS, clock }: OutputContext,
): Record<string, unknown> {
  if (clock === 'seconds') return { origin_time_s: round(baseS + event.originTimeS, 6) };
  return { origin_time_utc: instantFromMs(baseS * 1000 + Math.round(event.originTimeS * 1000)) };
}

/** From true north where places are in degrees, 0 to below 180. */
function azimuthOf({ ellipse, xM, yM }: LocatedBlast, frame: Frame | undefined): number {
  const turnDeg = frame === undefined ? 0 : northDeg(frame, { xM, yM });
  const azimuthDeg = round(ellipse.azimuthDeg - turnDeg, 2);
  return round(azimuthDeg - 180 * Math.floor(azimuthDeg / 180), 2);
}

function placeOf(
  point: PointM,
  frame: Frame | undefined,
): { x_m: number; y_m: number } | { latitude_deg: number; longitude_deg: number } {
  if (frame === undefined) return { x_m: round(point.xM, 3), y_m: round(point.yM, 3) };
  const { latitudeDeg, longitudeDeg } = degreesFromMetres(frame, point);
  return {
    latitude_deg: round(latitudeDeg, 8),
    longitude_deg: wrapLongitudeDeg(round(longitudeDeg, 8)),
  };
}

function round(value: number, decimals: number): number {
  const scale = Number(`1e${decimals}`);
  const rounded = Math.round(value * scale) / scale;
  return rounded === 0 ? 0 : rounded;
}

/** What was learnt of air and clocks, in words for standard error: ranges over the network, and each wrong clock. */
export function weatherLines({ air, turbulence, wrongClocks }: WeatherFound): readonly string[] {
  if (air.length === 0) return [];
  const speeds = air.map(({ soundSpeedMPerS }) => soundSpeedMPerS);
  const winds = air.map(({ windXMPerS, windYMPerS }) => Math.hypot(windXMPerS, windYMPerS));
  const clocks = wrongClocks.map(
    ({ sensorId, offsetS, sigmaS }) =>
      `${sensorId}: clock off by ${(offsetS * 1000).toFixed(0)} ms ± ${(2 * sigmaS * 1000).toFixed(0)} ms, put right.`,
  );
  return [
    `Air: speed of sound ${span(speeds)} m/s, wind ${span(winds)} m/s, turbulence ${(turbulence * 100).toFixed(2)} % of travel time.`,
    ...clocks,
  ];
}

function span(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
}
