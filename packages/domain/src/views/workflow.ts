import { tabulateNames } from '@holdfast/pact';
import { allegationStage } from '../allegations/state.ts';
import type { AllegationState } from '../allegations/state.ts';
import type { Clock, ClockKind } from '../clocks/clocks-of.ts';
import { outcomeWords } from '../commission/sentences.ts';
import type { JsonValue } from '../core/entry.ts';
import type { Sight } from '../access/sight.ts';
import { toldAtMs, toldDueMs } from '../access/told-times.ts';
import { id } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { NoticeState } from '../notices/state.ts';
import type { TaskState } from '../tasks/state.ts';
import type { ViewContext } from './context.ts';
import {
  actWords,
  bearerName,
  memberOf,
  namedParties,
  responsibleName,
  sectorName,
  textIn,
} from './context.ts';
import { allegationSentence } from './sentences.ts';
import type { AllegationShown, ClockShown, NoticeShown, TaskShown } from './workflow-types.ts';
import { subjectWords } from './workflow-sentences.ts';
import type { NamedParty } from './types.ts';

/** What the parts of the workflow are shown with: made once a view. */
export interface Showing {
  readonly state: State;
  readonly context: ViewContext;
  readonly parties: readonly NamedParty[];
  /** By which clocks are read. */
  readonly nowMs: number;
  /** How far whoever is shown it sees: times are told accordingly. */
  readonly sight: Sight;
}

export function showing(state: State, context: ViewContext, sight: Sight): Showing {
  const parties = namedParties(state, context.contentOf);
  return { state, context, parties, nowMs: context.nowMs ?? state.recordedAtMs, sight };
}

/** A text of an entry's content; null where there is none any more. */
export function wordsIn(content: JsonValue | null, member: string): string | null {
  return textIn(content, member, '') || null;
}

export function allegationShown(
  { context, parties, sight }: Showing,
  allegation: AllegationState,
): AllegationShown {
  const { judgement, index, recordedAtMs, incidentId } = allegation;
  const { allegationId, partyId, statement, accusedId, fromMs, toMs } = judgement;
  const partyName = responsibleName(parties, partyId);
  return {
    entryIndex: index,
    allegationId,
    partyId,
    partyName,
    stage: allegationStage(allegation),
    sentence: allegationSentence(
      statement,
      partyName,
      accusedId === null ? null : responsibleName(parties, accusedId),
    ),
    verbatim: wordsIn(context.contentOf(index), 'text'),
    incidentId,
    filedAtMs: toldAtMs(recordedAtMs, sight),
    fromMs,
    toMs,
  };
}

export function noticeShown(
  { state, context, parties, sight }: Showing,
  notice: NoticeState,
): NoticeShown {
  const { judgement, index, recordedAtMs, dueMs, receipts, replies } = notice;
  const { noticeId, subject, subjectId, incidentId, partyIds } = judgement;
  const decision = state.bodyDecisions.get(id<'decision'>(subjectId))?.judgement ?? null;
  return {
    entryIndex: index,
    noticeId,
    decided:
      decision === null
        ? null
        : {
            findingId: decision.findingId,
            sentence: decisionSentence(decision, parties),
          },
    subject,
    subjectId,
    incidentId,
    sentence: `Notice of ${subjectWords(subject)}, ${subjectId}, to all parties at once.`,
    text: wordsIn(context.contentOf(index), 'text'),
    servedAtMs: toldAtMs(recordedAtMs, sight),
    dueMs: dueMs === null ? null : toldDueMs(dueMs, sight),
    parties: partyIds.map((partyId) => ({
      partyId,
      name: responsibleName(parties, partyId),
      receiptedAtMs:
        receipts
          .filter((receipt) => receipt.judgement.partyId === partyId)
          .map((receipt) => toldAtMs(receipt.recordedAtMs, sight))[0] ?? null,
      replies: replies
        .filter((reply) => reply.judgement.partyId === partyId)
        .map((reply) => ({
          entryIndex: reply.index,
          replyId: reply.judgement.replyId,
          filedAtMs: toldAtMs(reply.recordedAtMs, sight),
          late: reply.late === 1,
          text: wordsIn(context.contentOf(reply.index), 'text'),
        })),
    })),
  };
}

