/** A judgement and the entry that made it: everything a screen says leads back to an entry. */
export interface Stated<J> {
  readonly index: number;
  readonly recordedAtMs: number;
  readonly judgement: J;
}

/** What a state keeps of an entry whose author does not matter. */
export function stated<J>({ index, recordedAtMs, judgement }: Stated<J>): Stated<J> {
  return { index, recordedAtMs, judgement };
}
