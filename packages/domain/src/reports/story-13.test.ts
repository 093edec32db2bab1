import { readFileSync } from 'node:fs';
import { loadAgreement } from '@holdfast/pact';
import { expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { evolve } from '../core/evolve.ts';
import { id } from '../core/ids.ts';
import { emptyState } from '../core/state.ts';
import type { FoldState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { evaluationOf } from '../obligations/from-findings.ts';
import {
  caseAt,
  draft,
  FINDING,
  issue,
  notify,
  reply,
  review,
  SHOT_MS,
  weighed,
} from '../testing/case.ts';
import { contextOf, INFORMATION, LIAISON, LIAISON_B, order, put } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { attach, otherIncident } from '../testing/workflow.ts';
import { reportsView } from '../views/reports.ts';
import { reportView } from './report-view.ts';

const DAY_MS = 86_400_000;
const fromMs = Math.floor(SHOT_MS / DAY_MS) * DAY_MS;
const SECOND = id<'finding'>('F-0002');
const files = [{ fileName: 'report.en.html', sha256: 'ab'.repeat(32) }];

function orderAll(scene: Scene, ...commands: readonly Command[]): void {
  for (const command of commands) {
    scene.nowMs += 60_000;
    expect([command.kind, order(scene, command).accepted]).toEqual([command.kind, true]);
  }
}

const after = (scene: Scene, entries: number): State =>
  scene.entries.slice(0, entries).reduce<FoldState>(evolve, emptyState());

const reportAt = (scene: Scene, cutEntries: number, days = 0) =>
  reportView(
    after(scene, cutEntries),
    {
      kind: 'daily',
      fromMs: fromMs + days * DAY_MS,
      toMs: fromMs + (days + 1) * DAY_MS,
      cutEntries,
      audience: 'party',
    },
    contextOf(scene),
  );

it('R10: story 13: new evidence turns a finding round, and nobody who read the old one is left with it', () => {
  const loaded = loadAgreement(readFileSync('agreements/exercise/truce.pact', 'utf8'));
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  const { agreement } = loaded;

  // The report of the day says who: B, on the first finding.
  const scene = caseAt('issued');
  const oldCut = scene.entries.length;
  orderAll(scene, {
    kind: 'issue-report',
    by: INFORMATION,
    reportKind: 'daily',
    fromMs,
    toMs: fromMs + DAY_MS,
    cutEntries: oldCut,
    audience: 'party',
    files,
  });
  const oldReport = JSON.stringify(reportAt(scene, oldCut));
  const findingsOpen = (state: State, nowMs = scene.nowMs) =>
    new Set(
      evaluationOf(state, { agreement, nowMs })?.obligations.flatMap(
        ({ findingId }) => findingId ?? [],
      ),
    );
  expect([...findingsOpen(after(scene, oldCut))]).toEqual([FINDING]);

  // Evidence comes in that turns the ledger: a second finding, against A, heard and issued.
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

  // The chain of supersession.
  const first = scene.state.findings.get(FINDING);
  expect(first?.superseded?.judgement.byFindingId).toBe(SECOND);
  expect([...scene.state.findings.values()].map(standingOf)).toEqual(['superseded', 'stands']);
  expect(scene.state.findings.get(SECOND)?.judgement.responsible).toBe('A');

  // The report is corrected; whoever could read the old one is led to the new one, in the same words.
  orderAll(scene, {
    kind: 'correct-report',
    by: INFORMATION,
    reportId: id('R-0001'),
    cutEntries: scene.entries.length,
    files,
    reason: 'New evidence: finding F-0002 takes the place of F-0001.',
  });
  for (const partyId of ['A', 'B']) {
    const { reports } = reportsView(
      scene.state,
      { role: 'liaison', partyId, nation: null },
      contextOf(scene),
    );
    expect(reports.map(({ reportId, corrected }) => [reportId, corrected?.latestId])).toEqual([
      ['R-0002', undefined],
      ['R-0001', 'R-0002'],
    ]);
    expect(reports[1]?.corrected?.reason).toContain('F-0002');
  }

  // The register of corrections, in the report that is read now and in the next day's.
  const newCut = scene.entries.length;
  expect(reportAt(scene, newCut).corrections).toMatchObject([
    { subject: 'report', subjectId: 'R-0001', byId: 'R-0002' },
    { subject: 'finding', subjectId: FINDING, act: 'superseded', byId: SECOND },
  ]);

  // The duties follow the finding that stands; the old evaluation, and the old report, are made again as they were.
  expect([...findingsOpen(scene.state)]).toEqual([SECOND]);
  expect([...findingsOpen(after(scene, oldCut))]).toEqual([FINDING]);
  expect(JSON.stringify(reportAt(scene, oldCut))).toBe(oldReport);
});
