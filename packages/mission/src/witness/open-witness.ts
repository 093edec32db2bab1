import { createHash } from 'node:crypto';
import {
  RecordError,
  bytesFromText,
  createCosignatureVerifier,
  createCosigner,
  createNoteVerifier,
  formatEvidence,
  formatNote,
  formatSignerKey,
  impliedOldRoot,
  judgeAddCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSignerKey,
} from '@holdfast/record';
import type { Cosigner, NoteVerifier, SeenTree, WitnessAnswer } from '@holdfast/record';
import { writeFilesAtomically } from '../record-files/atomic-files.ts';
import { nodeEd25519, nodeSha256 } from '../record-files/crypto.ts';
import type { Disk } from '../record-files/disk.ts';
import { hasFile } from '../record-files/files.ts';
import { lockFolder } from '../record-files/lock.ts';
import { nodeDisk } from '../record-files/node-disk.ts';

/** | option | default | meaning | */
export interface WitnessOptions {
  /** Holds the key, what was cosigned last of each log, and evidence; made when absent. */
  readonly dir: string;
  /** The witness's name, like a URL without https://. Needed where the folder has no key yet. */
  readonly name?: string;
  /** Keys of the logs to witness; each key's name is its log's origin. */
  readonly logs: readonly string[];
  /** 32 bytes for a new key. */
  readonly drawSeed: () => Uint8Array;
  /** Seconds since 1970 UTC. */
  readonly nowS: () => number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/** What a witness says to one request. */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly lines: string }
  | Exclude<WitnessAnswer, { readonly kind: 'cosign' }>;

/** A witness at work. Safe to call concurrently: requests are taken one at a time. */
export interface Witness {
  readonly vkey: string;
  /** Answers add-checkpoint. What it cosigns is durable when it resolves. Throws `RecordError` `disk-failed`, and then always. */
  addCheckpoint(body: Uint8Array): Promise<WitnessReply>;
  /** The last note cosigned for the origin with this hash (lower-case hex of SHA-256), both signatures in it; nothing when there is none. */
  latest(originHash: string): string | undefined;
  close(): Promise<void>;
}

interface Seen extends SeenTree {
  readonly note: string;
}

