import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord } from './faults-check.js';

/** Entries a call, and calls: different sizes meet different tiles, segments and groups. */
const WORKLOADS = [
  [10, 6],
  [3, 9],
  [90, 6],
  [1, 12],
];
const ORIGIN = 'test.example/faults';
/** Longest file of the first workloads, in bytes: a limit beyond it cuts nothing. */
const FILE_BYTES_MAX = 6000;

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

/**
 * System calls of an append made to fail, or to be the process's last, one a run; and writes that the kernel cuts short. `most` faults at most, within
 * `budgetMs` (0: without end). `run` is `{ scratch, program, bad, say }`.
 */
export async function injectFaults(run, { most, budgetMs }) {
  if (spawnSync('strace', ['-V']).status !== 0) {
    run.say('skipped: system calls (strace is not installed)');
    return { skipped: 'strace is not installed' };
  }
  const startedMs = Date.now();
  const isPast = (partMs) => budgetMs > 0 && Date.now() - startedMs > partMs;
  const isOver = () => isPast(budgetMs);
  const short = await cutWrites(run, {
    most: Math.ceil(most / 10),
    isOver: () => isPast(budgetMs / 5),
  });
  const kinds = [];
  let complete = true;
  for (const workload of WORKLOADS) {
    const paths = pathsOf(run, workload);
    const open = faults().map((fault) => ({ ...fault, workload, paths, next: 1, injected: 0 }));
    kinds.push(...open);
    // Turn about, so that whatever time there is goes to every kind of fault alike.
    for (let left = open; left.length > 0; left = left.filter(({ next }) => next > 0)) {
      for (const fault of left) {
        const done = kinds.reduce((sum, { injected }) => sum + injected, short);
        if (done >= most || isOver()) left = [];
        else await injectOnce(run, fault);
      }
    }
    complete &&= open.every(({ next }) => next === 0);
    if (isOver()) break;
  }
  const injected = kinds.reduce((sum, fault) => sum + fault.injected, short);
  run.say(`${injected} faults in system calls, ${short} of them short writes`);
  return { injected, short_writes: short, complete, seconds: (Date.now() - startedMs) / 1000 };
}

/** Every file that an undisturbed run of the workload touches. */
function pathsOf({ scratch, program }, workload) {
  const dir = join(scratch, 'log');
  rmSync(dir, { recursive: true, force: true });
  spawnSync(process.execPath, [program('append-few.js'), dir, ...workload.map(String)]);
  const found = readdirSync(dir, { recursive: true }).map((name) => join(dir, name));
  const slots = Array.from({ length: 8 }, (_, slot) => join(dir, 'tmp', String(slot)));
  return [...new Set([dir, ...found, ...slots])].flatMap((path) => ['-P', path]);
}

/** The call with number `next` on the record's own files fails; without one the fault is through. */
async function injectOnce({ scratch, program, bad }, fault) {
  const dir = join(scratch, 'log');
  rmSync(dir, { recursive: true, force: true });
  const trace = join(scratch, 'trace');
  const rule = `inject=${fault.call}:${fault.inject}:when=${fault.next}`;
  const traced = ['-f', '-q', '-o', trace, '-e', `trace=${fault.call}`, '-e', rule, ...fault.paths];
  const words = [program('append-few.js'), dir, ...fault.workload.map(String)];
  const child = spawnSync('strace', [...traced, process.execPath, ...words], {
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
  const isLying = fault.inject.startsWith('retval');
  const wrong = await checkRecord(dir, child.stdout, { origin: ORIGIN, isLying });
  if (wrong !== undefined) bad.push(`${rule} ${fault.workload.join('x')}: ${wrong}`);
}

/** No file may grow past a limit: the kernel writes the part that fits, truly short, and refuses the rest. */
async function cutWrites({ scratch, program, bad, say }, { most, isOver }) {
  if (spawnSync('prlimit', ['--version']).status !== 0) {
    say('skipped: short writes (prlimit is not installed)');
    return 0;
  }
  const dir = join(scratch, 'log');
  let cut = 0;
  for (let run = 0; run < most && !isOver(); run++) {
    const limit = 1 + ((run * 2_477) % FILE_BYTES_MAX);
    const workload = WORKLOADS[run % 2].map(String);
    rmSync(dir, { recursive: true, force: true });
    const words = [process.execPath, program('append-few.js'), dir, ...workload];
    const child = spawnSync('prlimit', [`--fsize=${limit}`, ...words], { encoding: 'utf8' });
    if (child.signal === null && child.status === 0 && !child.stdout.includes('refused')) continue;
    cut += 1;
    const wrong = await checkRecord(dir, child.stdout, { origin: ORIGIN, isLying: false });
    if (wrong !== undefined) bad.push(`files of at most ${limit} bytes: ${wrong}`);
  }
  return cut;
}
