import { describe, expect, it } from 'vitest';
import { ENGINE } from '../core/engine.ts';
import { evolve } from '../core/evolve.ts';
import { emptyState, stateAsJson } from '../core/state.ts';
import type { FoldState } from '../core/state.ts';
import { id } from '../core/ids.ts';
import { propose } from '../core/propose.ts';
import { joinableEvents } from '../observations/joinable.ts';
import {
  caseAt,
  INCIDENT,
  located,
  observed,
  proposed,
  SHOT_MS,
  weighed,
} from '../testing/case.ts';
import { contextOf, order, put, WATCH, outcomeOf } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import {
  allege,
  attach,
  close,
  merge,
  OTHER,
  otherIncident,
  prefer,
  reopen,
  split,
} from '../testing/workflow.ts';
import { groundFrom } from '../ground/ground.ts';
import { EXERCISE_1 } from '../weighing/index.ts';
import { phaseOf } from './phase.ts';

/** A case at a stage, and another incident beside it. */
function two(stage: Parameters<typeof caseAt>[0] = 'open'): Scene {
  const scene = caseAt(stage);
  for (const entry of otherIncident()) put(scene, entry);
  return scene;
}

const incident = (scene: Scene, incidentId = INCIDENT) => {
  const found = scene.state.incidents.get(incidentId);
  if (found === undefined) throw new TypeError(`expected ${incidentId}`);
  return found;
};

const eventsOf = (scene: Scene, incidentId = INCIDENT) =>
  incident(scene, incidentId).judgement.eventIds;

/** What the engine makes of the scene, put on record. */
function engineSpeaks(scene: Scene): readonly string[] {
  const ground = groundFrom(scene.contents[scene.state.agreement?.index ?? -1] ?? null);
  if (ground === null) throw new TypeError('expected a ground');
  const { contentOf } = contextOf(scene);
  const settledThroughMs = SHOT_MS + 3_600_000;
  const said = [
    ...propose(
      scene.state,
      { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs },
      ENGINE,
    ),
  ];
  for (const entry of said) put(scene, entry);
  const ledgers = propose(
    scene.state,
    { stage: 'findings-from-incidents', ground, contentOf, table: EXERCISE_1 },
    ENGINE,
  );
  for (const entry of ledgers) put(scene, entry);
  return [...said, ...ledgers].map(({ kind }) => kind);
}

describe('merging', () => {
  it('I1: what was merged stays merged, whatever the engine proposes of either', () => {
    const scene = two();
    order(scene, merge);
    expect(eventsOf(scene)).toEqual(['EV-0001', 'EV-0002', 'EV-0003']);
    expect(incident(scene).judgement).toMatchObject({ severity: 3, toMs: SHOT_MS + 5_000 });
    expect(incident(scene, OTHER).mergedInto).toBe(INCIDENT);
    put(scene, proposed());
    for (const entry of otherIncident().slice(2)) put(scene, entry);
    expect(eventsOf(scene)).toEqual(['EV-0001', 'EV-0002', 'EV-0003']);
    expect(scene.state.events.get(id('EV-0002'))?.incidentId).toBe(INCIDENT);
    expect(phaseOf(scene.state, incident(scene, OTHER))).toBe('merged');
  });

  it('I1: the engine itself leaves a merge alone, and weighs the whole', () => {
    const scene = two();
    order(scene, merge);
    const said = engineSpeaks(scene);
    expect(eventsOf(scene)).toEqual(expect.arrayContaining(['EV-0001', 'EV-0002', 'EV-0003']));
    expect(said.filter((kind) => kind === 'ledger.weighed')).toHaveLength(1);
    expect(incident(scene).ledger?.index).toBeGreaterThan(incident(scene).changedAt);
  });

  it('I4: nothing with a finding is merged, nor an incident with itself, nor one twice', () => {
    expect(outcomeOf(two('drafted'), merge)).toBe('wrong-state');
    expect(outcomeOf(two('issued'), { ...merge, incidentId: OTHER, mergedIds: [INCIDENT] })).toBe(
      'wrong-state',
    );
    expect(outcomeOf(two(), { ...merge, mergedIds: [INCIDENT] })).toBe('malformed');
    expect(outcomeOf(two(), { ...merge, mergedIds: [OTHER, OTHER] })).toBe('malformed');
    expect(outcomeOf(two(), { ...merge, mergedIds: [id('HF-0009')] })).toBe('not-found');
    const scene = two();
    order(scene, merge);
    expect(outcomeOf(scene, { ...split, incidentId: OTHER })).toBe('wrong-state');
    expect(outcomeOf(scene, merge)).toBe('wrong-state');
  });
});

