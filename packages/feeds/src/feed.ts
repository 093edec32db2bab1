import type { FeedResult, PartyId, SourceId } from '@holdfast/domain';

/** The feeds whose files come in a signed envelope, by the name that stands in it. */
export const FEED_NAMES = [
  'arrivals',
  'patrol',
  'statement',
  'activity',
  'weather',
  'thermal',
  'press',
  'coverage',
] as const;

export type FeedName = (typeof FEED_NAMES)[number];

export function isFeedName(text: string): text is FeedName {
  return FEED_NAMES.some((name) => name === text);
}

/** A box of whole microdegrees; west is greater than east when it crosses the antimeridian. */
export interface RegionUdeg {
  readonly southUdeg: number;
  readonly westUdeg: number;
  readonly northUdeg: number;
  readonly eastUdeg: number;
}

/** What the reader of a file knows about the mission and the sender: all that a row is checked against. */
export interface FeedContext {
  readonly sourceId: SourceId;
  /** Of the envelope, kept with arrivals. */
  readonly sequence: number;
  /** Line of the file on which the payload begins: 2 behind an envelope. */
  readonly firstLine: number;
  /** Times before `fromMs` or after `toMs` are impossible (an activity may lie up to 30 days ahead). */
  readonly fromMs: number;
  readonly toMs: number;
  /** Places more than 200 km outside are impossible. */
  readonly region: RegionUdeg;
  readonly parties: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
  /** Sensors enrolled under this source; only `arrivals` asks. */
  readonly sensors: ReadonlySet<string>;
  /** The party that the source speaks for; null for everyone else. */
  readonly partyId: PartyId | null;
  /** True for a row id that an earlier file of this source brought. */
  hasSeen(rowId: string): boolean;
}

/** What a file gave, and the row ids taken, in order of lines: the caller adds them to what `hasSeen` answers from. */
export interface FeedReading extends FeedResult {
  readonly rowIds: readonly string[];
}

/** A feed's reader. Pure and total: whatever the bytes are, the answer is items and refusals, by ascending line. */
export type FeedParser = (bytes: Uint8Array, context: FeedContext) => FeedReading;

/** Most rows of one file; what comes after is refused as `too-long`, once. */
export const ROWS_MAX = 200_000;

/** Longest row, in bytes. */
export const ROW_BYTES_MAX = 16_384;

/** Longest text of an observer or spokesman, in UTF-16 code units. */
export const TEXT_LENGTH_MAX = 4_000;

/** How far ahead of `toMs` an activity may be notified: 30 days. */
export const AHEAD_MS_MAX = 2_592_000_000;
