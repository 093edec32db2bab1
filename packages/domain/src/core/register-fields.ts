import { CONTRADICTION_KINDS, MODALITIES, RESOLUTIONS } from '../claims/judgements.ts';
import type { RegisterCommand } from '../commitments/command.ts';
import { DOMAINS, STAGES, STANCES } from '../commitments/judgements.ts';
import type { Field, FieldsOf } from './field.ts';
import {
  ID,
  INDEX,
  integer,
  listOf,
  NAME,
  nullable,
  oneOf,
  REASON,
  record,
  SHA256,
  TIME_MS,
} from './field.ts';

/** Quantities and votes: whole numbers from 0. */
const COUNT = integer(0, 9_000_000_000_000_000);
const DAY = integer(0, 100_000);
const FLAG = oneOf(0, 1);

const CLAIM_VALUE: Field = {
  type: 'variant',
  tag: 'type',
  shapes: {
    number: {
      least: nullable(COUNT),
      most: nullable(COUNT),
      about: FLAG,
      unit: NAME,
      of: nullable(NAME),
    },
    names: { names: listOf(NAME), open: FLAG },
    place: { places: listOf(NAME) },
    wording: { term: NAME },
    time: {
      fromDay: DAY,
      toDay: DAY,
      certainty: oneOf('happened', 'planned', 'forecast', 'doubted'),
    },
    status: { status: NAME, scope: nullable(NAME) },
    none: {},
  },
};

const QUANTITY = record({ least: nullable(COUNT), most: nullable(COUNT), unit: NAME });

/** The commands on the registers of claims and commitments. */
export const REGISTER_FIELDS: FieldsOf<RegisterCommand> = {
  'record-claim': {
    judgement: record({
      claimId: ID,
      topicId: ID,
      kind: oneOf(...CONTRADICTION_KINDS),
      value: CLAIM_VALUE,
      modality: oneOf(...MODALITIES),
      saidBy: ID,
      reportedBy: ID,
      asOfDay: DAY,
      instrumentId: nullable(ID),
      citation: record({ sha256: SHA256, fromByte: INDEX, toByte: INDEX }),
    }),
    statement: REASON,
  },
  'resolve-contradiction': {
    contradictionId: ID,
    resolution: oneOf(...RESOLUTIONS),
    standingIds: listOf(ID),
    reason: REASON,
  },
  'record-pledge': {
    judgement: record({
      pledgeId: ID,
      contributionId: NAME,
      stateId: ID,
      domain: oneOf(...DOMAINS),
      stance: oneOf(...STANCES),
      modality: oneOf(...MODALITIES),
      stage: oneOf(...STAGES),
      quantity: nullable(QUANTITY),
      places: listOf(NAME),
      tasks: listOf(NAME),
      readings: listOf(record({ readingId: NAME, conditionIds: listOf(ID) })),
      claimIds: listOf(ID),
    }),
    statement: REASON,
  },
  'record-national-decision': {
    judgement: record({
      stateId: ID,
      body: ID,
      outcome: oneOf('approved', 'rejected', 'withdrawn'),
      votesFor: nullable(COUNT),
      votesAgainst: nullable(COUNT),
      abstained: nullable(COUNT),
      decidedMs: TIME_MS,
    }),
    reason: REASON,
  },
};
