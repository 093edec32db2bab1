import type { Diagnostic } from './diagnostic.ts';

/** Why this package refuses. `too-large`: a stated bound was passed; the others say what was wrong with which input. */
export type PactErrorCode =
  | 'bad-text'
  | 'bad-names'
  | 'bad-log'
  | 'bad-time'
  | 'bad-parameter'
  | 'unknown-name'
  | 'too-large';

/** The one error of this package. `diagnostics` is empty unless the trouble is in an agreement's text. */
export class PactError extends Error {
  override readonly name = 'PactError';
  readonly code: PactErrorCode;
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: PactErrorCode, message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.code = code;
    this.diagnostics = diagnostics;
  }
}
