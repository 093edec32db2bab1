import { ID, INDEX, NAME, nullable, oneOf, REASON, REMARK } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { FindingCommand } from './command.ts';

export const FINDING_FIELDS: FieldsOf<FindingCommand> = {
  'draft-finding': {
    incidentId: ID,
    responsible: ID,
    standardId: nullable(NAME),
    ledgerIndex: INDEX,
    statement: REMARK,
  },
  'review-finding': { findingId: ID, outcome: oneOf('agreed', 'returned'), reason: REMARK },
  'issue-finding': { findingId: ID },
  'correct-finding': { findingId: ID, statement: REASON, reason: REASON },
  'withdraw-finding': { findingId: ID, reason: REASON },
  'recuse-member': { personId: ID, incidentId: ID, reason: REASON },
};
