import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseView, IncidentStage, Reader, SituationView } from '@holdfast/domain';
import { PEOPLE } from '../emit/cast.ts';
import { NONE_LEFT, officersAct } from '../index.ts';
import type { CaseCourse, Desk, LeftOpen } from '../index.ts';
import {
  BLANK_CASE,
  BLANK_FINDING,
  BLANK_SITUATION,
  BLANK_SOURCE,
} from '../testing/blank-views.ts';

const NOW_MS = 10_000_000;
const LONG_AGO_MS = 1_000_000;

interface Told {
  readonly stage: IncidentStage;
  readonly scoreCdb?: readonly number[];
  readonly met?: readonly string[];
  readonly newsMs?: number;
  readonly activity?: boolean;
  readonly steps?: CaseView['steps'];
  readonly drafted?: string;
  readonly notices?: CaseView['notices'];
  readonly phase?: CaseView['phase'];
  /** No instrument has recorded anything of it. */
  readonly byPeople?: true;
  /** It lies outside the band. */
  readonly beyond?: true;
  readonly tasks?: CaseView['tasks'];
  /** Somebody saw the place, to within so much. */
  readonly seenWithinM?: number;
  readonly preferred?: true;
}

const HYPOTHESES = ['A', 'B', 'third-party', 'accident', 'exercise', 'natural'] as const;
const THRESHOLDS = { reasonable_grounds: 600, balance: 1000 } as const;

function caseView(told: Told): CaseView {
  const { stage, newsMs = LONG_AGO_MS } = told;
  const scoreCdb = told.scoreCdb ?? [900, 0, -500, -500, -500, -500];
  const leading = HYPOTHESES[scoreCdb.indexOf(Math.max(...scoreCdb))] ?? 'undetermined';
  const source = { ...BLANK_SOURCE, entryIndex: 1, recordedAtMs: newsMs };
  const finding = (responsible: string) => ({
    ...BLANK_FINDING,
    responsible: responsible as 'undetermined',
    standardId: responsible === 'undetermined' ? null : (told.met?.at(-1) ?? null),
  });
  return {
    ...BLANK_CASE,
    incident: {
      ...BLANK_CASE.incident,
      incidentId: 'HF-0004',
      stage,
      fromMs: LONG_AGO_MS,
      toMs: LONG_AGO_MS,
      area: {
        shape: 'circle',
        latitudeUdeg: told.beyond === true ? -47_180_000 : -47_000_000,
        longitudeUdeg: -126_000_000,
        radiusM: 1,
      },
      detections: told.byPeople === true ? 0 : 1,
    },
    sources: [
      { ...source, kind: 'detection', eventKind: 'blast' },
      ...(told.seenWithinM === undefined
        ? []
        : [
            {
              ...source,
              id: 'OB-0007',
              kind: 'observation' as const,
              eventKind: null,
              area: {
                shape: 'circle' as const,
                latitudeUdeg: -47_000_000,
                longitudeUdeg: -126_000_000,
                radiusM: told.seenWithinM,
              },
            },
          ]),
      ...(told.activity === true
        ? [{ ...source, kind: 'activity' as const, eventKind: null }]
        : []),
    ],
    ledger: {
      entryIndex: 17,
      tableVersion: 'exercise-1',
      capCdb: 1000,
      hypotheses: HYPOTHESES.map((code) => ({ code: code as 'natural', name: `Name of ${code}` })),
      priorCdb: [],
      rows: [],
      scoreCdb,
      leading: leading as 'natural',
      word: 'likely',
      percent: 80,
      standards: Object.entries(THRESHOLDS).map(([standardId, thresholdCdb]) => ({
        standardId,
        name: standardId,
        thresholdCdb,
        leastGroups: 1,
        survivesLossOf: 0,
        physicalEvidence: false,
        met: told.met?.includes(standardId) ?? false,
        marginCdb: 0,
        worstMarginCdb: 0,
        groupsInFavour: 1,
      })),
      against: [],
      wouldSettle: [],
      withheldInputs: 0,
    },
    finding: told.drafted === undefined ? null : finding(told.drafted),
    steps: told.steps ?? [],
    phase: told.phase ?? 'opened',
    tasks: told.tasks ?? [],
    notices: told.notices ?? [],
    isPlacePreferred: told.preferred === true,
  };
}

