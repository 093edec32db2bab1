import './node-version.cjs';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRecord } from './faults-check.js';

/**
 * Faults on a real file system: every system call of an append made to fail or to be the process's last, kill -9 under load, and flipped bits. After each
 * fault the record is opened, and every acknowledged entry must be there, in order, unchanged, once. Runs on the build.
 * What strace cannot do without harm (a write that is truly short, power loss) is tested in process: packages/mission, F4 and F12.
 */
const HELP = `npm run test:faults -- [--seconds S] [--kills K] [--flips F] [--json]

  --seconds S   for system calls, at most; 0 for all of them   120
  --kills K     kill -9 under load                             50
  --flips F     flipped bits                                   200
  --json        print one JSON object`;
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    kills: { type: 'string', default: '50' },
    flips: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const ROOT = new URL('..', import.meta.url).pathname;
const TESTING = `${ROOT}packages/mission/src/record-files/testing`;
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-faults-'));
const bad = [];
const say = (line) => values.json || console.log(line);

if (values.help) console.log(HELP);
else await run();

async function run() {
  const report = {
    system_calls: await injectAll(Number(values.seconds) * 1000),
    kills: await killUnderLoad(Number(values.kills)),
    flips: await flipBits(Number(values.flips)),
  };
  rmSync(scratch, { recursive: true, force: true });
  for (const line of bad) console.error(line);
  if (values.json) console.log(JSON.stringify({ ...report, bad: bad.length }));
  else say(`${bad.length} bad outcomes`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

/** Calls of an append, and what is made of them. A faked return value is a disk that claims to have written. */
function faults() {
  const made = (calls, inject) => calls.map((call) => ({ call, inject }));
  const WRITES = ['pwrite64', 'fdatasync', 'fsync', 'rename', 'ftruncate'];
  return [
    ...made([...WRITES, 'openat', 'mkdir', 'pread64'], 'error=EIO'),
    ...made(['pwrite64', 'openat', 'mkdir', 'rename'], 'error=ENOSPC'),
    ...made([...WRITES, 'openat', 'mkdir', 'pread64'], 'signal=KILL'),
    ...made(['pwrite64'], 'retval=7'),
  ];
}

async function injectAll(budgetMs) {
  if (spawnSync('strace', ['-V']).status !== 0) {
    say('skipped: system calls (strace is not installed)');
    return { skipped: 'strace is not installed' };
  }
  const startedMs = Date.now();
  const open = faults().map((fault) => ({ ...fault, next: 1, injected: 0, refused: 0 }));
  let rounds = 0;
  // Turn about, so that whatever time there is goes to every kind of fault alike.
  for (let left = open; left.length > 0; left = left.filter(({ next }) => next > 0)) {
    for (const fault of left) {
      if (budgetMs > 0 && Date.now() - startedMs > budgetMs) left = [];
      else await injectOnce(fault);
    }
    rounds += 1;
  }
  const injected = open.reduce((sum, fault) => sum + fault.injected, 0);
  const complete = open.every(({ next }) => next === 0);
  say(`${injected} faults in system calls, ${complete ? 'every call once' : 'not all calls'}`);
  const kinds = open.map(({ call, inject, injected: count, refused }) => ({
    call,
    inject,
    count,
    refused,
  }));
  return { injected, complete, rounds, seconds: (Date.now() - startedMs) / 1000, kinds };
}

/** The call with number `next` on the record's own files fails; without one the fault is through. */
async function injectOnce(fault) {
  const dir = join(scratch, 'log');
  rmSync(dir, { recursive: true, force: true });
  const trace = join(scratch, 'trace');
  const rule = `inject=${fault.call}:${fault.inject}:when=${fault.next}`;
  const paths = ['-P', dir];
  for (const each of [
    'segments',
    'keys',
    'tmp',
    'tile',
    'leaves',
    'checkpoint',
    'log.key',
    'log.vkey',
  ])
    paths.push('-P', join(dir, each));
  for (const at of ['000000000000', '000000000020', '000000000030', '000000000040'])
    paths.push('-P', join(dir, 'segments', `${at}.seg`), '-P', join(dir, 'keys', `${at}.key`));
  for (let slot = 0; slot < 4; slot++) paths.push('-P', join(dir, 'tmp', String(slot)));
  const words = ['-f', '-q', '-o', trace, '-e', `trace=${fault.call}`, '-e', rule, ...paths];
  const child = spawnSync('strace', [...words, process.execPath, `${TESTING}/append-few.js`, dir], {
    encoding: 'utf8',
    timeout: 60_000,
    // strace counts calls by thread: with one thread for files the number is that of the call.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  const seen = readFileSync(trace, 'utf8');
  const isKilled = fault.inject === 'signal=KILL' && seen.includes('killed by SIGKILL');
  if (!seen.includes('INJECTED') && !isKilled) return void (fault.next = 0);
  fault.next += 1;
  fault.injected += 1;
  if (child.stdout.includes('refused')) fault.refused += 1;
  const isLying = fault.inject.startsWith('retval');
  const wrong = await checkRecord(dir, child.stdout, { origin: 'test.example/faults', isLying });
  if (wrong !== undefined) bad.push(`${rule}: ${wrong}`);
}

async function killUnderLoad(kills) {
  const dir = join(scratch, 'killed');
  let said = '';
  for (let kill = 1; kill <= kills; kill++) {
    said += await appendUntilKilled(dir, (kill * 48_271) % 200);
    if (kill % 10 !== 0 && kill !== kills) continue;
    const wrong = await checkRecord(dir, said, { origin: 'test.example/killed', isLying: false });
    if (wrong !== undefined) bad.push(`kill ${kill}: ${wrong}`);
  }
  const acknowledged = Math.max(0, ...said.split('\n').map((line) => Number(line) || 0));
  say(`${kills} times kill -9, ${acknowledged} entries acknowledged`);
  return { kills, acknowledged };
}

function appendUntilKilled(dir, delayMs) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`${TESTING}/append-for-ever.js`, dir]);
    let said = '';
    child.stdout.on('data', (chunk) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), delayMs);
      said += chunk;
    });
    child.once('close', () => resolve(said));
  });
}

/** One bit in one file: found by the audit, by name; the record's own lock and secrets aside. */
async function flipBits(flips) {
  const { verifyRecord } = await import('../packages/mission/dist/record-files/index.js');
  const whole = join(scratch, 'whole');
  spawnSync(process.execPath, [`${TESTING}/append-few.js`, whole]);
  const files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !item.parentPath.endsWith('tmp'))
    .map((item) => join(item.parentPath, item.name).slice(whole.length + 1));
  let found = 0;
  for (let flip = 0; flip < flips; flip++) {
    const dir = join(scratch, 'flipped');
    rmSync(dir, { recursive: true, force: true });
    cpSync(whole, dir, { recursive: true });
    const path = join(dir, files[(flip * 7919) % files.length]);
    const bytes = readFileSync(path);
    if (bytes.length === 0) continue;
    const at = (flip * 104_729) % (bytes.length * 8);
    bytes[at >> 3] ^= 1 << (at & 7);
    writeFileSync(path, bytes);
    if ((await verifyRecord(dir)).problemCount > 0) found += 1;
    else bad.push(`bit ${at} of ${path}: not found`);
  }
  say(`${found} flipped bits found`);
  return { flips, found };
}