function decisionSentence(
  decision: Parameters<typeof outcomeWords>[0],
  parties: readonly NamedParty[],
): string {
  if (decision.breach === 'undetermined')
    return 'The commission cannot determine whether there was a breach.';
  return `The commission finds ${outcomeWords(decision, (code) => responsibleName(parties, code))}.`;
}

export function taskShown({ state, context, nowMs }: Showing, task: TaskState): TaskShown {
  const { judgement, index, recordedAtMs, dueMs, done } = task;
  const { taskId, assignee, incidentId, sectorId } = judgement;
  const report = done === null ? null : context.contentOf(done.index);
  const crater = memberOf(report, 'crater');
  const [azimuthMdeg, sigmaMdeg] = [memberOf(crater, 'azimuthMdeg'), memberOf(crater, 'sigmaMdeg')];
  return {
    entryIndex: index,
    taskId,
    assignee,
    incidentId,
    sectorId,
    sectorName: sectorId === null ? null : sectorName(state, context.contentOf, sectorId),
    text: wordsIn(context.contentOf(index), 'text'),
    assignedAtMs: recordedAtMs,
    dueMs,
    overdue: dueMs !== null && (done?.recordedAtMs ?? nowMs) > dueMs,
    result: done?.judgement.result ?? null,
    doneAtMs: done?.recordedAtMs ?? null,
    report: wordsIn(report, 'text'),
    azimuth:
      done !== null && typeof azimuthMdeg === 'number' && typeof sigmaMdeg === 'number'
        ? { azimuthMdeg, sigmaMdeg, readings: done.judgement.azimuthReadings }
        : null,
  };
}

const DUE_WORDS: Readonly<Record<ClockKind, string>> = {
  'screen-incident': 'opens the case or sets it aside',
  'acknowledge-allegation': 'acknowledges the allegation',
  'assign-verification': 'sends somebody to look',
  'do-task': 'reports on the task',
  'review-finding': 'reviews the draft finding',
  reply: 'replies to the notice',
  obligation: 'does what the agreement asks',
};

const BEARER_WORDS: Readonly<Record<string, string>> = {
  watch: 'The watch',
  reviewer: 'A reviewer',
  patrol: 'The patrol',
  drone: 'The drone team',
  imagery: 'The imagery desk',
  camera: 'The camera desk',
  laboratory: 'The laboratory',
};

/** What is due, in words: an obligation in the words of its clause, everything else by what it is about. */
function dueSentence({ state, context }: Showing, { kind, subjectId }: Clock): string {
  if (kind !== 'obligation') return `${DUE_WORDS[kind]}: ${subjectId}.`;
  const duty = state.evaluation?.judgement.obligations.find(
    ({ obligationId }) => obligationId === subjectId,
  );
  if (duty === undefined) return `${DUE_WORDS[kind]}.`;
  const because = duty.findingId === null ? '' : `, by finding ${duty.findingId}`;
  return `must ${actWords(context.agreement, duty.acts)}${because}.`;
}

/** The agreement's own words for what sets a clock; a clause's number as it is. */
function parameterTitle({ agreement }: ViewContext, parameter: string): string {
  if (agreement === null) return parameter;
  return tabulateNames(agreement).find('parameter', parameter)?.title ?? parameter;
}

export function clockShown(showing: Showing, clock: Clock): ClockShown {
  const { context, parties, sight } = showing;
  const { kind, bearer, clockId, standing, parameter } = clock;
  const name = BEARER_WORDS[bearer] ?? bearerName(context.agreement, parties, bearer);
  return {
    clockId,
    kind,
    standing,
    sentence: `${name} ${dueSentence(showing, clock)}`,
    bearer,
    bearerName: name,
    parameter: parameterTitle(context, parameter),
    incidentId: clock.incidentId,
    fromMs: toldAtMs(clock.fromMs, sight),
    dueMs: toldDueMs(clock.dueMs, sight),
    metAtMs: clock.metAtMs === null ? null : toldAtMs(clock.metAtMs, sight),
  };
}

/** Clocks that parties are told of: their own, and those that the mission owes them. */
const OUTSIDE: ReadonlySet<ClockKind> = new Set(['acknowledge-allegation', 'reply', 'obligation']);

export function clocksShown(
  showing: Showing,
  clocks: readonly Clock[],
  isInside: boolean,
): readonly ClockShown[] {
  return clocks
    .filter(({ kind }) => isInside || OUTSIDE.has(kind))
    .map((clock) => clockShown(showing, clock));
}
