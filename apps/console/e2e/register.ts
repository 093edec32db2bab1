import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Served } from './served.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The Paris register as a trial, read by the command itself into a folder of its own, and served. */
export async function serveRegister(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-register-'));
  const dataDir = join(folder, 'paris');
  execFileSync(
    process.execPath,
    [
      path('../../cli/bin/holdfast.js'),
      'import',
      'register',
      path('../../../agreements/paris-2026'),
      '--trial',
      '--data',
      dataDir,
    ],
    { stdio: 'ignore' },
  );
  const { startServer } = await import('@holdfast/server');
  const server = await startServer({ dataDir, port: 0, consoleDir: path('../dist') });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
