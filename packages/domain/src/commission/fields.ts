import {
  ID,
  integer,
  listOf,
  NAME,
  nullable,
  oneOf,
  REASON,
  record,
  REMARK,
  TIME_MS,
} from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { CommissionCommand } from './command.ts';
import { BREACHES, INTENTS, REMEDY_ANSWERS, RULES } from './judgements.ts';

/** More than any commission has. */
const MEMBERS_MOST = 100;

export const COMMISSION_FIELDS: FieldsOf<CommissionCommand> = {
  'constitute-body': {
    chairId: ID,
    memberIds: listOf(ID, 1, MEMBERS_MOST),
    quorum: integer(1, MEMBERS_MOST),
    rule: oneOf(...RULES),
    reason: REASON,
  },
  vote: {
    findingId: ID,
    breach: oneOf(...BREACHES),
    responsible: ID,
    intent: oneOf(...INTENTS),
    remedy: REMARK,
    dissent: REMARK,
  },
  'take-decision': {
    findingId: ID,
    reading: nullable(record({ normId: NAME, readingId: NAME })),
    reason: REASON,
  },
  appeal: { decisionId: ID, reason: REASON },
  'request-remedy': { decisionId: ID, partyId: ID, dueMs: TIME_MS, text: REASON },
  'answer-remedy': { remedyId: ID, answer: oneOf(...REMEDY_ANSWERS, 'proved'), text: REASON },
  'use-hotline': {
    partyId: ID,
    incidentId: nullable(ID),
    reached: oneOf(0, 1),
    calledMs: TIME_MS,
    text: REASON,
  },
};
