import { ID, oneOf, REASON } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { NoticeCommand } from './command.ts';
import { NOTICE_SUBJECTS } from './judgements.ts';

export const NOTICE_FIELDS: FieldsOf<NoticeCommand> = {
  'serve-notice': { subject: oneOf(...NOTICE_SUBJECTS), subjectId: ID, text: REASON },
  'receipt-notice': { noticeId: ID },
  'file-reply': { noticeId: ID, text: REASON },
};
