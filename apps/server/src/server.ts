import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { createUpkeep, openMission } from '@holdfast/mission';
import type { LiveIntake, Mission } from '@holdfast/mission';

import { addCommands } from './http/commands.ts';
import { CONNECTION_LIMITS, limitConnections } from './http/connection-limits.ts';
import type { ConnectionLimits } from './http/connection-limits.ts';
import { addDescription } from './http/description.ts';
import type { Held } from './http/held.ts';
import { refuseStrangers } from './http/local-only.ts';
import { addFieldPhotos } from './http/field-photos.ts';
import { addReceipts } from './http/receipts.ts';
import { addRecordFiles } from './http/record-routes.ts';
import { addReportFiles } from './http/report-routes.ts';
import { addViews, viewAdder } from './http/routes.ts';
import { addPasskeyRoutes } from './http/passkey-routes.ts';
import { addSignIn } from './http/sign-in.ts';
import { addStream } from './http/stream.ts';
import type { MqttIntake } from './intake/mqtt-intake.ts';
import { startMqttIntake } from './intake/mqtt-intake.ts';
import { addIntake } from './intake/routes.ts';
import { openIdentity } from './identity/identity.ts';
import { publicFonts } from './public/fonts.ts';
import { createRefusalRecorder } from './public/refusal-recorder.ts';
import { addPublic } from './public/routes.ts';

export interface ServerOptions {
  /** A data folder that `holdfast exercise`, `init` or `import` has made. */
  readonly dataDir: string;
  /** More records: each has its console and API under `/in/NAME`, where NAME is its folder's. */
  readonly others?: readonly string[];
  /** The first folder's mission, opened and taking batches over the wire; the server opens it, and takes none, where this is absent. Closed with the server. */
  readonly live?: LiveMission;
  /** Told of trouble with a record; each is then signed on the beat, shown to its witnesses, and read whole once a day. None of that is done where this is absent. */
  readonly onRecordTrouble?: (words: string) => void;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built console; null serves the API alone. */
  readonly consoleDir: string | null;
  /** `CONNECTION_LIMITS` */
  readonly connections?: ConnectionLimits;
}

export interface LiveMission {
  readonly mission: Mission;
  readonly intake: LiveIntake;
  /** Where batches come from besides HTTP: a broker of our own at a port of this machine, or one that is there. Neither, where this is absent. */
  readonly mqtt?: { readonly port: number } | { readonly url: string };
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Of the broker that brings batches, without its password; null for none. */
  readonly mqttUrl: string | null;
  /** Where the first account is opened, once; null where a visitor may choose, or someone has an account. */
  readonly firstAccountUrl: string | null;
  close(): Promise<void>;
}

/** The port is taken by another program. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
}

/** Opens the data folders and serves API, stream and console on this machine's own address only. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const held = await holdAll(options);
  const server = startHttp(options.connections ?? CONNECTION_LIMITS);
  let port = options.port;
  refuseStrangers(server, () => port);
  for (const one of held) {
    await server.register(
      async (scope) => {
        addViews(viewAdder(scope, one), one, held);
        addSignIn(scope, one);
        addPasskeyRoutes(scope, one);
        addCommands(scope, one);
        addIntake(scope, one);
        addFieldPhotos(scope, one);
        addReportFiles(scope, one);
        addRecordFiles(scope, one);
        addReceipts(scope, one);
        addPublic(scope, one, publicFonts(options.consoleDir));
        addDescription(scope);

        addStream(scope, one);
      },
      { prefix: one.base },
    );
  }
  if (options.consoleDir !== null && existsSync(options.consoleDir))
    serveConsole(server, options.consoleDir);
  let mqtt: MqttIntake | null = null;
  const close = async () => {
    await server.close();
    await mqtt?.close();
    await options.live?.intake.close();
    await closeAll(held);
  };
  try {
    await server.listen({ host: '127.0.0.1', port: options.port });
    if (options.live?.mqtt !== undefined)
      mqtt = await startMqttIntake(options.live, options.live.mqtt);
    for (const { upkeep } of held) upkeep?.start(UPKEEP_EVERY_MS);
  } catch (error) {
    await close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortInUseError(
        `Port ${'port' in error ? String(error.port) : options.port} on 127.0.0.1 is in use: stop that program, or choose another with --port or --mqtt-port.`,
      );
    }
    throw error;
  }
  port = addressOf(server.server.address()).port;
  const url = `http://127.0.0.1:${port}`;
  const first = held.find(({ identity }) => identity.firstToken !== null);
  return {
    url,
    mqttUrl: mqtt?.url ?? null,
    firstAccountUrl:
      first === undefined || first.identity.accounts.any()
        ? null
        : `${url}${first.base}/sign-in?first=${first.identity.firstToken ?? ''}`,
    close,
  };
}

function startHttp(limits: ConnectionLimits): FastifyInstance {
  const { headersMs, idleMs, lookEveryMs } = limits;
  const server = fastify({
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookEveryMs },
    forceCloseConnections: true,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    connectionTimeout: idleMs,
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
  });
  limitConnections(server.server, limits);
  return server;
}

/** Longest time for a whole request to come in: one that never ends would be held for ever. */
const REQUEST_MS_MAX = 300_000;
/** A command's words, and no more: documents and media come by other ways. */
const BODY_BYTES_MAX = 256 * 1024;
/** What is supposed of an agreement stands in the address. */
const PARAM_LENGTH_MAX = 2_000;

/** How often the clock is looked at for what is due to a record. */
const UPKEEP_EVERY_MS = 10_000;

async function holdAll(options: ServerOptions): Promise<readonly Held[]> {
  const { dataDir, others = [], live = null, onRecordTrouble: onTrouble } = options;
  const held: Held[] = [];
  try {
    for (const dir of [dataDir, ...others]) {
      const isLive = live !== null && held.length === 0;
      const mission = isLive ? live.mission : await openMission({ dataDir: dir });
      const name = basename(resolve(dir))
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-');
      held.push({
        mission,
        refused: createRefusalRecorder(mission),
        identity: openIdentity(mission),
        base: held.length === 0 ? '' : `/in/${name}`,
        name,
        live: isLive ? live.intake : null,
        upkeep: onTrouble === undefined ? null : createUpkeep({ mission, onTrouble }),
      });
    }
  } catch (error) {
    await closeAll(held);
    throw error;
  }
  return held;
}

async function closeAll(held: readonly Held[]): Promise<void> {
  for (const { mission, upkeep } of held) {
    await upkeep?.close();
    await mission.close();
  }
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
    /^(\/in\/[a-z0-9-]+)?\/api\//.test(request.url)
      ? reply.code(404).send({ code: 'not-found', message: `No such address: ${request.url}` })
      : reply.sendFile('index.html'),
  );
}
