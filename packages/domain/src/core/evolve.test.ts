import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseAt, INCIDENT, STAGES, located, observed, proposed, weighed } from '../testing/case.ts';
import {
  CUSTODIAN,
  DAWN_MS,
  grant,
  order,
  put,
  staffedScene,
  enrolment,
} from '../testing/scene.ts';
import { workflowEntries } from '../testing/workflow.ts';
import type { Entry } from './entry.ts';
import { evolve } from './evolve.ts';
import { id } from './ids.ts';
import { emptyState, stateAsJson } from './state.ts';
import type { FoldState, State } from './state.ts';

/** Short, so that a failure can be read; whole values are compared where they matter. */
const json = (state: State) =>
  createHash('sha256')
    .update(JSON.stringify(stateAsJson(state)))
    .digest('hex');

function fold(entries: readonly Entry[]): FoldState {
  return entries.reduce<FoldState>(evolve, emptyState());
}

/** One entry of every kind there is, from a case that went all the way, and what that case lacks. */
function oneOfEach(): readonly Entry[] {
  const scene = caseAt('public');
  order(scene, {
    kind: 'screen-observation',
    by: { personId: id('p-wim'), role: 'watch' },
    observationId: id('OB-0001'),
    outcome: 'reviewed',
    cause: null,
    reason: '',
  });
  put(scene, {
    ...weighed(),
    kind: 'evaluation.made',
    judgement: { agreementHash: '', asOfMs: 0, verdicts: [], obligations: [], gone: [] },
  });
  put(scene, {
    ...weighed(),
    kind: 'incident.dismissed',
    judgement: { incidentId: INCIDENT, cause: 'natural' },
  });
  put(scene, {
    ...weighed(),
    kind: 'refusal.recorded',
    judgement: { feed: 'patrol', code: 'malformed', line: 3 },
  });
  put(scene, {
    ...weighed(),
    kind: 'act.recorded',
    judgement: { act: 'explain', actor: 'A', fromMs: 0, toMs: 0, findingId: null },
  });
  put(scene, {
    ...weighed(),
    kind: 'arrivals.received',
    judgement: {
      sourceId: id('gateway-1'),
      sequence: 7,
      arrivals: 0,
      refused: 0,
      fromMs: 0,
      toMs: 0,
    },
  });
  put(scene, {
    ...weighed(),
    kind: 'activity.notified',
    judgement: {
      activityId: id('NA-0001'),
      sourceId: id('patrol-1'),
      partyId: id('A'),
      activity: 'quarry',
      fromMs: 0,
      toMs: 0,
      area: { shape: 'circle', latitudeUdeg: 0, longitudeUdeg: 0, radiusM: 1 },
    },
  });
  for (const entry of workflowEntries()) put(scene, entry);
  return scene.entries;
}

/** The same entry with ids that may or may not be anybody's. */
function renamed(entry: Entry, rename: (word: string) => string): Entry {
  return JSON.parse(
    JSON.stringify(entry, (key, value: unknown) =>
      /Ids?$/.test(key) && typeof value === 'string'
        ? rename(value)
        : /Ids$/.test(key) && Array.isArray(value)
          ? value.map((word) => rename(String(word)))
          : value,
    ),
  );
}

const STRANGE = [
  '__proto__',
  'constructor',
  '',
  '0',
  '17',
  'HF-0001',
  'F-0001',
  'EV-0001',
  'toString',
  'ä',
];

