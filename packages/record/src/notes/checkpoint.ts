import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { RecordError } from '../errors.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { verifyCount } from '../tree/ranges.ts';
import { openNote } from './signed-note.ts';
import type { NoteVerifier } from './keys.ts';
import type { OpenNote } from './signed-note.ts';

/** What a log says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Opaque, each without its newline; we write none. */
  readonly extensions: readonly string[];
}

/** A checkpoint that its log signed, with the note it came in. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: OpenNote;
}

/** Three lines: origin, size, base64 of the root; then the extension lines. Throws `RecordError` `malformed` for what no parser would read. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  verifyCount('checkpoint size', size);
  const lines = [origin, String(size), base64FromBytes(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n')) || root.length !== HASH_BYTES)
    throw malformed('non-empty lines and a root of 32 bytes', JSON.stringify(lines));
  return lines.join('\n') + '\n';
}

/** Reads a checkpoint's text, which proves nothing. Throws `RecordError` `malformed`; sizes beyond 2^53 - 1 are `out-of-range`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw malformed('a newline at the end', 'none');
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines;
  if (lines.length < 3 || lines.includes(''))
    throw malformed('at least three non-empty lines', text);
  if (!/^(0|[1-9]\d*)$/.test(sizeText)) throw malformed('a decimal size', sizeText);
  const size = Number(sizeText);
  verifyCount('checkpoint size', size);
  const root = bytesFromBase64(rootText);
  if (root.length !== HASH_BYTES) throw malformed('a root of 32 bytes', rootText);
  return { origin, size, root, extensions };
}

/**
 * Opens a checkpoint of the log `origin`, which must be signed by `log`; signatures by others may stand beside it.
 * Throws `RecordError`: as `openNote` and `parseCheckpoint` do, and `wrong-origin`.
 */
export function openCheckpoint(
  bytes: Uint8Array,
  { origin, log }: { readonly origin: string; readonly log: NoteVerifier },
): SignedCheckpoint {
  const note = openNote(bytes, [log]);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== origin)
    throw new RecordError(
      'wrong-origin',
      `checkpoint: expected the origin ${origin}, found ${checkpoint.origin}`,
    );
  return { ...checkpoint, note };
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `checkpoint: expected ${expected}, found ${found.slice(0, 200)}`,
  );
}
