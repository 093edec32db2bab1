import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tests find the console: a base address, and how to stop what serves it. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The built console and command, as `npm run build` leaves them. */
const CONSOLE_DIR = path('../dist');
const HOLDFAST = path('../../cli/bin/holdfast.js');
export const BUILT = path('../../cli/dist/main.js');

/** How the exercise of the tests is made: as a newcomer gets it, with cases left at four stages. */
export function exerciseArguments(dataDir: string): string[] {
  return [HOLDFAST, 'exercise', '--leave-open', '--data', dataDir, '--json'];
}

/**
 * `HOLDFAST_E2E_URL` names a server that runs already, `HOLDFAST_E2E_DATA` an exercise's data folder. With neither, an
 * exercise is run (or copied: `one-exercise.ts`) into a folder of its own and served from there. A string says why nothing can be served.
 */
export async function serve(): Promise<Served | string> {
  const url = process.env['HOLDFAST_E2E_URL'];
  if (url !== undefined) return { url, close: async () => undefined };
  if (!existsSync(CONSOLE_DIR) || !existsSync(BUILT))
    return 'the console or the command is not built: npm run build';
  const given = process.env['HOLDFAST_E2E_DATA'];
  const own = given === undefined ? mkdtempSync(join(tmpdir(), 'holdfast-e2e-')) : null;
  const dataDir = given ?? join(own ?? '', 'data');
  const template = process.env['HOLDFAST_E2E_TEMPLATE'];
  if (own !== null && template !== undefined) cpSync(template, dataDir, { recursive: true });
  else if (own !== null) execFileSync(process.execPath, exerciseArguments(dataDir));
  const { startServer } = await import('@holdfast/server');
  const server = await startServer({ dataDir, port: 0, consoleDir: CONSOLE_DIR });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      if (own !== null) rmSync(own, { recursive: true, force: true });
    },
  };
}
