import type { EntryOf } from '../core/entry.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { step } from '../incidents/step.ts';
import type { NoticeJudgements } from './judgements.ts';
import { replyDueMs } from './reply-clock.ts';

/** The kinds of entry that go between the mission and the parties. */
export const NOTICE_KINDS: Readonly<Record<keyof NoticeJudgements, true>> = {
  'notice.served': true,
  'notice.receipted': true,
  'reply.filed': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldNotice(state: FoldState, entry: EntryOf<keyof NoticeJudgements>): void {
  const { noticeId } = entry.judgement;
  switch (entry.kind) {
    case 'notice.served': {
      const dueMs = replyDueMs(state, entry);
      state.notices.set(noticeId, { ...stated(entry), dueMs, receipts: [], replies: [] });
      break;
    }
    case 'notice.receipted':
      replace(state.notices, noticeId, (notice) => ({
        ...notice,
        receipts: [...notice.receipts, stated(entry)],
      }));
      break;
    case 'reply.filed':
      replace(state.notices, noticeId, (notice) => {
        const late: 0 | 1 = notice.dueMs !== null && entry.recordedAtMs > notice.dueMs ? 1 : 0;
        return { ...notice, replies: [...notice.replies, { ...stated(entry), late }] };
      });
      break;
  }
  const incidentId = state.notices.get(noticeId)?.judgement.incidentId ?? null;
  if (incidentId !== null) step(state, entry, incidentId, () => ({}));
}
