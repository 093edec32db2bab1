import { RecordError, verifyEntryBody, verifyLogEntry } from '@holdfast/record';
import type { EntryBody } from '@holdfast/record';
import type { Entropy } from '@holdfast/domain';
import { encodeBody, encodeRaw } from './append.ts';
import type { Appender, EntryPlace } from './append.ts';
import { eraseContentKey } from './erase.ts';
import type { Disk } from './disk.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Batch } from './group-commit.ts';
import { integrate } from './integrate.ts';
import type { FolderLock } from './lock.ts';
import type { LogKey } from './log-key.ts';
import type { RecordMode } from './segment.ts';

/**
 * The one writer of a record.
 *
 * An append is durable when its promise resolves, in the order of the calls, and is never changed or removed. After any failure of the disk
 * every call is refused with `disk-failed`: open again. Safe to call concurrently: what waits is written in one group.
 */
export interface RecordWriter {
  /** Acknowledged entries. */
  readonly size: number;
  readonly origin: string;
  /** The key that checkpoints are signed with, as others configure it. */
  readonly vkey: string;
  /**
   * Appends bodies and gives the index of the first; the index that would be next when there are none. Throws `RecordError`: `too-long`,
   * `busy` (try again later), `wrong-mode`, `disk-failed`, `closed`. Nothing of a refused call is recorded.
   */
  append(items: readonly EntryBody[]): Promise<{ readonly first: number }>;
  /** Appends the bytes themselves as log entries (at most 65,535 bytes each), without bodies. A record is raw or not, by its first entry. */
  appendRaw(entries: readonly Uint8Array[]): Promise<{ readonly first: number }>;
  /**
   * Brings everything appended before into the tree and signs for it; the note's text. Throws `damaged` when the disk gives back other
   * bytes, `rolled-back` or `unwitnessed` while nothing may be signed: appending goes on.
   */
  checkpoint(): Promise<string>;
  /**
   * Destroys the key and salt of one content; durable when it resolves. Header, leaf and every proof stay. Again is the same as once.
   * Throws `RecordError` `out-of-range`, or `wrong-mode` for a raw record. Other copies of the keys folder are the caller's to destroy.
   */
  erase(index: number): Promise<void>;
  /** Waits for what was called before, then frees the folder. */
  close(): Promise<void>;
}

/** What a writer works with. */
export interface WriterParts {
  readonly disk: Disk;
  readonly dir: string;
  readonly key: LogKey;
  readonly entropy: Entropy;
  readonly appender: Appender;
  readonly lock: FolderLock;
  /** Asked before the first signature. */
  readonly confirm: ((dir: string) => Promise<void>) | undefined;
  /** Acknowledged entries. */
  readonly size: number;
  /** Where the first entry lies that no checkpoint covers. */
  readonly unintegrated: EntryPlace | undefined;
}

/** The writer of a folder that was locked and recovered. `openRecord` makes it. */
export function createWriter(parts: WriterParts): RecordWriter {
  const { disk, dir, key, appender } = parts;
  let { size, unintegrated } = parts;
  let mode = appender.segment?.mode;
  let isClosed = false;
  let isConfirmed = parts.confirm === undefined;

  const queue = createGroupCommit(async (group) => {
    const first = size;
    const entries = encodeGroup(group, first, parts.entropy);
    const [batch] = group;
    if (entries.length === 0 || batch === undefined) return first;
    const place = await guard('writing entries', dir, () =>
      appender.write(batch.mode, first, entries),
    );
    unintegrated ??= place;
    size = first + entries.length;
    return first;
  });
  const verifyOpen = () => {
    if (isClosed) throw new RecordError('closed', `${dir}: the record was closed`);
  };
  const add = (wanted: RecordMode, bodies: readonly EntryBody[]) => {
    verifyOpen();
    if (bodies.length > 0) mode ??= wanted;
    if (mode !== undefined && mode !== wanted)
      throw new RecordError('wrong-mode', `${dir}: expected ${mode} entries, found ${wanted}`);
    const bytes = bodies.reduce(
      (sum, { header, content }) => sum + header.length + content.length,
      0,
    );
    return queue.add({ mode: wanted, bodies, bytes });
  };
  const alone = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    verifyOpen();
    return queue.alone(() => guard(what, dir, work));
  };

  return {
    origin: key.origin,
    vkey: key.vkey,
    get size() {
      return size;
    },
    async append(items) {
      items.forEach(verifyEntryBody);
      return add('commitments', items);
    },
    async appendRaw(entries) {
      entries.forEach(verifyLogEntry);
      return add(
        'raw',
        entries.map((content) => ({ header: NO_HEADER, content })),
      );
    },
    checkpoint: () =>
      alone('writing a checkpoint', async () => {
        if (!isConfirmed && unintegrated !== undefined) await parts.confirm?.(dir);
        isConfirmed ||= unintegrated !== undefined;
        const note = await integrate({ disk, dir, key, size, mode, from: unintegrated });
        unintegrated = undefined;
        return note;
      }),
    erase: (index) => alone('erasing', () => eraseContentKey(disk, dir, { index, size, mode })),
    async close() {
      if (isClosed) return;
      const rest = queue.alone(() => Promise.resolve()).catch(() => undefined);
      isClosed = true;
      await rest;
      // The folder is freed even when the disk fails while closing.
      await guard('closing', dir, () => appender.close()).finally(() => parts.lock.release());
    },
  };
}

const NO_HEADER = new Uint8Array(0);

function encodeGroup(group: readonly Batch[], first: number, entropy: Entropy) {
  return group
    .flatMap(({ mode, bodies }) => bodies.map((body) => ({ mode, body })))
    .map(({ mode, body }, position) =>
      mode === 'raw'
        ? encodeRaw(first + position, body.content)
        : encodeBody(first + position, body, entropy),
    );
}

/** What the disk throws becomes `disk-failed`, with what was attempted. */
async function guard<T>(what: string, dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof RecordError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RecordError(
      'disk-failed',
      `${dir}: ${what} failed (${reason}); open the record again`,
      { cause },
    );
  }
}
