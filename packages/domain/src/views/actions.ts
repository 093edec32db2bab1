import { may } from '../access/policy.ts';
import { rolesInWords } from '../access/role-words.ts';
import type { Actor } from '../access/actor.ts';
import type { Command, CommandKind } from '../core/command.ts';
import { decide } from '../core/decide.ts';
import { id } from '../core/ids.ts';
import type { FindingId } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import { hasFinding } from '../incidents/decide-membership.ts';
import { NO_MEMBERS } from '../incidents/members.ts';
import type { Refusal } from '../observations/intake.ts';
import { noticeOf } from '../notices/reply-clock.ts';
import { commissionTrials } from './commission-trials.ts';
import type { Reader } from './types.ts';
import { WORDS } from './trial.ts';
import type { Trial, Trials } from './trial.ts';
import type { CaseAction } from './workflow-types.ts';

/** What this reader may do with a case now, and why not, asked of `decide` itself: a button that is lit is a command that is taken. */
export function caseActions(
  state: State,
  incident: IncidentState,
  reader: Reader,
  nowMs: number,
): readonly CaseAction[] {
  return actionsOf(state, reader, nowMs, (by) => caseTrials(state, incident, by));
}

/** What somebody might ask about a case, as it stands. */
export function caseTrials(state: State, incident: IncidentState, by: Actor): Trials {
  return [
    ...incidentTrials(incident, by),
    ...membershipTrials(state, incident, by),
    ...findingTrials(incident, by),
    ...floorTrials(state, incident, by),
    ...partyTrials(state, incident, by),
  ];
}

/** What this reader may do that is about no case in particular. */
export function floorActions(state: State, reader: Reader, nowMs: number): readonly CaseAction[] {
  const [sectorId] = state.agreement?.judgement.sectors ?? [];
  const parties = state.agreement?.judgement.parties ?? [];
  return actionsOf(state, reader, nowMs, (by) => [
    ['sign-handover', { kind: 'sign-handover', by, text: WORDS }],
    [
      'report-impediment',
      sectorId === undefined
        ? 'No agreement is in force.'
        : {
            kind: 'report-impediment',
            by,
            impedimentType: 'denial',
            partyId: null,
            sectorId,
            fromMs: 0,
            toMs: 0,
            minutesLost: 0,
            reason: WORDS,
          },
    ],
    [
      'file-allegation',
      sectorId === undefined
        ? 'No agreement is in force.'
        : {
            kind: 'file-allegation',
            by,
            statement: 'accuses',
            accusedId: parties.find((partyId) => partyId !== reader.partyId) ?? null,
            fromMs: 0,
            toMs: 0,
            sectorId,
            text: WORDS,
          },
    ],
  ]);
}

/** What this reader may do about a finding that is before the commission. */
export function commissionActions(
  state: State,
  findingId: FindingId | null,
  reader: Reader,
  nowMs: number,
): readonly CaseAction[] {
  return actionsOf(state, reader, nowMs, (by) => commissionTrials(state, findingId, by, nowMs));
}

/** What an information officer may do with reports: to issue one of an hour that nobody has reported on, and to correct the latest that stands. */
export function reportActions(state: State, reader: Reader, nowMs: number): readonly CaseAction[] {
  const [standing] = [...state.reports.values()]
    .filter(({ corrected }) => corrected === null)
    .slice(-1);
  const files = [{ fileName: 'report.en.html', sha256: '0'.repeat(64) }];
  return actionsOf(state, reader, nowMs, (by) => [
    [
      'issue-report',
      {
        kind: 'issue-report',
        by,
        reportKind: 'flash',
        fromMs: 0,
        toMs: 1,
        cutEntries: state.entries,
        audience: 'mission',
        files,
      },
    ],
    [
      'correct-report',
      standing === undefined
        ? 'No report stands that could be corrected.'
        : {
            kind: 'correct-report',
            by,
            reportId: standing.judgement.reportId,
            cutEntries: state.entries,
            files,
            reason: WORDS,
          },
    ],
  ]);
}