/** Opens a witness's folder; makes key and folder when there are none. Throws `RecordError`: `in-use`, `malformed`, `damaged`. */
export async function openWitness(options: WitnessOptions): Promise<Witness> {
  const { dir, disk = nodeDisk } = options;
  for (const folder of ['', '/seen', '/evidence', '/tmp']) await disk.makeFolder(`${dir}${folder}`);
  const lock = await lockFolder(disk, dir);
  try {
    const cosigner = await readOrMakeKey(disk, options);
    const seen = await readSeen(disk, dir, cosigner);
    const witness = createWitness(disk, options, { cosigner, seen });
    return { ...witness, close: () => witness.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Where what was cosigned for an origin is kept and served: lower-case hex of SHA-256 (C2SP tlog-witness). */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex');
}

interface WitnessState {
  readonly cosigner: Cosigner;
  /** By origin hash. */
  readonly seen: Map<string, Seen>;
}

function createWitness(disk: Disk, options: WitnessOptions, state: WitnessState): Witness {
  const { dir } = options;
  const { cosigner, seen } = state;
  const keys = logKeysOf(options.logs);
  let turn: Promise<unknown> = Promise.resolve();
  let failure: RecordError | undefined;
  let evidenceFiles = 0;

  const answer = async (body: Uint8Array): Promise<WitnessReply> => {
    if (failure !== undefined) throw failure;
    const knowledge = {
      logKeys: (origin: string) => keys.get(origin) ?? [],
      seen: (origin: string) => seen.get(originHash(origin)),
    };
    const judged = judgeAddCheckpoint(nodeSha256, body, knowledge);
    if (judged.kind === 'inconsistent') await keepEvidence(judged);
    if (judged.kind !== 'cosign') return judged;
    const { note, origin, size, root } = judged.checkpoint;
    const line = cosigner.cosign(note.textBytes, options.nowS());
    const kept = formatNote(note.text, [...note.verified, line]);
    await write(`seen/${originHash(origin)}`, kept);
    seen.set(originHash(origin), { size, root, note: kept });
    return { kind: 'cosigned', lines: formatNote(note.text, [line]).slice(note.text.length + 1) };
  };
  /** After a failed write the disk may hold either state: nothing is answered until the folder is opened again. */
  const write = async (path: string, text: string) => {
    try {
      await writeFilesAtomically(disk, dir, [{ path, bytes: bytesFromText(text) }]);
    } catch (cause) {
      failure = new RecordError('disk-failed', `${dir}/${path}: could not be stored`, { cause });
      throw failure;
    }
  };
  const keepEvidence = async (refused: Extract<WitnessAnswer, { kind: 'inconsistent' }>) => {
    const text = evidenceOf(refused, seen, options.logs);
    if (text === undefined || evidenceFiles >= EVIDENCE_FILES_MAX) return;
    evidenceFiles += 1;
    const name = `${originHash(refused.checkpoint.origin).slice(0, 16)}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    await write(`evidence/${name}.evidence`, text);
  };

  return {
    vkey: cosigner.vkey,
    addCheckpoint(body) {
      const mine = turn.then(() => answer(body));
      turn = mine.catch(() => undefined);
      return mine;
    },
    latest: (hash) => seen.get(hash)?.note,
    close: () => turn.then(() => undefined),
  };
}

/** Of one run: whoever can make a log sign could fill the disk otherwise. */
const EVIDENCE_FILES_MAX = 1000;

/** Both notes of the log, and the other beginning where the refused proof tells it. */
function evidenceOf(
  { checkpoint, request }: Extract<WitnessAnswer, { kind: 'inconsistent' }>,
  seen: ReadonlyMap<string, Seen>,
  logs: readonly string[],
): string | undefined {
  const before = seen.get(originHash(checkpoint.origin));
  const vkey = logs.find((each) => each.startsWith(`${checkpoint.origin}+`));
  if (before === undefined || vkey === undefined) return undefined;
  const claim = { oldSize: before.size, newSize: checkpoint.size, newRoot: checkpoint.root };
  const root = impliedOldRoot(nodeSha256, claim, request.proof);
  return formatEvidence({
    vkey,
    earlier: bytesFromText(before.note),
    later: request.checkpoint,
    ...(root === undefined ? {} : { prefix: { root, proof: request.proof } }),
  });
}

function logKeysOf(logs: readonly string[]): ReadonlyMap<string, readonly NoteVerifier[]> {
  const keys = new Map<string, readonly NoteVerifier[]>();
  for (const vkey of logs) {
    const verifier = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
    keys.set(verifier.name, [...(keys.get(verifier.name) ?? []), verifier]);
  }
  return keys;
}

async function readOrMakeKey(disk: Disk, options: WitnessOptions): Promise<Cosigner> {
  const { dir, name } = options;
  if (!(await hasFile(disk, dir, 'witness.key'))) {
    if (name === undefined)
      throw new RecordError('malformed', `${dir}: no witness.key here: give the witness a name`);
    const key = { name, seed: options.drawSeed() };
    const { vkey } = createCosigner(nodeSha256, nodeEd25519, key);
    const secret = formatSignerKey(nodeSha256, nodeEd25519, key);
    await writeFilesAtomically(disk, dir, [
      { path: 'witness.key', bytes: bytesFromText(`${secret}\n`), mode: 0o600 },
      { path: 'witness.vkey', bytes: bytesFromText(`${vkey}\n`) },
    ]);
  }
  const secret = Buffer.from((await disk.readFile(`${dir}/witness.key`)) ?? []).toString('utf8');
  const key = parseSignerKey(nodeSha256, nodeEd25519, secret.trimEnd());
  if (name !== undefined && key.name !== name)
    throw new RecordError(
      'wrong-key',
      `${dir}: expected the witness ${name}, found that of ${key.name}`,
    );
  return createCosigner(nodeSha256, nodeEd25519, key);
}

/** What was cosigned, each note under our own cosignature. Throws `RecordError` `damaged`: forgetting would allow a fork. */
async function readSeen(disk: Disk, dir: string, cosigner: Cosigner): Promise<Map<string, Seen>> {
  const own = createCosignatureVerifier(nodeSha256, nodeEd25519, cosigner.vkey);
  const seen = new Map<string, Seen>();
  for (const { name } of await disk.list(`${dir}/seen`)) {
    const bytes = (await disk.readFile(`${dir}/seen/${name}`)) ?? new Uint8Array(0);
    try {
      const { origin, size, root } = parseCheckpoint(openNote(bytes, [own]).text);
      if (originHash(origin) !== name)
        throw new RecordError('wrong-origin', `expected the log with the hash ${name}`);
      seen.set(name, { size, root, note: Buffer.from(bytes).toString('utf8') });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new RecordError('damaged', `${dir}/seen/${name}: ${reason}`, { cause });
    }
  }
  return seen;
}

/** The signature lines of a witness's answer, read with the text they are for. Throws `RecordError` `malformed`. */
export function cosignaturesIn(text: string, lines: string) {
  return parseNote(bytesFromText(`${text}\n${lines}`)).signatures;
}
