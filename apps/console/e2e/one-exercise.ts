import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT, exerciseArguments } from './served.ts';

/** Runs once before all browser tests: the exercise that most of them look at, which each then copies. */
export default function setUp(): () => void {
  if (!existsSync(BUILT)) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-e2e-'));
  const dataDir = join(folder, 'data');
  execFileSync(process.execPath, exerciseArguments(dataDir));
  process.env['HOLDFAST_E2E_TEMPLATE'] = dataDir;
  return () => rmSync(folder, { recursive: true, force: true });
}
