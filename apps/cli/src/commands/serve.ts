import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PortInUseError, startServer } from '@holdfast/server';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { openLive } from '../live.ts';
import { openInBrowser } from '../open-in-browser.ts';

const CONSOLE_DIR = fileURLToPath(new URL('../../../console/dist/', import.meta.url));

export const command: Command = {
  summary: 'serve the console of a data folder on this machine',
  help: `holdfast serve [--data DIR] [--also DIR]... [--port P] [--live [--mqtt URL]] [--open]

Serves the console and the API on 127.0.0.1, until interrupted (Ctrl C). Every 15 minutes it signs what was
added and asks the witnesses that the record names; at start and once a day it reads every byte.

  --data DIR   the data folder                    ./holdfast-data
  --also DIR   one more data folder, under /in/NAME of its folder; may be repeated
  --port P     1 to 65535; 0 takes any free one   7480
  --live       take signed batches over the wire: POST /api/intake/SOURCE. An exercise made with
               \`holdfast exercise --set-up\` then plays as its batches come
  --mqtt URL   with --live: take them from this broker too, mqtt://HOST:PORT, instead of one of our own
  --mqtt-port P  with --live: where our own broker listens, on 127.0.0.1; 0 takes any free one   1883
  --no-mqtt    with --live: no broker at all
  --open       open the address in a browser

Example:
  holdfast serve --data ./holdfast-data --port 7480`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        also: { type: 'string', multiple: true },
        port: { type: 'string' },
        live: { type: 'boolean' },
        mqtt: { type: 'string' },
        'mqtt-port': { type: 'string' },
        'no-mqtt': { type: 'boolean' },
        open: { type: 'boolean' },
      },
    });
    const dataDir = values.data ?? './holdfast-data';
    const port = portIn('--port', values.port ?? '7480');
    const mqttPort = portIn('--mqtt-port', values['mqtt-port'] ?? '1883');
    const mqtt = values.mqtt === undefined ? { port: mqttPort } : { url: values.mqtt };
    const others = values.also ?? [];
    const absent = [dataDir, ...others].find((dir) => !existsSync(dir));
    if (absent !== undefined) {
      throw new UsageError(
        `No data folder at ${absent}. Make one with \`holdfast exercise\`, \`holdfast init\` or \`holdfast import\`.`,
      );
    }
    try {
      const live = values.live === true ? await openLive(dataDir, terminal) : null;
      const server = await startServer({
        dataDir,
        others,
        port,
        consoleDir: CONSOLE_DIR,
        onRecordTrouble: (words) => terminal.err(words),
        ...(live === null ? {} : { live: values['no-mqtt'] === true ? live : { ...live, mqtt } }),
      });
      terminal.out(`Holdfast is ready: ${server.url}`);
      terminal.out('Only this machine can reach it. Ctrl C ends it; the data folder is kept.');
      if (server.firstAccountUrl !== null)
        terminal.out(
          `Nobody has an account yet. Open the first one here, once: ${server.firstAccountUrl}`,
        );
      if (values.open === true) await openInBrowser(server.url, terminal);
      if (live !== null) terminal.out(`It takes batches: POST ${server.url}/api/intake/SOURCE`);
      if (server.mqttUrl !== null)
        terminal.out(`And from the broker ${server.mqttUrl}: topic holdfast/intake/SOURCE`);
      await interrupted();
      await server.close();
      return 0;
    } catch (error) {
      if (!(error instanceof PortInUseError)) throw error;
      terminal.err(error.message);
      return 2;
    }
  },
};

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function portIn(option: string, text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`${option}: expected 0 to 65535, found "${text}".`);
}
