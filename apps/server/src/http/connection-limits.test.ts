import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMission, createSystemEntropy } from '@holdfast/mission';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../server.ts';
import { startServer } from '../server.ts';
import { CONNECTION_LIMITS } from './connection-limits.ts';
import type { ConnectionLimits } from './connection-limits.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-connections-'));
const dataDir = join(scratch, 'data');
beforeAll(async () => {
  const origin = 'test.example/connections';
  await (await createMission({ dataDir, origin, entropy: createSystemEntropy() })).close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let server: RunningServer | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
});

async function serve(limits: Partial<ConnectionLimits>): Promise<number> {
  const connections = { ...CONNECTION_LIMITS, ...limits };
  server = await startServer({ dataDir, port: 0, consoleDir: null, connections });
  return Number(new URL(server.url).port);
}

/** A connection that has been answered, and what it was answered, '' where it was cut off before; it stays open if the server lets it. */
async function asked(port: number, from = '127.0.0.1'): Promise<{ status: string; at: Socket }> {
  const at = opened(port, from);
  at.write(`GET /api/session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  const chunk = await new Promise<string>((resolve) => {
    at.once('data', (bytes) => resolve(String(bytes)));
    at.once('close', () => resolve(''));
  });
  return { status: chunk.slice(9, 12), at };
}

/** Asks until it is answered: on a busy machine a server that is in a hurry cuts off this one too. */
async function answeredAtLast(port: number): Promise<string> {
  for (;;) {
    const { status } = await asked(port);
    if (status !== '') return status;
  }
}

function opened(port: number, from: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

const closed = (socket: Socket) => once(socket.resume(), 'close');

describe('connections', () => {
  it('S14: one address has so many, the others theirs, and a closed one makes room', async () => {
    const port = await serve({ ofAddress: 2, inAll: 4 });
    const first = await asked(port);
    expect((await asked(port)).status).toBe(first.status);
    const third = await asked(port);
    expect(third.status).toBe('503');
    await closed(third.at);
    expect((await asked(port, '127.0.0.2')).status).toBe(first.status);
    first.at.destroy();
    // The end of a connection comes to the server when it comes: the next that is let in shows it.
    let { status } = await asked(port);
    while (status === '503') ({ status } = await asked(port));
    expect(status).toBe(first.status);
  });

  it('S14: all together have so many', async () => {
    const port = await serve({ ofAddress: 2, inAll: 3 });
    const statuses: string[] = [];
    for (const end of [1, 1, 2, 3]) statuses.push((await asked(port, `127.0.0.${end}`)).status);
    expect(statuses).toEqual(['200', '200', '200', '503']);
  });

  it('S14: who says nothing, and who never ends the head of a request, is cut off', async () => {
    const port = await serve({ headersMs: 100, lookEveryMs: 20 });
    const [silent, slow] = [opened(port, '127.0.0.1'), opened(port, '127.0.0.1')];
    slow.write('GET /api/session HTTP/1.1\r\nX-More: 1\r\n');
    await Promise.all([closed(silent), closed(slow)]);
    expect(await answeredAtLast(port)).toBe('200');
  });

  it('S14: a connection on which nothing moves is closed', async () => {
    const port = await serve({ idleMs: 100 });
    const waiting = opened(port, '127.0.0.1');
    waiting.write(
      `POST /api/commands HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
    );
    await closed(waiting);
    expect(await answeredAtLast(port)).toBe('200');
  });
});
