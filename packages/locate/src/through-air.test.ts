import { describe, expect, test } from 'vitest';
import { locateBatch } from './index.ts';
import type { LocatedBlast } from './index.ts';
import { simulateRoughWorld } from './testing/rough/world.ts';
import type { Trouble } from './testing/rough/world.ts';

const SIZE = { sensorCount: 200, eventsPerHour: 800, durationS: 600, soundSpeedMPerS: 340 };
const TROUBLES: readonly Trouble[] = [
  'refraction',
  'gusts',
  'terrain',
  'echoes',
  'shocks',
  'tails',
  'vehicles',
  'clocks',
  'liars',
];

/** The share of truths within the ellipse in a world with one trouble only. */
function heldWith(only: Trouble, seed: number): number {
  const without = TROUBLES.filter((trouble) => trouble !== only);
  const world = simulateRoughWorld({ ...SIZE, seed, without });
  const options = { soundSpeedMPerS: 341, weather: 'estimate' } as const;
  const { events } = locateBatch(world.sensors, world.arrivals, options);
  const held = events.flatMap((event) => {
    if (!('ellipse' in event)) return [];
    const [truth] = world.events
      .filter(({ timeS }) => Math.abs(timeS - event.originTimeS) < 2)
      .map((one) => ({ ...one, offM: Math.hypot(one.xM - event.xM, one.yM - event.yM) }))
      .filter(({ offM, kind }) => offM < 500 && kind !== 'muzzle' && kind !== 'launch')
      .sort((a, b) => a.offM - b.offM);
    return truth === undefined ? [] : [holds(event, truth)];
  });
  expect(held.length).toBeGreaterThan(80);
  return held.filter(Boolean).length / held.length;
}

function holds({ xM, yM, ellipse }: LocatedBlast, at: { xM: number; yM: number }): boolean {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [at.xM - xM, at.yM - yM];
  const along = (dx * Math.sin(azimuth) + dy * Math.cos(azimuth)) / ellipse.semiMajorM;
  const across = (dx * Math.cos(azimuth) - dy * Math.sin(azimuth)) / ellipse.semiMinorM;
  return along * along + across * across <= 1;
}

describe('air that is not as straight ways have it', () => {
  test('L35: where it bends sound, the ellipse holds the truth', () => {
    expect(heldWith('refraction', 73)).toBeGreaterThan(0.9);
  });

  test('L36: where gusts move near ways alike, the ellipse holds the truth', () => {
    expect(heldWith('gusts', 73)).toBeGreaterThan(0.9);
  });
});
