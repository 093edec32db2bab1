import { id } from '../core/ids.ts';
import type { IncidentId } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import { clockLengthMs } from './clock-terms.ts';
import type { ClockParameter } from './clock-term.ts';

/**
 * `calm`, then `soon` in the last quarter. `met` in time. `missed` when the time ran out, met since or not: it stays so. `paused` while its case is set aside,
 * closed or merged, or its draft returned, and nobody owes it.
 */
export type ClockStanding = 'calm' | 'soon' | 'missed' | 'met' | 'paused';

export type ClockKind =
  | 'screen-incident'
  | 'acknowledge-allegation'
  | 'assign-verification'
  | 'do-task'
  | 'review-finding'
  | 'reply'
  | 'obligation';

export interface Clock {
  /** Names one clock for good: kind and what it is about. */
  readonly clockId: string;
  readonly kind: ClockKind;
  /** Who owes it: a role of the mission, a party, or a bearer of the agreement. */
  readonly bearer: string;
  /** The agreement's parameter that sets it; for an obligation, its clause. */
  readonly parameter: string;
  /** Id of the incident, allegation, task, finding, notice or obligation. */
  readonly subjectId: string;
  readonly incidentId: IncidentId | null;
  readonly fromMs: number;
  /** Inclusive: at this moment it is still in time. */
  readonly dueMs: number;
  /** When it was done, in time or not; null as long as it is not. */
  readonly metAtMs: number | null;
  readonly standing: ClockStanding;
}

/** A clock before anybody looks at the time. */
type Running = Omit<Clock, 'standing'> & { readonly isPaused: boolean };

/**
 * Every clock that has been started, in order of when each is due, ties by id. Lengths are the agreement's: where it sets none there is no clock.
 */
export function clocksOf(state: State, nowMs: number): readonly Clock[] {
  return [
    ...screening(state),
    ...acknowledging(state),
    ...assigning(state),
    ...tasks(state),
    ...reviews(state),
    ...replies(state),
    ...obligations(state),
  ]
    .map((running) => withStanding(running, nowMs))
    .sort((a, b) => a.dueMs - b.dueMs || (a.clockId < b.clockId ? -1 : 1));
}

function withStanding({ isPaused, ...clock }: Running, nowMs: number): Clock {
  return { ...clock, standing: standingOf(clock, isPaused, nowMs) };
}

function standingOf(
  { fromMs, dueMs, metAtMs }: Omit<Clock, 'standing'>,
  isPaused: boolean,
  nowMs: number,
): ClockStanding {
  if (metAtMs !== null) return metAtMs <= dueMs ? 'met' : 'missed';
  if (isPaused) return 'paused';
  if (nowMs > dueMs) return 'missed';
  return 4 * (dueMs - nowMs) <= dueMs - fromMs ? 'soon' : 'calm';
}

/** Does its case rest, so that nobody owes anything in it? */
function restsIn(state: State, incidentId: IncidentId | null): boolean {
  const incident = incidentId === null ? undefined : state.incidents.get(incidentId);
  if (incident === undefined) return false;
  const { dismissed, closed, mergedInto } = incident;
  return dismissed !== null || closed !== null || mergedInto !== null;
}

/** A clock of the agreement, as started at a time. */
type Start = (fromMs: number) => {
  readonly parameter: ClockParameter;
  readonly fromMs: number;
  readonly dueMs: number;
};

/** Starts clocks of one parameter; null where the agreement sets none, so that nobody goes through a hundred thousand cases for nothing. */
function starter(state: State, parameter: ClockParameter): Start | null {
  const lengthMs = clockLengthMs(state, parameter);
  return lengthMs === null ? null : (fromMs) => ({ parameter, fromMs, dueMs: fromMs + lengthMs });
}

function screening(state: State): readonly Running[] {
  const start = starter(state, 'screen_clock');
  if (start === null) return [];
  return [...state.incidents.values()].flatMap((incident) => {
    const { incidentId } = incident.judgement;
    const { opened, dismissed, mergedInto, firstRecordedAtMs } = incident;
    const times = [opened, dismissed].flatMap((done) => done?.recordedAtMs ?? []);
    return [
      {
        ...start(firstRecordedAtMs),
        clockId: `screen-incident:${incidentId}`,
        kind: 'screen-incident' as const,
        bearer: 'watch',
        subjectId: incidentId,
        incidentId,
        metAtMs: times.length === 0 ? null : Math.min(...times),
        isPaused: mergedInto !== null,
      },
    ];
  });
}

function acknowledging(state: State): readonly Running[] {
  const start = starter(state, 'acknowledge_clock');
  if (start === null) return [];
  return [...state.allegations.values()].flatMap((allegation) => {
    const { judgement, recordedAtMs, incidentId, acknowledged, judged } = allegation;
    return [
      {
        ...start(recordedAtMs),
        clockId: `acknowledge-allegation:${judgement.allegationId}`,
        kind: 'acknowledge-allegation' as const,
        bearer: 'watch',
        subjectId: judgement.allegationId,
        incidentId,
        metAtMs: (acknowledged ?? judged)?.recordedAtMs ?? null,
        isPaused: false,
      },
    ];
  });
}

