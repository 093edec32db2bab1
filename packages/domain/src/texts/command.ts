import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';

/** What people may ask about texts. */
export type TextCommand = {
  readonly kind: 'choose-reading';
  readonly by: Actor;
  /** The text, by the agreement's own name; its norm; and the reading that is to hold. */
  readonly textId: string;
  readonly normId: string;
  readonly readingId: string;
  readonly reason: string;
};

/** Which roles may ask it: the commission reads the agreement, and nobody for it. */
export const TEXT_MAY: Readonly<Record<TextCommand['kind'], readonly Role[]>> = {
  'choose-reading': ['commission'],
};