function actionsOf(
  state: State,
  reader: Reader,
  nowMs: number,
  trialsFor: (by: Actor) => readonly (readonly [CommandKind, Trial])[],
): readonly CaseAction[] {
  const by: Actor = { personId: id(reader.personId ?? 'nobody'), role: reader.role };
  return trialsFor(by).map(([kind, trial]) => {
    const barred = may(state, by, kind);
    if (barred !== null) return action(kind, false, barredWords(barred, reader));
    if (typeof trial === 'string') return action(kind, false, trial);
    const decision = decide(state, trial, nowMs);
    return decision.accepted
      ? action(kind, true, 'You may do this now.')
      : action(kind, false, refusalWords(decision.refusal));
  });
}

function action(kind: CommandKind, allowed: boolean, because: string): CaseAction {
  return { kind, allowed, because };
}

function barredWords(refusal: Refusal, reader: Reader): string {
  const [, roles] = refusal.expected.split('one of: ');
  if (roles !== undefined) return `This is done by ${rolesInWords(roles.split(', '))}.`;
  return reader.personId === undefined
    ? 'Say who you are first.'
    : `You are not on record as ${rolesInWords([reader.role])}.`;
}

/** `Expected …, found …`, as a sentence for a screen. */
export function refusalWords({ code, expected, found }: Refusal): string {
  if (code === 'conflict-of-interest') return `It takes ${expected}; you are ${found}.`;
  return `It takes ${expected}. Now: ${found}.`;
}

function incidentTrials({ judgement }: IncidentState, by: Actor): Trials {
  const { incidentId, eventIds, observationIds } = judgement;
  const [eventId = null] = eventIds;
  const [observationId = null] = observationIds;
  const reason = WORDS;
  const canSplit = eventIds.length + observationIds.length > 1;
  const first =
    eventId !== null
      ? { eventIds: [eventId], observationIds: [] }
      : { eventIds: [], observationIds: observationIds.slice(0, 1) };
  return [
    ['open-incident', { kind: 'open-incident', by, incidentId, reason }],
    ['dismiss-incident', { kind: 'dismiss-incident', by, incidentId, cause: 'natural', reason }],
    ['close-incident', { kind: 'close-incident', by, incidentId, outcome: 'not-verified', reason }],
    ['reopen-incident', { kind: 'reopen-incident', by, incidentId, reason }],
    [
      'split-incident',
      canSplit
        ? {
            kind: 'split-incident',
            by,
            incidentId,
            ...first,
            allegationIds: [],
            activityIds: [],
            reason,
          }
        : 'It takes more than one detection or observation.',
    ],
    [
      'prefer-location',
      eventId === null && observationId === null
        ? 'No source of this case gives a place.'
        : {
            kind: 'prefer-location',
            by,
            incidentId,
            eventId,
            observationId: eventId === null ? observationId : null,
            reason,
          },
    ],
  ];
}

/** Merging and putting evidence to a case, tried with the first that there is. */
function membershipTrials(state: State, incident: IncidentState, by: Actor): Trials {
  const { incidentId } = incident.judgement;
  const other = firstThat(
    state.incidents.values(),
    (each) =>
      each.judgement.incidentId !== incidentId && each.mergedInto === null && !hasFinding(each),
  );
  const observation = firstThat(state.observations.values(), (each) => each.incidentId === null);
  const allegation = firstThat(state.allegations.values(), (each) => each.incidentId === null);
  const moved = firstThat(state.observations.values(), (each) => {
    const holder = each.incidentId === null ? undefined : state.incidents.get(each.incidentId);
    return holder !== undefined && holder !== incident && !hasFinding(holder);
  });
  const observationIds = (observation ?? moved)?.judgement.observationId;
  const reason = WORDS;
  return [
    [
      'merge-incidents',
      other === null
        ? 'There is no other case without a finding.'
        : {
            kind: 'merge-incidents',
            by,
            incidentId,
            mergedIds: [other.judgement.incidentId],
            reason,
          },
    ],
    [
      'attach-evidence',
      observationIds === undefined && allegation === null
        ? 'Everything on record is in a case with a finding.'
        : {
            kind: 'attach-evidence',
            by,
            incidentId,
            ...NO_MEMBERS,
            ...(observationIds === undefined
              ? { allegationIds: allegation === null ? [] : [allegation.judgement.allegationId] }
              : { observationIds: [observationIds] }),
            reason,
          },
    ],
  ];
}

