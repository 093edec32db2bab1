import { fromBase64, hexOf, own } from './bytes.ts';
import { checkCosignatures } from './check-cosignatures.ts';
import type { Cosignature } from './check-cosignatures.ts';
import { sha256 } from './sha256.ts';

/**
 * Checks a whole log on the reader's own machine: bundles of leaves are hashed up to the root (RFC 6962, section 2.1), every tile of level 0 is held against
 * them, and the root against the checkpoint, whose signature is checked with the log's key (C2SP tlog-tiles, signed-note, tlog-checkpoint).
 */

/** Reads one published file; null when there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

export interface TreeToCheck {
  readonly note: string;
  /** The key that should have signed the note. */
  readonly vkey: string;
  /** Of those who may have cosigned it. */
  readonly witnessKeys: readonly string[];
  /** What this browser found earlier: an older tree has to be the beginning of this one. Null on a first visit. */
  readonly seen: { readonly size: number; readonly rootHex: string } | null;
}

export type TreeProblem =
  | { readonly what: 'signature' | 'cosignature' | 'root' | 'history'; readonly words: string }
  | { readonly what: 'file'; readonly path: string; readonly words: string };

export interface TreeReport {
  readonly size: number;
  readonly rootHex: string;
  readonly keyId: string;
  readonly cosignatures: readonly Cosignature[];
  readonly problems: readonly TreeProblem[];
}

const WIDTH = 256;

/** Everything that is wrong is said, not only the first. `tell` is called with how many leaves are done. */
export async function checkTree(
  { note, vkey, witnessKeys, seen }: TreeToCheck,
  read: ReadFile,
  tell: (done: number, size: number) => void,
): Promise<TreeReport> {
  const problems: TreeProblem[] = [];
  const checkpoint = parseCheckpoint(note);
  const keyId = vkey.split('+')[1] ?? '';
  if (!(await isSigned(note, vkey)))
    problems.push({ what: 'signature', words: `The checkpoint is not signed by key ${keyId}.` });
  const cosignatures = await checkCosignatures(note, vkey.split('+')[0] ?? '', witnessKeys);
  for (const { name, outcome } of cosignatures)
    if (outcome === 'fails')
      problems.push({ what: 'cosignature', words: `The cosignature of ${name} does not hold.` });
  const stack: { hash: Uint8Array; leaves: number }[] = [];
  let seenRootHex: string | null = seen?.size === 0 ? seen.rootHex : null;
  for (let first = 0; first < checkpoint.size; first += WIDTH) {
    const width = Math.min(WIDTH, checkpoint.size - first);
    const { leaves, found } = await checkedBundle(first / WIDTH, width, read);
    problems.push(...found);
    leaves.forEach((leaf, at) => {
      pushLeaf(stack, leaf);
      if (seen !== null && first + at + 1 === seen.size) seenRootHex = hexOf(rootOf(stack));
    });
    tell(first + width, checkpoint.size);
  }
  const rootHex = hexOf(rootOf(stack));
  if (rootHex !== checkpoint.rootHex)
    problems.push({
      what: 'root',
      words: `The leaves lead to ${rootHex}, the checkpoint says ${checkpoint.rootHex}.`,
    });
  if (seen !== null && seenRootHex !== seen.rootHex)
    problems.push({
      what: 'history',
      words: `This browser saw another record before: of ${seen.size} entries, root ${seen.rootHex}.`,
    });
  return { size: checkpoint.size, rootHex, keyId, cosignatures, problems };
}

/** A leaf that cannot be read counts as empty: the root cannot match then. */
async function checkedBundle(index: number, width: number, read: ReadFile) {
  const found: TreeProblem[] = [];
  const bundlePath = `tile/entries/${numbered(index, width)}`;
  const tilePath = `tile/0/${numbered(index, width)}`;
  const [bundle, tile] = await Promise.all([read(bundlePath), read(tilePath)]);
  const entries = bundle === null ? null : entriesOf(bundle, width);
  if (entries === null)
    found.push({ what: 'file', path: bundlePath, words: `Expected ${width} entries.` });
  const leaves = Array.from({ length: width }, (_, at) =>
    hashOf(0, entries?.[at] ?? new Uint8Array()),
  );
  const bad = leaves.findIndex((leaf, at) => !isSame(leaf, tile?.subarray(32 * at, 32 * at + 32)));
  if (tile === null || tile.length !== 32 * width)
    found.push({ what: 'file', path: tilePath, words: `Expected ${width} hashes.` });
  else if (bad !== -1)
    found.push({
      what: 'file',
      path: tilePath,
      words: `Entry ${index * WIDTH + bad} and its hash do not agree.`,
    });
  return { leaves, found };
}

function entriesOf(bytes: Uint8Array, width: number): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset + 2 <= bytes.length) {
    const end = offset + 2 + (bytes[offset] ?? 0) * 256 + (bytes[offset + 1] ?? 0);
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(offset + 2, end));
    offset = end;
  }
  return offset === bytes.length && entries.length === width ? entries : null;
}

/** Whole subtrees of equal size are joined at once: what stays is one for each bit of the size. */
function pushLeaf(stack: { hash: Uint8Array; leaves: number }[], leaf: Uint8Array): void {
  let top = { hash: leaf, leaves: 1 };
  for (let below = stack.at(-1); below?.leaves === top.leaves; below = stack.at(-1)) {
    stack.pop();
    top = { hash: hashOf(1, below.hash, top.hash), leaves: 2 * top.leaves };
  }
  stack.push(top);
}

function rootOf(stack: readonly { readonly hash: Uint8Array }[]): Uint8Array {
  const [last, ...rest] = [...stack].reverse();
  if (last === undefined) return sha256(new Uint8Array());
  return rest.reduce((right, left) => hashOf(1, left.hash, right), last.hash);
}

function hashOf(prefix: 0 | 1, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let offset = 1;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return sha256(bytes);
}

/** `x001/x234/067`, and `.p/W` where fewer than 256 are in it. */
function numbered(index: number, width: number): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, '0'));
  const path = groups
    .map((group, at) => (at === groups.length - 1 ? group : `x${group}`))
    .join('/');
  return width === WIDTH ? path : `${path}.p/${width}`;
}

function parseCheckpoint(note: string) {
  const [, size = '', root = ''] = note.split('\n');
  return { size: /^\d{1,15}$/.test(size) ? Number(size) : 0, rootHex: hexOf(fromBase64(root)) };
}

/** A signature line is `— NAME BASE64`: four bytes of the key's id, then Ed25519 over the text above the empty line. */
async function isSigned(note: string, vkey: string): Promise<boolean> {
  const [name = '', keyId = ''] = vkey.split('+');
  const key = fromBase64(vkey.split('+').slice(2).join('+')).subarray(1);
  const end = note.lastIndexOf('\n\n');
  const text = new TextEncoder().encode(note.slice(0, end + 1));
  const lines = note.slice(end + 2).split('\n');
  try {
    const imported = await crypto.subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
    for (const line of lines) {
      if (!line.startsWith(`— ${name} `)) continue;
      const bytes = fromBase64(line.slice(name.length + 3));
      if (hexOf(bytes.subarray(0, 4)) !== keyId) continue;
      return await crypto.subtle.verify('Ed25519', imported, own(bytes.subarray(4)), own(text));
    }
  } catch {
    // Bytes that are no key or no signature: not signed.
  }
  return false;
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}