function act(told: Told, nowMs = NOW_MS, leftOpen: LeftOpen = NONE_LEFT) {
  const view = caseView(told);
  const readers: Reader[] = [];
  const desk: Desk = {
    situation: (reader): SituationView => {
      readers.push(reader);
      return { ...BLANK_SITUATION, incidents: [view.incident] };
    },
    caseOf: (incidentId, reader) => {
      readers.push(reader);
      return incidentId === view.incident.incidentId ? view : null;
    },
    docket: () => [],
  };
  const [command, ...more] = officersAct(desk, nowMs, leftOpen);
  expect(more).toEqual([]);
  return { command, readers };
}

/** A notice of the draft that so many of two parties have answered. */
const notice = (answered: number): CaseView['notices'][number] => ({
  entryIndex: 30,
  noticeId: 'NO-0001',
  subject: 'draft-finding',
  subjectId: 'F-0001',
  incidentId: 'HF-0004',
  sentence: '',
  text: '',
  servedAtMs: 0,
  dueMs: null,
  decided: null,
  parties: ['A', 'B'].map((partyId, at) => ({
    partyId,
    name: partyId,
    receiptedAtMs: null,
    replies:
      at < answered
        ? [{ entryIndex: 31 + at, replyId: `RE-000${at}`, filedAtMs: 1, late: false, text: '' }]
        : [],
  })),
});

const step = (role: 'investigator' | 'reviewer', recordedAtMs: number) => ({
  kind: 'finding.drafted',
  entryIndex: 20,
  recordedAtMs,
  who: '',
  role,
  nation: 'Norrith',
  byEngine: false,
  reason: null,
  sentence: '',
});

