import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { decide } from '../core/decide.ts';
import { ENGINE } from '../core/engine.ts';
import { id } from '../core/ids.ts';
import { propose } from '../core/propose.ts';
import { groundFrom } from '../ground/ground.ts';
import { caseAt, INCIDENT } from '../testing/case.ts';
import { contextOf, order, outcomeOf, put, underTerms } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { assign, complete, HANDOVER, TASK } from '../testing/workflow.ts';
import { caseView } from '../views/case.ts';
import { watchView } from '../views/watch.ts';
import { EXERCISE_1 } from '../weighing/index.ts';
import { craterAzimuth, INSTRUMENT_MDEG_MIN } from './crater.ts';

const HOUR_MS = 3_600_000;

/** A case under an agreement that gives a patrol a day and everything remote half a day. */
function clocked(): Scene {
  return underTerms(caseAt('open'), {
    clocks: [
      { parameter: 'site_clock', lengthMs: 24 * HOUR_MS },
      { parameter: 'remote_clock', lengthMs: 12 * HOUR_MS },
    ],
  });
}

const MISSION = { role: 'watch', partyId: null, nation: null } as const;

describe('tasks', () => {
  it('T1: the deadline is the agreement’s, and overdue shows', () => {
    const scene = clocked();
    const sentMs = scene.nowMs;
    order(scene, assign);
    order(scene, { ...assign, assignee: 'drone' });
    const due = [...scene.state.tasks.values()].map(({ dueMs }) => dueMs);
    expect(due).toEqual([sentMs + 24 * HOUR_MS, sentMs + 12 * HOUR_MS]);
    const at = (nowMs: number) =>
      watchView(scene.state, MISSION, { ...contextOf(scene), nowMs })?.tasks.map(
        ({ overdue }) => overdue,
      );
    expect([
      at(sentMs + 12 * HOUR_MS),
      at(sentMs + 13 * HOUR_MS),
      at(sentMs + 25 * HOUR_MS),
    ]).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('T1: without a clock there is no deadline; without a place no task', () => {
    const scene = caseAt('open');
    order(scene, assign);
    expect(scene.state.tasks.get(TASK)?.dueMs).toBeNull();
    expect(outcomeOf(scene, { ...assign, incidentId: null, sectorId: null })).toBe('malformed');
    expect(outcomeOf(scene, { ...assign, sectorId: id('S9') })).toBe('not-found');
    expect(outcomeOf(scene, { ...assign, incidentId: id('HF-0009') })).toBe('not-found');
    expect(outcomeOf(scene, { ...assign, incidentId: null })).toEqual(['task.assigned']);
  });

  it('T2: a task is done once', () => {
    const scene = caseAt('open');
    expect(outcomeOf(scene, complete)).toBe('not-found');
    order(scene, assign);
    expect(outcomeOf(scene, { ...complete, result: 'access-denied' })).toBe('malformed');
    expect(outcomeOf(scene, { ...complete, result: 'access-denied', crater: null })).toEqual([
      'task.done',
    ]);
    order(scene, complete);
    expect(outcomeOf(scene, complete)).toBe('wrong-state');
  });
});

describe('craters', () => {
  it('T3: the mean goes round the circle, and one reading is believed of nothing finer than ten degrees', () => {
    const round = craterAzimuth({ azimuthsMdeg: [359_000, 1_000], instrumentMdeg: 1_000 });
    expect(round?.azimuthMdeg).toBe(0);
    const lone = craterAzimuth({ azimuthsMdeg: [90_000], instrumentMdeg: 500 });
    expect(lone).toEqual({ azimuthMdeg: 90_000, sigmaMdeg: 10_013 });
    expect(craterAzimuth({ azimuthsMdeg: [0, 180_000], instrumentMdeg: 500 })).toBeNull();
    expect(craterAzimuth({ azimuthsMdeg: [], instrumentMdeg: 500 })).toBeNull();
  });

  it('T3: against the circular statistics of the standard library: mean, spread over the root of n − 1, and the instrument’s own error', () => {
    const reading = fc.integer({ min: -8_000, max: 8_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359_999 }),
        fc.array(reading, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 0, max: 20_000 }),
        (middle, offsets, instrumentMdeg) => {
          const azimuthsMdeg = offsets.map((offset) => (middle + offset + 360_000) % 360_000);
          const found = craterAzimuth({ azimuthsMdeg, instrumentMdeg });
          const radians = azimuthsMdeg.map((mdeg) => (mdeg / 1000) * (Math.PI / 180));
          const east = radians.reduce((sum, angle) => sum + Math.sin(angle), 0) / radians.length;
          const north = radians.reduce((sum, angle) => sum + Math.cos(angle), 0) / radians.length;
          const deviation = Math.sqrt(-2 * Math.log(Math.min(1, Math.hypot(east, north))));
          const spread = ((deviation * 180) / Math.PI) * 1000;
          const least = Math.max(INSTRUMENT_MDEG_MIN, instrumentMdeg);
          const sigma = Math.hypot(spread / Math.sqrt(radians.length - 1), least);
          const mean = ((Math.atan2(east, north) * 180) / Math.PI) * 1000;
          const off = Math.abs(((found?.azimuthMdeg ?? 0) - mean + 540_000) % 360_000) - 180_000;
          expect(Math.abs(off)).toBeLessThanOrEqual(1);
          expect(Math.abs((found?.sigmaMdeg ?? 0) - sigma)).toBeLessThanOrEqual(2);
          expect(found?.sigmaMdeg).toBeGreaterThanOrEqual(least);
        },
      ),
      { seed: 20_310_314, numRuns: 300 },
    );
  });

  it('T4: a crater form makes the ledger due and adds one row for the side; a party sees neither task nor azimuth', () => {
    const scene = caseAt('open');
    const ground = groundFrom(scene.contents[scene.state.agreement?.index ?? -1] ?? null);
    if (ground === null) throw new TypeError('expected a ground');
    const { contentOf } = contextOf(scene);
    const weigh = () =>
      propose(
        scene.state,
        { stage: 'findings-from-incidents', ground, contentOf, table: EXERCISE_1 },
        ENGINE,
      );
    order(scene, assign);
    expect(weigh()).toEqual([]);
    order(scene, complete);
    const [made] = weigh();
    if (made?.kind !== 'ledger.weighed') throw new TypeError('expected a ledger');
    put(scene, made);
    expect(weigh()).toEqual([]);
    const done = scene.entries.find(({ kind }) => kind === 'task.done');
    const row = made.judgement.rows.find(({ entryIndices }) =>
      entryIndices.includes(done?.index ?? -1),
    );
    const [a, b] = row?.weightsCdb ?? [];
    // The azimuth points south, over the line, where B holds the ground.
    expect(b).toBeGreaterThan(a ?? 0);
    const inside = caseView(scene.state, INCIDENT, MISSION, contextOf(scene));
    expect(inside?.tasks[0]?.azimuth).toMatchObject({ readings: 3, azimuthMdeg: 180_167 });
    const outside = caseView(
      scene.state,
      INCIDENT,
      { role: 'liaison', partyId: 'A', nation: null },
      contextOf(scene),
    );
    expect(outside?.tasks).toEqual([]);
    expect(JSON.stringify(outside)).not.toMatch(/180166|azimuthMdeg/);
  });
});

