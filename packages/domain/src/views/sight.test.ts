import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAgreement } from '@holdfast/pact';
import { ROLES } from '../access/role.ts';
import { shownArea, sightOf } from '../access/sight.ts';
import { ENGINE } from '../core/engine.ts';
import type { Area } from '../core/judgements.ts';
import { propose } from '../core/propose.ts';
import {
  AZIMUTH_MDEG,
  caseAt,
  INCIDENT,
  located,
  open,
  OBSERVER_UDEG,
  proposed,
  proposedCase,
  SHOT_MS,
  STAGES,
  seen,
} from '../testing/case.ts';
import type { Stage } from '../testing/case.ts';
import { contextOf, order, put, SENSOR_UDEG } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { agreementView } from './agreement.ts';
import { caseView } from './case.ts';
import { entryView } from './entry.ts';
import { situationView } from './situation.ts';
import type { Reader } from './types.ts';

function truce() {
  const loaded = loadAgreement(readFileSync('agreements/exercise/truce.pact', 'utf8'));
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  return loaded.agreement;
}

const TRUCE = truce();
const READERS: readonly Reader[] = ROLES.map((role) => ({
  role,
  partyId: role === 'liaison' ? 'A' : null,
  nation: null,
}));
const OUTSIDERS = READERS.filter((reader) => sightOf(reader) !== 'mission');
const reader = (role: Reader['role'], partyId: string | null = null): Reader => ({
  role,
  partyId,
  nation: null,
});

/** The case at a stage, with the agreement evaluated where there is something to evaluate. Made once: no test here changes it. */
function sceneAt(stage: Stage): Scene {
  const scene = SCENES.get(stage) ?? evaluatedCase(stage);
  SCENES.set(stage, scene);
  return scene;
}

const SCENES = new Map<Stage, Scene>();

function evaluatedCase(stage: Stage): Scene {
  const scene = caseAt(stage);
  put(scene, seen(scene.nowMs));
  for (const entry of propose(
    scene.state,
    { stage: 'obligations-from-findings', agreement: TRUCE, nowMs: scene.nowMs },
    ENGINE,
  ))
    put(scene, entry);
  return scene;
}

function entriesFor(scene: Scene, who: Reader) {
  const context = contextOf(scene, TRUCE);
  return scene.entries.map((entry) => {
    const content = scene.contents[entry.index] ?? null;
    const judgementText = JSON.stringify(entry.judgement);
    const contentText = content === null ? '' : JSON.stringify(content);
    return entryView(
      scene.state,
      { entry, judgementText, contentText, leafHex: 'ab', proof: null },
      who,
      context,
    );
  });
}

/** Everything that a reader can get, as one text. */
function textFor(stage: Stage, who: Reader): string {
  const key = `${stage} ${who.role}`;
  const text = TEXTS.get(key) ?? JSON.stringify(allViews(sceneAt(stage), who));
  TEXTS.set(key, text);
  return text;
}

const TEXTS = new Map<string, string>();

function allViews(scene: Scene, who: Reader) {
  const context = contextOf(scene, TRUCE);
  return {
    situation: situationView(scene.state, who, context),
    case: caseView(scene.state, INCIDENT, who, context),
    agreement: agreementView(scene.state, who, context),
    entries: entriesFor(scene, who),
  };
}

/** Words that stand for what must not be seen: the numbers occur nowhere else in a scene. */
const SECRETS = [
  ...Object.values(OBSERVER_UDEG),
  ...Object.values(SENSOR_UDEG),
  AZIMUTH_MDEG,
  `${Math.round(AZIMUTH_MDEG / 1000)}°`,
  'bearing',
  'azimuthMdeg',
  'Words of the patrol',
].map(String);