describe('evolve', () => {
  it('E1: any sequence of well-formed entries folds, whatever the ids, and moves the counters', () => {
    const pool = oneOfEach();
    expect(new Set(pool.map(({ kind }) => kind)).size).toBe(43);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(pool.length - 1), fc.nat(STRANGE.length)), { maxLength: 60 }),
        (picks) => {
          const entries = picks.flatMap(([at, name], index): Entry[] => {
            const entry = pool[at];
            const strange = STRANGE[name];
            if (entry === undefined) return [];
            const told = strange === undefined ? entry : renamed(entry, () => strange);
            return [{ ...told, index, recordedAtMs: DAWN_MS + index }];
          });
          const state = fold(entries);
          expect(state.entries).toBe(entries.length);
          expect(state.recordedAtMs).toBe(entries.length === 0 ? 0 : DAWN_MS + entries.length - 1);
        },
      ),
      { seed: 20_310_314, numRuns: 300 },
    );
  });

  it('E1: a kind that a later version speaks changes only the counters', () => {
    const before = caseAt('open');
    const entry: Entry = JSON.parse(
      JSON.stringify({
        ...before.entries[0],
        kind: 'window.declared',
        judgement: { windowId: 'W-1' },
        index: before.entries.length,
      }),
    );
    const state = fold([...before.entries, entry]);
    expect(
      json({ ...state, entries: before.state.entries, recordedAtMs: before.state.recordedAtMs }),
    ).toBe(json(before.state));
  });

  it.each(STAGES)(
    'E2: the state at the stage "%s" is the same whatever the contents were',
    (stage) => {
      const { entries, state } = caseAt(stage);
      const withJunk: Entry[] = entries.map((entry) =>
        Object.assign({ content: { incidentId: 'HF-0009', fromMs: 1 } }, entry),
      );
      expect(json(fold(withJunk))).toBe(json(state));
    },
  );

  it('E3: folding from the first entry gives what folding on gave, and so does every prefix read back from JSON', () => {
    const { entries, state } = caseAt('public');
    expect(json(fold(entries))).toBe(json(state));
    for (let cut = 0; cut <= entries.length; cut += 1) {
      const then = fold(entries.slice(0, cut));
      const carried: Entry[] = JSON.parse(JSON.stringify(entries.slice(cut)));
      const end = carried.reduce<FoldState>(evolve, structuredClone(then));
      expect(json(end)).toBe(json(state));
    }
  });

  it('E4: a newer proposal replaces the members, frees what it leaves out, and leaves what people decided', () => {
    const scene = caseAt('drafted');
    put(scene, located({ eventId: id('EV-0002') }));
    put(scene, proposed({ eventIds: [id('EV-0002')], observationIds: [] }));
    const { events, observations, allegations, incidents } = scene.state;
    expect([...events.values()].map(({ incidentId }) => incidentId)).toEqual([null, INCIDENT]);
    expect(observations.get(id('OB-0001'))?.incidentId).toBeNull();
    expect(allegations.get(id('AL-0001'))?.incidentId).toBe(INCIDENT);
    const incident = incidents.get(INCIDENT);
    expect([
      incident?.opened !== null,
      incident?.findingId,
      incident?.ledger?.judgement.leading,
    ]).toEqual([true, 'F-0001', 'B']);
  });

  it('E4: what another incident has taken over is not freed', () => {
    const scene = caseAt('open');
    const other = id<'incident'>('HF-0002');
    put(scene, proposed({ incidentId: other, observationIds: [] }));
    put(scene, proposed({ eventIds: [] }));
    expect(scene.state.events.get(id('EV-0001'))?.incidentId).toBe(other);
  });

  it('E5: an enrolment that comes again keeps the sequence', () => {
    const scene = staffedScene();
    put(scene, {
      ...observed(),
      kind: 'arrivals.received',
      judgement: {
        sourceId: id('gateway-1'),
        sequence: 9,
        arrivals: 0,
        refused: 0,
        fromMs: 0,
        toMs: 0,
      },
    });
    const again = scene.entries.find(
      (entry) => entry.kind === 'source.enrolled' && entry.judgement.sourceId === 'gateway-1',
    );
    if (again === undefined) throw new TypeError('expected an enrolment');
    put(scene, { ...again, content: null });
    expect(scene.state.sources.get(id('gateway-1'))?.sequence).toBe(9);
  });

  it('E6: a review that returns another finding frees nothing', () => {
    const scene = caseAt('returned');
    const returned = scene.entries.find(({ kind }) => kind === 'finding.reviewed');
    if (returned === undefined) throw new TypeError('expected a review');
    order(scene, {
      kind: 'draft-finding',
      by: { personId: id('p-ines'), role: 'investigator' },
      incidentId: INCIDENT,
      responsible: 'undetermined',
      standardId: null,
      ledgerIndex: scene.state.incidents.get(INCIDENT)?.ledger?.index ?? -1,
      statement: '',
    });
    put(scene, { ...returned, content: null });
    expect(scene.state.incidents.get(INCIDENT)?.findingId).toBe('F-0002');
  });

  it('E1: commands and sources of a scene are on record as they were said', () => {
    const scene = staffedScene();
    expect(scene.state.sources.size).toBe(5);
    expect(order(scene, grant(CUSTODIAN, 'Farland')).accepted).toBe(false);
    expect(order(scene, enrolment('patrol-9', 'patrol', null)).accepted).toBe(true);
  });
});
