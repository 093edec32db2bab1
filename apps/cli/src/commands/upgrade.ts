import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMissionFile, rebuild, verifyMissionRecord } from '@holdfast/mission';
import { formatProblem } from '@holdfast/record';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { parseWords, refuseExtra } from './record.words.ts';

export const command: Command = {
  summary: 'bring a data folder to this version',
  help: `holdfast upgrade [--data DIR] [--json]

Verifies the record from the bytes up, and folds it anew with this version of Holdfast. The record itself is never rewritten: formats are
read for ever, and there is one so far. Stop the mission, and back up, before. Exit code 1 when the record does not verify; then nothing
was changed.

  --data DIR   the data folder   ./holdfast-data
  --json       print {"entries","state_hash","record_root"}

Example:
  holdfast upgrade --data ./holdfast-data`,

  async run(args, terminal) {
    const { values, positionals } = parseWords(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          data: { type: 'string', default: './holdfast-data' },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    refuseExtra(positionals);
    if (readMissionFile(values.data) === null)
      throw new UsageError(`${values.data}: expected a data folder with mission.json`);
    const progress = createProgress(terminal);
    const { problems } = await verifyMissionRecord(join(values.data, 'record'), {
      progress: (done, total) => progress.update(done, 2 * total, 'entries verified'),
    });
    for (const problem of problems) terminal.err(formatProblem(problem));
    if (problems.length > 0) {
      terminal.err('Nothing was changed.');
      return 1;
    }
    const { entries, stateHash, rootHex } = await rebuild(values.data, (done, total) =>
      progress.update(total + done, 2 * total, 'entries folded'),
    );
    progress.finish();
    if (values.json)
      terminal.out(JSON.stringify({ entries, state_hash: stateHash, record_root: rootHex }));
    else terminal.out(`${String(entries)} entries are as signed; state ${stateHash}.`);
    return 0;
  },
};
