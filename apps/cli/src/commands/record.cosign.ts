import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cosignRecord } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { readPolicy } from './record.policy.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record cosign`: 0 when the policy's quorum cosigned, 1 when it did not or the folder was rolled back. */
export async function cosignFolder(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        policy: { type: 'string' },
        witness: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const policy = readPolicy(values.policy ?? join(dir, 'witness.policy'));
  const startedMs = Date.now();
  const report = await cosignRecord({ dir, policy, urls: values.witness });
  const { size, cosigned, isQuorum, isRolledBack, refusals, evidence } = report;
  const isGood = isQuorum && !isRolledBack;
  if (values.json) {
    const milliseconds = Date.now() - startedMs;
    const state = { quorum: isQuorum, rolled_back: isRolledBack, refusals, evidence };
    terminal.out(JSON.stringify({ size, cosigned, ...state, milliseconds }));
    return isGood ? 0 : 1;
  }
  for (const reason of refusals) terminal.err(reason);
  for (const path of evidence) terminal.err(`Evidence: ${path}`);
  const by = cosigned.length === 0 ? 'nobody' : cosigned.join(', ');
  terminal.out(`${String(size)} entries, cosigned by ${by}.`);
  if (isRolledBack)
    terminal.out(
      'A witness has seen more of this log than the folder holds: nothing more is signed here.',
    );
  else if (!isQuorum)
    terminal.out('That is no quorum: the checkpoint is not published as witnessed.');
  return isGood ? 0 : 1;
}
