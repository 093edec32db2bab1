import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadAgreement } from '@holdfast/pact';
import type { LocatedEvent } from '@holdfast/locate';
import { alleged, caseAt, INCIDENT, located, observed, SHOT_MS, stepsOf } from '../testing/case.ts';
import {
  asReadBack,
  contextOf,
  DAWN_MS,
  order,
  put,
  staffedScene,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { groundFrom } from '../ground/ground.ts';
import type { Ground } from '../ground/ground.ts';
import { EXERCISE_1 } from '../weighing/index.ts';
import { check } from './check.ts';
import { ENGINE } from './engine.ts';
import type { Entry, NewEntry } from './entry.ts';
import { id } from './ids.ts';
import { propose } from './propose.ts';
import { replay } from './replay.ts';
import type { EngineGroup } from './replay.ts';
import { emptyState } from './state.ts';
import type { State } from './state.ts';
import { evolve } from './evolve.ts';

function groundOf(scene: Scene): Ground {
  const index = scene.state.agreement?.index ?? -1;
  const ground = groundFrom(scene.contents[index] ?? null);
  if (ground === null) throw new TypeError('expected a ground');
  return ground;
}

function truce() {
  const loaded = loadAgreement(readFileSync('agreements/exercise/truce.pact', 'utf8'));
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  return loaded.agreement;
}

const TRUCE = truce();
const SETTLED = SHOT_MS + 3_600_000;

function make(
  state: State,
  scene: Scene,
  stage: 'incidents' | 'ledgers' | 'evaluation',
  nowMs = SETTLED,
): readonly NewEntry[] {
  const { contentOf } = contextOf(scene);
  const ground = groundOf(scene);
  switch (stage) {
    case 'incidents':
      return propose(
        state,
        { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs: nowMs },
        ENGINE,
      );
    case 'ledgers':
      return propose(
        state,
        { stage: 'findings-from-incidents', ground, contentOf, table: EXERCISE_1 },
        ENGINE,
      );
    case 'evaluation':
      return propose(
        state,
        { stage: 'obligations-from-findings', agreement: TRUCE, nowMs },
        ENGINE,
      );
  }
}

function say(scene: Scene, stage: 'incidents' | 'ledgers' | 'evaluation'): readonly Entry[] {
  return make(scene.state, scene, stage).map((entry) => put(scene, entry));
}

/** A launch from the south, its impact in the north, a patrol that saw it, and a word of each party. */
function heardScene(): Scene {
  const scene = staffedScene();
  scene.nowMs = SETTLED;
  put(
    scene,
    located({
      eventKind: 'launch',
      eventId: id('EV-0002'),
      originTimeMs: SHOT_MS - 20_000,
      area: { shape: 'cell', latitudeUdeg: 48_080_000, longitudeUdeg: 30_120_000, sizeM: 5_000 },
      sharesPpm: [
        { partyId: id('A'), ppm: 40_000 },
        { partyId: id('B'), ppm: 960_000 },
      ],
    }),
  );
  put(scene, located());
  put(scene, observed());
  put(scene, alleged());
  put(
    scene,
    alleged({
      allegationId: id('AL-0002'),
      sourceId: id('spokesman-b'),
      partyId: id('B'),
      statement: 'denies',
      accusedId: null,
    }),
  );
  return scene;
}

function proposedScene(): Scene {
  const scene = heardScene();
  for (const stage of ['incidents', 'ledgers', 'evaluation'] as const) say(scene, stage);
  return scene;
}

describe('propose', () => {
  it('P2: what was heard becomes one incident with everybody who speaks of it, and asking again says nothing', () => {
    const scene = proposedScene();
    const [incident, ...others] = scene.state.incidents.values();
    expect(others).toEqual([]);
    const { eventIds, observationIds, allegationIds } = incident?.judgement ?? {};
    expect([eventIds, observationIds, allegationIds]).toEqual([
      ['EV-0002', 'EV-0001'],
      ['OB-0001'],
      ['AL-0001', 'AL-0002'],
    ]);
    expect(
      (['incidents', 'ledgers', 'evaluation'] as const).map((stage) =>
        make(scene.state, scene, stage),
      ),
    ).toEqual([[], [], []]);
  });

  it('P2: an evaluation differs from the last by more than the moment of asking', () => {
    const scene = proposedScene();
    expect(make(scene.state, scene, 'evaluation', SETTLED + 1)).toEqual([]);
  });

  it.each(['dismissed', 'drafted', 'reviewed', 'issued'] as const)(
    'P1: nothing joins a case at the stage "%s", and nothing is weighed for it',
    (stage) => {
      const scene = caseAt(stage);
      const before = structuredClone(scene.state.incidents.get(INCIDENT));
      put(scene, located({ eventId: id('EV-0002'), originTimeMs: SHOT_MS + 1_000 }));
      put(scene, observed({ observationId: id('OB-0002') }));
      put(scene, alleged({ allegationId: id('AL-0002') }));
      const made = [...say(scene, 'incidents'), ...say(scene, 'ledgers')];
      expect(
        made.map(({ judgement }) => 'incidentId' in judgement && judgement.incidentId),
      ).toEqual(['HF-0002', 'HF-0002']);
      expect(scene.state.incidents.get(INCIDENT)).toEqual(before);
    },
  );

  it('P1: a case whose finding was returned grows again', () => {
    const scene = caseAt('returned');
    put(scene, located({ eventId: id('EV-0002'), originTimeMs: SHOT_MS + 1_000 }));
    say(scene, 'incidents');
    say(scene, 'ledgers');
    expect(scene.state.incidents.get(INCIDENT)?.judgement.eventIds).toEqual(['EV-0001', 'EV-0002']);
    expect(stepsOf(scene).slice(-2)).toEqual(['incident.proposed', 'ledger.weighed']);
  });

  it('P3: what was set aside before is not attached', () => {
    const scene = heardScene();
    setAside(scene);
    say(scene, 'incidents');
    expect(scene.state.incidents.get(INCIDENT)?.judgement.observationIds).toEqual([]);
  });

  it('P3: what is set aside later is no longer weighed, and the ledger is made anew', () => {
    const scene = proposedScene();
    setAside(scene);
    const [ledger] = say(scene, 'ledgers');
    expect(
      ledger?.kind === 'ledger.weighed' && ledger.judgement.rows.map(({ groupId }) => groupId),
    ).toEqual(['acoustic-network', 'spokesman-a', 'spokesman-b']);
    expect(make(scene.state, scene, 'ledgers')).toEqual([]);
  });

  it('P4: the rows of a ledger add up to its score', () => {
    const scene = proposedScene();
    const ledger = scene.state.incidents.get(INCIDENT)?.ledger?.judgement;
    const { hypotheses = [], priorCdb = [], rows = [], scoreCdb = [] } = ledger ?? {};
    expect(rows.length).toBe(4);
    expect(
      hypotheses.map((_, at) =>
        rows.reduce((sum, { weightsCdb }) => sum + (weightsCdb[at] ?? 0), priorCdb[at] ?? 0),
      ),
    ).toEqual(scoreCdb);
    expect(ledger?.leading).toBe('B');
  });

  it('P4: erased contents are counted as withheld', () => {
    const scene = heardScene();
    say(scene, 'incidents');
    scene.contents.fill(
      null,
      scene.entries.findIndex(({ kind }) => kind === 'observation.received'),
    );
    const [ledger] = say(scene, 'ledgers');
    expect(ledger?.kind === 'ledger.weighed' && ledger.judgement.withheldInputs).toBe(1);
  });

  it('P5: with the parties swapped in everything that was said, ledger and evaluation are swapped and no number changes', () => {
    const plain = proposedScene();
    const other = swapped(heardScene());
    for (const stage of ['incidents', 'ledgers', 'evaluation'] as const) say(other, stage);
    const ours = plain.state.incidents.get(INCIDENT)?.ledger?.judgement;
    const theirs = other.state.incidents.get(INCIDENT)?.ledger?.judgement;
    expect(columns(theirs)).toEqual(columns(ours, swapWord));
    expect(theirs?.leading).toBe('A');
    const verdicts = (scene: Scene) =>
      scene.state.evaluation?.judgement.verdicts.map(({ clauseId, verdict }) => [
        clauseId,
        verdict,
      ]);
    expect(verdicts(other)).toEqual(verdicts(plain));
  });

  it('P6: a shot that was heard has a cell and no content; an explosion keeps its ellipse', () => {
    const scene = staffedScene();
    const cell = { xM: 0, yM: -5_000, sizeM: 5_000 };
    const muzzle: LocatedEvent = {
      kind: 'muzzle',
      originTimeS: 3_600,
      cell,
      sideLeftProbability: 0.1,
      arrivalCount: 7,
    };
    const blast: LocatedEvent = {
      kind: 'blast',
      originTimeS: 3_601,
      xM: 1_000,
      yM: 2_000,
      ellipse: { semiMajorM: 50, semiMinorM: 30, azimuthDeg: 179.7 },
      arrivalIds: ['a', 'b'],
      residualRmsS: 0.01,
      timeSigmaS: 0.01,
      residuals: [
        { arrivalId: 'a', sensorId: 's2', residualS: 0.0123456 },
        { arrivalId: 'b', sensorId: 's1', residualS: -0.004 },
      ],
      rivals: [{ xM: 1_300, yM: 2_400, originTimeS: 3_600.5, arrivalCount: 2 }],
    };
    const made = propose(
      scene.state,
      {
        stage: 'observations-from-arrivals',
        located: [muzzle, blast],
        epochMs: DAWN_MS,
        ground: groundOf(scene),
      },
      ENGINE,
    );
    expect(
      made.map(({ judgement, content }) => [
        'area' in judgement && judgement.area,
        'sharesPpm' in judgement && judgement.sharesPpm.map(({ ppm }) => ppm),
        content,
      ]),
    ).toMatchObject([
      [{ shape: 'cell', sizeM: 5_000 }, [100_000, 900_000], null],
      [
        { shape: 'ellipse', semiMajorM: 50, semiMinorM: 30, azimuthDeg: 0 },
        [1_000_000, 0],
        {
          arrivalIds: ['a', 'b'],
          residuals: [
            { sensorId: 's1', residualUs: -4_000 },
            { sensorId: 's2', residualUs: 12_346 },
          ],
          rivals: [{ originTimeMs: DAWN_MS + 3_600_500, arrivals: 2 }],
        },
      ],
    ]);
    expect(Object.keys(made[0]?.judgement ?? {}).sort()).toEqual([
      'area',
      'arrivals',
      'eventId',
      'eventKind',
      'notBeforeMs',
      'originTimeMs',
      'sectorId',
      'sharesPpm',
    ]);
  });
});

describe('check', () => {
  const canonical = (value: unknown) => JSON.stringify(asReadBack(value));

  function recheck(scene: Scene): readonly string[] {
    const stages = {
      'incident.proposed': 'incidents',
      'ledger.weighed': 'ledgers',
      'evaluation.made': 'evaluation',
    } as const;
    const remake = (state: State, { kind }: EngineGroup) =>
      kind === 'incident.proposed' || kind === 'ledger.weighed' || kind === 'evaluation.made'
        ? make(state, scene, stages[kind])
        : [];
    return replay(scene.entries, remake)
      .filter(({ recorded }) => recorded.kind !== 'event.located')
      .map(
        ({ recorded, remade }) => `${recorded.kind} ${check(recorded, remade, canonical).outcome}`,
      );
  }

  it('P7: every statement is made again from the state before it', () => {
    expect(recheck(proposedScene())).toEqual([
      'incident.proposed same',
      'ledger.weighed same',
      'evaluation.made same',
    ]);
  });

  it('P7: a statement that was changed differs, and both are shown', () => {
    const scene = proposedScene();
    const at = scene.entries.findIndex(({ kind }) => kind === 'ledger.weighed');
    const entry = scene.entries[at];
    if (entry?.kind !== 'ledger.weighed') throw new TypeError('expected a ledger');
    scene.entries[at] = { ...entry, judgement: { ...entry.judgement, leading: id<'party'>('A') } };
    expect(recheck(scene)).toEqual([
      'incident.proposed same',
      'ledger.weighed differs',
      'evaluation.made same',
    ]);
    expect(check({ kind: entry.kind, judgement: entry.judgement }, [], canonical)).toMatchObject({
      outcome: 'differs',
      recomputed: '',
    });
  });

  it('P7: statements of people are nobody’s to make again', () => {
    const scene = caseAt('issued');
    const kinds = new Set(
      replay(scene.entries, () => []).map(({ recorded }) => recorded.author.kind),
    );
    expect([...kinds]).toEqual(['engine']);
  });
});

function setAside(scene: Scene): void {
  order(scene, {
    kind: 'screen-observation',
    by: WATCH,
    observationId: id('OB-0001'),
    outcome: 'set-aside',
    cause: 'duplicate',
    reason: '',
  });
}

const swapWord = (word: string) => (word === 'A' ? 'B' : word === 'B' ? 'A' : word);

/** The same record with the parties' ids exchanged wherever one stands, and their order kept. */
function swapped(scene: Scene): Scene {
  const swap = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value, (_, member: unknown) =>
        typeof member === 'string' ? swapWord(member) : member,
      ),
    );
  const entries: Entry[] = scene.entries.map((entry) => swap(entry));
  const contents = scene.contents.map((content) => swap(content));
  for (const [at, entry] of entries.entries()) {
    if (entry.kind === 'agreement.adopted')
      entries[at] = { ...entry, judgement: { ...entry.judgement, parties: [id('A'), id('B')] } };
    if (entry.kind === 'event.located') {
      const { sharesPpm } = entry.judgement;
      entries[at] = {
        ...entry,
        judgement: { ...entry.judgement, sharesPpm: sharesPpm.toReversed() },
      };
    }
  }
  return { state: entries.reduce(evolve, emptyState()), entries, contents, nowMs: scene.nowMs };
}

type LedgerJudgement = NonNullable<
  State['incidents'] extends ReadonlyMap<unknown, infer I>
    ? I extends { ledger: infer L }
      ? NonNullable<L> extends { judgement: infer J }
        ? J
        : never
      : never
    : never
>;

/** A ledger by hypothesis, so that the order of columns does not matter; names through `rename`. */
function columns(
  ledger: LedgerJudgement | undefined,
  rename: (word: string) => string = (word) => word,
) {
  const { hypotheses = [], rows = [], scoreCdb = [], priorCdb = [] } = ledger ?? {};
  return Object.fromEntries(
    hypotheses
      .map(
        (code, at) =>
          [
            rename(code),
            {
              score: scoreCdb[at],
              prior: priorCdb[at],
              weights: rows.map((row) => [row.groupId, row.weightsCdb[at]]),
            },
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
