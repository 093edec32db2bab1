/**
 * Everything that can go wrong with a record, in its words.
 *
 * `malformed` bytes do not follow their format · `too-long` an entry exceeds a stated bound · `out-of-range` no such index or size ·
 * `unsupported-key` a key of a type that is not read · `unverified` no known key signed · `invalid-signature` a known key's signature is false ·
 * `invalid-proof` a proof does not lead to the root · `inconsistent` two statements of one log exclude each other ·
 * `damaged` acknowledged bytes are not what was acknowledged · `in-use` another writer holds the folder · `busy` the queue is full, try later ·
 * `not-a-record` the folder holds none · `wrong-mode` raw and committed entries may not mix · `wrong-origin` the folder's log has another name ·
 * `wrong-key` the signing key is not this log's · `seeded` predictable entropy outside an exercise · `erased` the content's key is destroyed ·
 * `disk-failed` a write or sync failed: the writer stops · `closed` the writer was closed · `exists` what was to be made is there already ·
 * `revoked` a key signed after its turn · `rolled-back` a witness has seen more of this log than the folder holds · `unwitnessed` too few witnesses cosigned.
 */
export type RecordErrorCode =
  | 'malformed'
  | 'too-long'
  | 'out-of-range'
  | 'unsupported-key'
  | 'unverified'
  | 'invalid-signature'
  | 'invalid-proof'
  | 'inconsistent'
  | 'damaged'
  | 'in-use'
  | 'busy'
  | 'not-a-record'
  | 'wrong-mode'
  | 'wrong-origin'
  | 'wrong-key'
  | 'seeded'
  | 'erased'
  | 'disk-failed'
  | 'closed'
  | 'exists'
  | 'revoked'
  | 'rolled-back'
  | 'unwitnessed';

/** Trouble with a record. The message says what was expected and what was found; `cause` is kept. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly code: RecordErrorCode;

  constructor(code: RecordErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message);
    this.code = code;
    if (options !== undefined) this.cause = options.cause;
  }
}
