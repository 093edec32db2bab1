import type { Server, Socket } from 'node:net';

/** | option | default | meaning | */
export interface ConnectionLimits {
  /** Connections at a time. 1,024: each takes a file handle, and the record needs some too. */
  readonly inAll: number;
  /** Of one address. 512: a proxy before the server is one address, and so is this machine. */
  readonly ofAddress: number;
  /** Longest that the head of a request may take to come, milliseconds. 10,000. */
  readonly headersMs: number;
  /** A connection on which nothing moves for so long is closed, milliseconds. 120,000: the stream of events says something every 15 s. */
  readonly idleMs: number;
  /** How often the heads that are late are looked for, milliseconds. 2,000. */
  readonly lookEveryMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  inAll: 1_024,
  ofAddress: 512,
  headersMs: 10_000,
  idleMs: 120_000,
  lookEveryMs: 2_000,
};

/** Says to come again, and closes: what is above a limit is neither read nor kept. To be called before the server listens. */
export function limitConnections(server: Server, { inAll, ofAddress }: ConnectionLimits): void {
  const open = new Map<string, number>();
  let openInAll = 0;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const theirs = open.get(address) ?? 0;
    if (openInAll >= inAll || theirs >= ofAddress) {
      socket.write(BUSY);
      socket.destroySoon();
      return;
    }
    openInAll += 1;
    open.set(address, theirs + 1);
    socket.once('close', () => {
      openInAll -= 1;
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}

const BUSY =
  'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n';
