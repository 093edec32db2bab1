import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { JsonValue } from '../core/json.ts';
import type { FieldReportId, ObservationId, SectorId, SourceId } from '../core/ids.ts';
import type { BenignCause } from '../core/shapes.ts';
import type { ObservationJudgements } from './judgements.ts';

/** What a monitor perceives with. */
export const MEANS = ['heard', 'seen', 'both'] as const;
export type Means = (typeof MEANS)[number];

/** What was perceived, in the words of a patrol's table (FIELD 2). */
export const OBSERVED_WORDS = [
  'explosion',
  'impact',
  'burst',
  'shot',
  'outgoing',
  'flash',
  'projectile',
  'other',
] as const;
export type ObservedWord = (typeof OBSERVED_WORDS)[number];

export const COUNTED = ['exactly', 'at-least', 'between'] as const;
export type Counted = (typeof COUNTED)[number];

/** A photograph that stays with who took it: its hash alone goes on record. */
export interface PhotoHash {
  /** Of the bytes as the camera gave them. */
  readonly sha256: string;
  readonly byteLength: number;
  readonly takenMs: number;
}

/** What people may ask about sources and what they perceive. */
export type ObservationCommand =
  | {
      readonly kind: 'enrol-source';
      readonly by: Actor;
      readonly judgement: ObservationJudgements['source.enrolled'];
      /** `{ name, publicKeyBase64, sensors?, rawFeeds? }`: positions of sensors stay here, withheld from parties and public; `rawFeeds` are the ids of sources and feeds whose words it repeats. */
      readonly content: JsonValue;
    }
  | {
      readonly kind: 'revoke-key';
      readonly by: Actor;
      readonly sourceId: SourceId;
      readonly reason: string;
    }
  | {
      readonly kind: 'screen-observation';
      readonly by: Actor;
      readonly observationId: ObservationId;
      readonly outcome: 'reviewed' | 'set-aside';
      readonly cause: BenignCause | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'report-observation';
      readonly by: Actor;
      /** Given on the device when the report was made. */
      readonly reportId: FieldReportId;
      /** The patrol that the monitor is with. */
      readonly sourceId: SourceId;
      readonly means: Means;
      readonly observed: ObservedWord;
      readonly fromMs: number;
      readonly toMs: number;
      readonly sectorId: SectorId;
      /** The least number; 0 when not counted. */
      readonly count: number;
      readonly counted: Counted;
      /** With `between` alone. */
      readonly countMost: number | null;
      /** Where the monitor stood, and how well that is known. */
      readonly standing: {
        readonly latitudeUdeg: number;
        readonly longitudeUdeg: number;
        readonly errorM: number;
      } | null;
      readonly bearing: { readonly azimuthMdeg: number; readonly sigmaMdeg: number } | null;
      readonly distance: { readonly nearM: number; readonly farM: number } | null;
      /** The monitor's own words, verbatim, in any language. */
      readonly text: string;
      readonly photos: readonly PhotoHash[];
      /** When the device kept it, by the device's clock. */
      readonly capturedMs: number;
    };

/** Which roles may ask it. */
export const OBSERVATION_MAY: Readonly<Record<ObservationCommand['kind'], readonly Role[]>> = {
  'enrol-source': ['custodian'],
  'revoke-key': ['custodian'],
  'screen-observation': ['watch', 'investigator'],
  'report-observation': ['monitor'],
};
