import { parseArgs } from 'node:util';
import { rebuild } from '@holdfast/mission';
import type { Command } from '../command.ts';
import { createProgress } from '../progress.ts';

export const command: Command = {
  summary: 'fold the record again and print the hash of the state',
  help: `holdfast rebuild [--data DIR] [--json]

Deletes the snapshot, folds every entry of the record from the first, writes a new snapshot, and prints the hash of the
state: the same record gives the same hash on every machine.

  --data DIR   the data folder   ./holdfast-data
  --json       print {"entries","state_hash","record_root"}

Example:
  holdfast rebuild --data ./holdfast-data`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    });
    const progress = createProgress(terminal);
    const result = await rebuild(values.data ?? './holdfast-data', (done, total) =>
      progress.update(done, total, 'folding entries'),
    );
    progress.finish();
    if (values.json === true) {
      terminal.out(
        JSON.stringify({
          entries: result.entries,
          state_hash: result.stateHash,
          record_root: result.rootHex,
        }),
      );
    } else {
      terminal.out(`${result.entries} entries, state ${result.stateHash}`);
    }
    return 0;
  },
};
