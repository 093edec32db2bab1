import { createServer, connect } from 'node:net';
import type { Server } from 'node:net';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordError, bytesFromText, hexFromBytes } from '@holdfast/record';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';

/** The right to write to one folder. Held by a socket, so that the holder's death, kill -9 included, frees it. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process. On Linux the socket is abstract (no file; one network namespace), on Windows a named pipe, elsewhere a socket
 * file in the temporary folder that is probed and replaced when nobody answers. Throws `RecordError` `in-use`.
 */
export async function lockFolder(disk: Disk, dir: string): Promise<FolderLock> {
  const name = hexFromBytes(nodeSha256(bytesFromText(await disk.identify(dir)))).slice(0, 32);
  const address = addressOf(`holdfast-record-${name}`);
  const server =
    (await listen(address)) ??
    ((await clearDeadSocket(address)) ? await listen(address) : undefined);
  if (server === undefined)
    throw new RecordError(
      'in-use',
      `Another process is writing to the record in ${dir}: stop it first.`,
    );
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** A server at the address, or nothing when the address is taken. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/** True when the address was a socket file whose holder is dead, and the file is gone now. */
async function clearDeadSocket(address: string): Promise<boolean> {
  if (process.platform === 'linux' || process.platform === 'win32') return false;
  const isAlive = await new Promise<boolean>((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (!isAlive) await rm(address, { force: true });
  return !isAlive;
}
