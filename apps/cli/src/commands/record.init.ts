import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createSystemEntropy, openRecord } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { existsRecord } from './record.exists.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record init`: makes a log, or says that there is one. */
export async function initRecord(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        origin: { type: 'string' },
        key: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const origin = required('origin', values.origin);
  if (await existsRecord(dir)) throw new UsageError(`${dir} already holds a record`);
  const key = values.key === undefined ? {} : { key: await readFile(values.key, 'utf8') };
  const writer = await openRecord({ dir, origin, entropy: createSystemEntropy(), ...key });
  const { vkey } = writer;
  await writer.close();
  terminal.out(values.json ? JSON.stringify({ vkey, origin }) : vkey);
  if (!values.json)
    terminal.err(`Made the record of ${origin} in ${dir}. Others verify it with the key above.`);
  return 0;
}
