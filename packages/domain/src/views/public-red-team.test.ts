import { describe, expect, it } from 'vitest';
import { publicCellOf } from '../access/public-grid.ts';
import { createRandom } from '@holdfast/geo';
import { id } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import {
  alleged,
  AZIMUTH_MDEG,
  caseAt,
  INCIDENT,
  located,
  OBSERVER_UDEG,
  proposed,
  seen,
  SHOT_MS,
} from '../testing/case.ts';
import {
  byEngine,
  CHIEF,
  contextOf,
  order,
  outcomeOf,
  put,
  SENSOR_UDEG,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { publicView } from './public.ts';

/** What an attacker holds: everything public at one time, as text. */
const everything = (scene: Scene): string =>
  JSON.stringify(publicView(scene.state, contextOf(scene)));

/** Positions that must not be found, and how near a number may come to them: a hundredth of a cell. */
const SECRETS = [OBSERVER_UDEG, SENSOR_UDEG, located().judgement.area];
const NEAR_UDEG = 1_000;

/** Does any pair of neighbouring numbers of a text lie on a secret place, in millionths or in degrees? */
function findsPlace(text: string): boolean {
  const numbers = (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return SECRETS.some(({ latitudeUdeg, longitudeUdeg }) => {
    const near = (number: number, udeg: number) =>
      Math.abs(number - udeg) < NEAR_UDEG || Math.abs(number * 1e6 - udeg) < NEAR_UDEG;
    return (
      numbers.some((number) => near(number, latitudeUdeg)) &&
      numbers.some((number) => near(number, longitudeUdeg))
    );
  });
}

/** A proposal of its own, opened by nobody, in another place. */
function more(scene: Scene, at: number, fromMs: number, change: { readonly open?: true } = {}) {
  const incidentId = id<'incident'>(`HF-1${String(at).padStart(3, '0')}`);
  put(
    scene,
    proposed({
      incidentId,
      fromMs,
      toMs: fromMs,
      eventIds: [],
      observationIds: [],
      allegationIds: [],
    }),
  );
  if (change.open === true)
    order(scene, {
      kind: 'open-incident',
      by: { personId: id('p-wim'), role: 'watch' },
      incidentId,
      reason: 'So.',
    });
  return incidentId;
}

const HOUR_MS = 3_600_000;

function later(scene: Scene, ms: number): Scene {
  scene.nowMs += ms;
  put(scene, seen(scene.nowMs));
  return scene;
}

describe('the public, trying to find out more', () => {
  it('D4: nothing public lies near a sensor, an observer or a place found; a planted leak is noticed', () => {
    const text = everything(caseAt('public'));
    expect(text).toContain(INCIDENT);
    expect(findsPlace(text)).toBe(false);
    expect(text).not.toContain(String(AZIMUTH_MDEG));
    // The attack works where there is something to find: each secret, planted once.
    for (const { latitudeUdeg, longitudeUdeg } of SECRETS) {
      expect(findsPlace(`${text} ${String(latitudeUdeg)},${String(longitudeUdeg)}`)).toBe(true);
      expect(
        findsPlace(`${text} [${String(longitudeUdeg / 1e6)},${String(latitudeUdeg / 1e6)}]`),
      ).toBe(true);
    }
  });

  it('D8: what is younger than the delay changes no byte of what is public', () => {
    const quiet = later(caseAt('public'), HOUR_MS);
    const lively = caseAt('public');
    for (let at = 0; at < 9; at += 1) more(lively, at, lively.nowMs - at * 60_000, { open: true });
    const fromMs = lively.nowMs - 1;
    put(lively, alleged({ allegationId: id('AL-9001'), fromMs, toMs: fromMs }));
    later(lively, HOUR_MS);
    expect(everything(lively)).toBe(everything(quiet));
  });

  it('D8: moving the truth within its cell and its hour changes no byte of what is public', () => {
    const textOf = (shiftUdeg: number, shiftMs: number): string => {
      const scene = caseAt('public');
      const { area } = located().judgement;
      put(
        scene,
        byEngine('incident.proposed', {
          ...proposed().judgement,
          fromMs: SHOT_MS + shiftMs,
          toMs: SHOT_MS + shiftMs,
          area: {
            ...area,
            latitudeUdeg: area.latitudeUdeg + shiftUdeg,
            longitudeUdeg: area.longitudeUdeg + shiftUdeg,
          },
        }),
      );
      return everything(later(scene, 3 * HOUR_MS));
    };
    expect(textOf(9_000, 0)).toBe(textOf(0, 0));
    expect(textOf(0, 59 * 60_000)).toBe(textOf(0, 1));
    // It would notice: another cell, another hour.
    expect(textOf(900_000, 0)).not.toBe(textOf(0, 0));
    expect(textOf(0, -60_000)).not.toBe(textOf(0, 0));
  });

  it('D4: cells of every width nest, so that no two of a place overlap in a sliver', () => {
    const random = createRandom(20_310_314);
    const between = (least: number, most: number) =>
      Math.floor(least + random.uniform() * (most - least));
    for (let round = 0; round < 400; round += 1) {
      const latitudeUdeg = between(-85_000_000, 85_000_000);
      const longitudeUdeg = between(-179_000_000, 179_000_000);
      const at = { latitudeUdeg, longitudeUdeg, leastM: 10_000 };
      const narrow = publicCellOf({ ...at, radiusM: between(1, 9_000) });
      const wide = publicCellOf({ ...at, radiusM: between(9_000, 90_000) });
      expect([
        wide.southUdeg <= narrow.southUdeg,
        wide.westUdeg <= narrow.westUdeg,
        wide.northUdeg >= narrow.northUdeg,
        wide.eastUdeg >= narrow.eastUdeg,
      ]).toEqual([true, true, true, true]);
      expect(
        narrow.southUdeg <= latitudeUdeg &&
          latitudeUdeg < narrow.northUdeg &&
          narrow.westUdeg <= longitudeUdeg &&
          longitudeUdeg < narrow.eastUdeg,
      ).toBe(true);
    }
  });

  it('D6: no day, cell or total tells 0, 1 or 2 apart; from 3 on it is counted', () => {
    const DAY_MS = 86_400_000;
    const countsWith = (cases: number): unknown => {
      const scene = caseAt('issued');
      for (let at = 0; at < cases; at += 1) more(scene, at, SHOT_MS + 1, { open: true });
      put(scene, seen(SHOT_MS + HOUR_MS));
      const { cellCounts, dayRests } = publicView(later(scene, 2 * DAY_MS).state, contextOf(scene));
      return {
        counts: cellCounts.map(({ atLeast }) => atLeast),
        rests: dayRests.map(({ atLeast }) => atLeast),
      };
    };
    expect(countsWith(1)).toEqual(countsWith(0));
    expect(countsWith(2)).toEqual(countsWith(0));
    expect(countsWith(0)).toEqual({ counts: [], rests: [null] });
    expect(countsWith(3)).toEqual({ counts: [3], rests: [null] });
    expect(countsWith(4)).toEqual(countsWith(3));
    expect(countsWith(31)).toEqual({ counts: [30], rests: [null] });
  });

  it('D6: what was counted stays counted, whatever of it is shown, put right or taken back', () => {
    const DAY_MS = 86_400_000;
    const scene = caseAt('issued');
    const names = [0, 1, 2].map((at) => more(scene, at, SHOT_MS + 1, { open: true }));
    put(scene, seen(SHOT_MS + HOUR_MS));
    const told = () => {
      const { cellCounts, dayRests } = publicView(scene.state, contextOf(scene));
      return [cellCounts, dayRests];
    };
    later(scene, 2 * DAY_MS);
    const before = told();
    expect(before).toMatchObject([[{ atLeast: 3 }], [{ atLeast: null }]]);
    for (const incidentId of names) {
      order(scene, { kind: 'release-incident', by: CHIEF, incidentId, reason: 'Asked.' });
      expect(told()).toEqual(before);
    }
    for (const incidentId of names) {
      order(scene, { kind: 'withdraw-release', by: CHIEF, incidentId, reason: 'A mistake.' });
      expect(told()).toEqual(before);
    }
  });

  it('D6: what was shown before it could be counted is never counted, also when it is taken back', () => {
    const scene = caseAt('issued');
    const names = [0, 1, 2].map((at) => more(scene, at, SHOT_MS + 1, { open: true }));
    put(scene, seen(SHOT_MS + HOUR_MS));
    later(scene, 7 * HOUR_MS);
    const [incidentId = id<'incident'>('HF-1')] = names;
    order(scene, { kind: 'release-incident', by: CHIEF, incidentId, reason: 'Asked.' });
    later(scene, 48 * HOUR_MS);
    const told = () => publicView(scene.state, contextOf(scene)).cellCounts;
    expect(told()).toEqual([]);
    order(scene, { kind: 'withdraw-release', by: CHIEF, incidentId, reason: 'A mistake.' });
    expect(told()).toEqual([]);
  });
});

describe('letting the public know', () => {
  const idsIn = (state: State, scene: Scene) =>
    publicView(state, contextOf(scene)).incidents.map(({ incidentId }) => incidentId);
  const release = {
    kind: 'release-incident',
    by: CHIEF,
    incidentId: INCIDENT,
    reason: 'Asked.',
  } as const;

  it('D1, D2: an open case is released by a person, after the delay, not before, and not a proposal', () => {
    const scene = caseAt('open');
    expect(outcomeOf(scene, release, SHOT_MS + 6 * HOUR_MS - 1)).toBe('wrong-state');
    later(scene, 7 * HOUR_MS);
    expect(idsIn(scene.state, scene)).toEqual([]);
    order(scene, release);
    expect(idsIn(scene.state, scene)).toEqual([INCIDENT]);
    expect(outcomeOf(later(caseAt('proposed'), 7 * HOUR_MS), release)).toBe('wrong-state');
  });

  it('D3: what is taken back is gone, but that it was', () => {
    const scene = caseAt('public');
    expect(idsIn(scene.state, scene)).toEqual([INCIDENT]);
    order(scene, { ...release, kind: 'withdraw-release', reason: 'To protect somebody.' });
    const view = publicView(scene.state, contextOf(scene));
    expect([view.incidents, view.changes.map(({ act, incidentId }) => [act, incidentId])]).toEqual([
      [],
      [['taken-back', INCIDENT]],
    ]);
    order(scene, release);
    expect(idsIn(scene.state, scene)).toEqual([INCIDENT]);
  });
});
