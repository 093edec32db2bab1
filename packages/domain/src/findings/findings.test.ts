import { readFileSync } from 'node:fs';
import { loadAgreement } from '@holdfast/pact';
import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import { evolve } from '../core/evolve.ts';
import { id } from '../core/ids.ts';
import { emptyState } from '../core/state.ts';
import type { FoldState, State } from '../core/state.ts';
import { evaluationOf, obligationsFromFindings } from '../obligations/from-findings.ts';
import {
  caseAt,
  draft,
  FINDING,
  INCIDENT,
  issue,
  notify,
  reply,
  review,
  weighed,
} from '../testing/case.ts';
import {
  CHIEF,
  contextOf,
  DOUBLE_INVESTIGATOR,
  INVESTIGATOR,
  LIAISON,
  LIAISON_B,
  order,
  put,
  REVIEWER,
  underTerms,
  outcomeOf,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { otherIncident, attach, reopen } from '../testing/workflow.ts';
import { caseView } from '../views/case.ts';
import { standingOf } from './state.ts';

const SECOND = id<'finding'>('F-0002');
const REPLY_CLOCK_MS = 172_800_000;

const standings = (scene: Scene) => [...scene.state.findings.values()].map(standingOf);

function orderAll(scene: Scene, ...commands: readonly Command[]): void {
  for (const command of commands) {
    scene.nowMs += 60_000;
    expect([command.kind, order(scene, command).accepted]).toEqual([command.kind, true]);
  }
}

/** An issued case with new evidence that turns the ledger, and a second finding issued on it. */
function superseded(): Scene {
  const scene = caseAt('issued');
  for (const entry of otherIncident()) put(scene, entry);
  orderAll(scene, attach);
  put(scene, weighed({ leading: id<'party'>('A'), scoreCdb: [700, 0] }));
  orderAll(
    scene,
    draft(scene, { responsible: id<'party'>('A') }),
    review({ findingId: SECOND }),
    notify({ subjectId: SECOND }),
    reply(LIAISON, id('NO-0002')),
    reply(LIAISON_B, id('NO-0002')),
    { ...issue, findingId: SECOND },
  );
  return scene;
}

describe('issuing', () => {
  it('F1: no notice, or one reply of two, is not enough; both are', () => {
    const scene = caseAt('reviewed');
    expect(outcomeOf(scene, issue)).toBe('wrong-state');
    orderAll(scene, notify());
    expect(outcomeOf(scene, issue)).toBe('wrong-state');
    orderAll(scene, reply(LIAISON), reply(LIAISON));
    expect(outcomeOf(scene, issue)).toBe('wrong-state');
    orderAll(scene, reply(LIAISON_B));
    expect(outcomeOf(scene, issue)).toEqual(['finding.issued']);
  });

  it('F1: the time to reply ends it too, to the millisecond', () => {
    const scene = caseAt('reviewed');
    orderAll(scene, notify());
    const dueMs = scene.nowMs + REPLY_CLOCK_MS;
    expect(outcomeOf(scene, issue, dueMs)).toBe('wrong-state');
    expect(outcomeOf(scene, issue, dueMs + 1)).toEqual(['finding.issued']);
  });

  it('F1: where the agreement sets no reply clock nobody waits', () => {
    const scene = underTerms(caseAt('reviewed'), { replyClockMs: 0 });
    expect(outcomeOf(scene, issue)).toEqual(['finding.issued']);
  });

  it('F2: the drafter does not issue, whatever role they hold', () => {
    const scene = caseAt('heard');
    const chief = { personId: INVESTIGATOR.personId, role: 'chief' } as const;
    put(scene, {
      kind: 'role.granted',
      author: { kind: 'person', id: 'p-carla', role: 'custodian', nation: 'Northland' },
      judgement: { ...chief, nation: 'Eastland', partyId: null },
      content: null,
    });
    expect(outcomeOf(scene, { ...issue, by: chief })).toBe('conflict-of-interest');
  });
});

describe('recusal', () => {
  const recuse = (by = INVESTIGATOR, personId = by.personId): Command => ({
    kind: 'recuse-member',
    by,
    personId,
    incidentId: INCIDENT,
    reason: 'An interest.',
  });

  it('F2: whoever is recused drafts, reviews and issues nothing in the case', () => {
    const open = caseAt('open');
    orderAll(open, recuse());
    expect(outcomeOf(open, draft(open))).toBe('conflict-of-interest');
    expect(outcomeOf(open, draft(open, { by: DOUBLE_INVESTIGATOR }))).toEqual(['finding.drafted']);
    const drafted = caseAt('drafted');
    orderAll(drafted, recuse(REVIEWER));
    expect(outcomeOf(drafted, review())).toBe('conflict-of-interest');
    const heard = caseAt('heard');
    orderAll(heard, recuse(CHIEF));
    expect(outcomeOf(heard, issue)).toBe('conflict-of-interest');
  });

  it('F3: one recuses oneself, once; the chief recuses anyone on record', () => {
    const scene = caseAt('open');
    expect(outcomeOf(scene, recuse(INVESTIGATOR, REVIEWER.personId))).toBe('not-permitted');
    expect(outcomeOf(scene, recuse(CHIEF, id('p-nobody')))).toBe('not-found');
    orderAll(scene, recuse(CHIEF, REVIEWER.personId));
    expect(outcomeOf(scene, recuse(REVIEWER))).toBe('wrong-state');
  });
});

describe('after a finding', () => {
  it('F4: new evidence, a new ledger, a new finding: the earlier one stands until then, and is superseded at that moment', () => {
    const scene = caseAt('issued');
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    orderAll(scene, reopen);
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    put(scene, weighed({ leading: id<'party'>('A'), scoreCdb: [700, 0] }));
    orderAll(scene, draft(scene, { responsible: id<'party'>('A') }));
    expect(standings(scene)).toEqual(['stands', 'draft']);
    expect(scene.state.incidents.get(INCIDENT)).toMatchObject({
      findingId: FINDING,
      nextFindingId: SECOND,
    });
    orderAll(
      scene,
      review({ findingId: SECOND }),
      notify({ subjectId: SECOND }),
      reply(LIAISON, id('NO-0002')),
      reply(LIAISON_B, id('NO-0002')),
    );
    expect(outcomeOf(scene, { ...issue, findingId: SECOND })).toEqual([
      'finding.issued',
      'finding.superseded',
    ]);
    orderAll(scene, { ...issue, findingId: SECOND });
    expect(standings(scene)).toEqual(['superseded', 'stands']);
    expect(scene.state.incidents.get(INCIDENT)).toMatchObject({
      findingId: SECOND,
      nextFindingId: null,
      reopened: null,
      issuedIds: [FINDING, SECOND],
    });
  });

  it('F4: a second draft that is returned leaves the first finding as it was', () => {
    const scene = caseAt('issued');
    orderAll(scene, reopen);
    put(scene, weighed());
    orderAll(scene, draft(scene), review({ findingId: SECOND, outcome: 'returned' }));
    expect(standings(scene)).toEqual(['stands', 'returned']);
    expect(scene.state.incidents.get(INCIDENT)).toMatchObject({
      findingId: FINDING,
      nextFindingId: null,
    });
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
  });

  it('F5: corrections and withdrawals keep their reasons, and the chain is shown whole to everyone who saw it', () => {
    const scene = caseAt('public');
    const correct: Command = {
      kind: 'correct-finding',
      by: CHIEF,
      findingId: FINDING,
      statement: 'What we found.',
      reason: 'A wrong word.',
    };
    const withdraw: Command = {
      kind: 'withdraw-finding',
      by: CHIEF,
      findingId: FINDING,
      reason: 'The ledger was wrong.',
    };
    orderAll(scene, correct);
    const seen = (role: 'public' | 'capital' | 'liaison') =>
      caseView(scene.state, INCIDENT, { role, partyId: null, nation: null }, contextOf(scene));
    expect(seen('public')).toMatchObject({
      phase: 'corrected',
      finding: { statement: 'What we found.' },
    });
    orderAll(scene, withdraw);
    for (const role of ['public', 'capital', 'liaison'] as const)
      expect(seen(role)).toMatchObject({
        phase: 'withdrawn',
        finding: null,
        findingChain: [
          {
            findingId: FINDING,
            standing: 'withdrawn',
            changes: [
              { kind: 'corrected', reason: 'A wrong word.' },
              { kind: 'withdrawn', reason: 'The ledger was wrong.' },
            ],
          },
        ],
      });
    expect([outcomeOf(scene, withdraw), outcomeOf(scene, correct)]).toEqual([
      'wrong-state',
      'wrong-state',
    ]);
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
    for (const stage of ['drafted', 'heard'] as const)
      expect(outcomeOf(caseAt(stage), withdraw)).toBe('wrong-state');
  });

  it('F6: a superseded finding opens nothing any more, and the old evaluation can be made again', () => {
    const loaded = loadAgreement(readFileSync('agreements/exercise/truce.pact', 'utf8'));
    if (!loaded.ok) throw new TypeError('expected the truce to load');
    const { agreement } = loaded;
    const scene = superseded();
    const after = (entries: number): State =>
      scene.entries.slice(0, entries).reduce<FoldState>(evolve, emptyState());
    const cut = scene.entries.findIndex(({ kind }) => kind === 'evidence.attached');
    const findingsIn = (state: State, nowMs: number) =>
      new Set(
        evaluationOf(state, { agreement, nowMs })?.obligations.flatMap(
          ({ findingId }) => findingId ?? [],
        ),
      );
    const nowMs = scene.nowMs;
    const old = findingsIn(after(cut), nowMs);
    expect([...old]).toEqual([FINDING]);
    expect([...findingsIn(scene.state, nowMs)]).toEqual([SECOND]);
    expect(findingsIn(after(cut), nowMs)).toEqual(old);
    for (const entry of obligationsFromFindings(after(cut), { agreement, nowMs }, ENGINE))
      put(scene, entry);
    for (const entry of obligationsFromFindings(scene.state, { agreement, nowMs }, ENGINE))
      put(scene, entry);
    const standing = scene.state.evaluation?.judgement.obligations ?? [];
    expect(new Set(standing.flatMap(({ findingId }) => findingId ?? []))).toEqual(
      new Set([SECOND]),
    );
  });
});
