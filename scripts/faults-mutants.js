import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyRecord } from '../packages/mission/dist/record-files/index.js';
import { createMemoryDisk } from '../packages/mission/dist/record-files/testing/memory-disk.js';
import { pickFrom } from './faults-power.js';

const DIR = '/log';

/**
 * A whole log with one thing changed: a bit, a byte, a cut, bytes more, a piece of it in another's place, two files swapped, a file gone. Every one must be found by the
 * audit under the log's key, given from elsewhere. `run` is `{ scratch, program, bad, say }`.
 */
export async function makeMutants({ scratch, program, bad, say }, mutants) {
  const whole = join(scratch, 'whole');
  spawnSync(process.execPath, [program('append-few.js'), whole, '48', '6']);
  const files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !item.parentPath.endsWith('tmp'))
    .map((item) => join(item.parentPath, item.name))
    .map((path) => [`${DIR}/${path.slice(whole.length + 1)}`, new Uint8Array(readFileSync(path))]);
  const vkey = readFileSync(join(whole, 'log.vkey'), 'utf8').trimEnd();
  const clean = await verifyRecord(DIR, { disk: createMemoryDisk(new Map(files)), vkey });
  if (clean.problemCount > 0)
    throw new Error(`the log itself: ${JSON.stringify(clean.problems[0])}`);
  const pick = pickFrom(7);
  const found = {};
  for (let made = 0; made < mutants;) {
    const kind = KINDS[pick(KINDS.length)];
    const mutant = new Map(files);
    const what = kind.change(mutant, pick);
    if (what === undefined) continue;
    made += 1;
    const { problemCount } = await verifyRecord(DIR, { disk: createMemoryDisk(mutant), vkey });
    if (problemCount > 0) found[kind.name] = (found[kind.name] ?? 0) + 1;
    else bad.push(`mutant ${made}, ${kind.name}: ${what}: accepted`);
  }
  const total = Object.values(found).reduce((sum, count) => sum + count, 0);
  say(`${total} of ${mutants} mutants of a log found`);
  return { mutants, found: total, kinds: found };
}

/** Each changes the map, and says what it did; nothing where the change would have changed nothing. */
const KINDS = [
  { name: 'a bit', change: (files, pick) => edit(files, pick, (bytes) => flip(bytes, pick)) },
  { name: 'a byte', change: (files, pick) => edit(files, pick, (bytes) => put(bytes, pick)) },
  {
    name: 'cut short',
    change: (files, pick) => edit(files, pick, (bytes) => bytes.subarray(0, pick(bytes.length))),
  },
  {
    name: 'bytes more',
    change: (files, pick) =>
      edit(files, pick, (bytes) => Buffer.concat([bytes, Buffer.alloc(1 + pick(40), pick(256))])),
  },
  {
    name: 'a piece moved',
    change: (files, pick) => edit(files, pick, (bytes) => move(bytes, pick)),
  },
  { name: 'files swapped', change: swap },
  { name: 'a file gone', change: remove },
];

/** `log.key` may be absent, and a narrower tile that a wider one has replaced may go: those who mirror have neither. */
const MAY_GO = /\/log\.key$|\/log\.vkey$|\.p\/\d+$/;

function edit(files, pick, change) {
  const [path, bytes] = pickFile(files, pick);
  if (bytes.length === 0) return undefined;
  const changed = new Uint8Array(change(new Uint8Array(bytes)));
  if (Buffer.compare(changed, bytes) === 0) return undefined;
  files.set(path, changed);
  return path;
}

function flip(bytes, pick) {
  const at = pick(bytes.length * 8);
  bytes[at >> 3] ^= 1 << (at & 7);
  return bytes;
}

function put(bytes, pick) {
  bytes[pick(bytes.length)] = pick(256);
  return bytes;
}

function move(bytes, pick) {
  const length = 1 + pick(Math.min(64, bytes.length));
  const from = pick(bytes.length - length + 1);
  return bytes.copyWithin(pick(bytes.length - length + 1), from, from + length);
}

function swap(files, pick) {
  const [one, ofOne] = pickFile(files, pick);
  const [other, ofOther] = pickFile(files, pick);
  if (Buffer.compare(ofOne, ofOther) === 0) return undefined;
  files.set(one, ofOther).set(other, ofOne);
  return `${one} and ${other}`;
}

function remove(files, pick) {
  const [path] = pickFile(files, pick);
  if (MAY_GO.test(path)) return undefined;
  files.delete(path);
  return path;
}

function pickFile(files, pick) {
  return [...files][pick(files.size)];
}
