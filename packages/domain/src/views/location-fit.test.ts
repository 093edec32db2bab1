import { expect, it } from 'vitest';
import { locationFit } from './location-fit.ts';

const AREA = {
  shape: 'ellipse',
  latitudeUdeg: 48_000_000,
  longitudeUdeg: 30_000_000,
  semiMajorM: 500,
  semiMinorM: 90,
  azimuthDeg: 37,
} as const;

it('V12: a rival is told by distance and direction, residuals to a tenth of a millisecond, and nothing where nothing is known', () => {
  const content = {
    residuals: [
      { sensorId: 's1', residualUs: -4_049 },
      { sensorId: 's2', residualUs: 'x' },
    ],
    rivals: [
      // 0.004 degrees north are 445 m, 0.006 east at this latitude 447 m: to the north-east.
      { latitudeUdeg: 48_004_000, longitudeUdeg: 30_006_000, originTimeMs: 1, arrivals: 6 },
    ],
  };
  const fit = locationFit(content, AREA);
  expect(fit?.residuals).toEqual([{ sensorId: 's1', ms: -4 }]);
  expect(fit?.rivals[0]?.distanceM).toBeGreaterThan(625);
  expect(fit?.rivals[0]?.distanceM).toBeLessThan(637);
  expect(fit?.rivals[0]?.azimuthDeg).toBe(45);
  expect(locationFit(null, AREA)).toBe(null);
  expect(locationFit({ residualRmsMs: 3 }, AREA)).toBe(null);
});
