import { partyOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { id, numberedId } from '../core/ids.ts';
import type { IncidentId, NoticeId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { stageOf } from '../incidents/stage-of.ts';
import type { Refusal } from '../observations/intake.ts';
import type { NoticeCommand } from './command.ts';
import { noticeOf } from './reply-clock.ts';
import type { NoticeState } from './state.ts';

/** What a command about a notice leads to. `author` has been checked to hold the role. */
export function decideNotice(state: State, command: NoticeCommand, author: Author): Answer {
  switch (command.kind) {
    case 'serve-notice':
      return serveNotice(state, command, author);
    case 'receipt-notice':
      return receiptNotice(state, command, author);
    case 'file-reply':
      return fileReply(state, command, author);
  }
}

type CommandOf<K extends NoticeCommand['kind']> = Extract<NoticeCommand, { readonly kind: K }>;

/** Served once about one thing, to all parties of the agreement in one entry. */
function serveNotice(state: State, command: CommandOf<'serve-notice'>, author: Author): Answer {
  const { subject, subjectId, text } = command;
  const partyIds = state.agreement?.judgement.parties ?? [];
  if (partyIds.length === 0) return refuse('wrong-state', 'an agreement in force', 'none');
  const about = subjectOf(state, command);
  if (about !== null && 'code' in about) return about;
  const earlier = noticeOf(state, subject, subjectId);
  if (earlier !== null)
    return refuse('wrong-state', 'not yet served', `${earlier.judgement.noticeId} on record`);
  return {
    kind: 'notice.served',
    author,
    judgement: {
      noticeId: numberedId<'notice'>('NO', state.notices.size + 1),
      subject,
      subjectId,
      incidentId: about?.incidentId ?? null,
      partyIds,
    },
    content: { text },
  };
}

/** The incident that the notice is about; null for none; a refusal when there is nothing to tell. */
function subjectOf(
  state: State,
  { subject, subjectId }: CommandOf<'serve-notice'>,
): { readonly incidentId: IncidentId } | Refusal | null {
  if (subject === 'decision') return null;
  if (subject === 'incident-opened') {
    const incident = state.incidents.get(id<'incident'>(subjectId));
    if (incident === undefined) return refuse('not-found', 'an incident on record', subjectId);
    if (incident.opened === null) return refuse('wrong-state', 'open', stageOf(incident));
    return incident.judgement;
  }
  const finding = state.findings.get(id<'finding'>(subjectId));
  if (finding === undefined) return refuse('not-found', 'a finding on record', subjectId);
  const wanted = subject === 'draft-finding' ? 'draft' : 'stands';
  const standing = standingOf(finding);
  if (standing !== wanted)
    return refuse(
      'wrong-state',
      `a finding that ${wanted === 'draft' ? 'is a draft' : wanted}`,
      standing,
    );
  return finding.judgement;
}

function receiptNotice(state: State, command: CommandOf<'receipt-notice'>, author: Author): Answer {
  const { noticeId, by } = command;
  const notice = noticeOr(state, noticeId);
  if ('code' in notice) return notice;
  const partyId = partyOf(state, by);
  if (partyId === null) return refuse('not-permitted', 'a liaison officer of a party', by.personId);
  const before = notice.receipts.find(({ judgement }) => judgement.partyId === partyId);
  if (before !== undefined)
    return refuse('wrong-state', `no receipt of ${partyId} yet`, `entry ${before.index}`);
  return { kind: 'notice.receipted', author, judgement: { noticeId, partyId }, content: null };
}

/** On time or late, a reply is taken; a party may add to it. What is late follows from when it is recorded. */
function fileReply(state: State, command: CommandOf<'file-reply'>, author: Author): Answer {
  const { noticeId, by, text } = command;
  const notice = noticeOr(state, noticeId);
  if ('code' in notice) return notice;
  const partyId = partyOf(state, by);
  if (partyId === null) return refuse('not-permitted', 'a liaison officer of a party', by.personId);
  const replies = [...state.notices.values()].reduce((sum, each) => sum + each.replies.length, 0);
  return {
    kind: 'reply.filed',
    author,
    judgement: { replyId: numberedId<'reply'>('RE', replies + 1), noticeId, partyId },
    content: { text },
  };
}

function noticeOr(state: State, noticeId: NoticeId): NoticeState | Refusal {
  return state.notices.get(noticeId) ?? refuse('not-found', 'a notice on record', noticeId);
}
