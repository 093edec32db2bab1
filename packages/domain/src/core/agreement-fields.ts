import { CLOCK_PARAMETERS } from '../clocks/clock-term.ts';
import type { AgreementCommand } from './agreement-command.ts';
import type { FieldsOf } from './field.ts';
import {
  ID,
  integer,
  listOf,
  NAME,
  nullable,
  oneOf,
  optional,
  REASON,
  record,
  SHA256,
  TIME_MS,
} from './field.ts';

/** Centidecibans: more than any case weighs. */
const CDB = integer(-1_000_000, 1_000_000);
/** A hundred years, milliseconds. */
const DURATION_MS = integer(0, 3_155_760_000_000);

const STANDARD = record({
  standardId: NAME,
  thresholdCdb: CDB,
  leastGroups: integer(0, 1_000),
  survivesLossOf: integer(0, 1_000),
  physicalEvidence: oneOf(0, 1),
});

const CLOCK = record({ parameter: oneOf(...CLOCK_PARAMETERS), lengthMs: DURATION_MS });

export const AGREEMENT_FIELDS: FieldsOf<AgreementCommand> = {
  'adopt-agreement': {
    judgement: record({
      agreementId: NAME,
      agreementHash: SHA256,
      parties: listOf(ID, 1, 100),
      sectors: listOf(ID, 0, 10_000),
      holdBackMs: DURATION_MS,
      replyClockMs: DURATION_MS,
      capCdb: CDB,
      priorsCdb: record({
        party: CDB,
        thirdParty: CDB,
        accident: CDB,
        exercise: CDB,
        natural: CDB,
      }),
      standards: listOf(STANDARD, 0, 100),
      publicDelayMs: DURATION_MS,
      publicCellM: integer(0, 20_100_000),
      fireFinding: nullable(NAME),
      accidentFinding: nullable(NAME),
      clocks: optional(listOf(CLOCK, 0, CLOCK_PARAMETERS.length)),
    }),
    content: { type: 'json', most: 8_000_000 },
  },
  'record-act': {
    judgement: record({
      act: NAME,
      actor: NAME,
      fromMs: TIME_MS,
      toMs: TIME_MS,
      findingId: nullable(ID),
    }),
    reason: REASON,
  },
};
