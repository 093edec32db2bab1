/** What the exercise throws: only for a caller's mistake. */
export class ExerciseError extends Error {
  readonly code: 'bad-option';

  constructor(code: 'bad-option', message: string) {
    super(message);
    this.name = 'ExerciseError';
    this.code = code;
  }
}
