import type { FieldsOf } from '../core/field.ts';
import { ID, REASON } from '../core/field.ts';
import type { DisclosureCommand } from './command.ts';

export const DISCLOSURE_FIELDS: FieldsOf<DisclosureCommand> = {
  'release-incident': { incidentId: ID, reason: REASON },
  'withdraw-release': { incidentId: ID, reason: REASON },
};