describe('officersAct', () => {
  it('O1: the watch officer opens what no harmless cause leads, after a while', () => {
    expect(act({ stage: 'proposed' }).command).toMatchObject({
      kind: 'open-incident',
      by: { personId: 'p-watch', role: 'watch' },
      incidentId: 'HF-0004',
    });
    expect(act({ stage: 'proposed', newsMs: NOW_MS - 899_999 }).command).toBeUndefined();
  });

  it('O8: a case that is left at a stage is carried to it and no further; the parties are told, and not answered for', () => {
    const left = (stage: IncidentStage) => (number: number) => (number === 4 ? stage : null);
    expect(act({ stage: 'proposed' }, NOW_MS, left('proposed')).command).toBeUndefined();
    expect(act({ stage: 'proposed' }, NOW_MS, left('open')).command?.kind).toBe('open-incident');
    const reviewed = {
      stage: 'finding-reviewed',
      drafted: 'A',
      met: ['reasonable_grounds'],
      steps: [step('investigator', 0), step('reviewer', 0)],
    } as const;
    const told = act(reviewed, NOW_MS, left('finding-reviewed')).command;
    expect(told?.kind).toBe('serve-notice');
    const waits = { ...reviewed, notices: [notice(0)] };
    expect(act(waits).command?.kind).toBe('file-reply');
    expect(act(waits, NOW_MS, left('finding-reviewed')).command).toBeUndefined();
  });

  it('O2: a harmless cause that leads by the stated margin is dismissed, by its word', () => {
    const dismissed = (scoreCdb: readonly number[], stage: IncidentStage = 'proposed') =>
      act({ stage, scoreCdb }).command;
    expect(dismissed([0, 0, 0, 0, 0, 300])).toMatchObject({
      kind: 'dismiss-incident',
      cause: 'natural',
    });
    expect(dismissed([0, 0, 0, 500, 0, 0])).toMatchObject({ cause: 'accident' });
    expect(dismissed([0, 0, 0, 0, 400, 0])).toMatchObject({ cause: 'notified-activity' });
    expect(dismissed([0, 0, 0, 0, 0, 299])).toMatchObject({ kind: 'open-incident' });
    expect(dismissed([0, 0, 0, 500, 0, 0], 'open')).toMatchObject({
      kind: 'dismiss-incident',
      by: { role: 'investigator' },
    });
    expect(act({ stage: 'proposed', activity: true }).command).toMatchObject({
      kind: 'dismiss-incident',
      cause: 'notified-activity',
    });
  });

  it('O3: an investigator names the leader to the highest standard met, else undetermined', () => {
    expect(act({ stage: 'open', met: ['reasonable_grounds', 'balance'] }).command).toMatchObject({
      kind: 'draft-finding',
      by: { role: 'investigator' },
      responsible: 'A',
      standardId: 'balance',
      ledgerIndex: 17,
    });
    expect(act({ stage: 'open' }).command).toMatchObject({
      responsible: 'undetermined',
      standardId: null,
    });
    expect(act({ stage: 'open', newsMs: NOW_MS - 1000 }).command).toBeUndefined();
    expect(act({ stage: 'open' }, LONG_AGO_MS + 3_599_999).command).toBeUndefined();
  });

  it('O4: a reviewer agrees with the same result only, once', () => {
    const review = (drafted: string, steps: CaseView['steps'] = []) =>
      act({ stage: 'finding-drafted', met: ['reasonable_grounds'], drafted, steps }).command;
    expect(review('A')).toMatchObject({ kind: 'review-finding', outcome: 'agreed' });
    expect(review('B')).toMatchObject({ outcome: 'returned' });
    expect(review('undetermined')).toMatchObject({ outcome: 'returned' });
    expect(review('A', [step('reviewer', LONG_AGO_MS)])).toBeUndefined();
    expect(review('A', [step('investigator', NOW_MS - 479_999)])).toBeUndefined();
  });

  it('O4: what was drafted again after a review is reviewed again', () => {
    const again = (steps: CaseView['steps']) =>
      act({ stage: 'finding-drafted', met: ['reasonable_grounds'], drafted: 'A', steps }).command;
    const [draft, review] = [step('investigator', 0), step('reviewer', 0)];
    expect(again([draft, review, draft])).toMatchObject({ outcome: 'agreed' });
    expect(again([draft, review])).toBeUndefined();
  });

  it('O9: a case that is sent to be looked at, returned or closed leaves the common course there', () => {
    const on = (course: CaseCourse, told: Partial<Told> & { stage: IncidentStage }) =>
      act(told, NOW_MS, () => course).command;
    expect(on('tasked', { stage: 'open' })).toMatchObject({
      kind: 'assign-task',
      assignee: 'patrol',
    });
    const drafted = {
      stage: 'finding-drafted',
      met: ['reasonable_grounds'],
      drafted: 'A',
    } as const;
    expect(on('returned', drafted)).toMatchObject({ kind: 'review-finding', outcome: 'returned' });
    expect(on('returned', { stage: 'open', steps: [step('reviewer', 0)] })).toBeUndefined();
    expect(on('not-verified', { stage: 'open', byPeople: true })?.kind).toBe('assign-task');
    expect(on('not-verified', { stage: 'open' })?.kind).toBe('draft-finding');
    expect(
      on('not-verified', { stage: 'open', byPeople: true, met: ['reasonable_grounds'] })?.kind,
    ).toBe('draft-finding');
    const issued = { stage: 'finding-issued', drafted: 'A', phase: 'issued' } as const;
    expect(on('corrected', issued)?.kind).toBe('correct-finding');
    expect(on('corrected', { ...issued, phase: 'corrected' })).toBeUndefined();
  });

  it('O4: no reviewer is of an investigator’s nation', () => {
    const nations = (role: string) =>
      PEOPLE.filter((person) => person.role === role).map(({ nation }) => nation);
    expect(nations('reviewer').some((nation) => nations('investigator').includes(nation))).toBe(
      false,
    );
    expect(new Set(nations('investigator')).size).toBe(2);
  });

  it('O8: before the chief issues, the parties are told of the draft, and each answers once', () => {
    const told = { stage: 'finding-reviewed', met: ['reasonable_grounds'], drafted: 'A' } as const;
    expect(act({ ...told, notices: [] }).command).toMatchObject({
      kind: 'serve-notice',
      by: { role: 'chief' },
      subject: 'draft-finding',
      subjectId: 'F-0001',
    });
    const liaisons = PEOPLE.filter(({ role }) => role === 'liaison');
    expect([0, 1].map((replies) => act({ ...told, notices: [notice(replies)] }).command)).toEqual(
      liaisons.map(({ personId }) =>
        expect.objectContaining({ kind: 'file-reply', by: { personId, role: 'liaison' } }),
      ),
    );
  });

  it('O5: the chief issues what a review agreed to and the parties were heard on', () => {
    const told = {
      stage: 'finding-reviewed',
      met: ['reasonable_grounds'],
      drafted: 'A',
      notices: [notice(2)],
    } as const;
    expect(act(told).command).toEqual({
      kind: 'issue-finding',
      by: { personId: 'p-chief', role: 'chief' },
      findingId: 'F-0001',
    });
    expect(act({ ...told, steps: [step('reviewer', NOW_MS - 1)] }).command).toBeUndefined();
  });

  it('O6: each officer reads as itself, and settled cases are left alone', () => {
    expect(act({ stage: 'open' }).readers.map(({ role }) => role)).toEqual([
      'watch',
      'watch',
      'investigator',
    ]);
    expect(act({ stage: 'finding-issued' }).command).toBeUndefined();
    expect(act({ stage: 'dismissed' }).command).toBeUndefined();
  });

  it('O7: no officer imports the truth, the world or the scorer', () => {
    const folder = new URL('./', import.meta.url);
    const files = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(2);
    for (const name of [...files, '../emit/cast.ts']) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const from = [...text.matchAll(/from '([^']+)'/g)].map(([, path]) => path);
      expect(
        from.filter((path) => /truth|score|drafts|faults|plan-exercise/.test(path ?? '')),
      ).toEqual([]);
    }
  });

  it('O11: beyond the band a patrol is sent, turned back, and the case closed as unverifiable, whatever its number', () => {
    const told = { byPeople: true, beyond: true } as const;
    const keepsAll: LeftOpen = () => 'proposed';
    const on = (more: Told, nowMs?: number) => act({ ...told, ...more }, nowMs, keepsAll).command;
    expect(on({ stage: 'proposed' })).toMatchObject({ kind: 'open-incident' });
    expect(on({ stage: 'open' })).toMatchObject({ kind: 'assign-task', assignee: 'patrol' });
    const task: CaseView['tasks'][number] = {
      entryIndex: 9,
      taskId: 'TA-0001',
      assignee: 'patrol',
      incidentId: 'HF-0004',
      sectorId: null,
      sectorName: null,
      text: '',
      assignedAtMs: NOW_MS - 60_000,
      dueMs: null,
      overdue: false,
      result: null,
      doneAtMs: null,
      report: null,
      azimuth: null,
    };
    expect(on({ stage: 'open', tasks: [task] })).toBeUndefined();
    expect(on({ stage: 'open', tasks: [{ ...task, assignedAtMs: LONG_AGO_MS }] })).toMatchObject({
      kind: 'complete-task',
      by: { role: 'monitor' },
      result: 'access-denied',
    });
    const back = [{ ...task, result: 'access-denied' as const }];
    const closing = on({ stage: 'open', tasks: back });
    expect(closing).toMatchObject({ kind: 'close-incident', outcome: 'unverifiable-access' });
    expect(JSON.stringify(closing)).toContain('outside the band');
    expect(on({ stage: 'open', tasks: back, newsMs: NOW_MS - 1 })).toBeUndefined();
    expect(on({ stage: 'open', tasks: back, phase: 'unverifiable-access' })).toBeUndefined();
    expect(act({ stage: 'open', beyond: true }).command?.kind).toBe('draft-finding');
  });

  it('O12: the watch officer prefers a place that was seen to within metres, once, before anyone drafts', () => {
    for (const stage of ['proposed', 'open'] as const)
      expect(act({ stage, seenWithinM: 50 }, NOW_MS, () => 'proposed').command).toMatchObject({
        kind: 'prefer-location',
        by: { role: 'watch' },
        incidentId: 'HF-0004',
        eventId: null,
        observationId: 'OB-0007',
      });
    const kinds = [
      { stage: 'open', seenWithinM: 100 } as const,
      { stage: 'open', seenWithinM: 50, preferred: true } as const,
      { stage: 'finding-issued', seenWithinM: 50 } as const,
    ].map((told) => act(told).command?.kind);
    expect(kinds).toEqual(['draft-finding', 'draft-finding', undefined]);
  });
});
