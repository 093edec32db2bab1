import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import { locateBatch } from './index.ts';
import type { LocatedBlast, Sensor } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';

const SPEED = 343;
const SPARSE = { sensorCount: 300, eventsPerHour: 600, durationS: 2400, densityPerKm2: 0.04 };

/** Sensors along a line, a few metres off it, hear one event with an error of some milliseconds. */
function hearAlongLine(seed: number, offM: number) {
  const random = createRandom(seed);
  const at = { xM: 1_000 + 5_000 * random.uniform(), yM: 300 + 400 * random.uniform() };
  const sensors: Sensor[] = Array.from({ length: 9 }, (_, i) => ({
    id: `s${i}`,
    xM: i * 800 + 200 * random.uniform(),
    yM: offM * random.normal(),
    timingSigmaS: 0.008,
  }));
  const arrivals = sensors.map(({ id, xM, yM }) => {
    const travelS = Math.hypot(xM - at.xM, yM - at.yM) / SPEED;
    return { id: `a-${id}`, sensorId: id, timeS: 50 + travelS + 0.008 * random.normal() };
  });
  const { events, counted } = locateBatch(sensors, arrivals, { soundSpeedMPerS: SPEED });
  return { at, counted, blasts: events.flatMap((event) => ('ellipse' in event ? [event] : [])) };
}

function holds({ xM, yM, ellipse }: LocatedBlast, at: PointM): boolean {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [at.xM - xM, at.yM - yM];
  const along = (dx * Math.sin(azimuth) + dy * Math.cos(azimuth)) / ellipse.semiMajorM;
  const across = (dx * Math.cos(azimuth) - dy * Math.sin(azimuth)) / ellipse.semiMinorM;
  return along * along + across * across <= 1;
}

describe('rivals', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);

  test('L25: beside a row of sensors nothing is claimed, or an ellipse that holds the truth', () => {
    for (const offM of [4, 40, 80]) {
      const found = seeds.flatMap((seed) => {
        const { at, blasts } = hearAlongLine(seed, offM);
        return blasts.map((event) => ({ at, event }));
      });
      const held = found.filter(({ at, event }) => holds(event, at));
      expect(held.length).toBeGreaterThanOrEqual(0.9 * found.length);
    }
  });

  test('L2, L25: in a sparse network the ellipse holds the truth, and every rival that is named', () => {
    const world = simulateWorld({ seed: 41, ...SPARSE });
    const { events } = locateBatch(world.sensors, world.arrivals, { soundSpeedMPerS: SPEED });
    const blasts = events.flatMap((event) => ('ellipse' in event ? [event] : []));
    const rivals = blasts.flatMap((event) => (event.rivals ?? []).map((at) => holds(event, at)));
    expect(rivals.length).toBeGreaterThan(0);
    expect(rivals).not.toContain(false);
    const near = blasts.flatMap((event) => {
      const offM = ({ xM, yM }: PointM) => Math.hypot(xM - event.xM, yM - event.yM);
      const [truth] = world.events
        .filter((one) => Math.abs(one.timeS - event.originTimeS) < 2 && offM(one) < 500)
        .sort((a, b) => offM(a) - offM(b));
      return truth === undefined ? [] : [holds(event, truth)];
    });
    expect(near.filter(Boolean).length / near.length).toBeGreaterThan(0.92);
  });

  test('L25: where sensors stand on both sides there is no rival', () => {
    const found = seeds.flatMap((seed) => hearAlongLine(seed, 900).blasts);
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(({ rivals }) => rivals !== undefined).length).toBeLessThan(3);
  });

  test('L11, L25: the arrivals of an event that is not claimed are counted', () => {
    for (const seed of seeds) {
      const { blasts, counted } = hearAlongLine(seed, 40);
      const { alone, weak, uncertain } = counted.unassociated;
      const inEvents = blasts.reduce((sum, { arrivalIds }) => sum + arrivalIds.length, 0);
      expect(inEvents + alone + weak + uncertain).toBe(9);
    }
  });
});