describe('which cases', () => {
  const seenAt: Readonly<Record<ReturnType<typeof sightOf>, readonly Stage[]>> = {
    mission: STAGES,
    party: STAGES.filter((stage) => stage !== 'proposed'),
    capital: ['issued', 'public'],
    public: ['public'],
  };

  it('V1: each reader sees a case at these stages and at no other', () => {
    for (const stage of STAGES) {
      const scene = sceneAt(stage);
      for (const who of READERS) {
        const sees = seenAt[sightOf(who)].includes(stage);
        const context = contextOf(scene, TRUCE);
        const situation = situationView(scene.state, who, context);
        const view = caseView(scene.state, INCIDENT, who, context);
        expect([
          stage,
          who.role,
          view !== null,
          situation.incidents.length,
          situation.withheld,
        ]).toEqual([
          stage,
          who.role,
          sees,
          sees ? 1 : 0,
          sees || ['public', 'capital'].includes(sightOf(who)) ? 0 : 1,
        ]);
      }
    }
  });

  it('V1: every role has a sight', () => {
    expect(Object.fromEntries(READERS.map((who) => [who.role, sightOf(who)]))).toEqual({
      monitor: 'mission',
      watch: 'mission',
      investigator: 'mission',
      reviewer: 'mission',
      chief: 'mission',
      commission: 'mission',
      liaison: 'party',
      planner: 'capital',
      capital: 'capital',
      information: 'mission',
      public: 'public',
      custodian: 'mission',
    });
  });

  it('V1: the public waits until the delay has passed, to the millisecond', () => {
    const scene = caseAt('issued');
    scene.nowMs = SHOT_MS + 21_600_000 - 1;
    put(scene, seen(scene.nowMs));
    expect(caseView(scene.state, INCIDENT, reader('public'), contextOf(scene))).toBeNull();
    scene.nowMs += 1;
    put(scene, seen(scene.nowMs));
    expect(
      caseView(scene.state, INCIDENT, reader('public'), contextOf(scene))?.incident.findingId,
    ).toBe('F-0001');
  });
});

