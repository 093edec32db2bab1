import type {
  Actor,
  Command,
  CommandOf,
  MapView,
  PartyId,
  SectorId,
  SourceId,
} from '@holdfast/domain';

/** What an exercise is made from. The same options give the same plan, byte for byte. */
export interface ExerciseOptions {
  /** Any safe integer: sensors, events and people's luck vary with it; the land does not. */
  readonly seed: number;
  /** Length of the watch, hours, above 0 to 24; default 2. The number of events follows it. */
  readonly hours?: number;
  /** Acoustic sensors, 25 to 2,000; default 300. Each 25 share a gateway. */
  readonly sensors?: number;
  /** False: party `A` holds the north. True: party `B` does, and nothing else in the world changes. */
  readonly swapParties?: boolean;
}

/** Keys of the sources: the exercise makes none, so that whoever runs it decides how. */
export interface SourceKeys {
  /** Ed25519 signature of `bytes` by the source's key: 64 bytes. MUST depend on its arguments alone. */
  sign(sourceId: SourceId, bytes: Uint8Array): Uint8Array;
  /** The source's raw public key: 32 bytes. */
  publicKey(sourceId: SourceId): Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  sha256Hex(bytes: Uint8Array): string;
}

/** One file that reaches the mission at a time of the exercise. */
export interface Delivery {
  readonly atMs: number;
  /** The feed it claims to be; the same word as in its first line. */
  readonly feed: string;
  /** Unique within the plan. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface ExerciseSector {
  readonly sectorId: SectorId;
  readonly name: string;
  /** Along the line, from 1 in the west. */
  readonly order: number;
}

export interface ExerciseParty {
  readonly partyId: PartyId;
  readonly name: string;
  /** Which side of the line it holds, looking along the line from west to east: left is north. */
  readonly side: 'left' | 'right';
}

/** A report that a monitor makes at a time of the exercise. */
export interface PlannedReport {
  readonly atMs: number;
  readonly command: CommandOf<'report-impediment'>;
}

/** An exercise as the mission meets it: commands and bytes, and nothing of what really happened. */
export interface ExercisePlan {
  readonly title: string;
  /** When setup is done: a day before the watch, for the first notices come then. */
  readonly setupMs: number;
  /** The watch: no event happens outside it. */
  readonly startMs: number;
  readonly endMs: number;
  /** When the last case can be ripe: run the officers until then. */
  readonly closeMs: number;
  /** The map and what the agreement draws on it; properties by layer: see `drawLand`. For the agreement's content. */
  readonly geometry: MapView;
  readonly sectors: readonly ExerciseSector[];
  /** In the agreement's order: A, B. */
  readonly parties: readonly ExerciseParty[];
  /** In order: roles, then sources. The caller adopts the agreement after the roles, as `custodian`. */
  readonly setup: readonly Command[];
  readonly custodian: Actor;
  /** What monitors report in person, oldest first: each is made once, at the first tick at or after its time. */
  readonly reports: readonly PlannedReport[];
  /** Oldest first; those of one moment in the order in which they arrive. */
  readonly deliveries: readonly Delivery[];
}
