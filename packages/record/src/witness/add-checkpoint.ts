import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText, concatBytes, isSameBytes } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { parseCheckpoint } from '../notes/checkpoint.ts';
import type { SignedCheckpoint } from '../notes/checkpoint.ts';
import type { NoteVerifier } from '../notes/keys.ts';
import { openNote, parseNote } from '../notes/signed-note.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES, emptyRoot } from '../tree/hash.ts';
import { isConsistent } from '../tree/verify-proofs.ts';
import type { Proof } from '../tree/verify-proofs.ts';

/** Lines of proof in one request (C2SP tlog-witness). */
const PROOF_LINES_MAX = 63;

/** What a log asks of a witness (C2SP tlog-witness, add-checkpoint). */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: Proof;
  /** The signed note, verbatim. */
  readonly checkpoint: Uint8Array;
}

/** What a witness has cosigned last of one log. */
export interface SeenTree {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * What a witness answers. `malformed` the request follows no format, or its old size is above the checkpoint's · `unknown-log` nobody configured this
 * origin · `unsigned` no trusted key of the log signed, or falsely · `other-size` the witness has seen `seenSize` · `inconsistent` the proof fails.
 */
export type WitnessAnswer =
  | { readonly kind: 'cosign'; readonly checkpoint: SignedCheckpoint }
  | { readonly kind: 'malformed' | 'unknown-log' | 'unsigned'; readonly reason: string }
  | {
      readonly kind: 'other-size';
      readonly seenSize: number;
      readonly checkpoint: SignedCheckpoint;
    }
  | {
      readonly kind: 'inconsistent';
      readonly reason: string;
      readonly checkpoint: SignedCheckpoint;
      readonly request: AddCheckpoint;
    };

/** What a witness knows. */
export interface WitnessKnowledge {
  /** The trusted keys of an origin; empty when it is unknown. */
  logKeys(origin: string): readonly NoteVerifier[];
  /** What was cosigned last for this origin; nothing when never. */
  seen(origin: string): SeenTree | undefined;
}

/** The body of a request. Throws `RecordError` `malformed` for more than 63 hashes. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  if (proof.length > PROOF_LINES_MAX) throw malformed('at most 63 hashes', String(proof.length));
  const lines = [`old ${String(oldSize)}`, ...proof.map(base64FromBytes), '', ''];
  return concatBytes([bytesFromText(lines.join('\n')), checkpoint]);
}

/** Reads a request's body. Throws `RecordError` `malformed`. */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  const NEWLINE = 10;
  const split = body.findIndex((byte, at) => byte === NEWLINE && body[at + 1] === NEWLINE);
  if (split < 0) throw malformed('an empty line before the checkpoint', 'none');
  // Latin characters only: anything else is no size and no base 64.
  let head = '';
  for (const byte of body.subarray(0, split)) head += String.fromCharCode(byte);
  const [oldLine = '', ...lines] = head.split('\n');
  const found = /^old (0|[1-9]\d{0,15})$/.exec(oldLine);
  if (found === null) throw malformed('old and a decimal', oldLine);
  const oldSize = Number(found[1]);
  if (!Number.isSafeInteger(oldSize)) throw malformed('a size up to 2^53 - 1', oldLine);
  if (lines.length > PROOF_LINES_MAX) throw malformed('at most 63 hashes', String(lines.length));
  const proof = lines.map(bytesFromBase64);
  if (proof.some((hash) => hash.length !== HASH_BYTES)) throw malformed('hashes of 32 bytes', head);
  return { oldSize, proof, checkpoint: body.slice(split + 2) };
}

/** Decides on a request by the rules of C2SP tlog-witness, in their order. Pure: storing what is cosigned, before the answer, is the caller's part. */
export function judgeAddCheckpoint(
  sha256: Sha256,
  body: Uint8Array,
  knowledge: WitnessKnowledge,
): WitnessAnswer {
  try {
    const request = parseAddCheckpoint(body);
    const { origin } = parseCheckpoint(parseNote(request.checkpoint).text);
    const keys = knowledge.logKeys(origin);
    if (keys.length === 0) return { kind: 'unknown-log', reason: `unknown log ${origin}` };
    const note = openNote(request.checkpoint, keys);
    const checkpoint = { ...parseCheckpoint(note.text), note };
    if (request.oldSize > checkpoint.size)
      throw malformed(`an old size up to ${String(checkpoint.size)}`, String(request.oldSize));
    const seen = knowledge.seen(origin) ?? { size: 0, root: emptyRoot(sha256) };
    if (request.oldSize !== seen.size)
      return { kind: 'other-size', seenSize: seen.size, checkpoint };
    const reason = inconsistencyOf(sha256, request, checkpoint, seen);
    if (reason !== undefined) return { kind: 'inconsistent', reason, checkpoint, request };
    return { kind: 'cosign', checkpoint };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const isUnsigned = error.code === 'unverified' || error.code === 'invalid-signature';
    return { kind: isUnsigned ? 'unsigned' : 'malformed', reason: error.message };
  }
}

function inconsistencyOf(
  sha256: Sha256,
  { proof }: AddCheckpoint,
  { size, root }: SignedCheckpoint,
  seen: SeenTree,
): string | undefined {
  if (size === 0 && !isSameBytes(root, emptyRoot(sha256)))
    return 'a checkpoint of size 0 has the root of the empty tree';
  if (seen.size === 0)
    return proof.length === 0 ? undefined : 'nothing is proved from the empty tree';
  const claim = { oldSize: seen.size, newSize: size, oldRoot: seen.root, newRoot: root };
  return isConsistent(sha256, claim, proof)
    ? undefined
    : `no proof that the ${String(seen.size)} entries cosigned before are the beginning of these ${String(size)}`;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `add-checkpoint: expected ${expected}, found ${found.slice(0, 120)}`,
  );
}
