import { ID, integer, nullable, oneOf, REASON, TIME_MS } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { ImpedimentCommand } from './command.ts';
import { IMPEDIMENT_TYPES } from './judgements.ts';

/** A year, minutes. */
const MINUTES_MAX = 527_040;

export const IMPEDIMENT_FIELDS: FieldsOf<ImpedimentCommand> = {
  'report-impediment': {
    impedimentType: oneOf(...IMPEDIMENT_TYPES),
    partyId: nullable(ID),
    sectorId: ID,
    fromMs: TIME_MS,
    toMs: TIME_MS,
    minutesLost: integer(0, MINUTES_MAX),
    reason: REASON,
  },
};
