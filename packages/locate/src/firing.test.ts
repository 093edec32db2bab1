import { describe, expect, test } from 'vitest';
import { locateBatch } from './index.ts';
import type { Arrival, EventKind, LocatedFiring, Sensor } from './index.ts';

const SENSORS: Sensor[] = Array.from({ length: 25 }, (_, i) => ({
  id: `s${i}`,
  xM: (i % 5) * 1900 + ((i * 37) % 400),
  yM: Math.floor(i / 5) * 2000 + ((i * 53) % 500),
}));
const LINE = [
  { xM: 4_000, yM: -20_000 },
  { xM: 4_000, yM: 30_000 },
];

function shoot(xM: number, yM: number, kinds: readonly (EventKind | undefined)[]): Arrival[] {
  return SENSORS.map((sensor, i) => {
    const kind = kinds[i % kinds.length];
    const timeS = 50.3 + Math.hypot(sensor.xM - xM, sensor.yM - yM) / 343;
    return { id: `a${i}`, sensorId: sensor.id, timeS, ...(kind === undefined ? {} : { kind }) };
  });
}

function firingAt(xM: number, yM: number, line = LINE): LocatedFiring | undefined {
  const options = { soundSpeedMPerS: 343, line };
  const { events } = locateBatch(SENSORS, shoot(xM, yM, ['muzzle']), options);
  return events.flatMap((event) => ('cell' in event ? [event] : []))[0];
}

describe('firings', () => {
  test('L20: nothing but the second, the side, the cell and a count', () => {
    expect(firingAt(2_500, 3_300)).toEqual({
      kind: 'muzzle',
      originTimeS: 50,
      sideLeftProbability: 0.999,
      cell: { xM: 0, yM: 0, sizeM: 5_000 },
      arrivalCount: 25,
    });
  });

  test('L21: wherever in a cell, the cell is the same', () => {
    for (const [x, y] of [
      [100, 200],
      [4_900, 4_800],
      [1_234, 3_456],
    ] as const) {
      expect(firingAt(x, y)?.cell).toEqual({ xM: 0, yM: 0, sizeM: 5_000 });
    }
    expect(firingAt(5_200, 4_000)?.cell).toEqual({ xM: 5_000, yM: 0, sizeM: 5_000 });
  });

  test('L22: the side is on the ladder, and turns with the line', () => {
    const rungs = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
    for (let x = 3_600; x <= 4_400; x += 40) {
      const left = firingAt(x, 5_100)?.sideLeftProbability ?? -1;
      expect(rungs).toContain(left);
      const right = firingAt(x, 5_100, [...LINE].reverse())?.sideLeftProbability ?? -1;
      expect(left + right).toBeCloseTo(1, 9);
    }
    expect(firingAt(4_000, 5_100)?.sideLeftProbability).toBe(0.5);
    expect(firingAt(6_000, 5_100)?.sideLeftProbability).toBe(0.001);
    expect(firingAt(2_500, 3_300, [])?.sideLeftProbability).toBe(null);
  });

  test('L6: the kind most listeners name; none is a blast; a tie tells less', () => {
    const kindOf = (kinds: readonly (EventKind | undefined)[]) =>
      locateBatch(SENSORS, shoot(2_500, 3_300, kinds), { soundSpeedMPerS: 343 }).events[0]?.kind;
    expect(kindOf([undefined])).toBe('blast');
    expect(kindOf(['impact', 'impact', 'muzzle', undefined, 'impact'])).toBe('impact');
    expect(kindOf(['launch', 'launch', 'blast', undefined, undefined])).toBe('launch');
    const tie = Array.from({ length: 25 }, (_, i): EventKind | undefined =>
      i === 0 ? undefined : i % 2 === 0 ? 'blast' : 'muzzle',
    );
    expect(kindOf(tie)).toBe('muzzle');
  });
});
