import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, expect } from 'vitest';

/*
 * Files of a project share a process, so that what one leaves open the next one meets: the lock of a folder that is gone, for one, is met by the
 * folder that is given its inode. After each file nothing of these may be left. Looks at `/proc`, and so only where there is one.
 */
const before = new Set(leftOpen());
afterAll(() => {
  const left = leftOpen().filter((each) => !before.has(each));
  expect(left, 'what this file of tests left open').toEqual([]);
});

/** Sockets that listen (state 0A), files of ours and children, one line each. */
function leftOpen(): readonly string[] {
  const targets = openTargets();
  const inodes = new Set(
    targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.slice(1) ?? []),
  );
  const scratch = `${tmpdir()}/holdfast-`;
  return [
    ...targets.filter((target) => target.startsWith(scratch)),
    ...rowsOf('net/unix').flatMap(([, , , , , , inode = '', address = '']) =>
      inodes.has(inode) && address !== ''
        ? [`lock or server at ${address.replace(/@+$/, '')}`]
        : [],
    ),
    ...['net/tcp', 'net/tcp6']
      .flatMap(rowsOf)
      .flatMap(([, address = '', , state, , , , , , inode = '']) =>
        state === '0A' && inodes.has(inode) ? [`server at ${portOf(address)}`] : [],
      ),
    ...children(),
  ];
}

/** What the descriptors of this process lead to. */
function openTargets(): readonly string[] {
  return namesIn('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // The one by which the folder was read is closed by now.
      return [];
    }
  });
}

/** Programs that were started by this process and run still. */
function children(): readonly string[] {
  return namesIn('/proc/self/task').flatMap((thread) =>
    wordsOf(`/proc/self/task/${thread}/children`).map(
      (child) => `process ${child}: ${textOf(`/proc/${child}/cmdline`).replaceAll('\0', ' ')}`,
    ),
  );
}

/** The rows of a table of the kernel, split at white space, without its head. */
function rowsOf(table: string): readonly (readonly string[])[] {
  return textOf(`/proc/self/${table}`)
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
}

function portOf(address: string): string {
  return `port ${Number.parseInt(address.split(':').at(-1) ?? '', 16)}`;
}

function wordsOf(path: string): readonly string[] {
  return textOf(path).split(/\s+/).filter(Boolean);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
