import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { loadAgreement } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { Role } from '../access/role.ts';
import { sightOf } from '../access/sight.ts';
import { onBeat } from '../access/told-times.ts';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import { id } from '../core/ids.ts';
import { propose } from '../core/propose.ts';
import { reportView } from '../reports/report-view.ts';
import { FINDING, INCIDENT, seen, SHOT_MS } from '../testing/case.ts';
import { answered, decided, requested } from '../testing/commission.ts';
import { CHIEF, contextOf, INFORMATION, LIAISON_B, order, put } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { allege } from '../testing/workflow.ts';
import { agreementView } from './agreement.ts';
import { caseView } from './case.ts';
import { commissionView } from './commission.ts';
import { entryView } from './entry.ts';
import { liaisonView } from './liaison.ts';
import { toldCut } from './public-cut.ts';
import { reportsView } from './reports.ts';
import { situationView } from './situation.ts';
import type { Reader } from './types.ts';

const DAY_MS = 86_400_000;
const fromMs = Math.floor(SHOT_MS / DAY_MS) * DAY_MS;

let agreement: Agreement;
let scene: Scene;

/** Everything that has a clock or is answered: a decision, a remedy asked and answered, a correction, an allegation, a report put right. */
beforeAll(() => {
  const loaded = loadAgreement(readFileSync('agreements/exercise/truce.pact', 'utf8'));
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  ({ agreement } = loaded);
  scene = decided();
  const period = { fromMs, toMs: fromMs + DAY_MS };
  const issue = (): Command => ({
    kind: 'issue-report',
    by: INFORMATION,
    reportKind: 'daily',
    ...period,
    cutEntries: scene.entries.length,
    audience: 'public',
    files: [],
  });
  const makers: readonly (() => Command)[] = [
    () => requested(scene, { dueMs: onBeat(scene.nowMs) + DAY_MS }),
    () => answered(LIAISON_B, 'accepted'),
    () => allege,
    issue,
    () => ({
      kind: 'correct-finding',
      by: CHIEF,
      findingId: FINDING,
      statement: 'What we found.',
      reason: 'A wrong word.',
    }),
    () => ({
      kind: 'correct-report',
      by: INFORMATION,
      reportId: id('R-0001'),
      cutEntries: scene.entries.length,
      files: [],
      reason: 'A finding was corrected.',
    }),
  ];
  for (const make of makers) {
    scene.nowMs += 61_237;
    const command = make();
    expect([command.kind, order(scene, command).accepted]).toEqual([command.kind, true]);
  }
  scene.nowMs = SHOT_MS + 21_600_000 + 12_347;
  put(scene, seen(onBeat(scene.nowMs)));
  const stage = { stage: 'obligations-from-findings', agreement, nowMs: scene.nowMs } as const;
  for (const entry of propose(scene.state, stage, ENGINE)) put(scene, entry);
});

/** Times that only the record knows: when an entry was recorded, and what counts from there. What an entry itself states is not among them. */
function innerTimes(): readonly number[] {
  const { notices, evaluation } = scene.state;
  const stated = scene.entries
    .filter(({ kind }) => kind !== 'evaluation.made')
    .map(({ judgement }) => JSON.stringify(judgement))
    .join(' ');
  const times = [
    ...scene.entries.map(({ recordedAtMs }) => recordedAtMs),
    ...[...notices.values()].flatMap(({ dueMs }) => dueMs ?? []),
    ...(evaluation?.judgement.obligations ?? []).flatMap(({ dueMs }) => dueMs ?? []),
  ];
  return [...new Set(times)].filter(
    (timeMs) => timeMs !== onBeat(timeMs) && !stated.includes(String(timeMs)),
  );
}

const VIEWS: Readonly<Record<string, (reader: Reader) => unknown>> = {
  situation: (reader) => situationView(scene.state, reader, contextOf(scene, agreement)),
  case: (reader) => caseView(scene.state, INCIDENT, reader, contextOf(scene, agreement)),
  agreement: (reader) => agreementView(scene.state, reader, contextOf(scene, agreement)),
  liaison: (reader) => liaisonView(scene.state, reader, contextOf(scene, agreement)),
  commission: (reader) =>
    commissionView(scene.state, reader, contextOf(scene, agreement), { findingId: FINDING }),
  reports: (reader) => reportsView(scene.state, reader, contextOf(scene, agreement)),
  report: (reader) =>
    reportView(
      scene.state,
      {
        kind: 'daily',
        fromMs: fromMs + DAY_MS,
        toMs: fromMs + 2 * DAY_MS,
        cutEntries: scene.entries.length,
        audience: audienceOf(reader),
      },
      contextOf(scene, agreement),
    ),
  entries: (reader) =>
    scene.entries.map((entry) => {
      const proven = { judgementText: '{}', contentText: '', leafHex: 'ab', proof: null };
      return entryView(scene.state, { entry, ...proven }, reader, contextOf(scene, agreement));
    }),
};

function audienceOf(reader: Reader): 'mission' | 'party' | 'public' {
  const sight = sightOf(reader);
  return sight === 'capital' ? 'public' : sight;
}

const reader = (role: Role): Reader => ({
  role,
  partyId: role === 'liaison' ? 'A' : null,
  nation: null,
});

/** As the server sends it: with the data cut that the reader is told. */
function textOf(view: string, role: Role): string {
  const made = VIEWS[view]?.(reader(role)) ?? null;
  const hasCut = typeof made === 'object' && made !== null && 'cut' in made && view !== 'report';
  const cut = toldCut(scene.state, reader(role), contextOf(scene, agreement));
  return JSON.stringify(hasCut ? { ...made, cut } : made);
}

it.each(['liaison', 'capital', 'planner', 'public'] as const)(
  'D5: nothing that a %s reads says to the millisecond when an entry was recorded, nor a deadline that counts from it',
  (role) => {
    const told = Object.keys(VIEWS).map((view) => {
      const text = textOf(view, role);
      return [view, innerTimes().filter((timeMs) => text.includes(String(timeMs)))];
    });
    expect(told).toEqual(Object.keys(VIEWS).map((view) => [view, []]));
  },
);

it('D5: the mission reads those times in each of these views, so that the test before looks at something', () => {
  const empty = Object.keys(VIEWS).filter((view) => {
    const text = textOf(view, 'chief');
    return !innerTimes().some((timeMs) => text.includes(String(timeMs)));
  });
  expect(empty).toEqual([]);
});

it('D5: a deadline is told as the beat before it, and never later than it is', () => {
  const duesOf = (role: Role) =>
    (agreementView(scene.state, reader(role), contextOf(scene, agreement))?.clauses ?? [])
      .flatMap(({ obligations }) => obligations)
      .flatMap(({ dueMs }) => dueMs ?? []);
  const real = duesOf('chief');
  expect(real.length).toBeGreaterThan(0);
  expect(duesOf('liaison')).toEqual(real.map(onBeat));
});
