/** On every view: which data it was made from. */
export interface DataCut {
  /** Log origin; an exercise's begins `exercise.`. */
  readonly origin: string;
  readonly exercise: boolean;
  readonly entries: number;
  /** Root hash of the last checkpoint, hex, and how many entries it covers; null before the first. */
  readonly checkpoint: { readonly size: number; readonly rootHex: string } | null;
  /** Latest time in the world that any entry speaks of, and when the latest entry was recorded. */
  readonly worldToMs: number;
  readonly knownAtMs: number;
  /** True when the reader asked for what was known at an earlier time. */
  readonly earlier: boolean;
}

export interface NamedParty {
  readonly partyId: string;
  readonly name: string;
}
