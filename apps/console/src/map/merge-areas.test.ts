import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MapMark } from './mark.ts';
import { mergeAreas } from './merge-areas.ts';
import { diameterM, ringOf } from './shapes.ts';

const mark = fc.record({
  latitudeUdeg: fc.integer({ min: 47_000_000, max: 49_000_000 }),
  longitudeUdeg: fc.integer({ min: 30_000_000, max: 32_000_000 }),
  radiusM: fc.integer({ min: 10, max: 20_000 }),
});

const marksOf = (
  places: readonly { latitudeUdeg: number; longitudeUdeg: number; radiusM: number }[],
): MapMark[] =>
  places.map((place, at) => ({
    id: `HF-${at}`,
    area: { shape: 'circle', ...place },
    fill: 'proposal',
  }));

describe('areas on the map', () => {
  test('every mark is drawn once, alone or in one merged area', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 60 }),
        fc.integer({ min: 4, max: 14 }),
        (places, zoom) => {
          const marks = marksOf(places);
          const { singles, merged } = mergeAreas(marks, zoom);
          const drawn = [
            ...singles.map(({ id }) => id),
            ...merged.flatMap(({ ids }) => ids),
          ].sort();
          expect(drawn).toEqual(marks.map(({ id }) => id).sort());
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  test('reports of one and the same area are that area once, with a count', () => {
    const place = { latitudeUdeg: 48_000_000, longitudeUdeg: 31_000_000, radiusM: 2500 };
    const { singles, merged } = mergeAreas(marksOf([place, place, place]), 11);
    expect(singles).toEqual([]);
    expect(merged.map(({ ids, ring }) => [ids.length, ring])).toEqual([
      [3, ringOf({ shape: 'circle', ...place })],
    ]);
  });

  test('close up, every area stands alone and to scale', () => {
    const [one, two] = marksOf([
      { latitudeUdeg: 48_000_000, longitudeUdeg: 31_000_000, radiusM: 300 },
      { latitudeUdeg: 48_010_000, longitudeUdeg: 31_010_000, radiusM: 300 },
    ]);
    if (one === undefined || two === undefined) throw new TypeError('two marks were made');
    expect(mergeAreas([one, two], 13).merged).toEqual([]);
    expect(mergeAreas([one, two], 4).merged.map(({ ids }) => ids)).toEqual([['HF-0', 'HF-1']]);
  });

  test('an ellipse is as long as its axes, along its azimuth', () => {
    const ring = ringOf({
      shape: 'ellipse',
      latitudeUdeg: 48_000_000,
      longitudeUdeg: 31_000_000,
      semiMajorM: 2000,
      semiMinorM: 500,
      azimuthDeg: 0,
    });
    const norths = ring.map(([, latitude]) => (latitude - 48) * 111_320);
    const easts = ring.map(
      ([longitude]) => (longitude - 31) * 111_320 * Math.cos((48 * Math.PI) / 180),
    );
    expect(Math.max(...norths)).toBeCloseTo(2000, 3);
    expect(Math.max(...easts)).toBeCloseTo(500, 3);
    expect(diameterM({ shape: 'cell', latitudeUdeg: 0, longitudeUdeg: 0, sizeM: 5000 })).toBe(5000);
  });
});

describe('many reports of coarse precision', () => {
  const many = fc
    .array(
      fc.record({
        latitudeUdeg: fc.integer({ min: 46_000_000, max: 52_000_000 }),
        longitudeUdeg: fc.integer({ min: 27_000_000, max: 39_000_000 }),
        radiusM: fc.constantFrom(2000, 25_000, 100_000, 650_000),
      }),
      { minLength: 40, maxLength: 60 },
    )
    .map((places) => marksOf(Array.from({ length: 11 }, () => places).flat()));

  test('each is counted once: in one area, to scale, or among those told in words', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 8, max: 24 }), (marks, halfZoom) => {
        const { singles, merged, wider } = mergeAreas(marks, halfZoom / 2);
        const drawn = [
          ...singles.map(({ id }) => id),
          ...merged.flatMap(({ ids }) => ids),
          ...(wider?.ids ?? []),
        ].sort();
        expect(drawn).toEqual(marks.map(({ id }) => id).sort());
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  test('no report is counted in a cell narrower than its own area', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 4, max: 12 }), (marks, zoom) => {
        const widthM = new Map(marks.map(({ id, area }) => [id, diameterM(area)]));
        for (const { kind, ring, ids } of mergeAreas(marks, zoom).merged) {
          if (kind === 'place') continue;
          const longitudes = ring.map(([longitudeDeg]) => longitudeDeg);
          const latitude = Math.max(...ring.map(([, latitudeDeg]) => latitudeDeg));
          const across = Math.max(...longitudes) - Math.min(...longitudes);
          const cellM = across * 111_320 * Math.cos((latitude * Math.PI) / 180);
          // The cell is as wide at its middle as at its top within a tenth, and 2 px of it are a gap.
          for (const id of ids) expect(widthM.get(id)).toBeLessThan(cellM * 1.35);
        }
      }),
      { seed: 6, numRuns: 30 },
    );
  });
});
