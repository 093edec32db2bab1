/** Trouble that a mission meets with the world around it. Input that says no is a `Refusal`, a value, and never thrown. */
export type MissionErrorCode =
  | 'folder-in-use'
  | 'not-a-mission'
  | 'unreadable-entry'
  | 'snapshot-mismatch'
  | 'no-agreement'
  | 'closed';

export class MissionError extends Error {
  override readonly name = 'MissionError';
  readonly code: MissionErrorCode;

  constructor(code: MissionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
