import { parseArgs } from 'node:util';
import { restoreMission } from '@holdfast/mission';
import type { Command } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

export const command: Command = {
  summary: 'make a data folder of a backup and its keys',
  help: `holdfast restore --from DIR --keys DIR [--data DIR] [--witnessed] [--json]

Makes a data folder of a backup, and verifies it from the bytes up before it gets its name. Where the log has witnesses, nothing is signed
in it until they have confirmed it (holdfast record cosign): an older backup than the newest is found as a rollback. Without witnesses
nobody can tell the two apart.

  --from DIR    the backup
  --keys DIR    the keys that were backed up with it, or later
  --data DIR    the folder to make; must not exist, or be empty     ./holdfast-data
  --witnessed   the log has witnesses, though the backup does not know of any
  --json        print {"origin","entries","size","record_root","erased","to_be_confirmed"}

Example:
  holdfast restore --from /mnt/a/2026-03-14 --keys /mnt/b/2026-03-14 --data ./holdfast-data
  holdfast record cosign --dir ./holdfast-data/record --policy witnesses.policy`,

  async run(args, terminal) {
    const { values, positionals } = parseWords(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          from: { type: 'string' },
          keys: { type: 'string' },
          data: { type: 'string', default: './holdfast-data' },
          witnessed: { type: 'boolean', default: false },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    refuseExtra(positionals);
    const report = await restoreMission({
      fromDir: required('from', values.from),
      keysDir: required('keys', values.keys),
      dataDir: values.data,
      hasWitnesses: values.witnessed,
    });
    const { origin, entries, size, rootHex, erased, isToBeConfirmed } = report;
    if (values.json) {
      const state = { record_root: rootHex, erased, to_be_confirmed: isToBeConfirmed };
      terminal.out(JSON.stringify({ origin, entries, size, ...state }));
      return 0;
    }
    terminal.out(
      `${values.data}: ${String(entries)} entries of ${origin}, ${String(size)} signed; verified.`,
    );
    terminal.out(
      isToBeConfirmed
        ? 'Nothing is signed here until `holdfast record cosign` has found a quorum of its witnesses.'
        : 'It has no witnesses: whether a newer state existed cannot be known from this backup.',
    );
    return 0;
  },
};
