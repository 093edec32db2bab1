/** What one source says happened, as merging sees it. Reports with only a date, or only a rough place, are normal. */
export interface Report {
  readonly id: string;
  /** When it happened, as precisely as the source says: a whole day for a date. `endMs` is not before `startMs`. */
  readonly startMs: number;
  readonly endMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** How far from there it may have been, metres, about 95 %. */
  readonly radiusM: number;
  /** The source's words, with place names; may be empty. */
  readonly text: string;
  /** Kind of event, or who fought whom, in one vocabulary for all reports. */
  readonly type?: string;
  /** Two reports of one source are less often one incident: a source seldom repeats itself. */
  readonly sourceId?: string;
  readonly casualties?: number;
}

/** A report with what is computed once. Positions are on a sphere, in kilometres, so that no meridian and no pole is an edge. */
export interface Prepared {
  readonly report: Report;
  readonly xKm: number;
  readonly yKm: number;
  readonly zKm: number;
  readonly middleDay: number;
  readonly widthDays: number;
  readonly radiusKm: number;
  /** Numbers of its rarer words, ascending. */
  readonly words: readonly number[];
  /** What they tell together. */
  readonly wordsCdb: number;
}
