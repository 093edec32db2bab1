import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapFeature, MapLayer } from '@holdfast/domain';
import { drawLand } from './draw.ts';
import { pointFromPlaceUdeg } from './ground.ts';
import { lineOfContact, lineYKm, sectorAt, sectorsOfLand } from './line.ts';
import { BAND_KM, DEPOT, QUARRY, TOWNS } from './places.ts';
import { isInside, pointKm } from './shapes.ts';

const holders = {
  left: { partyId: 'A', name: 'Haldavar' },
  right: { partyId: 'B', name: 'Corrath' },
};
const land = drawLand(holders);
const file = new URL('../../../../agreements/exercise/geometry.json', import.meta.url);

const LAYERS: readonly MapLayer[] = [
  'land',
  'water',
  'river',
  'road',
  'wood',
  'town',
  'line',
  'sector',
  'party-area',
];

function ringsOf({ geometry }: MapFeature) {
  if (geometry.type !== 'Polygon') return [];
  return geometry.coordinates.map((ring) =>
    ring.map(([longitude = 0, latitude = 0]) =>
      pointFromPlaceUdeg({
        longitudeUdeg: longitude * 1_000_000,
        latitudeUdeg: latitude * 1_000_000,
      }),
    ),
  );
}

describe('drawLand', () => {
  it('X7: agreements/exercise/geometry.json is the land (RECORD=1 writes it again)', () => {
    if (process.env['RECORD'] === '1') writeFileSync(file, `${JSON.stringify(land)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(land);
  });

  it('X7: fills every layer with valid GeoJSON', () => {
    expect(Object.keys(land.layers).sort()).toEqual([...LAYERS].sort());
    for (const layer of LAYERS) {
      const { features } = land.layers[layer];
      expect(features.length).toBeGreaterThan(0);
      for (const feature of features) {
        for (const ring of feature.geometry.type === 'Polygon'
          ? feature.geometry.coordinates
          : []) {
          expect(ring.length).toBeGreaterThan(3);
          expect(ring.at(-1)).toEqual(ring[0]);
        }
      }
    }
    expect(land.layers.town.features).toHaveLength(TOWNS.length);
    expect(land.layers.sector.features).toHaveLength(5);
  });

  it('X8: the line runs west to east through the band, and each side lies in its area', () => {
    const xs = lineOfContact().map(({ xKm }) => xKm);
    expect(xs.every((xKm, at) => at === 0 || xKm > (xs[at - 1] ?? xKm))).toBe(true);
    const [left, right] = land.layers['party-area'].features.map((area) => ringsOf(area)[0] ?? []);
    for (let xKm = -24.7; xKm < 25; xKm += 0.37) {
      const yKm = lineYKm(xKm);
      expect(Math.abs(yKm)).toBeLessThan(4);
      for (const depthKm of [0.05, 1, 7]) {
        expect(isInside(left ?? [], pointKm(xKm, yKm + depthKm))).toBe(true);
        expect(isInside(right ?? [], pointKm(xKm, yKm - depthKm))).toBe(true);
        expect(isInside(left ?? [], pointKm(xKm, yKm - depthKm))).toBe(false);
      }
    }
  });

  it('X8: sectors cover the band without gap or overlap, and agree with sectorAt', () => {
    const rings = land.layers.sector.features.map((sector) => ringsOf(sector)[0] ?? []);
    for (let xKm = -24.9; xKm < 25; xKm += 0.73) {
      const inside = rings.flatMap((ring, at) => (isInside(ring, pointKm(xKm, 3)) ? [at] : []));
      expect(inside).toEqual([sectorAt(xKm).order - 1]);
    }
    expect(sectorsOfLand().map(({ name }) => name)).toEqual([
      'Askel',
      'Brenna',
      'Hollin',
      'Dovrin',
      'Elsk',
    ]);
  });

  it('X8: the band and every town stand on dry land', () => {
    const [main] = land.layers.land.features.map((feature) => ringsOf(feature)[0] ?? []);
    const wet = land.layers.water.features.map(ringsOf);
    const { halfWidthKm, halfHeightKm } = BAND_KM;
    const corners = [-1, 1].flatMap((x) =>
      [-1, 0, 1].map((y) => pointKm(x * halfWidthKm, y * halfHeightKm)),
    );
    for (const point of [...TOWNS, ...corners, QUARRY, DEPOT]) {
      expect(isInside(main ?? [], point), JSON.stringify(point)).toBe(true);
      expect(wet.filter(([outer]) => isInside(outer ?? [], point))).toEqual([]);
    }
  });

  it('X2: who holds which side changes names and ids alone', () => {
    const swapped = drawLand({ left: holders.right, right: holders.left });
    const neutral = (text: string) =>
      text.replaceAll(/"(A|B)"/g, '"?"').replaceAll(/Haldavar|Corrath/g, '?');
    expect(neutral(JSON.stringify(swapped))).toBe(neutral(JSON.stringify(land)));
    expect(swapped).not.toEqual(land);
  });
});
