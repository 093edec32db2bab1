import { refuse } from '../core/answer.ts';
import type { EntryOf } from '../core/entry.ts';
import type { FindingId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { NoticeSubject } from './judgements.ts';
import type { NoticeState } from './state.ts';

/** How long parties have to answer a draft, by the agreement in force; null when it sets no clock (none, or 0). */
function replyClockMs(state: State): number | null {
  const lengthMs = state.agreement?.judgement.replyClockMs ?? 0;
  return lengthMs > 0 ? lengthMs : null;
}

/** Until when, inclusive, a reply to this notice is in time. */
export function replyDueMs(
  state: State,
  { recordedAtMs, judgement }: Pick<EntryOf<'notice.served'>, 'recordedAtMs' | 'judgement'>,
): number | null {
  const lengthMs = replyClockMs(state);
  return judgement.subject === 'draft-finding' && lengthMs !== null
    ? recordedAtMs + lengthMs
    : null;
}

export function noticeOf(
  state: State,
  subject: NoticeSubject,
  subjectId: string,
): NoticeState | null {
  for (const notice of state.notices.values())
    if (notice.judgement.subject === subject && notice.judgement.subjectId === subjectId)
      return notice;
  return null;
}

/** Both have answered, or have had their time. */
function isHeard({ dueMs, replies, judgement }: NoticeState, nowMs: number): boolean {
  const answered = new Set(replies.map((reply) => reply.judgement.partyId));
  return (
    judgement.partyIds.every((partyId) => answered.has(partyId)) ||
    (dueMs !== null && nowMs > dueMs)
  );
}

/** Why a finding may not be issued yet: the parties were not heard on its draft. Null where the agreement sets no clock for it. */
export function repliesOutstanding(
  state: State,
  findingId: FindingId,
  nowMs: number,
): Refusal | null {
  if (replyClockMs(state) === null) return null;
  const notice = noticeOf(state, 'draft-finding', findingId);
  if (notice === null)
    return refuse('wrong-state', 'notice of the draft, served to the parties', 'none served');
  if (isHeard(notice, nowMs)) return null;
  const answered = new Set(notice.replies.map(({ judgement }) => judgement.partyId));
  return refuse(
    'wrong-state',
    'the reply of every party, or the end of their time to reply',
    `${answered.size} of ${notice.judgement.partyIds.length} replies, due at ${notice.dueMs ?? 'no time'}`,
  );
}
