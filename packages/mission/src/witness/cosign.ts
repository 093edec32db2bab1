import {
  RecordError,
  bytesFromText,
  consistencyTiles,
  cosignatureTimeS,
  createNoteVerifier,
  formatAddCheckpoint,
  formatEvidence,
  formatNote,
  hexFromBytes,
  isReached,
  judgeCheckpoint,
  makeConsistencyProof,
  openCheckpoint,
  tilePath,
} from '@holdfast/record';
import type {
  LogPolicy,
  NoteSignature,
  NoteVerifier,
  Proof,
  SignedCheckpoint,
  TileAddress,
} from '@holdfast/record';
import { writeFilesAtomically } from '../record-files/atomic-files.ts';
import { nodeEd25519, nodeSha256 } from '../record-files/crypto.ts';
import type { Disk } from '../record-files/disk.ts';
import { WITNESSED_FOLDER, readCheckpoint } from '../record-files/files.ts';
import { readVerifierKey } from '../record-files/log-key.ts';
import { nodeDisk } from '../record-files/node-disk.ts';
import { allowSigning, forbidSigning } from '../record-files/permission.ts';
import { cosignaturesIn, originHash } from './open-witness.ts';

/** | option | default | meaning | */
export interface CosignOptions {
  /** The record's folder. */
  readonly dir: string;
  readonly policy: LogPolicy;
  /** Submission prefixes of witnesses besides those that the policy gives. None. */
  readonly urls?: readonly string[];
  /** For one witness, in ms; 1,500. */
  readonly timeoutMs?: number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/** What the witnesses answered. */
export interface CosignReport {
  /** The checkpoint with every valid cosignature. */
  readonly note: string;
  readonly size: number;
  /** By the policy's names. */
  readonly cosigned: readonly string[];
  readonly isQuorum: boolean;
  /** Why the others did not, one sentence each. */
  readonly refusals: readonly string[];
  /** Evidence files that were written; each path. */
  readonly evidence: readonly string[];
  /** A witness has seen more than the folder holds, signed by this log. */
  readonly isRolledBack: boolean;
}

/** Tries at one witness: each answer may bring another size. */
const TRIES_MAX = 4;
const ANSWER_BYTES_MAX = 1_000_000;

interface Asking {
  readonly disk: Disk;
  readonly dir: string;
  readonly vkey: string;
  readonly log: NoteVerifier;
  readonly signed: SignedCheckpoint;
  readonly text: string;
  readonly policy: LogPolicy;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

type Answer =
  | { readonly kind: 'cosigned'; readonly lines: readonly NoteSignature[] }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'rolled-back'; readonly reason: string; readonly evidence: string };

/**
 * Has the folder's checkpoint cosigned by all witnesses at once, and publishes it as witnessed as soon as the policy's quorum is there; dead and hostile
 * witnesses do not hold it up. What comes in is believed only under the policy's keys. Needs no writer. Throws `RecordError` when the folder holds
 * no record or its checkpoint is not by a log of the policy; never for what witnesses do.
 */
export async function cosignRecord(options: CosignOptions): Promise<CosignReport> {
  const { dir, policy, disk = nodeDisk, timeoutMs = 1500 } = options;
  const vkey = await readVerifierKey(disk, dir);
  const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
  const { signed, text } = await readCheckpoint(disk, dir, log);
  judgeCheckpoint(policy, bytesFromText(text));
  const stop = new AbortController();
  const signal = stop.signal;
  const asking = { disk, dir, vkey, log, signed, text, policy, signal, timeoutMs };
  const urls = new Set([
    ...policy.witnesses.flatMap(({ url }) => url ?? []),
    ...(options.urls ?? []),
  ]);
  const gathered = createGathering(asking);
  await new Promise<void>((resolve) => {
    let left = urls.size;
    if (left === 0) resolve();
    for (const url of urls)
      void askWitness(url.replace(/\/$/, ''), asking).then((answer) => {
        gathered.add(answer);
        if ((left -= 1) === 0 || gathered.isQuorum()) resolve();
      });
  });
  stop.abort();
  const report = gathered.report();
  const evidence = await keepEvidence(disk, dir, gathered.evidence);
  if (report.isRolledBack) await forbidSigning(disk, dir, 'rolled-back', evidence.join('\n'));
  else if (report.isQuorum) {
    const checkpoint = { path: 'checkpoint', bytes: bytesFromText(report.note) };
    await writeFilesAtomically(disk, `${dir}/${WITNESSED_FOLDER}`, [checkpoint]);
    await allowSigning(disk, dir);
  }
  return { ...report, evidence };
}

/** Evidence is never overwritten: its name is its hash. */
async function keepEvidence(disk: Disk, dir: string, texts: ReadonlySet<string>) {
  const files = [...texts].map((text) => {
    const bytes = bytesFromText(text);
    const name = hexFromBytes(nodeSha256(bytes)).slice(0, 16);
    return { path: `evidence/rollback-${name}.evidence`, bytes };
  });
  const folder = `${dir}/${WITNESSED_FOLDER}`;
  await writeFilesAtomically(disk, folder, files);
  return files.map(({ path }) => `${folder}/${path}`);
}

function createGathering({ signed, policy }: Asking) {
  const lines = new Map<string, NoteSignature>();
  const refusals: string[] = [];
  const evidence = new Set<string>();
  const isQuorum = () => isReached(policy.quorum, new Set(lines.keys()));
  return {
    evidence,
    isQuorum,
    add(answer: Answer) {
      if (answer.kind !== 'cosigned') refusals.push(answer.reason);
      if (answer.kind === 'rolled-back') evidence.add(answer.evidence);
      if (answer.kind !== 'cosigned') return;
      for (const line of answer.lines) {
        const known = policy.witnesses.find(
          ({ verifier }) => verifier.name === line.name && verifier.keyId === line.keyId,
        );
        if (known !== undefined) lines.set(known.name, line);
      }
    },
    report(): Omit<CosignReport, 'evidence'> {
      const note = formatNote(signed.note.text, [...signed.note.verified, ...lines.values()]);
      return {
        note,
        size: signed.size,
        cosigned: policy.witnesses.map(({ name }) => name).filter((name) => lines.has(name)),
        isQuorum: isQuorum(),
        refusals: [...refusals],
        isRolledBack: evidence.size > 0,
      };
    },
  };
}

/** One witness, from the size it has seen to the checkpoint's. Whatever goes wrong is an answer. */
async function askWitness(url: string, asking: Asking): Promise<Answer> {
  const { signed, text } = asking;
  const refused = (reason: string): Answer => ({ kind: 'refused', reason: `${url}: ${reason}` });
  try {
    let oldSize = 0;
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const proof = await proofFrom(asking, oldSize);
      const body = formatAddCheckpoint({ oldSize, proof, checkpoint: bytesFromText(text) });
      const { status, answer } = await post(`${url}/add-checkpoint`, body, asking);
      if (status === 200) return cosignedBy(url, asking, answer);
      if (status !== 409) return refused(`answered ${String(status)} (${answer.slice(0, 100)})`);
      const seenSize = /^(0|[1-9]\d{0,15})\n$/.exec(answer)?.[1];
      if (seenSize === undefined) return refused('answered 409 without a size');
      if (Number(seenSize) > signed.size) return await rollbackAt(url, asking, Number(seenSize));
      oldSize = Number(seenSize);
    }
    return refused(`gave another size ${String(TRIES_MAX)} times`);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** The lines that verify under the policy's keys, and have a time. */
function cosignedBy(url: string, { signed, policy }: Asking, answer: string): Answer {
  const lines = cosignaturesIn(signed.note.text, answer).filter((line) =>
    policy.witnesses.some(
      ({ verifier }) =>
        verifier.name === line.name &&
        verifier.keyId === line.keyId &&
        cosignatureTimeS(line) !== 0 &&
        verifier.verify(signed.note.textBytes, line.signature),
    ),
  );
  if (lines.length > 0) return { kind: 'cosigned', lines };
  return { kind: 'refused', reason: `${url}: no cosignature by a witness of the policy` };
}

/** A witness's word alone is nothing: what it has seen must be signed by this very log. */
async function rollbackAt(url: string, asking: Asking, seenSize: number): Promise<Answer> {
  const { log, signed, text, vkey } = asking;
  const place = `${url}/${originHash(signed.origin)}/checkpoint`;
  const response = await fetch(place, { signal: signalOf(asking) });
  const bytes = bytesFromText(await readAnswer(response));
  const seen = openCheckpoint(bytes, { origin: signed.origin, log });
  if (seen.size <= signed.size)
    return { kind: 'refused', reason: `${url}: claims ${String(seenSize)} entries, shows fewer` };
  const evidence = formatEvidence({ vkey, earlier: bytes, later: bytesFromText(text) });
  const reason = `${url}: has seen ${String(seen.size)} entries signed by this log; the folder holds ${String(signed.size)}`;
  return { kind: 'rolled-back', reason, evidence };
}

async function post(url: string, body: Uint8Array, asking: Asking) {
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(body),
    redirect: 'error',
    signal: signalOf(asking),
  });
  return { status: response.status, answer: await readAnswer(response) };
}

/** What a witness sends is bounded, whoever it is. */
async function readAnswer({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > ANSWER_BYTES_MAX)
      throw new RecordError('too-long', `expected at most ${String(ANSWER_BYTES_MAX)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const signalOf = ({ signal, timeoutMs }: Asking) =>
  AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);

async function proofFrom({ disk, dir, signed }: Asking, oldSize: number): Promise<Proof> {
  if (oldSize === 0 || oldSize === signed.size) return [];
  const tiles = new Map<string, Uint8Array>();
  for (const tile of consistencyTiles(oldSize, signed.size)) {
    const bytes = await disk.readFile(`${dir}/${tilePath(tile)}`);
    if (bytes !== undefined) tiles.set(tilePath(tile), bytes);
  }
  const readTile = (tile: TileAddress) => {
    const bytes = tiles.get(tilePath(tile));
    if (bytes === undefined) throw new RecordError('damaged', `${tilePath(tile)}: no such file`);
    return bytes;
  };
  return makeConsistencyProof({ sha256: nodeSha256, size: signed.size, readTile }, oldSize);
}
