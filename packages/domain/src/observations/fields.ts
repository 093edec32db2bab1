import { ID, NAME, nullable, oneOf, REASON, REMARK, record } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import { BENIGN_CAUSES, SOURCE_CLASSES } from '../core/shapes.ts';
import type { ObservationCommand } from './command.ts';

export const OBSERVATION_FIELDS: FieldsOf<ObservationCommand> = {
  'enrol-source': {
    judgement: record({
      sourceId: ID,
      sourceClass: oneOf(...SOURCE_CLASSES),
      ownerId: NAME,
      keyHash: { type: 'hex', digits: 64, orEmpty: true },
      partyId: nullable(ID),
    }),
    content: { type: 'json', most: 1_000_000 },
  },
  'revoke-key': { sourceId: ID, reason: REASON },
  'screen-observation': {
    observationId: ID,
    outcome: oneOf('reviewed', 'set-aside'),
    cause: nullable(oneOf(...BENIGN_CAUSES)),
    reason: REMARK,
  },
};
