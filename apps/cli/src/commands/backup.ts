import { parseArgs } from 'node:util';
import { backupMission } from '@holdfast/mission';
import type { Command } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

export const command: Command = {
  summary: 'copy a data folder, keys apart, and verify the copy',
  help: `holdfast backup --out DIR [--keys-out DIR] [--data DIR] [--json]

Copies everything in the data folder, while the mission runs or not, and verifies the copy from the bytes up before it gets its name.
Content keys and the signing key are in no ordinary backup: with --keys-out they go to a folder of their own, for another place. A
content whose key is destroyed afterwards is gone only when the copies of its key are.

  --out DIR        the folder to make; must not exist
  --keys-out DIR   the folder for the keys; must not exist      none
  --data DIR       the data folder                              ./holdfast-data
  --json           print {"origin","entries","size","record_root"}

Example:
  holdfast backup --data ./holdfast-data --out /mnt/a/2026-03-14 --keys-out /mnt/b/2026-03-14`,

  async run(args, terminal) {
    const { values, positionals } = parseWords(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          out: { type: 'string' },
          'keys-out': { type: 'string' },
          data: { type: 'string', default: './holdfast-data' },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    refuseExtra(positionals);
    const outDir = required('out', values.out);
    const keysDir = values['keys-out'];
    const { origin, entries, size, rootHex } = await backupMission({
      dataDir: values.data,
      outDir,
      ...(keysDir === undefined ? {} : { keysDir }),
      nowMs: Date.now(),
    });
    if (values.json) terminal.out(JSON.stringify({ origin, entries, size, record_root: rootHex }));
    else {
      terminal.out(
        `${outDir}: ${String(entries)} entries of ${origin}, ${String(size)} signed; verified.`,
      );
      terminal.out(
        keysDir === undefined
          ? 'It holds no keys: without a backup made with --keys-out it cannot be restored.'
          : `${keysDir}: the keys. Keep them elsewhere.`,
      );
    }
    return 0;
  },
};
