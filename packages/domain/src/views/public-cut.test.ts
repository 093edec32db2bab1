import { expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { caseAt, observed } from '../testing/case.ts';
import { contextOf, put } from '../testing/scene.ts';
import { dataCut } from './context.ts';
import { publicCut } from './public-cut.ts';
import { onBeat } from './public-changes.ts';

it('D8: the public cut counts what was there when the quarter of an hour began, and tells no finer time', () => {
  const scene = caseAt('issued');
  const before = publicCut(scene.state, contextOf(scene));
  const live = dataCut(scene.state, contextOf(scene));
  const known = onBeat(scene.state.recordedAtMs);
  expect(before.knownAtMs).toBe(known);
  expect(before.worldToMs).toBeLessThanOrEqual(known);
  // Counted a second way.
  expect(before.entries).toBe(
    scene.entries.filter(({ recordedAtMs }) => recordedAtMs < known).length,
  );
  put(scene, observed({ observationId: id('OB-0098') }));
  expect(onBeat(scene.state.recordedAtMs)).toBe(known);
  expect(dataCut(scene.state, contextOf(scene)).entries).toBe(live.entries + 1);
  expect(publicCut(scene.state, contextOf(scene))).toEqual(before);
});
