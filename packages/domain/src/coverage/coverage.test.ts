import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseAt, SHOT_MS } from '../testing/case.ts';
import { bySource, CHIEF, contextOf, order, put } from '../testing/scene.ts';
import { id } from '../core/ids.ts';
import { glancesOf } from '../views/glances.ts';
import { perHourMilli, rateWords, seenSeconds } from './seen-time.ts';
import { sectorCounts } from './sector-rates.ts';

const PERIOD = { fromMs: 0, toMs: 40_000 };

describe('coverage', () => {
  it('K1: against a count second by second', () => {
    const span = fc
      .tuple(
        fc.integer({ min: -10, max: 50 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 10 }),
      )
      .map(([from, length, tenths]) => ({
        fromMs: from * 1000,
        toMs: (from + length) * 1000,
        seenPpm: tenths * 100_000,
      }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        let tenths = 0;
        for (let at = 0; at < 40_000; at += 1000) {
          const open = spans.filter(({ fromMs, toMs }) => fromMs <= at && at < toMs);
          tenths += Math.max(0, ...open.map(({ seenPpm }) => seenPpm / 100_000));
        }
        expect(seenSeconds(spans, PERIOD)).toBe(Math.floor(tenths / 10));
      }),
      { seed: 20_310_314, numRuns: 300 },
    );
  });

  it('K2: no time seen, no rate, and no calm', () => {
    expect([perHourMilli(3, 0), perHourMilli(0, 0), perHourMilli(2, 7200)]).toEqual([
      null,
      null,
      1000,
    ]);
    expect([
      rateWords(0, 0),
      rateWords(2, 0),
      rateWords(0, 7200),
      rateWords(2, 44_640),
      rateWords(1, 3600),
    ]).toEqual([
      'not observed',
      '2 violations, not observed',
      'no violation in 2 h seen',
      '2 violations in 12.4 h seen',
      '1 violation in 1 h seen',
    ]);
  });

  it('K3: each kind apart; a withdrawn finding is no violation', () => {
    const scene = caseAt('issued');
    const period = { fromMs: SHOT_MS - 1, toMs: SHOT_MS + 1 };
    const [west] = sectorCounts(scene.state, period);
    expect(west).toMatchObject({ detections: 1, observations: 1, allegations: 1, violations: 1 });
    expect(sectorCounts(scene.state, { fromMs: SHOT_MS + 1, toMs: SHOT_MS + 2 })[0]).toMatchObject({
      detections: 0,
      violations: 0,
    });
    order(scene, {
      kind: 'withdraw-finding',
      by: CHIEF,
      findingId: id('F-0001'),
      reason: 'Wrong.',
    });
    expect(sectorCounts(scene.state, period)[0]).toMatchObject({ detections: 1, violations: 0 });
  });

  it('K7: a look from orbit is told, and is no time of watch', () => {
    const scene = caseAt('open');
    const period = { fromMs: SHOT_MS - 1, toMs: SHOT_MS + 3_600_000 };
    const before = sectorCounts(scene.state, period);
    const look = { fromMs: SHOT_MS + 60_000, toMs: SHOT_MS + 120_000, lookedFor: 'heat' } as const;
    for (const [sectorId, seenPpm] of [
      ['S1', 920_000],
      ['S2', 0],
    ] as const)
      put(
        scene,
        bySource('coverage.reported', 'satellite-1', { sectorId: id(sectorId), seenPpm, ...look }),
      );
    expect(sectorCounts(scene.state, period)).toEqual(before);
    const glances = (fromMs: number) =>
      glancesOf(scene.state, contextOf(scene), { ...period, fromMs, sight: 'mission' });
    const [glance] = glances(period.fromMs);
    expect(glance?.sectors.map(({ seenPpm }) => seenPpm).slice(0, 2)).toEqual([920_000, 0]);
    expect(glance?.sentence).toContain('which is no sign that nothing burnt there. No hot places');
    expect(glances(SHOT_MS + 120_000)).toEqual([]);
  });
});
