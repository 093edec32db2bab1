import type { Entry, EntryOf } from '../core/entry.ts';
import { isOf } from '../core/stage.ts';
import type { FindingJudgements } from '../findings/judgements.ts';
import type { ImpedimentJudgements } from '../impediments/judgements.ts';
import type { IncidentJudgements } from '../incidents/judgements.ts';
import { idsOf } from '../incidents/members.ts';
import type { NoticeJudgements, NoticeSubject } from '../notices/judgements.ts';
import type { TaskJudgements } from '../tasks/judgements.ts';

/** The kinds of entry that people's work on cases leaves, beside opening, screening and finding. */
type WorkflowKind =
  | Exclude<
      keyof IncidentJudgements,
      'incident.proposed' | 'incident.opened' | 'incident.dismissed'
    >
  | 'finding.corrected'
  | 'finding.superseded'
  | 'finding.withdrawn'
  | Extract<keyof FindingJudgements, 'member.recused'>
  | 'allegation.acknowledged'
  | 'allegation.judged'
  | 'allegation.linked'
  | keyof NoticeJudgements
  | keyof TaskJudgements
  | keyof ImpedimentJudgements;

const WORKFLOW_KINDS: Readonly<Record<WorkflowKind, true>> = {
  'incident.closed': true,
  'incident.reopened': true,
  'incident.merged': true,
  'incident.split': true,
  'evidence.attached': true,
  'location.preferred': true,
  'finding.corrected': true,
  'finding.superseded': true,
  'finding.withdrawn': true,
  'member.recused': true,
  'allegation.acknowledged': true,
  'allegation.judged': true,
  'allegation.linked': true,
  'notice.served': true,
  'notice.receipted': true,
  'reply.filed': true,
  'task.assigned': true,
  'task.done': true,
  'handover.signed': true,
  'handover.noted': true,
  'impediment.reported': true,
};

export type WorkflowEntry = EntryOf<WorkflowKind>;

export function isWorkflowEntry(entry: Entry): entry is WorkflowEntry {
  return isOf(WORKFLOW_KINDS, entry);
}

const SUBJECT_WORDS: Readonly<Record<NoticeSubject, string>> = {
  'incident-opened': 'an opened case',
  'draft-finding': 'a draft finding',
  'issued-finding': 'an issued finding',
  decision: 'a decision',
};

export function subjectWords(subject: NoticeSubject): string {
  return SUBJECT_WORDS[subject];
}

const CLOSING_WORDS = {
  'not-verified': 'not verified',
  'unverifiable-access': 'cannot be verified, for want of access',
  'unverifiable-coverage': 'cannot be verified, for want of coverage',
} as const;

const IMPEDIMENT_WORDS = {
  denial: 'Access denied',
  delay: 'Access delayed',
  'conditional-access': 'Access under conditions',
  jamming: 'Jamming',
  threat: 'A threat',
} as const;

/** One sentence for an entry of the people's workflow. `nameOf` turns ids into names. */
export function workflowSentence(entry: WorkflowEntry, nameOf: (code: string) => string): string {
  switch (entry.kind) {
    case 'incident.closed':
      return `Closes ${entry.judgement.incidentId}: ${CLOSING_WORDS[entry.judgement.outcome]}.`;
    case 'incident.reopened':
      return `Reopens ${entry.judgement.incidentId}.`;
    case 'incident.merged':
      return `Merges ${entry.judgement.mergedIds.join(', ')} into ${entry.judgement.incidentId}.`;
    case 'incident.split':
      return `Splits ${entry.judgement.into.incidentId} off ${entry.judgement.incidentId}.`;
    case 'evidence.attached':
      return `Puts ${idsOf(entry.judgement).join(', ')} to ${entry.judgement.incidentId}.`;
    case 'location.preferred':
      return `Prefers the place of ${entry.judgement.eventId ?? entry.judgement.observationId ?? 'a source'}.`;
    case 'finding.corrected':
      return `Corrects the words of ${entry.judgement.findingId}.`;
    case 'finding.superseded':
      return `${entry.judgement.byFindingId} supersedes ${entry.judgement.findingId}.`;
    case 'finding.withdrawn':
      return `Withdraws ${entry.judgement.findingId}.`;
    case 'member.recused':
      return `Has no part in the findings on ${entry.judgement.incidentId}: ${entry.judgement.personId}.`;
    case 'allegation.acknowledged':
      return `Acknowledges ${entry.judgement.allegationId}.`;
    case 'allegation.judged':
      return `Holds ${entry.judgement.allegationId} ${entry.judgement.outcome}.`;
    case 'allegation.linked':
      return `Links ${entry.judgement.allegationId} to ${entry.judgement.incidentId}.`;
    case 'notice.served':
    case 'notice.receipted':
    case 'reply.filed':
      return noticeSentence(entry, nameOf);
    case 'impediment.reported':
      return impedimentSentence(entry.judgement, nameOf);
    default:
      return floorSentence(entry, nameOf);
  }
}

function noticeSentence(
  entry: EntryOf<keyof NoticeJudgements>,
  nameOf: (code: string) => string,
): string {
  switch (entry.kind) {
    case 'notice.served':
      return `Serves notice of ${SUBJECT_WORDS[entry.judgement.subject]}, ${entry.judgement.subjectId}, to ${entry.judgement.partyIds.map(nameOf).join(' and ')} at once.`;
    case 'notice.receipted':
      return `${nameOf(entry.judgement.partyId)} has ${entry.judgement.noticeId} in hand.`;
    case 'reply.filed':
      return `${nameOf(entry.judgement.partyId)} replies to ${entry.judgement.noticeId}.`;
  }
}

function floorSentence(
  entry: EntryOf<keyof TaskJudgements>,
  nameOf: (code: string) => string,
): string {
  switch (entry.kind) {
    case 'task.assigned': {
      const { taskId, assignee, incidentId, sectorId } = entry.judgement;
      return `Sends ${assignee === 'imagery' ? 'imagery' : `a ${assignee}`} to ${incidentId ?? nameOf(sectorId ?? '')}: ${taskId}.`;
    }
    case 'task.done': {
      const { taskId, result, azimuthReadings } = entry.judgement;
      const crater = azimuthReadings === 0 ? '' : `, with ${azimuthReadings} readings of azimuth`;
      return `Reports on ${taskId}: ${result.replaceAll('-', ' ')}${crater}.`;
    }
    case 'handover.signed':
      return `Hands the floor over with ${entry.judgement.openClocksTotal} open clocks.`;
    case 'handover.noted':
      return `Adds a note to ${entry.judgement.handoverId}.`;
  }
}

/** `Access denied by Aland in West, 128 minutes lost.` */
export function impedimentSentence(
  judgement: ImpedimentJudgements['impediment.reported'],
  nameOf: (code: string) => string,
): string {
  const { impedimentType, partyId, sectorId, minutesLost } = judgement;
  const who = partyId === null ? 'by persons unknown' : `by ${nameOf(partyId)}`;
  return `${IMPEDIMENT_WORDS[impedimentType]} ${who} in ${nameOf(sectorId)}, ${minutesLost} minutes lost.`;
}
