import { ID, listOf, nullable, oneOf, REASON, REMARK } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import { BENIGN_CAUSES } from '../core/shapes.ts';
import type { IncidentCommand } from './command.ts';
import { CLOSINGS } from './judgements.ts';

const MEMBERS = {
  eventIds: listOf(ID),
  observationIds: listOf(ID),
  allegationIds: listOf(ID),
  activityIds: listOf(ID),
} as const;

export const INCIDENT_FIELDS: FieldsOf<IncidentCommand> = {
  'open-incident': { incidentId: ID, reason: REMARK },
  'dismiss-incident': { incidentId: ID, cause: oneOf(...BENIGN_CAUSES), reason: REMARK },
  'close-incident': { incidentId: ID, outcome: oneOf(...CLOSINGS), reason: REASON },
  'reopen-incident': { incidentId: ID, reason: REASON },
  'merge-incidents': { incidentId: ID, mergedIds: listOf(ID, 1, 100), reason: REASON },
  'split-incident': { incidentId: ID, ...MEMBERS, reason: REASON },
  'attach-evidence': { incidentId: ID, ...MEMBERS, reason: REASON },
  'prefer-location': {
    incidentId: ID,
    eventId: nullable(ID),
    observationId: nullable(ID),
    reason: REASON,
  },
};
