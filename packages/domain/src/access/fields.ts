import { ID, NAME, nullable, oneOf, REASON, record } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { AccessCommand } from './command.ts';
import { ROLES } from './role.ts';

export const ACCESS_FIELDS: FieldsOf<AccessCommand> = {
  'grant-role': {
    judgement: record({
      personId: ID,
      role: oneOf(...ROLES),
      nation: NAME,
      partyId: nullable(ID),
    }),
    name: NAME,
  },
  'revoke-role': { personId: ID, role: oneOf(...ROLES), reason: REASON },
};
