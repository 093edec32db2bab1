import { existsSync, readFileSync } from 'node:fs';
import { nodeEd25519, nodeSha256 } from '@holdfast/mission';
import { parsePolicy } from '@holdfast/record';
import type { LogPolicy } from '@holdfast/record';
import { UsageError } from '../command.ts';

/** Reads a policy file (C2SP tlog-policy). Throws `UsageError` when there is none, `RecordError` with the line when it is none. */
export function readPolicy(path: string): LogPolicy {
  if (!existsSync(path)) throw new UsageError(`--policy: no file at ${path}`);
  return parsePolicy(nodeSha256, nodeEd25519, new Uint8Array(readFileSync(path)));
}
