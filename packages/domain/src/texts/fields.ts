import { ID, REASON } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { TextCommand } from './command.ts';

export const TEXT_FIELDS: FieldsOf<TextCommand> = {
  'choose-reading': { textId: ID, normId: ID, readingId: ID, reason: REASON },
};
