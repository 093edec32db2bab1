import {
  createTileBuilder,
  judgeCheckpoint,
  openCheckpointUnder,
  policyUnder,
  rollbackProblem,
  rootProblem,
} from '@holdfast/record';
import type { KeyHistory, LogPolicy, RecordProblem, SignedCheckpoint } from '@holdfast/record';
import { verifyBodies } from './verify-bodies.ts';
import type { VerifiedContent } from './verify-bodies.ts';
import { createTileAudit } from './verify-tiles.ts';
import { createProblemList } from './problem-list.ts';
import { bundledEntries } from './verify-bundles.ts';
import type { ProblemList } from './problem-list.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { CHECKPOINT, LEAVES, LOG_KEYS, WITNESSED, countLeaves, hasFile } from './files.ts';
import { readKeyHistory, readLogKey, readVerifierKey } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';

/** | option | default | meaning | */
export interface VerifyOptions {
  /** A checkpoint of this log seen before (the note's bytes); the record must extend it. None. */
  readonly since?: Uint8Array;
  /** The log's key as the reader knows it; keys that it promised are followed (`log.keys`). Default: the folder's own, which proves nothing about who wrote the folder. */
  readonly vkey?: string;
  /** Logs, witnesses and quorum that the reader trusts: the shown checkpoint must be signed and cosigned accordingly, and be a beginning. None. */
  readonly policy?: LogPolicy;
  /**
   * Shown every content that its leaf commits to, in order, a page at a time; the next page waits until it resolves. For checks of one's own, such as the signatures of those who
   * submitted: hand pages to threads. None.
   */
  readonly contents?: (page: readonly VerifiedContent[]) => Promise<void>;
  /** Called now and then with entries done and to do. */
  readonly progress?: (done: number, total: number) => void;
  readonly disk?: Disk;
}

/** What was looked at, and what was wrong. */
export interface RecordReport {
  readonly origin: string | undefined;
  /** What the checkpoint signs; nothing when it cannot be opened. */
  readonly checkpoint: { readonly size: number; readonly root: Uint8Array } | undefined;
  /** Entries hashed into the tree, those after the checkpoint included. */
  readonly entries: number;
  /** Bodies whose leaf was recomputed; 0 in a copy that holds tiles only. */
  readonly bodies: number;
  /** Contents decrypted and held against their commitment. */
  readonly contents: number;
  readonly erased: number;
  /** Witnesses that cosigned the shown checkpoint, by the policy's names; nothing without a policy. */
  readonly cosigned?: readonly string[];
  /** Tiles and bundles compared, byte for byte. */
  readonly tiles: number;
  /** The first 1,000, in the order found. */
  readonly problems: readonly RecordProblem[];
  /** All of them, counted. */
  readonly problemCount: number;
}

/**
 * Checks every byte of a record: each body gives its leaf, each content its commitment, the leaves every tile and bundle, these the signed root,
 * and an earlier checkpoint is a beginning. A folder without leaves and segments (what a stranger mirrors) is checked from its entry bundles.
 * Changes nothing and takes no lock: beside a live writer the newest entries may be reported. Throws only when the disk does.
 */
export async function verifyRecord(
  dir: string,
  options: VerifyOptions = {},
): Promise<RecordReport> {
  const { disk = nodeDisk } = options;
  const list = createProblemList();
  const keys = await openKeys(disk, dir, options, list);
  const own = await disk.readFile(`${dir}/${CHECKPOINT}`);
  const checkpoint = keys && openUnder(keys, CHECKPOINT, own, list);
  const since = keys && options.since && openUnder(keys, 'since', options.since, list);
  const policy = options.policy && (await verifyPolicy(disk, dir, options.policy, { keys, list }));
  const older = [
    { file: 'checkpoint', signed: checkpoint },
    { file: 'since', signed: since },
    { file: policy?.file ?? '', signed: policy?.signed },
  ];
  const tree = await verifyTree(
    disk,
    dir,
    { older, progress: options.progress, contents: options.contents },
    list,
  );
  for (const { signed } of older)
    if (checkpoint !== undefined && signed !== undefined && signed.size > checkpoint.size)
      list.add(rollbackProblem(signed.size, checkpoint.size));
  const { problems, count: problemCount } = list;
  const cosigned = policy === undefined ? {} : { cosigned: policy.cosigned };
  return { origin: keys?.origin, checkpoint, ...cosigned, ...tree, problems, problemCount };
}

