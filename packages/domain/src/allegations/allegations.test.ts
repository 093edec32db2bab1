import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import { id } from '../core/ids.ts';
import { propose } from '../core/propose.ts';
import { groundFrom } from '../ground/ground.ts';
import {
  alleged,
  caseAt,
  INCIDENT,
  located,
  observed,
  proposed,
  SHOT_MS,
} from '../testing/case.ts';
import {
  contextOf,
  LIAISON_B,
  order,
  put,
  staffedScene,
  WATCH,
  outcomeOf,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { ALLEGATION, allege, judge, OTHER, otherIncident } from '../testing/workflow.ts';
import { caseView } from '../views/case.ts';
import { situationView } from '../views/situation.ts';
import { EXERCISE_1 } from '../weighing/index.ts';
import { allegationStage } from './state.ts';

const acknowledge: Command = {
  kind: 'acknowledge-allegation',
  by: WATCH,
  allegationId: ALLEGATION,
};

const link = (incidentId = INCIDENT): Command => ({
  kind: 'link-allegation',
  by: WATCH,
  allegationId: ALLEGATION,
  incidentId,
  reason: 'The same hour.',
});

/** A record in which a party has just alleged something, and nothing else happened. */
function filed(): Scene {
  const scene = staffedScene();
  scene.nowMs = SHOT_MS + 900_000;
  put(scene, located());
  order(scene, allege);
  return scene;
}

const stage = (scene: Scene) => {
  const allegation = scene.state.allegations.get(ALLEGATION);
  return allegation === undefined ? null : allegationStage(allegation);
};

function stages(scene: Scene) {
  const ground = groundFrom(scene.contents[scene.state.agreement?.index ?? -1] ?? null);
  if (ground === null) throw new TypeError('expected a ground');
  const { contentOf } = contextOf(scene);
  const settledThroughMs = SHOT_MS + 3_600_000;
  return {
    incidents: () =>
      propose(
        scene.state,
        { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs },
        ENGINE,
      ),
    ledgers: () =>
      propose(
        scene.state,
        { stage: 'findings-from-incidents', ground, contentOf, table: EXERCISE_1 },
        ENGINE,
      ),
  };
}

describe('allegations', () => {
  it('A1: for one’s own party, of another, about what happened, in a sector of the agreement', () => {
    const scene = filed();
    const tries: readonly (readonly [Partial<typeof allege>, unknown])[] = [
      [{}, ['allegation.filed']],
      [{ by: LIAISON_B, accusedId: id('A') }, ['allegation.filed']],
      [{ by: LIAISON_B, accusedId: id('B') }, 'malformed'],
      [{ accusedId: null }, 'malformed'],
      [{ accusedId: id('C') }, 'malformed'],
      [{ statement: 'denies', accusedId: null }, ['allegation.filed']],
      [{ statement: 'denies' }, 'malformed'],
      [{ sectorId: id('S9') }, 'not-found'],
      [{ toMs: SHOT_MS - 1 }, 'impossible-time'],
      [{ fromMs: SHOT_MS + 10 * 86_400_000, toMs: SHOT_MS + 10 * 86_400_000 }, 'impossible-time'],
      [{ by: { ...WATCH, role: 'liaison' } }, 'not-permitted'],
    ];
    for (const [change, outcome] of tries)
      expect([change, outcomeOf(scene, { ...allege, ...change })]).toEqual([change, outcome]);
    expect(scene.state.allegations.get(ALLEGATION)?.judgement).toMatchObject({
      partyId: 'A',
      sourceId: 'liaison-A',
    });
  });

  it('A2: filed, acknowledged, admissible, linked', () => {
    const scene = filed();
    const seen = [stage(scene)];
    order(scene, acknowledge);
    seen.push(stage(scene));
    expect(outcomeOf(scene, acknowledge)).toBe('wrong-state');
    order(scene, judge);
    seen.push(stage(scene));
    expect(outcomeOf(scene, judge)).toBe('wrong-state');
    for (const entry of otherIncident()) put(scene, entry);
    order(scene, link(OTHER));
    seen.push(stage(scene));
    expect(seen).toEqual(['filed', 'acknowledged', 'admissible', 'linked']);
    expect(outcomeOf(scene, link(OTHER))).toBe('wrong-state');
    expect(outcomeOf(scene, link(id('HF-0009')))).toBe('not-found');
  });

  it('A3: two parties, two stories: one incident, two allegations, and not one observation more', () => {
    const scene = caseAt('open');
    const before = situationView(
      scene.state,
      { role: 'watch', partyId: null, nation: null },
      contextOf(scene),
    );
    order(scene, allege);
    order(scene, { ...allege, by: LIAISON_B, statement: 'denies', accusedId: null });
    for (const entry of stages(scene).incidents()) put(scene, entry);
    const after = situationView(
      scene.state,
      { role: 'watch', partyId: null, nation: null },
      contextOf(scene),
    );
    expect(after.incidents).toHaveLength(before.incidents.length);
    const counts = after.incidents.map(({ detections, observations, allegations }) => [
      detections,
      observations,
      allegations,
    ]);
    expect(counts).toEqual([[1, 1, 3]]);
  });

  it('A3: spokesman and liaison of one side are one voice, and both sides one row each', () => {
    const scene = caseAt('open');
    order(scene, allege);
    order(scene, { ...allege, by: LIAISON_B, statement: 'denies', accusedId: null });
    for (const entry of stages(scene).incidents()) put(scene, entry);
    const [ledger] = stages(scene).ledgers();
    if (ledger?.kind !== 'ledger.weighed') throw new TypeError('expected a ledger');
    const of = (allegationId: string) => scene.state.allegations.get(id(allegationId))?.index ?? -1;
    const rowOf = (index: number) =>
      ledger.judgement.rows.find(({ entryIndices }) => entryIndices.includes(index))?.groupId;
    expect(rowOf(of('AL-0001'))).toBeDefined();
    expect(rowOf(of('AL-0002'))).toBe(rowOf(of('AL-0001')));
    expect(rowOf(of('AL-0003'))).not.toBe(rowOf(of('AL-0001')));
  });

  it('A4: what is inadmissible is counted, and neither attached nor weighed', () => {
    const scene = caseAt('open');
    order(scene, { ...judge, outcome: 'inadmissible' });
    const [ledger] = stages(scene).ledgers();
    const index = scene.state.allegations.get(ALLEGATION)?.index ?? -1;
    if (ledger?.kind !== 'ledger.weighed') throw new TypeError('expected a ledger');
    expect(ledger.judgement.rows.flatMap(({ entryIndices }) => entryIndices)).not.toContain(index);
    const view = caseView(
      scene.state,
      INCIDENT,
      { role: 'watch', partyId: null, nation: null },
      contextOf(scene),
    );
    expect(view?.incident.allegations).toBe(1);
    expect(view?.allegationsShown).toMatchObject([{ stage: 'inadmissible' }]);
    expect(outcomeOf(scene, link())).toBe('wrong-state');
    const alone = caseAt('open');
    put(alone, alleged({ allegationId: id('AL-0002') }));
    order(alone, { ...judge, allegationId: id('AL-0002'), outcome: 'inadmissible' });
    expect(stages(alone).incidents()).toEqual([]);
  });

  it('A5: a person’s link stays whatever is proposed later', () => {
    const scene = caseAt('open');
    for (const entry of otherIncident()) put(scene, entry);
    order(scene, link(OTHER));
    put(scene, proposed());
    for (const entry of otherIncident().slice(2)) put(scene, entry);
    expect(scene.state.allegations.get(ALLEGATION)?.incidentId).toBe(OTHER);
    expect(scene.state.incidents.get(INCIDENT)?.judgement.allegationIds).toEqual([]);
    expect(scene.state.incidents.get(OTHER)?.judgement.allegationIds).toEqual([ALLEGATION]);
  });

  it('A6: what both sides say of an explosion that people alone saw is on its case, each once', () => {
    const scene = staffedScene();
    scene.nowMs = SHOT_MS + 900_000;
    put(scene, observed({ observationType: 'explosions-heard' }));
    for (const entry of stages(scene).incidents()) put(scene, entry);
    order(scene, allege);
    order(scene, { ...allege, by: LIAISON_B, accusedId: id('A') });
    put(
      scene,
      alleged({
        allegationId: id('AL-0003'),
        fromMs: SHOT_MS + 3_600_000,
        toMs: SHOT_MS + 3_600_000,
      }),
    );
    for (const entry of stages(scene).incidents()) put(scene, entry);
    const [incident, ...others] = [...scene.state.incidents.values()];
    expect(others).toEqual([]);
    expect(incident?.judgement).toMatchObject({
      incidentType: 'explosion',
      eventIds: [],
      allegationIds: ['AL-0001', 'AL-0002'],
    });
  });
});
