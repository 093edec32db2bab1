import { ID, oneOf, REMARK } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import { BENIGN_CAUSES } from '../core/shapes.ts';
import type { IncidentCommand } from './command.ts';

export const INCIDENT_FIELDS: FieldsOf<IncidentCommand> = {
  'open-incident': { incidentId: ID, reason: REMARK },
  'dismiss-incident': { incidentId: ID, cause: oneOf(...BENIGN_CAUSES), reason: REMARK },
};