/** The shown checkpoint under the reader's own policy. */
async function verifyPolicy(
  disk: Disk,
  dir: string,
  policy: LogPolicy,
  { keys, list }: { readonly keys: KeyHistory | undefined; readonly list: ProblemList },
) {
  const witnessed = await disk.readFile(`${dir}/${WITNESSED}`);
  const file = witnessed === undefined ? CHECKPOINT : WITNESSED;
  const bytes = witnessed ?? (await disk.readFile(`${dir}/${CHECKPOINT}`)) ?? new Uint8Array(0);
  try {
    const wanted = keys === undefined ? policy : policyUnder(policy, keys);
    const { checkpoint, cosigned, isQuorum } = judgeCheckpoint(wanted, bytes);
    if (keys !== undefined) openCheckpointUnder(keys, bytes);
    const names = cosigned.map(({ name }) => name);
    const found = names.length === 0 ? 'none' : names.join(', ');
    if (!isQuorum)
      list.add({ code: 'no-quorum', file, expected: 'cosignatures by the quorum', found });
    return { file, signed: checkpoint, cosigned: names };
  } catch (error) {
    list.addError('bad-checkpoint', file, 'a checkpoint as the policy asks', error);
    return { file, signed: undefined, cosigned: [] };
  }
}

/** The keys that the reader may believe, and whether the folder's own files agree with them. */
async function openKeys(
  disk: Disk,
  dir: string,
  options: VerifyOptions,
  list: ProblemList,
): Promise<KeyHistory | undefined> {
  try {
    if (await hasFile(disk, dir, 'log.key')) await readLogKey(disk, dir);
  } catch (error) {
    list.addError('wrong-key', 'log.key', 'the key pair of log.key and log.vkey', error);
  }
  const hasChain = await hasFile(disk, dir, LOG_KEYS);
  try {
    const isOwn = (await hasFile(disk, dir, 'log.vkey')) || options.vkey === undefined;
    const vkey = isOwn ? await readVerifierKey(disk, dir) : undefined;
    const keys = await readKeyHistory(disk, dir, options.vkey);
    if (vkey !== undefined && keys.current.vkey !== vkey)
      list.add({ code: 'wrong-key', file: 'log.vkey', expected: keys.current.vkey, found: vkey });
    return keys;
  } catch (error) {
    const file = hasChain ? LOG_KEYS : 'log.vkey';
    list.addError('wrong-key', file, 'a verifier key', error);
    return undefined;
  }
}

function openUnder(
  keys: KeyHistory,
  file: string,
  bytes: Uint8Array | undefined,
  list: ProblemList,
): SignedCheckpoint | undefined {
  if (bytes === undefined) {
    list.add({ code: 'missing-file', file, expected: 'a signed checkpoint', found: 'no file' });
    return undefined;
  }
  try {
    return openCheckpointUnder(keys, bytes);
  } catch (error) {
    list.addError('bad-checkpoint', file, `a checkpoint signed by ${keys.origin}`, error);
    return undefined;
  }
}

interface Wanted {
  /** What was signed of this log, the folder's own checkpoint first. */
  readonly older: readonly {
    readonly file: string;
    readonly signed: SignedCheckpoint | undefined;
  }[];
  readonly progress: VerifyOptions['progress'];
  readonly contents: VerifyOptions['contents'];
}

async function verifyTree(disk: Disk, dir: string, wanted: Wanted, list: ProblemList) {
  const { older, progress, contents } = wanted;
  const checkpoint = older[0]?.signed;
  const leafCount = await countLeaves(disk, dir);
  const hasBodies = (await hasFile(disk, dir, LEAVES)) || (await hasFile(disk, dir, 'segments'));
  const total = Math.max(1, leafCount, checkpoint?.size ?? 0);
  const counts = { bodies: 0, contents: 0, erased: 0 };
  let kept: VerifiedContent[] = [];
  const keep = (content: VerifiedContent) => void kept.push(content);
  const source = hasBodies
    ? verifyBodies(disk, dir, { leafCount, counts, ...(contents && { keep }) }, list)
    : bundledEntries(disk, dir, checkpoint?.size ?? 0, list);
  const builder = createTileBuilder(nodeSha256);
  const tiles = await createTileAudit(disk, dir, checkpoint?.size ?? 0, list);
  const compareRoots = async () => {
    for (const { file, signed } of older) {
      const problem =
        signed?.size === builder.size ? rootProblem(file, signed, builder.root()) : undefined;
      if (problem !== undefined) list.add(problem);
    }
    if (checkpoint?.size === builder.size) await tiles.verifyPartial(builder.partialTiles());
  };
  await compareRoots();
  for await (const page of source) {
    for (const { logEntry, treeHash } of page) {
      const completed = builder.append(treeHash);
      await tiles.add(logEntry, completed, builder.size);
      if (older.some(({ signed }) => signed?.size === builder.size)) await compareRoots();
    }
    if (kept.length > 0) await contents?.(kept);
    kept = [];
    progress?.(builder.size, total);
  }
  if (checkpoint !== undefined && builder.size < checkpoint.size) {
    const expected = `the ${String(checkpoint.size)} entries of the checkpoint`;
    list.add({
      code: 'wrong-length',
      file: hasBodies ? LEAVES : 'tile/entries',
      expected,
      found: String(builder.size),
    });
  }
  await tiles.finish(builder.partialTiles());
  return { entries: builder.size, ...counts, tiles: tiles.compared };
}