describe('splitting', () => {
  it('I1: what was split stays split, and each half says so', () => {
    const scene = two();
    order(scene, split);
    const half = id<'incident'>('HF-0003');
    expect([eventsOf(scene, OTHER), eventsOf(scene, half)]).toEqual([['EV-0002'], ['EV-0003']]);
    for (const entry of otherIncident().slice(2)) put(scene, entry);
    expect([eventsOf(scene, OTHER), eventsOf(scene, half)]).toEqual([['EV-0002'], ['EV-0003']]);
    expect(scene.state.events.get(id('EV-0003'))?.incidentId).toBe(half);
    expect(incident(scene, OTHER).newSinceDecision).toHaveLength(1);
    engineSpeaks(scene);
    expect(scene.state.events.get(id('EV-0003'))?.incidentId).toBe(half);
  });

  it('I7: both halves hold something that was perceived', () => {
    const scene = two();
    const whole = { ...split, eventIds: [id<'event'>('EV-0002'), id<'event'>('EV-0003')] };
    expect(outcomeOf(scene, whole)).toBe('malformed');
    expect(outcomeOf(scene, { ...split, eventIds: [] })).toBe('malformed');
    expect(outcomeOf(scene, { ...split, eventIds: [id('EV-0001')] })).toBe('not-found');
    order(scene, split);
    expect(incident(scene, id('HF-0003')).judgement).toMatchObject({
      fromMs: SHOT_MS + 5_000,
      area: located().judgement.area,
      sectorId: 'S1',
    });
  });
});

describe('a preferred location', () => {
  const elsewhere = { ...located().judgement.area, latitudeUdeg: 48_150_000 };

  it('I2: it survives a new automatic one, which is listed as new since the decision', () => {
    const scene = caseAt('open');
    order(scene, prefer);
    const { area } = located().judgement;
    const { index } = put(scene, proposed({ area: elsewhere }));
    expect(incident(scene).judgement.area).toEqual(area);
    expect(incident(scene).newSinceDecision).toEqual([index]);
    const again = put(scene, proposed({ area: elsewhere }));
    expect(incident(scene).newSinceDecision).toEqual([index, again.index]);
    order(scene, { ...prefer, by: WATCH });
    expect(incident(scene).newSinceDecision).toEqual([]);
  });

  it('I2: without a decision nothing is new, and a proposal moves the place', () => {
    const scene = caseAt('open');
    put(scene, proposed({ area: elsewhere }));
    expect(incident(scene)).toMatchObject({ newSinceDecision: [], judgement: { area: elsewhere } });
  });

  it('I3: only the place of one of its own sources, and of no firing', () => {
    const scene = two();
    expect(outcomeOf(scene, { ...prefer, eventId: id('EV-0002') })).toBe('not-found');
    expect(outcomeOf(scene, { ...prefer, eventId: null })).toBe('malformed');
    expect(outcomeOf(scene, { ...prefer, eventId: null, observationId: id('OB-0001') })).toBe(
      'not-found',
    );
    const area = {
      shape: 'circle',
      latitudeUdeg: 48_090_000,
      longitudeUdeg: 30_100_000,
      radiusM: 50,
    } as const;
    const flash = observed({ observationId: id('OB-0002'), observationType: 'flash-seen', area });
    put(scene, flash);
    put(scene, proposed({ observationIds: [id('OB-0001'), id('OB-0002')] }));
    const fired = { ...prefer, eventId: null, observationId: id<'observation'>('OB-0002') };
    expect(outcomeOf(scene, fired)).toBe('not-permitted');
  });
});