function firstThat<Item>(items: Iterable<Item>, is: (item: Item) => boolean): Item | null {
  for (const item of items) if (is(item)) return item;
  return null;
}

function findingTrials(incident: IncidentState, by: Actor): Trials {
  const { incidentId } = incident.judgement;
  const findingId = incident.nextFindingId ?? incident.findingId;
  const standingId = incident.findingId;
  const about = (make: (findingId: FindingId) => Command, which = findingId): Trial =>
    which === null ? 'There is no finding on this case.' : make(which);
  const ledgerIndex = incident.ledger?.index ?? -1;
  const statement = WORDS;
  const reason = WORDS;
  return [
    [
      'draft-finding',
      {
        kind: 'draft-finding',
        by,
        incidentId,
        responsible: 'undetermined',
        standardId: null,
        ledgerIndex,
        statement,
      },
    ],
    [
      'review-finding',
      about((each) => ({ kind: 'review-finding', by, findingId: each, outcome: 'agreed', reason })),
    ],
    ['issue-finding', about((each) => ({ kind: 'issue-finding', by, findingId: each }))],
    [
      'correct-finding',
      about(
        (each) => ({ kind: 'correct-finding', by, findingId: each, statement, reason }),
        standingId,
      ),
    ],
    [
      'withdraw-finding',
      about((each) => ({ kind: 'withdraw-finding', by, findingId: each, reason }), standingId),
    ],
    ['recuse-member', { kind: 'recuse-member', by, personId: by.personId, incidentId, reason }],
  ];
}

function floorTrials(state: State, { judgement }: IncidentState, by: Actor): Trials {
  const { incidentId } = judgement;
  const task = [...state.tasks.values()].find(
    (each) => each.judgement.incidentId === incidentId && each.done === null,
  );
  return [
    [
      'assign-task',
      { kind: 'assign-task', by, assignee: 'patrol', incidentId, sectorId: null, text: WORDS },
    ],
    [
      'complete-task',
      task === undefined
        ? 'Nobody has been sent.'
        : {
            kind: 'complete-task',
            by,
            taskId: task.judgement.taskId,
            result: 'confirmed',
            text: WORDS,
            crater: null,
          },
    ],
  ];
}

function partyTrials(state: State, incident: IncidentState, by: Actor): Trials {
  const { incidentId, allegationIds } = incident.judgement;
  const findingId = incident.nextFindingId ?? incident.findingId;
  const draft = findingId === null ? undefined : state.findings.get(findingId);
  const subject =
    draft === undefined
      ? 'incident-opened'
      : draft.issued === null
        ? 'draft-finding'
        : 'issued-finding';
  const subjectId = draft === undefined ? incidentId : draft.judgement.findingId;
  const notice =
    noticeOf(state, subject, subjectId) ?? noticeOf(state, 'incident-opened', incidentId);
  const [allegationId] = allegationIds;
  const noneServed = 'No notice has been served.';
  return [
    ['serve-notice', { kind: 'serve-notice', by, subject, subjectId, text: WORDS }],
    [
      'receipt-notice',
      notice === null
        ? noneServed
        : { kind: 'receipt-notice', by, noticeId: notice.judgement.noticeId },
    ],
    [
      'file-reply',
      notice === null
        ? noneServed
        : { kind: 'file-reply', by, noticeId: notice.judgement.noticeId, text: WORDS },
    ],
    [
      'judge-allegation',
      allegationId === undefined
        ? 'No party alleges anything of this case.'
        : { kind: 'judge-allegation', by, allegationId, outcome: 'admissible', reason: WORDS },
    ],
  ];
}
