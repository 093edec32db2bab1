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
  help: `holdfast serve [--data DIR] [--also DIR]... [--port P] [--live] [--open]

Serves the console and the API on 127.0.0.1, until interrupted (Ctrl C).

  --data DIR   the data folder                    ./holdfast-data
  --also DIR   one more data folder, under /in/NAME of its folder; may be repeated
  --port P     1 to 65535; 0 takes any free one   7480
  --live       take signed batches over the wire: POST /api/intake/SOURCE. An exercise made with
               \`holdfast exercise --set-up\` then plays as its batches come
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
        open: { type: 'boolean' },
      },
    });
    const dataDir = values.data ?? './holdfast-data';
    const port = Number(values.port ?? '7480');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UsageError(`--port: expected 0 to 65535, found "${values.port ?? ''}".`);
    }
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
        ...(live === null ? {} : { live }),
      });
      terminal.out(`Holdfast is ready: ${server.url}`);
      terminal.out('Only this machine can reach it. Ctrl C ends it; the data folder is kept.');
      if (server.firstAccountUrl !== null)
        terminal.out(
          `Nobody has an account yet. Open the first one here, once: ${server.firstAccountUrl}`,
        );
      if (values.open === true) await openInBrowser(server.url, terminal);
      if (live !== null) terminal.out(`It takes batches: POST ${server.url}/api/intake/SOURCE`);
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