describe('closing', () => {
  it('I5: two parties, two stories, no access: one incident, two allegations, unverifiable with the reason', () => {
    const scene = caseAt('open');
    order(scene, allege);
    engineSpeaks(scene);
    order(scene, close);
    expect(incident(scene).closed?.judgement.outcome).toBe('unverifiable-access');
    expect(incident(scene).judgement.allegationIds).toEqual(['AL-0001', 'AL-0002']);
    expect(phaseOf(scene.state, incident(scene))).toBe('unverifiable-access');
    expect(scene.contents.at(-1)).toEqual({ reason: close.reason });
    put(scene, located({ eventId: id('EV-0009') }));
    engineSpeaks(scene);
    expect(eventsOf(scene)).toEqual(['EV-0001']);
  });

  it('I5: only an open case without a finding is closed, once, and it is opened again', () => {
    const stages = ['proposed', 'dismissed', 'open', 'drafted', 'issued'] as const;
    expect(stages.map((stage) => outcomeOf(caseAt(stage), close))).toEqual([
      'wrong-state',
      'wrong-state',
      ['incident.closed'],
      'wrong-state',
      'wrong-state',
    ]);
    const scene = caseAt('open');
    order(scene, close);
    expect(outcomeOf(scene, close)).toBe('wrong-state');
    order(scene, {
      kind: 'open-incident',
      by: WATCH,
      incidentId: INCIDENT,
      reason: 'Access is granted.',
    });
    expect(incident(scene).closed).toBeNull();
  });
});

describe('reopening', () => {
  it('I6: evidence after a finding reopens the case; a new ledger is made, and the finding stands', () => {
    const scene = two('issued');
    expect(engineSpeaks(scene)).not.toContain('incident.proposed');
    const weighedAt = incident(scene).ledger?.index ?? -1;
    order(scene, attach);
    expect(phaseOf(scene.state, incident(scene))).toBe('reopened');
    expect(eventsOf(scene)).toEqual(['EV-0001', 'EV-0002']);
    expect(eventsOf(scene, OTHER)).toEqual(['EV-0003']);
    engineSpeaks(scene);
    expect(incident(scene).ledger?.index).toBeGreaterThan(weighedAt);
    expect(incident(scene).findingId).toBe('F-0001');
  });

  it('I6: a person reopens a case once, and only one with an issued finding', () => {
    const stages = ['open', 'drafted', 'issued'] as const;
    expect(stages.map((stage) => outcomeOf(caseAt(stage), reopen))).toEqual([
      'wrong-state',
      'wrong-state',
      ['incident.reopened'],
    ]);
    const scene = caseAt('issued');
    order(scene, reopen);
    expect(outcomeOf(scene, reopen)).toBe('wrong-state');
  });

  it('I4: what a finding rests on is not taken from under it', () => {
    const scene = two('issued');
    const steal = { ...attach, incidentId: OTHER, eventIds: [id<'event'>('EV-0001')] };
    expect(outcomeOf(scene, steal)).toBe('wrong-state');
    expect(outcomeOf(scene, { ...attach, eventIds: [id('EV-0009')] })).toBe('not-found');
    expect(outcomeOf(scene, { ...attach, eventIds: [] })).toBe('not-found');
    expect(outcomeOf(two('open'), { ...attach, eventIds: [id('EV-0001')] })).toBe('wrong-state');
  });

  it('E3: folding from the first entry gives the same state', () => {
    const scene = two('issued');
    order(scene, attach);
    put(scene, weighed());
    const again = scene.entries.reduce<FoldState>(evolve, emptyState());
    expect(stateAsJson(again)).toEqual(stateAsJson(scene.state));
  });
});

