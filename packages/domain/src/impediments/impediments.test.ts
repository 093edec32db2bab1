import { describe, expect, it } from 'vitest';
import { decide } from '../core/decide.ts';
import { id } from '../core/ids.ts';
import { SHOT_MS } from '../testing/case.ts';
import { contextOf, order, put, staffedScene } from '../testing/scene.ts';
import { caseAt, seen } from '../testing/case.ts';
import { impede } from '../testing/workflow.ts';
import { watchView } from '../views/watch.ts';

const WATCHING = { role: 'watch', partyId: null, nation: null } as const;

describe('impediments', () => {
  it('M1: party known or not, sector of the agreement, minutes that fit', () => {
    const scene = staffedScene();
    const outcome = (change: Partial<typeof impede>) => {
      const decision = decide(scene.state, { ...impede, ...change });
      return decision.accepted ? 'taken' : decision.refusal.code;
    };
    expect(outcome({})).toBe('taken');
    expect(outcome({ partyId: null, impedimentType: 'jamming' })).toBe('taken');
    expect(outcome({ partyId: id('C') })).toBe('not-found');
    expect(outcome({ sectorId: id('S9') })).toBe('not-found');
    expect(outcome({ minutesLost: 129 })).toBe('impossible-time');
    expect(outcome({ toMs: SHOT_MS - 1 })).toBe('impossible-time');
    expect(outcome({ toMs: SHOT_MS + 1, minutesLost: 1 })).toBe('taken');
  });

  it('M2: a patrol denied for 2 h 08 min: the party that denied is named, and the day’s rate is per hour seen', () => {
    const scene = caseAt('issued');
    scene.nowMs = SHOT_MS + 4 * 3_600_000;
    order(scene, impede);
    put(scene, seen(scene.nowMs - 60_000));
    const view = watchView(scene.state, WATCHING, contextOf(scene));
    expect(view?.impediments).toMatchObject([
      {
        impedimentType: 'denial',
        partyName: 'Bland',
        sectorName: 'West',
        minutesLost: 128,
        reason: 'Told that there were mines.',
        sentence: 'Access denied by Bland in West, 128 minutes lost.',
      },
    ]);
    // A quarter of an hour of which 12.3 % was seen is 111 seconds.
    expect(view?.rates).toMatchObject([
      {
        sectorId: 'S1',
        violations: 1,
        seenS: 111,
        violationsPerHourMilli: 32_432,
        words: '1 violation in 2 min seen',
      },
      {
        sectorId: 'S2',
        violations: 0,
        seenS: 0,
        violationsPerHourMilli: null,
        words: 'not observed',
      },
    ]);
  });
});
