import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the tests find the console: a base address, and how to stop what serves it. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The built console, as `npm run build` leaves it. */
const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * `HOLDFAST_E2E_URL` names a server that runs already. Otherwise one is started on an exercise's data folder, which
 * `HOLDFAST_E2E_DATA` names. A string says why neither can be.
 */
export async function serve(): Promise<Served | string> {
  const url = process.env['HOLDFAST_E2E_URL'];
  if (url !== undefined) return { url, close: async () => undefined };
  const dataDir = process.env['HOLDFAST_E2E_DATA'];
  if (dataDir === undefined)
    return 'set HOLDFAST_E2E_DATA to an exercise, or HOLDFAST_E2E_URL to a running server';
  if (!existsSync(CONSOLE_DIR)) return `${CONSOLE_DIR} is not built: npm run build`;
  const { startServer } = await import('@holdfast/server');
  const server = await startServer({ dataDir, port: 0, consoleDir: CONSOLE_DIR });
  return { url: server.url, close: () => server.close() };
}