describe('hand-over', () => {
  it('T5: it lists the open clocks as they were, and later notes are added', () => {
    const scene = clocked();
    order(scene, assign);
    const [clock] = [...scene.state.tasks.values()];
    scene.nowMs += 25 * HOUR_MS;
    const sign: Command = { kind: 'sign-handover', by: assign.by, text: 'A quiet night.' };
    const decision = decide(scene.state, sign, scene.nowMs);
    if (!decision.accepted) throw new TypeError('expected a hand-over');
    for (const entry of decision.entries) put(scene, entry);
    const open = [{ clockId: 'do-task:TA-0001', dueMs: clock?.dueMs, missed: 1 }];
    expect(scene.state.handovers.get(HANDOVER)?.judgement).toMatchObject({
      openClocks: open,
      openClocksTotal: 1,
    });
    order(scene, complete);
    order(scene, {
      kind: 'note-handover',
      by: assign.by,
      handoverId: HANDOVER,
      text: 'It came back.',
    });
    expect(scene.state.handovers.get(HANDOVER)?.judgement.openClocks).toEqual(open);
    expect(watchView(scene.state, MISSION, contextOf(scene))?.handovers).toMatchObject([
      {
        text: 'A quiet night.',
        role: 'watch',
        openClocks: [{ missed: true, sentence: expect.stringContaining('TA-0001') }],
        notes: [{ text: 'It came back.', role: 'watch' }],
      },
    ]);
    const unknown: Command = {
      kind: 'note-handover',
      by: assign.by,
      handoverId: id('HO-0009'),
      text: 'x',
    };
    expect(outcomeOf(scene, unknown)).toBe('not-found');
  });
});
