/** What a checkpoint says: how many entries, and the root of the tree over them. */
export interface CheckpointFacts {
  readonly size: number;
  /** 64 hex digits. */
  readonly rootHex: string;
}
