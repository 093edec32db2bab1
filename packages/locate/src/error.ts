/** Why locating was refused as a whole. What is wrong with one arrival is counted instead, see `Counted`. */
export type LocateErrorCode =
  'bad-option' | 'bad-sensor' | 'duplicate-sensor' | 'hold-back-too-short' | 'session-closed';

/** The one error of this package. The message says what was expected and what was found. */
export class LocateError extends Error {
  override readonly name = 'LocateError';
  readonly code: LocateErrorCode;

  constructor(code: LocateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
