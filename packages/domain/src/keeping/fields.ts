import type { FieldsOf } from '../core/field.ts';
import { INDEX, listOf, REASON, record } from '../core/field.ts';
import type { KeepingCommand } from './command.ts';

export const KEEPING_FIELDS: FieldsOf<KeepingCommand> = {
  'erase-content': { judgement: record({ indices: listOf(INDEX, 1) }), reason: REASON },
};
