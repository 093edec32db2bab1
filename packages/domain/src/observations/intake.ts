import type { EventKind, ObservationType, PlaceUdeg, Area } from '../core/judgements.ts';
import type { PartyId, RegionId, SectorId, SourceId } from '../core/ids.ts';
import type { JsonValue } from '../core/entry.ts';

/** One sound's first arrival at one sensor, as the sensor reports it. */
export interface ArrivalRow {
  readonly arrivalId: string;
  readonly sensorId: string;
  /** Microseconds since 1970 UTC, an integer. */
  readonly timeUs: number;
  /** What the sensor's own classifier heard; null when it does not tell. */
  readonly sound: EventKind | null;
}

/** A direction that an observer gives: where the observer stood stays in content, withheld from parties and public. */
export interface BearingReport {
  readonly observer: PlaceUdeg;
  /** Clockwise from true north, thousandths of a degree, 0 to 359,999, and its standard error. */
  readonly azimuthMdeg: number;
  readonly sigmaMdeg: number;
  readonly nearM: number;
  readonly farM: number;
}

/** What a feed has read from its bytes: hostile until parsed, plain and typed from here on. `line` is where it began, from 1. */
export type IntakeItem =
  | {
      readonly kind: 'arrivals';
      readonly line: number;
      readonly sourceId: SourceId;
      readonly sequence: number;
      readonly rows: readonly ArrivalRow[];
      readonly refusedRows: number;
    }
  | {
      readonly kind: 'observation';
      readonly line: number;
      readonly sourceId: SourceId;
      readonly observationType: ObservationType;
      readonly fromMs: number;
      readonly toMs: number;
      readonly sectorId: SectorId | null;
      readonly count: number;
      readonly area: Area | null;
      readonly bearing: BearingReport | null;
      /** A set that was perceived in several directions: what happened in which, nobody says. */
      readonly bearings?: readonly BearingReport[];
      readonly regionId?: RegionId;
      readonly openEnd?: 1;
      /** The observer's own words, verbatim, in the original language. */
      readonly text: string;
      /** Anything else the source gave, kept as it came. */
      readonly more: JsonValue;
    }
  | {
      readonly kind: 'allegation';
      readonly line: number;
      readonly sourceId: SourceId;
      readonly partyId: PartyId;
      readonly statement: 'accuses' | 'denies' | 'admits' | 'accident';
      readonly accusedId: PartyId | null;
      readonly fromMs: number;
      readonly toMs: number;
      readonly sectorId: SectorId;
      readonly text: string;
    }
  | {
      readonly kind: 'activity';
      readonly line: number;
      readonly sourceId: SourceId;
      readonly partyId: PartyId;
      readonly activity: 'quarry' | 'demining' | 'exercise';
      readonly fromMs: number;
      readonly toMs: number;
      readonly place: PlaceUdeg;
      readonly radiusM: number;
      readonly text: string;
    }
  | {
      readonly kind: 'coverage';
      readonly line: number;
      readonly sourceId: SourceId;
      readonly sectorId: SectorId;
      readonly fromMs: number;
      readonly toMs: number;
      readonly seenPpm: number;
      readonly lookedFor?: 'heat';
    };

/** Why a row or a file was not taken. A closed list: the record counts refusals by these words. */
export type RefusalCode =
  | 'malformed'
  | 'not-a-number'
  | 'impossible-time'
  | 'impossible-place'
  | 'duplicate-id'
  | 'truncated'
  | 'wrong-signature'
  | 'unknown-source'
  | 'unknown-value'
  | 'too-long'
  | 'wrong-encoding'
  | 'out-of-sequence'
  | 'not-permitted'
  | 'wrong-state'
  | 'not-found'
  | 'conflict-of-interest';

/** Input or policy says no. A value, because it is recorded like any other fact. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Line in the file, from 1; 0 for the whole file or for a command. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** What a feed makes of a file: nothing is repaired, nothing is dropped silently. */
export interface FeedResult {
  readonly items: readonly IntakeItem[];
  readonly refusals: readonly Refusal[];
}
