import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command } from './locate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const SENSORS = Array.from({ length: 16 }, (_, i) => ({
  id: `s${i}`,
  x: (i % 4) * 1900 + ((i * 37) % 400),
  y: Math.floor(i / 4) * 2000 + ((i * 53) % 500),
}));
const START_S = 1_767_225_600;

function arrivalRows(kind: string): string[] {
  return SENSORS.map(({ id, x, y }, i) => {
    const timeS = START_S + 7.25 + Math.hypot(x - 2500, y - 3300) / 340;
    return `a${i},${id},${timeS.toFixed(6)},${kind}`;
  });
}

async function run(sensorRows: readonly string[], rows: readonly string[], more: string[] = []) {
  const [sensors, arrivals] = [join(folder, 's.csv'), join(folder, 'a.csv')];
  await writeFile(sensors, sensorRows.join('\n'));
  await writeFile(arrivals, rows.join('\r\n'));
  return saidBy(command, ['--sensors', sensors, '--arrivals', arrivals, ...more]);
}

const SENSOR_ROWS = ['sensor_id,x_m,y_m', ...SENSORS.map(({ id, x, y }) => `${id},${x},${y}`)];
const HEADER = 'arrival_id,sensor_id,time_s,kind';
const SPEED = ['--sound-speed', '340'];

describe('holdfast locate', () => {
  test('L1: writes place, ellipse and arrivals of a blast, to a file when asked', async () => {
    const file = join(folder, 'e.ndjson');
    const { code, out } = await run(
      SENSOR_ROWS,
      [HEADER, ...arrivalRows('')],
      [...SPEED, '--out', file],
    );
    expect([code, out]).toEqual([0, []]);
    const event = JSON.parse(await readFile(file, 'utf8'));
    expect(event).toMatchObject({
      event_id: 'e000001',
      kind: 'blast',
      azimuth_deg: expect.any(Number),
    });
    expect(event.x_m).toBeCloseTo(2500, 1);
    expect(event.origin_time_s).toBeCloseTo(START_S + 7.25, 3);
    expect(event.arrivals.length).toBe(16);
  });

  test('L20: a firing is a cell and nothing finer', async () => {
    const { out } = await run(SENSOR_ROWS, [HEADER, ...arrivalRows('launch')], SPEED);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        event_id: 'e000001',
        origin_time_s: START_S + 7,
        kind: 'launch',
        side_left_probability: null,
        cell_x_m: 0,
        cell_y_m: 0,
        cell_size_m: 5000,
      },
    ]);
  });

  test('L13: bad rows are told with file and line, the rest goes on', async () => {
    const bad = ['x1,s0,NaN,', 'x2,nobody,3,', 'x3,s0', 'x4,s0,5,cannon'];
    const { code, out, err } = await run(SENSOR_ROWS, [HEADER, ...bad, ...arrivalRows('')], SPEED);
    expect([code, out.length]).toEqual([0, 1]);
    const file = join(folder, 'a.csv');
    expect(err).toContain(`${file}:2: expected time_s, a finite number, found NaN`);
    expect(err).toContain(`${file}:3: expected a sensor_id of the sensors file, found nobody`);
    expect(err).toContain(`${file}:4: expected 4 fields, found 2 fields`);
    expect(err).toContain(
      `${file}:5: expected kind blast, impact, muzzle, launch or nothing, found cannon`,
    );
  });

  test('L14: a wrong header or option is usage, nothing usable is 2, no arrivals is no events', async () => {
    await expect(run(['id,x,y'], [HEADER])).rejects.toThrow(UsageError);
    await expect(run(SENSOR_ROWS, ['time'], SPEED)).rejects.toThrow(UsageError);
    await expect(run(SENSOR_ROWS, [HEADER], ['--sound-speed', 'NaN'])).rejects.toThrow(UsageError);
    const both = [...SPEED, '--estimate-weather'];
    await expect(run(SENSOR_ROWS, [HEADER], both)).rejects.toThrow(UsageError);
    await expect(run(SENSOR_ROWS, [HEADER], ['--fast'])).rejects.toThrow(UsageError);
    expect((await run(SENSOR_ROWS, [HEADER, 'x1,s0,NaN,'])).code).toBe(2);
    expect((await run(SENSOR_ROWS.slice(0, 1), [HEADER])).code).toBe(2);
    expect(await run(SENSOR_ROWS, [HEADER])).toMatchObject({ code: 0, out: [] });
  });

  test('L26: told nothing of the air, it finds whether there is wind', async () => {
    const shots = Array.from({ length: 40 }, (_, k) => ({
      x: 500 + ((k * 1733) % 6000),
      y: 400 + ((k * 2311) % 6200),
      timeS: 20 + k * 30,
    }));
    const rowsIn = (windXMPerS: number) =>
      shots.flatMap(({ x, y, timeS }, k) =>
        SENSORS.map((sensor, i) => {
          const [dx, dy] = [sensor.x - x, sensor.y - y];
          const distanceM = Math.hypot(dx, dy);
          const jitterS = (((k * 31 + i * 17) % 21) - 10) * 0.0008;
          const speed = 340 + (windXMPerS * dx) / distanceM;
          return `a${k}-${i},${sensor.id},${(timeS + distanceM / speed + jitterS).toFixed(6)}`;
        }),
      );
    const header = 'arrival_id,sensor_id,time_s';
    for (const [windXMPerS, told, withinM] of [
      [0, 'tell of no wind', 6],
      [8, 'tell of wind', 12],
    ] as const) {
      const { out, err } = await run(SENSOR_ROWS, [header, ...rowsIn(windXMPerS)]);
      expect(err.join('\n')).toContain(told);
      const errors = out
        .map((line) => JSON.parse(line))
        .map(({ x_m, y_m }, k) => Math.hypot(x_m - (shots[k]?.x ?? 0), y_m - (shots[k]?.y ?? 0)))
        .sort((left, right) => left - right);
      expect(errors.length).toBe(shots.length);
      expect(errors[20]).toBeLessThan(withinM);
    }
  });

  test('L8: degrees and UTC give degrees and UTC', async () => {
    const sensors = SENSORS.map(({ id, x, y }) => {
      return `${id},${48 + y / 111_209},${179.99 + x / 74_629 > 180 ? x / 74_629 - 180.01 : 179.99 + x / 74_629}`;
    });
    const rows = arrivalRows('').map((row) => {
      const [id, sensor, time] = row.split(',');
      return `${id},${sensor},${new Date(Number(time) * 1000).toISOString()}`;
    });
    const { out } = await run(
      ['sensor_id,latitude_deg,longitude_deg', ...sensors],
      ['arrival_id,sensor_id,time_utc', ...rows],
      SPEED,
    );
    const event = JSON.parse(out[0] ?? '{}');
    expect(event.latitude_deg).toBeCloseTo(48 + 3300 / 111_209, 3);
    expect(event.longitude_deg).toBeCloseTo(2500 / 74_629 - 180.01, 3);
    expect(event.origin_time_utc).toMatch(/^2026-01-01T00:00:07\.2[45]\dZ$/);
  });
});
