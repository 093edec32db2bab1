import { RADIANS_PER_DEGREE, atan2, createFrame, metresFromDegrees } from '@holdfast/geo';
import type { JsonValue } from '../core/entry.ts';
import type { Area, PlaceUdeg } from '../core/judgements.ts';
import { isList, memberOf } from './context.ts';
import type { LocationFit, RivalPlace } from './case-types.ts';

/** Reads what a located event's content says of its fit; null where it says nothing: a firing, an erased content, an older record. */
export function locationFit(content: JsonValue | null, area: Area): LocationFit | null {
  const residuals = memberOf(content, 'residuals');
  if (!isList(residuals)) return null;
  const rivals = memberOf(content, 'rivals');
  return {
    residuals: residuals.flatMap((each) => {
      const sensorId = memberOf(each, 'sensorId');
      const residualUs = memberOf(each, 'residualUs');
      return typeof sensorId === 'string' && typeof residualUs === 'number'
        ? [{ sensorId, ms: Math.round(residualUs / 100) / 10 }]
        : [];
    }),
    rivals: isList(rivals) ? rivals.flatMap((each) => rivalFrom(each, area)) : [],
  };
}

function rivalFrom(rival: JsonValue, middle: PlaceUdeg): readonly RivalPlace[] {
  const latitudeUdeg = memberOf(rival, 'latitudeUdeg');
  const longitudeUdeg = memberOf(rival, 'longitudeUdeg');
  const arrivals = memberOf(rival, 'arrivals');
  if (typeof latitudeUdeg !== 'number' || typeof longitudeUdeg !== 'number') return [];
  if (typeof arrivals !== 'number') return [];
  const frame = createFrame({
    originLatitudeDeg: middle.latitudeUdeg / 1e6,
    originLongitudeDeg: middle.longitudeUdeg / 1e6,
  });
  const { xM, yM } = metresFromDegrees(frame, {
    latitudeDeg: latitudeUdeg / 1e6,
    longitudeDeg: longitudeUdeg / 1e6,
  });
  const azimuthDeg = (Math.round(atan2(xM, yM) / RADIANS_PER_DEGREE) + 360) % 360;
  return [{ distanceM: Math.round(Math.sqrt(xM * xM + yM * yM)), azimuthDeg, arrivals }];
}
