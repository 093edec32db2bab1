import { RecordError } from '@holdfast/record';
import type { Disk, DiskFile } from '../disk.ts';

/** Un-synced bytes land, or not, in pieces of this size. */
const SECTOR_BYTES = 512;

/** An integer from 0 to below `limit`. */
export type Pick = (limit: number) => number;

interface Change {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface StoredFile {
  /** What every reader sees. */
  bytes: Uint8Array;
  /** What survives a crash for certain. */
  durable: Uint8Array;
  /** Writes and truncations since the last sync, in order. */
  pending: (Change | { readonly size: number })[];
}

/** A disk in memory that keeps its promises, and no more than these. */
export interface MemoryDisk extends Disk {
  /** A disk as a power loss may leave this one: un-synced writes dropped, shortened, in any order; un-synced names old or new. */
  crash(pick: Pick): MemoryDisk;
  /** The files as readers see them. */
  files(): ReadonlyMap<string, Uint8Array>;
  /** Changes a stored byte behind everyone's back, durably. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array): void;
  /** Makes the call with this number (counted from now, writes, syncs and renames) fail, and all after it. */
  failAfter(calls: number): void;
  /** Makes that one call fail, and none after it. */
  failOnce(calls: number): void;
}

let disks = 0;

/** An empty disk, or one that holds these files durably. */
export function createMemoryDisk(initial: ReadonlyMap<string, Uint8Array> = new Map()): MemoryDisk {
  const identity = `memory-${String(process.pid)}-${String((disks += 1))}`;
  const names = new Map<string, StoredFile>();
  const durableNames = new Map<string, StoredFile>();
  const folders = new Set<string>();
  let left = Infinity;
  let isOnce = false;
  for (const [path, bytes] of initial) {
    const file = { bytes, durable: bytes, pending: [] };
    names.set(path, file);
    durableNames.set(path, file);
  }
  const act = () => {
    left -= 1;
    if (isOnce ? left === -1 : left < 0) throw new Error('EIO: the disk failed, as the test asked');
  };
  return {
    files: () => new Map([...names].map(([path, { bytes }]) => [path, bytes])),
    failAfter(calls) {
      left = calls;
      isOnce = false;
    },
    failOnce(calls) {
      left = calls;
      isOnce = true;
    },
    damage(path, change) {
      const file = names.get(path);
      if (file === undefined) throw new RecordError('out-of-range', path);
      file.bytes = change(file.bytes);
      file.durable = file.bytes;
    },
    crash: (pick) => createMemoryDisk(survivors(names, durableNames, pick)),
    async makeFolder(path) {
      for (let at = path; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) folders.add(at);
    },
    async list(path) {
      const items = new Map<string, boolean>();
      for (const each of [...names.keys(), ...[...folders].map((folder) => `${folder}/`)]) {
        if (!each.startsWith(`${path}/`)) continue;
        const [name = '', ...rest] = each.slice(path.length + 1).split('/');
        if (name !== '') items.set(name, rest.length > 0);
      }
      return [...items]
        .map(([name, isFolder]) => ({ name, isFolder }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    readFile: async (path) => names.get(path)?.bytes.slice(),
    async open(path, { create }) {
      let file = names.get(path);
      if (file === undefined) {
        if (!create) throw new Error(`ENOENT: ${path}`);
        file = { bytes: new Uint8Array(0), durable: new Uint8Array(0), pending: [] };
        names.set(path, file);
      }
      return openFile(file, act);
    },
    async rename(from, to) {
      act();
      const file = names.get(from);
      if (file === undefined) throw new Error(`ENOENT: ${from}`);
      names.delete(from);
      names.set(to, file);
    },
    async remove(path) {
      for (const each of [...names.keys()])
        if (each === path || each.startsWith(`${path}/`)) names.delete(each);
    },
    async syncFolder(path) {
      act();
      const isIn = (each: string) => each.slice(0, each.lastIndexOf('/')) === path;
      for (const each of [...durableNames.keys()])
        if (isIn(each) && !names.has(each)) durableNames.delete(each);
      for (const [each, file] of names) if (isIn(each)) durableNames.set(each, file);
    },
    identify: async () => identity,
  };
}

function openFile(file: StoredFile, act: () => void): DiskFile {
  return {
    size: async () => file.bytes.length,
    read: async (offset, length) => file.bytes.slice(offset, offset + length),
    async write(offset, bytes) {
      act();
      const change = { offset, bytes: bytes.slice() };
      file.bytes = applied(file.bytes, change);
      file.pending.push(change);
    },
    async truncate(size) {
      act();
      file.bytes = file.bytes.slice(0, size);
      file.pending.push({ size });
    },
    async sync() {
      act();
      file.durable = file.bytes;
      file.pending = [];
    },
    close: async () => undefined,
  };
}

function survivors(
  names: ReadonlyMap<string, StoredFile>,
  durableNames: ReadonlyMap<string, StoredFile>,
  pick: Pick,
): Map<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  for (const path of new Set([...names.keys(), ...durableNames.keys()])) {
    const file = pick(2) === 0 ? durableNames.get(path) : names.get(path);
    if (file !== undefined) kept.set(path, tornBytes(file, pick));
  }
  return kept;
}

/** The durable bytes with some sectors of some pending writes; a write past the end may leave zeros before it. */
function tornBytes({ durable, pending }: StoredFile, pick: Pick): Uint8Array {
  let bytes = durable;
  for (const change of pending) {
    if ('size' in change) {
      if (pick(2) === 0) bytes = bytes.slice(0, change.size);
      continue;
    }
    const { offset } = change;
    for (let at = 0; at < change.bytes.length;) {
      const end = Math.min(change.bytes.length, at + SECTOR_BYTES - ((offset + at) % SECTOR_BYTES));
      const piece = change.bytes.subarray(at, pick(8) === 0 ? at + pick(end - at) : end);
      if (pick(2) === 0) bytes = applied(bytes, { offset: offset + at, bytes: piece });
      at = end;
    }
  }
  return bytes;
}

function applied(bytes: Uint8Array, { offset, bytes: written }: Change): Uint8Array {
  const result = new Uint8Array(Math.max(bytes.length, offset + written.length));
  result.set(bytes);
  result.set(written, offset);
  return result;
}
