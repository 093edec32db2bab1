import { loadAgreement } from '@holdfast/pact';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseAt, dismiss, INCIDENT, notify, reply, SHOT_MS, STAGES } from '../testing/case.ts';
import { contextOf, LIAISON, LIAISON_B, order, put, underTerms, WATCH } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { allege, ALLEGATION, assign, otherIncident } from '../testing/workflow.ts';
import { watchView } from '../views/watch.ts';
import { CLOCK_PARAMETERS } from './clock-term.ts';
import { clockTerms } from './clock-terms.ts';
import { clocksOf, clocksOfIncident } from './clocks-of.ts';

const HOUR_MS = 3_600_000;

/** A case under an agreement that sets every clock to four hours. */
function clocked(stage: Parameters<typeof caseAt>[0]): Scene {
  const clocks = CLOCK_PARAMETERS.map((parameter) => ({ parameter, lengthMs: 4 * HOUR_MS }));
  return underTerms(caseAt(stage), { clocks });
}

const standing = (scene: Scene, clockId: string, nowMs: number) =>
  clocksOf(scene.state, nowMs).find((clock) => clock.clockId === clockId)?.standing ?? null;

const SCREEN = `screen-incident:${INCIDENT}`;

describe('clocks', () => {
  it('C1: lengths are read from the agreement’s parameters, and no parameter is no clock', () => {
    const text = readFileSync('agreements/exercise/truce.pact', 'utf8');
    const load = (source: string) => {
      const loaded = loadAgreement(source);
      if (!loaded.ok) throw new TypeError('expected an agreement');
      return clockTerms(loaded.agreement);
    };
    expect(load(text)).toEqual({});
    const added =
      'parameter screen_clock "To screen" = 90 min\nparameter site_clock "On site" = 1 d\n';
    expect(load(text.replace('parameter reply_clock', `${added}parameter reply_clock`))).toEqual({
      clocks: [
        { parameter: 'screen_clock', lengthMs: 90 * 60_000 },
        { parameter: 'site_clock', lengthMs: 24 * HOUR_MS },
      ],
    });
    expect(clocksOf(caseAt('open').state, SHOT_MS)).toEqual([]);
  });

  it('C2: calm, soon in the last quarter, missed after the end, to the millisecond', () => {
    const scene = clocked('proposed');
    const fromMs = scene.state.incidents.get(INCIDENT)?.firstRecordedAtMs ?? 0;
    const at = (hours: number, moreMs = 0) =>
      standing(scene, SCREEN, fromMs + hours * HOUR_MS + moreMs);
    expect([at(0), at(3, -1), at(3), at(4), at(4, 1)]).toEqual([
      'calm',
      'calm',
      'soon',
      'soon',
      'missed',
    ]);
  });

  it('C2: done in time is met; done late is missed for good', () => {
    const inTime = clocked('open');
    expect(standing(inTime, SCREEN, SHOT_MS + 100 * HOUR_MS)).toBe('met');
    const late = clocked('proposed');
    late.nowMs += 5 * HOUR_MS;
    order(late, { kind: 'open-incident', by: WATCH, incidentId: INCIDENT, reason: 'Late.' });
    expect(standing(late, SCREEN, late.nowMs)).toBe('missed');
  });

  it('C2: an allegation, a task and each party’s reply have clocks of their own', () => {
    const scene = clocked('reviewed');
    order(scene, { ...allege, sectorId: allege.sectorId });
    order(scene, assign);
    order(scene, notify());
    order(scene, reply(LIAISON));
    const soonMs = scene.nowMs + HOUR_MS;
    const found = (id: string) => standing(scene, id, soonMs);
    expect([found('reply:NO-0001:A'), found('reply:NO-0001:B')]).toEqual(['met', 'calm']);
    expect(found('do-task:TA-0001')).toBe('calm');
    expect(found(`acknowledge-allegation:${ALLEGATION}`)).toBe('calm');
    order(scene, { kind: 'acknowledge-allegation', by: WATCH, allegationId: ALLEGATION });
    expect(standing(scene, `acknowledge-allegation:${ALLEGATION}`, soonMs)).toBe('met');
    expect(found('review-finding:F-0001')).toBe('met');
    const [clock] = clocksOf(scene.state, soonMs).filter(
      ({ clockId }) => clockId === 'reply:NO-0001:B',
    );
    expect(clock).toMatchObject({ bearer: 'B', parameter: 'reply_clock', subjectId: 'NO-0001' });
    order(scene, reply(LIAISON_B));
    expect(found('reply:NO-0001:B')).toBe('met');
  });

  it('C3: nobody owes anything in a case that was set aside, until it is opened again', () => {
    const scene = clocked('open');
    const id = `assign-verification:${INCIDENT}`;
    expect(standing(scene, id, scene.nowMs)).toBe('calm');
    order(scene, dismiss);
    expect(standing(scene, id, scene.nowMs + 10 * HOUR_MS)).toBe('paused');
    order(scene, { kind: 'open-incident', by: WATCH, incidentId: INCIDENT, reason: 'Again.' });
    expect(standing(scene, id, scene.nowMs + 10 * HOUR_MS)).toBe('missed');
  });

  it.each(STAGES)('C4: the clocks of the case at the stage "%s"', (stage) => {
    const scene = clocked(stage);
    for (const entry of otherIncident()) put(scene, entry);
    order(scene, assign);
    const incident = scene.state.incidents.get(INCIDENT);
    if (incident === undefined) throw new TypeError('expected a case');
    const nowMs = scene.nowMs + 5 * HOUR_MS;
    const all = clocksOf(scene.state, nowMs).filter((clock) => clock.incidentId === INCIDENT);
    expect(all.length).toBeGreaterThan(1);
    expect(clocksOfIncident(scene.state, nowMs, incident)).toEqual(all);
  });

  it('C5: the gravest case first, and within it what was missed', () => {
    const scene = clocked('open');
    for (const entry of otherIncident()) put(scene, entry);
    const nowMs = scene.nowMs + 5 * HOUR_MS;
    const view = watchView(
      scene.state,
      { role: 'watch', partyId: null, nation: null },
      { ...contextOf(scene), nowMs },
    );
    const grave = (view?.queue ?? []).map(({ severity, kind }) => [severity, kind]);
    expect(grave.slice(0, 5)).toEqual([
      [3, 'clock-missed'],
      [3, 'screen-incident'],
      [2, 'clock-missed'],
      [2, 'clock-missed'],
      [2, 'draft-finding'],
    ]);
    expect(view?.queueTotal).toBe(view?.queue.length);
  });
});
