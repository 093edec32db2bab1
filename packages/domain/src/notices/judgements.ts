import type { IncidentId, NoticeId, PartyId, ReplyId } from '../core/ids.ts';

/** What the parties are told about. */
export const NOTICE_SUBJECTS = [
  'incident-opened',
  'draft-finding',
  'issued-finding',
  'decision',
] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

export interface NoticeJudgements {
  /** One entry for all parties: the same words, in the same moment, under the same leaf of the log. */
  readonly 'notice.served': {
    readonly noticeId: NoticeId;
    readonly subject: NoticeSubject;
    /** Id of the incident, finding or decision. */
    readonly subjectId: string;
    readonly incidentId: IncidentId | null;
    readonly partyIds: readonly PartyId[];
  };
  /** A party has it in hand. */
  readonly 'notice.receipted': { readonly noticeId: NoticeId; readonly partyId: PartyId };
  /** A party answers. Whether in time follows from when it was recorded: see `ReplyState`. */
  readonly 'reply.filed': {
    readonly replyId: ReplyId;
    readonly noticeId: NoticeId;
    readonly partyId: PartyId;
  };
}
