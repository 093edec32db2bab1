import fc from 'fast-check';
import { expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { contextOf, enrolment, order, put, staffedScene } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import type { SourceClass } from '../core/shapes.ts';
import { healthView } from '../views/health.ts';
import { SILENT_AFTER_MS } from './source-health-fold.ts';
import { sourceHealth } from './source-health.ts';

const SOURCE = 'gateway-9';

function sceneWith(sourceClass: SourceClass = 'acoustic-network'): Scene {
  const scene = staffedScene();
  order(scene, enrolment(SOURCE, sourceClass, null));
  return scene;
}

/** One acknowledged batch, at the scene's time. */
function hear(scene: Scene, sequence: number, newestMs = 0): number {
  scene.nowMs += 1000;
  put(scene, {
    kind: 'batches.received',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement: {
      batches: [
        { sourceId: id(SOURCE), feed: 'arrivals', sequence, entries: 1, refused: 2, newestMs },
      ],
    },
    content: null,
  });
  return scene.state.recordedAtMs;
}

const healthOf = (scene: Scene, nowMs = scene.state.recordedAtMs) =>
  sourceHealth(scene.state, nowMs).find(({ sourceId }) => sourceId === SOURCE);

it('K4: what is missing is what a plain search finds, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
      (numbers) => {
        const scene = sceneWith();
        for (const number of numbers) hear(scene, number);
        const highest = Math.max(...numbers);
        const missing = Array.from({ length: highest }, (_, at) => at + 1).filter(
          (number) => !numbers.includes(number),
        );
        const health = healthOf(scene);
        expect([health?.sequence, health?.missing]).toEqual([highest, missing.length]);
        const inGaps = health?.blind.reduce((sum, gap) => sum + gap.missing, 0);
        expect(inGaps).toBe(missing.length);
        const runs = scene.state.heard.get(id(SOURCE))?.runs ?? [];
        runs.forEach(({ from }, at) => expect(from).toBeGreaterThan((runs[at - 1]?.to ?? -1) + 1));
      },
    ),
    { seed: 44, numRuns: 200 },
  );
});

it('K4: a gap is blind from the batch before it to the batch behind it, until it is filled', () => {
  const scene = sceneWith();
  const oneMs = hear(scene, 1);
  const fourMs = hear(scene, 4);
  expect(healthOf(scene)?.blind).toEqual([
    { fromMs: oneMs, toMs: fourMs, reason: 'missing', missing: 2 },
  ]);
  hear(scene, 3);
  hear(scene, 2);
  expect(healthOf(scene)).toMatchObject({ missing: 0, blind: [], batches: 4, refusedRows: 8 });
});

it('K5: a network is silent after a quarter of an hour, and the spell is kept when it speaks again', () => {
  const scene = sceneWith();
  const heardMs = hear(scene, 1);
  expect(healthOf(scene, heardMs + SILENT_AFTER_MS)).toMatchObject({ silent: false, blind: [] });
  const nowMs = heardMs + SILENT_AFTER_MS + 1;
  const spell = { fromMs: heardMs, toMs: nowMs, reason: 'silent', missing: 0 };
  expect(healthOf(scene, nowMs)).toMatchObject({ silent: true, blind: [spell] });
  scene.nowMs = nowMs - 1000;
  hear(scene, 2);
  expect(healthOf(scene)).toMatchObject({ silent: false, blind: [spell] });
});

it('K5: who reports only when something happens is never silent', () => {
  const scene = sceneWith('patrol');
  const heardMs = hear(scene, 1);
  expect(healthOf(scene, heardMs + 10 * SILENT_AFTER_MS)).toMatchObject({
    silent: false,
    blind: [],
  });
});

it('K6: rows ahead of the clock tell of a clock that is ahead, late ones of a clock or a line', () => {
  const quality = (aheadMs: number) => {
    const scene = sceneWith();
    hear(scene, 1, scene.nowMs + 1000 + aheadMs);
    return healthOf(scene)?.clock;
  };
  expect([5_000, 5_001, -900_000, -3_600_000].map(quality)).toEqual([
    'good',
    'ahead',
    'good',
    'late',
  ]);
  const scene = sceneWith();
  hear(scene, 1);
  expect(healthOf(scene)?.clock).toBe('unknown');
  const patrol = sceneWith('patrol');
  hear(patrol, 1, patrol.nowMs - 3_600_000);
  expect(healthOf(patrol)?.clock).toBe('unknown');
});

it('K4, K5: the view says it in words to the mission, and to nobody else', () => {
  const scene = sceneWith();
  const heardMs = hear(scene, 3);
  const context = { ...contextOf(scene), nowMs: heardMs + 3 * 3_600_000 };
  const shown = (role: 'watch' | 'public' | 'liaison') =>
    healthView(scene.state, { role, partyId: null, nation: null }, context, {
      queue: null,
      upkeep: null,
      wrongClocks: [],
    }).sources;
  expect(shown('watch')?.map(({ words }) => words)).toEqual([
    ['silent for 3 h', '2 batches missing', '2 rows refused'],
  ]);
  expect([shown('public'), shown('liaison')]).toEqual([null, null]);
});
