/** What the keeper of the record does to it. */
export interface KeepingJudgements {
  /** Contents whose keys are destroyed from here on. Headers, leaves and proofs stay; why is in the content. */
  readonly 'content.erased': {
    /** Entries before this one, ascending, each once. */
    readonly indices: readonly number[];
  };
}