/** From the opening of a case until somebody is sent to look, or a finding needs none. */
function assigning(state: State): readonly Running[] {
  const start = starter(state, 'task_clock');
  if (start === null) return [];
  return [...state.incidents.values()].flatMap(({ judgement, opened, findingId, sentAtMs }) => {
    if (opened === null) return [];
    const { incidentId } = judgement;
    const draftedMs = findingId === null ? undefined : state.findings.get(findingId)?.recordedAtMs;
    return [
      {
        ...start(opened.recordedAtMs),
        clockId: `assign-verification:${incidentId}`,
        kind: 'assign-verification' as const,
        bearer: 'watch',
        subjectId: incidentId,
        incidentId,
        metAtMs: sentAtMs ?? draftedMs ?? null,
        isPaused: restsIn(state, incidentId),
      },
    ];
  });
}

function tasks(state: State): readonly Running[] {
  return [...state.tasks.values()].flatMap(({ judgement, recordedAtMs, dueMs, done }) => {
    if (dueMs === null) return [];
    const { taskId, assignee, incidentId } = judgement;
    return [
      {
        clockId: `do-task:${taskId}`,
        kind: 'do-task' as const,
        bearer: assignee,
        parameter: assignee === 'patrol' ? 'site_clock' : 'remote_clock',
        subjectId: taskId,
        incidentId,
        fromMs: recordedAtMs,
        dueMs,
        metAtMs: done?.recordedAtMs ?? null,
        isPaused: restsIn(state, incidentId),
      },
    ];
  });
}

function reviews(state: State): readonly Running[] {
  const start = starter(state, 'review_clock');
  if (start === null) return [];
  return [...state.findings.values()].flatMap(({ judgement, recordedAtMs, reviewed }) => [
    {
      ...start(recordedAtMs),
      clockId: `review-finding:${judgement.findingId}`,
      kind: 'review-finding' as const,
      bearer: 'reviewer',
      subjectId: judgement.findingId,
      incidentId: judgement.incidentId,
      metAtMs: reviewed?.recordedAtMs ?? null,
      isPaused: restsIn(state, judgement.incidentId),
    },
  ]);
}

/** One for each party: what one answers does not stop the other's. A draft that was returned, or issued without them, asks nothing more. */
function replies(state: State): readonly Running[] {
  return [...state.notices.values()].flatMap(
    ({ judgement, recordedAtMs, dueMs, replies: given }) => {
      if (dueMs === null) return [];
      const { noticeId, partyIds, incidentId, subjectId } = judgement;
      const finding = state.findings.get(id<'finding'>(subjectId));
      const isReturned = finding?.reviewed?.judgement.outcome === 'returned';
      return partyIds.map((partyId) => ({
        clockId: `reply:${noticeId}:${partyId}`,
        kind: 'reply' as const,
        bearer: partyId,
        parameter: 'reply_clock',
        subjectId: noticeId,
        incidentId,
        fromMs: recordedAtMs,
        dueMs,
        metAtMs: given.find((reply) => reply.judgement.partyId === partyId)?.recordedAtMs ?? null,
        isPaused: isReturned || restsIn(state, incidentId),
      }));
    },
  );
}

/** What the agreement asks by a certain time, by the latest evaluation. When it was done, the evaluation does not say: in time, or it would be breached. */
function obligations(state: State): readonly Running[] {
  return (state.evaluation?.judgement.obligations ?? []).flatMap((duty) => {
    const { obligationId, bearer, clauseId, dueMs, findingId, modality } = duty;
    const finding = findingId === null ? undefined : state.findings.get(findingId);
    if (dueMs === null || modality !== 'must') return [];
    const isRunning = duty.state === 'in-force' || duty.state === 'breached';
    if (!isRunning && duty.state !== 'discharged') return [];
    return [
      {
        clockId: `obligation:${obligationId}`,
        kind: 'obligation' as const,
        bearer,
        parameter: `clause ${clauseId}`,
        subjectId: obligationId,
        incidentId: finding?.judgement.incidentId ?? null,
        fromMs: Math.min(dueMs, finding?.issued?.recordedAtMs ?? dueMs),
        dueMs,
        metAtMs: isRunning ? null : dueMs,
        isPaused: false,
      },
    ];
  });
}

/** The clocks of one case: the same as `clocksOf` gives for it, without going through all the others. */
export function clocksOfIncident(
  state: State,
  nowMs: number,
  incident: IncidentState,
): readonly Clock[] {
  const { incidentId, allegationIds } = incident.judgement;
  const isAbout = <V extends { readonly judgement: { readonly incidentId: IncidentId | null } }>(
    map: ReadonlyMap<string, V>,
  ) => [...map].filter(([, { judgement }]) => judgement.incidentId === incidentId);
  const own: State = {
    ...state,
    incidents: new Map([[incidentId, incident]]),
    allegations: picked(state.allegations, allegationIds),
    tasks: new Map(isAbout(state.tasks).map(([, task]) => [task.judgement.taskId, task])),
    notices: new Map(isAbout(state.notices).map(([, each]) => [each.judgement.noticeId, each])),
    findings: new Map(isAbout(state.findings).map(([, each]) => [each.judgement.findingId, each])),
  };
  return clocksOf(own, nowMs).filter((clock) => clock.incidentId === incidentId);
}

function picked<K, V>(map: ReadonlyMap<K, V>, keys: readonly K[]): ReadonlyMap<K, V> {
  return new Map(
    keys.flatMap((key) => {
      const value = map.get(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
