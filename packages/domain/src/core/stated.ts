/** A judgement and the entry that made it: everything a screen says leads back to an entry. */
export interface Stated<J> {
  readonly index: number;
  readonly recordedAtMs: number;
  readonly judgement: J;
}