describe('how much of a case', () => {
  it('V2: capitals and the public get a cell of 5 km or more, and no detection, report or ledger', () => {
    for (const role of ['capital', 'planner', 'public'] as const) {
      const view = caseView(
        sceneAt('public').state,
        INCIDENT,
        reader(role),
        contextOf(sceneAt('public'), TRUCE),
      );
      expect([
        view?.incident.area.shape,
        view?.sources,
        view?.ledger,
        view?.steps,
        view?.withheld,
      ]).toEqual(['cell', [], null, [], 3]);
    }
  });

  it('V2: a party gets a cell for every place, no exact share of the ground, and nothing before the hold-back', () => {
    const scene = sceneAt('open');
    const who = reader('liaison', 'A');
    const view = caseView(scene.state, INCIDENT, who, contextOf(scene, TRUCE));
    const areas = [view?.incident.area, ...(view?.sources ?? []).map(({ area }) => area)];
    expect(new Set(areas.map((area) => area?.shape))).toEqual(new Set(['cell', undefined]));
    const { latitudeUdeg, longitudeUdeg } = located().judgement.area;
    const text = JSON.stringify(view);
    expect([latitudeUdeg, longitudeUdeg].filter((udeg) => text.includes(String(udeg)))).toEqual([]);
    expect(view?.sharesPpm.filter(({ ppm }) => ppm % 100_000 !== 0)).toEqual([]);
    const young = proposedCase();
    put(young, proposed({ toMs: young.nowMs - 599_999 }));
    order(young, open);
    expect(caseView(young.state, INCIDENT, who, contextOf(young))).toBeNull();
    young.nowMs += 1;
    put(young, seen(young.nowMs));
    expect(caseView(young.state, INCIDENT, who, contextOf(young))).not.toBeNull();
  });

  it('D5: capitals and the public are told of a case by the hour, of acts by the quarter, and no share of the ground', () => {
    const scene = sceneAt('public');
    for (const role of ['capital', 'public'] as const) {
      const view = caseView(scene.state, INCIDENT, reader(role), contextOf(scene, TRUCE));
      const { fromMs = 1, toMs = 1 } = view?.incident ?? {};
      const issuedAtMs = view?.finding?.issuedAtMs ?? 1;
      expect([fromMs % 3_600_000, toMs % 3_600_000, issuedAtMs % 900_000]).toEqual([0, 0, 0]);
      expect([fromMs <= SHOT_MS, toMs > SHOT_MS, view?.sharesPpm]).toEqual([true, true, []]);
    }
  });

  it('V2: every place in a cell gives the same cell, cells are never narrower than they say, nor than the area', () => {
    const { state } = caseAt('open');
    const place = fc.record({
      latitudeUdeg: fc.integer({ min: -85_000_000, max: 85_000_000 }),
      longitudeUdeg: fc.integer({ min: -150_000_000, max: 150_000_000 }),
      radiusM: fc.integer({ min: 1, max: 60_000 }),
    });
    fc.assert(
      fc.property(place, (circle) => {
        const area: Area = { shape: 'circle', ...circle };
        const cell = shownArea(state, area, 'public');
        if (cell.shape !== 'cell') throw new TypeError('expected a cell');
        expect(cell.sizeM >= 10_000 && cell.sizeM >= 2 * circle.radiusM).toBe(true);
        expect(
          shownArea(
            state,
            { ...area, latitudeUdeg: cell.latitudeUdeg, longitudeUdeg: cell.longitudeUdeg },
            'public',
          ),
        ).toEqual(cell);
        // Every place within nine tenths of half a cell, east and west, is told as the same cell.
        const metresPerDegree = 111_700 * Math.cos((cell.latitudeUdeg / 1e6) * (Math.PI / 180));
        const reachUdeg = Math.floor((0.9 * 0.5 * cell.sizeM * 1e6) / metresPerDegree);
        for (const longitudeUdeg of [
          cell.longitudeUdeg - reachUdeg,
          cell.longitudeUdeg + reachUdeg,
        ])
          expect(
            shownArea(state, { ...area, latitudeUdeg: cell.latitudeUdeg, longitudeUdeg }, 'public'),
          ).toEqual(cell);
      }),
      { seed: 20_310_315, numRuns: 300 },
    );
  });

  it('V2: a cell stays on the globe at the poles and at the antimeridian', () => {
    const { state } = caseAt('open');
    for (const [latitudeUdeg, longitudeUdeg] of [
      [90, 0],
      [-90, 0],
      [0, 180],
      [0, -180],
      [89.99, 180],
    ].map((pair) => pair.map((deg) => Math.round(deg * 1e6)))) {
      const cell = shownArea(
        state,
        {
          shape: 'circle',
          latitudeUdeg: latitudeUdeg ?? 0,
          longitudeUdeg: longitudeUdeg ?? 0,
          radiusM: 1,
        },
        'public',
      );
      expect(
        Math.abs(cell.latitudeUdeg) <= 90_000_000 && Math.abs(cell.longitudeUdeg) <= 180_000_000,
      ).toBe(true);
    }
  });

  it('V3: no view outside the mission holds a position of an observer or sensor, a bearing, or an observer’s words', () => {
    for (const stage of STAGES) {
      for (const who of OUTSIDERS) {
        const text = textFor(stage, who);
        expect([stage, who.role, SECRETS.filter((secret) => text.includes(secret))]).toEqual([
          stage,
          who.role,
          [],
        ]);
      }
    }
  });

  it('V3: the same words are there for those who may see them, so that the test before looks at something', () => {
    const text = JSON.stringify(allViews(sceneAt('open'), reader('custodian')));
    expect(SECRETS.filter((secret) => !text.includes(secret))).toEqual([]);
  });

  it('V4: both parties see the same', () => {
    for (const stage of STAGES) {
      const scene = sceneAt(stage);
      expect(allViews(scene, reader('liaison', 'A'))).toEqual(
        allViews(scene, reader('liaison', 'B')),
      );
    }
  });

  it('V5: a case with a draft or a review looks open to parties, and names nobody', () => {
    for (const stage of ['drafted', 'reviewed'] as const) {
      const view = caseView(
        sceneAt(stage).state,
        INCIDENT,
        reader('liaison', 'A'),
        contextOf(sceneAt(stage), TRUCE),
      );
      expect([view?.incident.stage, view?.incident.findingId, view?.finding, view?.steps]).toEqual([
        'open',
        null,
        null,
        [],
      ]);
    }
    const people = ['p-wim', 'p-ines', 'p-rolf', 'p-hana'];
    for (const stage of STAGES) {
      for (const who of OUTSIDERS) {
        const text = textFor(stage, who);
        expect([stage, who.role, people.filter((personId) => text.includes(personId))]).toEqual([
          stage,
          who.role,
          [],
        ]);
      }
    }
  });

  it('V5: an issued finding shows office and nation', () => {
    const view = caseView(
      sceneAt('issued').state,
      INCIDENT,
      reader('liaison', 'B'),
      contextOf(sceneAt('issued'), TRUCE),
    );
    expect([view?.finding?.draftedBy, view?.finding?.reviewedBy]).toEqual([
      'an investigator of Eastland',
      'a reviewer of Southland',
    ]);
  });
});

