import {
  DISTANCE_M,
  ID,
  integer,
  listOf,
  NAME,
  nullable,
  oneOf,
  REASON,
  record,
  REMARK,
  SHA256,
  TIME_MS,
} from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import { BENIGN_CAUSES, SOURCE_CLASSES } from '../core/shapes.ts';
import { COUNTED, MEANS, OBSERVED_WORDS } from './command.ts';
import type { ObservationCommand } from './command.ts';

const COUNT = integer(0, 10_000);
const PHOTOS_MAX = 20;
const PHOTO_BYTES_MAX = 1_000_000_000;

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
  'report-observation': {
    reportId: ID,
    sourceId: ID,
    means: oneOf(...MEANS),
    observed: oneOf(...OBSERVED_WORDS),
    fromMs: TIME_MS,
    toMs: TIME_MS,
    sectorId: ID,
    count: COUNT,
    counted: oneOf(...COUNTED),
    countMost: nullable(COUNT),
    standing: nullable(
      record({
        latitudeUdeg: integer(-90_000_000, 90_000_000),
        longitudeUdeg: integer(-180_000_000, 180_000_000),
        errorM: DISTANCE_M,
      }),
    ),
    bearing: nullable(
      record({ azimuthMdeg: integer(0, 359_999), sigmaMdeg: integer(500, 90_000) }),
    ),
    distance: nullable(record({ nearM: DISTANCE_M, farM: DISTANCE_M })),
    text: REMARK,
    photos: listOf(
      record({
        sha256: SHA256,
        byteLength: integer(1, PHOTO_BYTES_MAX),
        takenMs: TIME_MS,
      }),
      0,
      PHOTOS_MAX,
    ),
    capturedMs: TIME_MS,
  },
};
