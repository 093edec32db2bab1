import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { NoticeId } from '../core/ids.ts';
import type { NoticeSubject } from './judgements.ts';

/** What goes between the mission and the parties. */
export type NoticeCommand =
  | {
      readonly kind: 'serve-notice';
      readonly by: Actor;
      readonly subject: NoticeSubject;
      /** Id of the incident, finding or decision. */
      readonly subjectId: string;
      readonly text: string;
    }
  | { readonly kind: 'receipt-notice'; readonly by: Actor; readonly noticeId: NoticeId }
  | {
      readonly kind: 'file-reply';
      readonly by: Actor;
      readonly noticeId: NoticeId;
      readonly text: string;
    };

/** Which roles may ask it. */
export const NOTICE_MAY: Readonly<Record<NoticeCommand['kind'], readonly Role[]>> = {
  'serve-notice': ['watch', 'investigator', 'chief', 'commission'],
  'receipt-notice': ['liaison'],
  'file-reply': ['liaison'],
};
