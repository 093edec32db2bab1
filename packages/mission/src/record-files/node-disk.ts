import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';

/** The machine's file system. */
export const nodeDisk: Disk = {
  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    for (let made = path; ; made = dirname(made)) {
      await syncFolder(dirname(made));
      if (made === first || made === dirname(made)) return;
    }
  },
  async list(path) {
    try {
      const items = await readdir(path, { withFileTypes: true });
      return items
        .map((item) => ({ name: item.name, isFolder: item.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  },
  async readFile(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
  async open(path, { create, mode }) {
    if (!create)
      return fileOf(await open(path, 'r+').catch((error: unknown) => openToRead(path, error)));
    try {
      return fileOf(await open(path, 'r+'));
    } catch (error) {
      if (!isAbsent(error)) throw error;
      return fileOf(await open(path, 'wx+', mode));
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder,
  async identify(path) {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${String(dev)}:${String(ino)}`;
  },
};

/** A log on a read-only medium can still be read. */
async function openToRead(path: string, error: unknown): Promise<FileHandle> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
  return open(path, 'r');
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file systems journal names themselves.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function fileOf(handle: FileHandle): DiskFile {
  return {
    size: async () => (await handle.stat()).size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let read = 0;
      while (read < length) {
        const { bytesRead } = await handle.read(bytes, read, length - read, offset + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return bytes.subarray(0, read);
    },
    async write(offset, bytes) {
      let written = 0;
      while (written < bytes.length) {
        const left = bytes.length - written;
        const { bytesWritten } = await handle.write(bytes, written, left, offset + written);
        written += bytesWritten;
      }
    },
    truncate: (size) => handle.truncate(size),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
