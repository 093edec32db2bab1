import { ID, nullable, oneOf, REASON, TIME_MS } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { AllegationCommand } from './command.ts';
import { STATEMENTS } from './judgements.ts';

export const ALLEGATION_FIELDS: FieldsOf<AllegationCommand> = {
  'file-allegation': {
    statement: oneOf(...STATEMENTS),
    accusedId: nullable(ID),
    fromMs: TIME_MS,
    toMs: TIME_MS,
    sectorId: ID,
    text: REASON,
  },
  'acknowledge-allegation': { allegationId: ID },
  'judge-allegation': {
    allegationId: ID,
    outcome: oneOf('admissible', 'inadmissible'),
    reason: REASON,
  },
  'link-allegation': { allegationId: ID, incidentId: ID, reason: REASON },
};
