/** From longitude and latitude through the frame to the ellipse and back: the world is the ellipsoid in space, and owes nothing to a frame. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saidBy } from '../testing/said-by.ts';
import { command } from './locate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-degrees-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const SPEED = 340;
const [A, F] = [6378137, 1 / 298.257223563];

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function inSpace({ latitude, longitude }: Place): readonly [number, number, number] {
  const [b, l] = [radians(latitude), radians(longitude)];
  const n = A / Math.sqrt(1 - F * (2 - F) * Math.sin(b) ** 2);
  const out = n * Math.cos(b);
  return [out * Math.cos(l), out * Math.sin(l), n * (1 - F) ** 2 * Math.sin(b)];
}

/** Metres east and north of one place, in the plane that touches the ellipsoid there. */
function seenFrom(from: Place, to: Place): { eastM: number; northM: number; distanceM: number } {
  const [p, q] = [inSpace(from), inSpace(to)];
  const [x, y, z] = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
  const [b, l] = [radians(from.latitude), radians(from.longitude)];
  const outward = x * Math.cos(l) + y * Math.sin(l);
  const chord = Math.hypot(x, y, z);
  return {
    eastM: y * Math.cos(l) - x * Math.sin(l),
    northM: z * Math.cos(b) - outward * Math.sin(b),
    distanceM: chord * (1 + (chord / A) ** 2 / 24),
  };
}

/** A place so far away: right enough to stand a sensor there, whose distances are then measured in space. */
function placeBeside({ latitude, longitude }: Place, eastM: number, northM: number): Place {
  const [b, l] = [radians(latitude), radians(longitude)];
  const [x, y, z] = inSpace({ latitude, longitude });
  const [sb, cb, sl, cl] = [Math.sin(b), Math.cos(b), Math.sin(l), Math.cos(l)];
  const [u, v, w] = [
    x - eastM * sl - northM * sb * cl,
    y + eastM * cl - northM * sb * sl,
    z + northM * cb,
  ];
  const beside = Math.atan2(w, (1 - F) ** 2 * Math.hypot(u, v));
  return { latitude: (beside * 180) / Math.PI, longitude: (Math.atan2(v, u) * 180) / Math.PI };
}

/** Forty places on one side of the event, 3 to 9 km off, and a chain that draws the network out to one direction. */
function world(event: Place, chain: readonly Place[]) {
  const near = Array.from({ length: 14 }, (_, i) => {
    const angle = 0.5 + 0.09 * i + 0.03 * Math.sin(7 * i);
    const rangeM = 3_000 + 430 * ((i * 5) % 14);
    return placeBeside(event, rangeM * Math.sin(angle), rangeM * Math.cos(angle));
  });
  const sensors = [...near, ...chain].map((place, i) => ({ id: `s${i}`, ...place }));
  const arrivals = near.map(
    (place, i) => `a${i},s${i},${(20 + seenFrom(place, event).distanceM / SPEED).toFixed(6)}`,
  );
  return { near, sensors, arrivals };
}

async function locateOne(event: Place, chain: readonly Place[]) {
  const { near, sensors, arrivals } = world(event, chain);
  const [sensorFile, arrivalFile] = [join(folder, 's.csv'), join(folder, 'a.csv')];
  const rows = sensors.map(
    ({ id, latitude, longitude }) => `${id},${latitude.toFixed(9)},${longitude.toFixed(9)}`,
  );
  await writeFile(sensorFile, ['sensor_id,latitude_deg,longitude_deg', ...rows].join('\n'));
  await writeFile(arrivalFile, ['arrival_id,sensor_id,time_s', ...arrivals].join('\n'));
  const args = ['--sensors', sensorFile, '--arrivals', arrivalFile, '--sound-speed', `${SPEED}`];
  const { out } = await saidBy(command, args);
  return { near, events: out.map((line): Record<string, number> => JSON.parse(line)) };
}

/** Sensors every 50 km eastward and westward from a place, as far as 600 km, of which the event sees none. */
function chainFrom(place: Place, stepDeg: number): Place[] {
  return Array.from({ length: 22 }, (_, i) => ({
    latitude: place.latitude + 0.01 * Math.sin(i),
    longitude: place.longitude + (i + 2) * stepDeg,
  }));
}

const CASES: readonly (readonly [string, Place, readonly Place[]])[] = [
  [
    'the end of a line of 1,200 km',
    { latitude: 48, longitude: 30 },
    chainFrom({ latitude: 48, longitude: 30 }, 0.7),
  ],
  [
    'its other end',
    { latitude: -35, longitude: 20 },
    chainFrom({ latitude: -35, longitude: 20 }, -0.55),
  ],
  ['just east of the antimeridian', { latitude: -17, longitude: -179.99 }, []],
  ['just west of the antimeridian', { latitude: 65, longitude: 179.99 }, []],
  [
    'a line across the antimeridian',
    { latitude: 52, longitude: 175 },
    chainFrom({ latitude: 52, longitude: 175 }, 0.6),
  ],
  ['beside the north pole', { latitude: 89.97, longitude: 40 }, []],
  ['beside the south pole', { latitude: -89.98, longitude: -140 }, []],
  ['the equator', { latitude: 0, longitude: 0 }, []],
];

describe('holdfast locate, in degrees', () => {
  test.each(CASES)(
    'G13, G14: %s: the place, and an ellipse that points the true way',
    async (_, event, chain) => {
      const { near, events } = await locateOne(event, chain);
      expect(events.length).toBe(1);
      const { latitude_deg: latitude = NaN, longitude_deg: longitude = NaN } = events[0] ?? {};
      expect(seenFrom(event, { latitude, longitude }).distanceM).toBeLessThan(1);
      expect(longitude).toBeGreaterThanOrEqual(-180);
      expect(longitude).toBeLessThan(180);
      // All sensors stand to one side: the ellipse's longer axis points at their middle.
      const ways = near.map((place) => seenFrom(event, place));
      const east = ways.reduce((sum, { eastM, distanceM }) => sum + eastM / distanceM, 0);
      const north = ways.reduce((sum, { northM, distanceM }) => sum + northM / distanceM, 0);
      const towardsDeg = (Math.atan2(east, north) * 180) / Math.PI;
      const { azimuth_deg: azimuthDeg = NaN } = events[0] ?? {};
      const offDeg = azimuthDeg - towardsDeg;
      expect(Math.abs(offDeg - 180 * Math.round(offDeg / 180))).toBeLessThan(2.5);
      expect(azimuthDeg).toBeGreaterThanOrEqual(0);
      expect(azimuthDeg).toBeLessThan(180);
    },
  );
});
