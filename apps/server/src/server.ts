import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { openMission } from '@holdfast/mission';
import { refuseStrangers } from './http/local-only.ts';
import { addRoutes } from './http/routes.ts';
import { addStream } from './http/stream.ts';

export interface ServerOptions {
  /** A data folder that `holdfast exercise`, `init` or `import` has made. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built console; null serves the API alone. */
  readonly consoleDir: string | null;
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken by another program. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
}

/** Opens the data folder and serves API, stream and console on this machine's own address only. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const mission = await openMission({ dataDir: options.dataDir });
  const server = fastify({ forceCloseConnections: true });
  let port = options.port;
  refuseStrangers(server, () => port);
  addRoutes(server, mission);
  addStream(server, mission);
  if (options.consoleDir !== null && existsSync(options.consoleDir))
    serveConsole(server, options.consoleDir);
  try {
    await server.listen({ host: '127.0.0.1', port: options.port });
  } catch (error) {
    await server.close();
    await mission.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortInUseError(
        `Port ${options.port} on 127.0.0.1 is in use: stop that program, or choose another with --port.`,
      );
    }
    throw error;
  }
  port = addressOf(server.server.address()).port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await server.close();
      await mission.close();
    },
  };
}

function addressOf(address: string | AddressInfo | null): { readonly port: number } {
  return typeof address === 'object' && address !== null ? address : { port: 0 };
}

/** Files as they are; every other address is a page of the console, which reads its own address. */
function serveConsole(server: FastifyInstance, consoleDir: string): void {
  void server.register(fastifyStatic, {
    root: consoleDir,
    preCompressed: true,
    setHeaders: (response, path) => {
      response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/')
      ? reply.code(404).send({ code: 'not-found', message: `No such address: ${request.url}` })
      : reply.sendFile('index.html'),
  );
}
