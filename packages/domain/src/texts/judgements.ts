import type { InstrumentStatus } from '../instruments/judgements.ts';

/** What the record says of texts that it holds and that are not in force here. */
export interface TextJudgements {
  /**
   * A text of an agreement, held as reported: read, compared and evaluated, and binding nobody here. A later one of the same
   * agreement replaces the earlier.
   */
  readonly 'agreement.held': {
    /** The agreement's own name in its text: the text's id. */
    readonly agreementId: string;
    /** SHA-256 of the canonical form, hex. */
    readonly agreementHash: string;
    /** The instrument that this is a text of: the first that the text declares; null when it declares none. */
    readonly instrumentId: string | null;
    readonly variant: string | null;
    /** How far that instrument had come, as the text says. */
    readonly status: InstrumentStatus | null;
  };
  /** Which reading of a norm holds, as the commission chose. The other readings stay beside it; a later choice replaces it. */
  readonly 'reading.chosen': {
    readonly textId: string;
    readonly normId: string;
    readonly readingId: string;
  };
}