describe('heat seen from orbit', () => {
  const heat = (observationId: string, metresNorth: number, afterMs = 1_800_000) =>
    observed({
      observationId: id(observationId),
      observationType: 'thermal-anomaly',
      fromMs: SHOT_MS + afterMs,
      toMs: SHOT_MS + afterMs,
      area: {
        shape: 'circle',
        latitudeUdeg: 48_140_123 + metresNorth * 9,
        longitudeUdeg: 30_123_321,
        radiusM: 270,
      },
    });
  const joined = (scene: Scene, observationId: string) =>
    scene.state.observations.get(id(observationId))?.incidentId ?? null;

  it('I8: joins what it fits, after what lit it, and stands with nobody else', () => {
    const scene = caseAt('open');
    put(scene, heat('OB-0101', 200));
    put(scene, heat('OB-0102', 2_000));
    put(scene, heat('OB-0103', 0, -60_000));
    engineSpeaks(scene);
    expect(['OB-0101', 'OB-0102', 'OB-0103'].map((each) => joined(scene, each))).toEqual([
      INCIDENT,
      null,
      null,
    ]);
    expect(incident(scene).judgement.fromMs).toBe(SHOT_MS);
  });

  it('I8: what fits a settled case best joins no other', () => {
    const beside = {
      ...located().judgement.area,
      latitudeUdeg: 48_140_123 + 3_000,
    };
    const tries = (['open', 'issued'] as const).map((stage) => {
      const scene = caseAt(stage);
      for (const entry of otherIncident())
        put(
          scene,
          entry.kind === 'event.located' ? located({ ...entry.judgement, area: beside }) : entry,
        );
      put(scene, heat('OB-0101', 100));
      put(scene, heat('OB-0102', 400));
      engineSpeaks(scene);
      return ['OB-0101', 'OB-0102'].map((each) => joined(scene, each));
    });
    expect(tries).toEqual([
      [INCIDENT, OTHER],
      [null, OTHER],
    ]);
  });
});

describe('an event that is located anew', () => {
  const elsewhere = {
    shape: 'ellipse',
    latitudeUdeg: 48_140_223,
    longitudeUdeg: 30_123_421,
    semiMajorM: 20,
    semiMinorM: 10,
    azimuthDeg: 30,
  } as const;

  it('I9: keeps its id and case, and moves the case’s area, unless a person has preferred a place', () => {
    const areas = [false, true].map((isPreferred) => {
      const scene = caseAt('open');
      const seen = incident(scene).judgement.area;
      if (isPreferred) order(scene, prefer);
      put(scene, located({ area: elsewhere, seismicArrivals: 3, bearings: 1 }));
      expect(scene.state.events.size).toBe(1);
      expect(scene.state.events.get(id('EV-0001'))?.incidentId).toBe(INCIDENT);
      const said = engineSpeaks(scene);
      expect(said).toEqual(['incident.proposed', 'ledger.weighed']);
      expect(engineSpeaks(scene)).toEqual([]);
      expect(incident(scene).newSinceDecision).toHaveLength(isPreferred ? 1 : 0);
      return [incident(scene).judgement.area, seen];
    });
    expect(areas[0]?.[0]).toEqual(elsewhere);
    expect(areas[1]?.[0]).toMatchObject({ shape: 'ellipse', latitudeUdeg: 48_140_123 });
  });

  it('I9: only what went off is joined, while its case is open, with directions where it is alone', () => {
    const scene = caseAt('open');
    const joinable = () => joinableEvents(scene.state, SHOT_MS + 3_600_000);
    expect(joinable().map(({ event }) => event.judgement.eventId)).toEqual(['EV-0001']);
    expect(joinable()[0]?.observations.map(({ judgement }) => judgement.observationId)).toEqual([
      'OB-0001',
    ]);
    expect(joinableEvents(scene.state, SHOT_MS + 4 * 3_600_000)).toEqual([]);
    for (const entry of otherIncident()) put(scene, entry);
    order(scene, merge);
    expect(joinable().map(({ observations }) => observations)).toEqual([[], [], []]);
    expect(joinableEvents(caseAt('issued').state, SHOT_MS + 3_600_000)).toEqual([]);
  });
});