describe('entries', () => {
  const kindsFor = (stage: Stage, role: Reader['role']) =>
    [...new Set(entriesFor(sceneAt(stage), reader(role)).map(({ kind }) => kind))].sort();

  it('V6: of a hidden entry there is the leaf and the quarter of an hour, and nothing else', () => {
    const hidden = entriesFor(sceneAt('open'), reader('public')).filter(
      ({ kind }) => kind === 'withheld',
    );
    expect(hidden.length).toBe(28);
    for (const view of hidden) {
      expect(view).toMatchObject({
        judgement: null,
        content: null,
        contentState: 'withheld',
        incidentId: null,
        leafHex: 'ab',
        author: { kind: 'withheld', id: 'withheld', role: null, nation: null },
      });
      expect(view.recordedAtMs % 900_000).toBe(0);
    }
  });

  it('V6: a party reads ledgers of cases that were opened, a capital findings that were issued, the public those after the delay', () => {
    expect(kindsFor('proposed', 'liaison')).toEqual([
      'agreement.adopted',
      'allegation.filed',
      'evaluation.made',
      'withheld',
    ]);
    expect(kindsFor('open', 'liaison')).toEqual([
      'agreement.adopted',
      'allegation.filed',
      'evaluation.made',
      'incident.opened',
      'ledger.weighed',
      'withheld',
    ]);
    expect(kindsFor('open', 'capital')).toEqual([
      'agreement.adopted',
      'evaluation.made',
      'withheld',
    ]);
    expect(kindsFor('issued', 'capital')).toEqual([
      'agreement.adopted',
      'evaluation.made',
      'finding.issued',
      'withheld',
    ]);
    expect(kindsFor('issued', 'public')).toEqual(['agreement.adopted', 'withheld']);
    expect(kindsFor('public', 'public')).toEqual([
      'agreement.adopted',
      'finding.issued',
      'withheld',
    ]);
  });

  it('V9: where sensors stand is read by the custodian, where observers stood by those who work on cases', () => {
    const readersOf = (kind: string) =>
      READERS.filter((who) =>
        entriesFor(sceneAt('open'), who).some(
          (view) => view.kind === kind && view.contentState === 'shown',
        ),
      ).map(({ role }) => role);
    expect(readersOf('source.enrolled')).toEqual(['custodian']);
    expect(readersOf('observation.received')).toEqual([
      'monitor',
      'watch',
      'investigator',
      'reviewer',
      'custodian',
    ]);
  });
});

describe('what is not seen', () => {
  it('V7: coverage that ends now is told to the mission now, to parties after the hold-back, to others after the delay', () => {
    const scene = caseAt('open');
    const endMs = scene.nowMs;
    put(scene, seen(endMs));
    const spansAt = (nowMs: number) => {
      scene.nowMs = nowMs;
      put(scene, {
        ...seen(nowMs),
        judgement: {
          ...seen(endMs).judgement,
          sectorId: scene.state.agreement?.judgement.sectors[1] ?? seen(endMs).judgement.sectorId,
          toMs: nowMs,
        },
      });
      return (['watch', 'liaison', 'capital', 'public'] as const).map(
        (role) =>
          situationView(scene.state, reader(role), contextOf(scene)).sectors[0]?.spans.length,
      );
    };
    expect(spansAt(endMs)).toEqual([1, 0, 0, 0]);
    expect(spansAt(endMs + 600_000)).toEqual([1, 1, 0, 0]);
    expect(spansAt(endMs + 21_600_000)).toEqual([1, 1, 1, 1]);
  });

  it('V7: refusals on intake are the mission’s affair', () => {
    const scene = caseAt('open');
    put(scene, {
      ...seen(0),
      kind: 'refusal.recorded',
      judgement: { feed: 'patrol', code: 'malformed', line: 1 },
    });
    const shown = READERS.filter(
      (who) => situationView(scene.state, who, contextOf(scene)).refusals.length > 0,
    );
    expect(shown.map(sightOf)).toEqual(
      READERS.filter((who) => sightOf(who) === 'mission').map(sightOf),
    );
  });

  it('V8: until the delay has passed, the agreement looks to the public as it did before the finding', () => {
    const shown = (stage: Stage, role: Reader['role']) => {
      const view = agreementView(
        sceneAt(stage).state,
        reader(role),
        contextOf(sceneAt(stage), TRUCE),
      );
      return view?.clauses.map(({ clauseId, verdict, obligations, proofs }) => ({
        clauseId,
        verdict,
        obligations,
        proofs,
      }));
    };
    expect(shown('issued', 'public')).toEqual(shown('open', 'public'));
    expect(shown('issued', 'capital')).not.toEqual(shown('open', 'capital'));
    expect(JSON.stringify(shown('issued', 'public'))).not.toContain('F-0001');
    expect(JSON.stringify(shown('public', 'public'))).toContain('F-0001');
  });

  it('V10: whoever may not see something is told how much, but the public of nothing younger than its delay', () => {
    const views = (role: Reader['role']) => allViews(sceneAt('issued'), reader(role));
    expect([
      views('watch').case?.withheld,
      views('liaison').case?.withheld,
      views('capital').case?.withheld,
    ]).toEqual([0, 1, 3]);
    expect(views('public').situation.withheld).toBe(0);
    expect(Object.keys(views('public').agreement ?? {})).toContain('clauses');
    expect(Object.keys(views('public').agreement ?? {})).not.toContain('withheld');
  });
});
