import type {
  ActivityId,
  EventId,
  FieldReportId,
  ObservationId,
  PartyId,
  PersonId,
  RegionId,
  SectorId,
  SourceId,
} from '../core/ids.ts';
import type {
  EllipseArea,
  CellArea,
  CircleArea,
  Area,
  PartyShares,
  SourceClass,
  ObservationType,
  EventKind,
  BenignCause,
} from '../core/shapes.ts';

export interface ObservationJudgements {
  readonly 'source.enrolled': {
    readonly sourceId: SourceId;
    readonly sourceClass: SourceClass;
    /** Who owns it: sources of one owner and one means are one independence group. */
    readonly ownerId: string;
    /** SHA-256 of the public key, hex; empty for a source that cannot sign. */
    readonly keyHash: string;
    readonly partyId: PartyId | null;
  };
  /** Nothing that this key signs is taken from here on; the source may be enrolled again, with another key. */
  readonly 'key.revoked': { readonly sourceId: SourceId; readonly keyHash: string };
  readonly 'arrivals.received': {
    readonly sourceId: SourceId;
    readonly sequence: number;
    readonly arrivals: number;
    readonly refused: number;
    readonly fromMs: number;
    readonly toMs: number;
  };
  readonly 'observation.received': {
    readonly observationId: ObservationId;
    readonly sourceId: SourceId;
    readonly observationType: ObservationType;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId | null;
    /** At least so many shots, explosions or strokes; 0 when not counted. */
    readonly count: number;
    /** Where it happened, as the source has it; null when only a bearing is known (in the content). */
    readonly area: Area | null;
    /** The named region that an alert holds for, an oblast before its raion before its hromada; absent where there is none. */
    readonly regionId?: RegionId;
    /** 1 when nobody has given the end: `toMs` is the latest moment that is known or assumed. Absent otherwise. */
    readonly openEnd?: 1;
    /** Who reported it by their own word, and the report's id on their device; absent where it came in a source's file. */
    readonly reporterId?: PersonId;
    readonly reportId?: FieldReportId;
  };
  /** The original of a photograph that a report names is in the mission's hands. What opens its bytes is in the content. */
  readonly 'photo.received': {
    readonly observationId: ObservationId;
    /** Of the bytes as the camera gave them, hex. */
    readonly sha256: string;
    readonly byteLength: number;
  };
  readonly 'observation.screened': {
    readonly observationId: ObservationId;
    readonly outcome: 'reviewed' | 'set-aside';
    readonly cause: BenignCause | null;
  };
  readonly 'activity.notified': {
    readonly activityId: ActivityId;
    readonly sourceId: SourceId;
    readonly partyId: PartyId;
    readonly activity: 'quarry' | 'demining' | 'exercise';
    readonly fromMs: number;
    readonly toMs: number;
    readonly area: CircleArea;
  };
  readonly 'event.located': {
    readonly eventId: EventId;
    readonly eventKind: EventKind;
    readonly originTimeMs: number;
    /** An ellipse for blasts and impacts, a cell for muzzle blasts and launches: never anything finer. */
    readonly area: EllipseArea | CellArea;
    readonly sectorId: SectorId;
    /** How likely the place lies in the area that each party held. */
    readonly sharesPpm: PartyShares;
    readonly arrivals: number;
    /** Waves through the ground, and people's directions, that this place was made from too; absent before there were any. A newer entry of one event replaces the older. */
    readonly seismicArrivals?: number;
    readonly bearings?: number;
    /** What the streaming session held back for: recordedAtMs is never before this. */
    readonly notBeforeMs: number;
  };
}
