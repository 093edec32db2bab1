import fc from 'fast-check';
import { expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { bySource, emptyScene, enrolment, order, put, staffedScene } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { GAPS_SHOWN_MAX, missingSequences } from './missing-sequences.ts';

function take(scene: Scene, sourceId: string, sequence: number): void {
  const counts = { arrivals: 0, refused: 0, fromMs: 0, toMs: 0 };
  put(
    scene,
    bySource('arrivals.received', sourceId, { sourceId: id(sourceId), sequence, ...counts }),
  );
}

function sceneWith(sequences: readonly number[]): Scene {
  const scene = staffedScene();
  order(scene, enrolment('gateway-9', 'acoustic-network', null));
  for (const sequence of sequences) take(scene, 'gateway-9', sequence);
  return scene;
}

const gapsOf = (scene: Scene) =>
  missingSequences(scene.state).find(({ sourceId }) => sourceId === 'gateway-9');

it('Q1: missing numbers are counted and listed, each source by itself', () => {
  const scene = sceneWith([3, 1, 7, 7]);
  take(scene, 'gateway-1', 2);
  expect(gapsOf(scene)).toEqual({
    sourceId: 'gateway-9',
    taken: 3,
    highest: 7,
    missing: 4,
    gaps: [
      { from: 2, to: 2 },
      { from: 4, to: 6 },
    ],
  });
  expect(gapsOf(sceneWith([]))).toMatchObject({ taken: 0, highest: 0, missing: 0, gaps: [] });
  expect(missingSequences(emptyScene().state)).toEqual([]);
});

it('Q1: the count is that of a plain search, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), (sequences) => {
      const highest = Math.max(0, ...sequences);
      const missing = Array.from({ length: highest }, (_, at) => at + 1).filter(
        (number) => !sequences.includes(number),
      );
      const found = gapsOf(sceneWith(sequences));
      const listed = found?.gaps.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
      expect([found?.missing, listed]).toEqual([missing.length, missing]);
    }),
    { seed: 7, numRuns: 100 },
  );
});

it('Q1: at most so many ranges are listed, and a number beyond all bounds costs nothing', () => {
  const scene = sceneWith(Array.from({ length: 150 }, (_, at) => 2 * at + 2));
  expect(gapsOf(scene)).toMatchObject({ taken: 150, missing: 150 });
  expect(gapsOf(scene)?.gaps.length).toBe(GAPS_SHOWN_MAX);
  expect(gapsOf(sceneWith([Number.MAX_SAFE_INTEGER]))?.missing).toBe(Number.MAX_SAFE_INTEGER - 1);
});
