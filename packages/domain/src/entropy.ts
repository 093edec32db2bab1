/**
 * Everything a run takes from outside the record that is neither a feed nor a command: time, salts and keys.
 *
 * A mission uses the real port (system clock, system randomness). Only an exercise, whose log origin
 * begins `exercise.`, may use a seeded one; then the same seed gives the same record, byte for byte.
 * Safe to call concurrently: what comes back depends on the arguments alone, never on the order of calls.
 */
export interface Entropy {
  /** Integer milliseconds since 1970-01-01 UTC. Never less than an earlier answer of the same port. */
  nowMs(): number;
  /**
   * `length` bytes (1 to 1,024) nobody else can guess. `purpose` names one use and is never used twice
   * (`salt/17`, `content-key/17`): a seeded port gives the same bytes for the same purpose.
   */
  bytes(purpose: string, length: number): Uint8Array;
}
