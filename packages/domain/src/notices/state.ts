import type { NoticeId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { NoticeJudgements } from './judgements.ts';

export interface ReplyState extends Stated<NoticeJudgements['reply.filed']> {
  /** Recorded after the agreement's reply clock had run out: attached all the same. */
  readonly late: 0 | 1;
}

export interface NoticeState extends Stated<NoticeJudgements['notice.served']> {
  /** Until when replies are in time; null where none is asked, or the agreement sets no clock. */
  readonly dueMs: number | null;
  /** At most one a party. */
  readonly receipts: readonly Stated<NoticeJudgements['notice.receipted']>[];
  /** In the order in which they came. */
  readonly replies: readonly ReplyState[];
}

/** What the parties were told, and what they answered, folded. */
export interface NotifiedState {
  readonly notices: ReadonlyMap<NoticeId, NoticeState>;
}

export function emptyNotified(): Writable<NotifiedState> {
  return { notices: new Map() };
}
