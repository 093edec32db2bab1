import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A program that is killed, without a word of warning, and started again. */
export interface Killable {
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
}

const BIN = fileURLToPath(new URL('../../../bin/holdfast.js', import.meta.url));
const READY_TRIES_MAX = 400;

/** `holdfast serve --live` from the build, on a port of its own. */
export function liveServer(dataDir: string, port: number, broker: string | null): Killable {
  const mqtt = broker === null ? ['--no-mqtt'] : ['--mqtt', broker];
  const words = [BIN, 'serve', '--live', '--data', dataDir, '--port', String(port), ...mqtt];
  return killable(async () => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('It takes batches')) break;
    return child;
  });
}

/** Mosquitto on a port of its own; null where it is not installed. */
export function mosquitto(dir: string, port: number): Killable | null {
  if (spawnSync('mosquitto', ['-h']).error !== undefined) return null;
  const config = join(dir, 'mosquitto.conf');
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\nset_tcp_nodelay true\n`,
  );
  return killable(async () => {
    const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' });
    for (let tries = 0; tries < READY_TRIES_MAX && !(await isOpen(port)); tries += 1)
      await wait(10);
    return child;
  });
}

function killable(begin: () => Promise<ChildProcess>): Killable {
  let child: ChildProcess | null = null;
  return {
    async start() {
      child = await begin();
    },
    async kill() {
      const dying = child;
      child = null;
      if (dying === null || dying.exitCode !== null) return;
      const gone = new Promise<void>((resolve) => dying.once('exit', () => resolve()));
      dying.kill('SIGKILL');
      await gone;
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy().destroyed));
    socket.once('error', () => resolve(false));
  });
}

/** Below those that the system gives out by itself: one of these it may give to anybody while its server is dead. */
const PORTS = { from: 15_000, count: 15_000 };
let triedPorts = 0;

/** A port that nobody listens on, and that nobody is given unasked. Each process tries from a place of its own. */
export async function freePort(): Promise<number> {
  for (; triedPorts < PORTS.count; triedPorts += 1) {
    const port = PORTS.from + ((process.pid * 7 + triedPorts) % PORTS.count);
    if (!(await isFree(port))) continue;
    triedPorts += 1;
    return port;
  }
  throw new RangeError(`expected a free port of ${PORTS.count} from ${PORTS.from}, found none`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
