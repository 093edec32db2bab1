import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { proveInclusion } from '@holdfast/mission';
import type { ReleasedProof } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record prove`: the proof of one entry. */
export async function proveEntry(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        index: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const index = required('index', values.index);
  if (!/^(0|[1-9]\d{0,15})$/.test(index))
    throw new UsageError(`--index: expected an entry's number, counted from 0, found "${index}"`);
  const released = await proveInclusion(dir, Number(index));
  const text = values.json ? jsonOf(released) : released.proof;
  if (values.out === undefined) terminal.out(text.trimEnd());
  else await writeFile(values.out, text);
  return 0;
}

function jsonOf({ proof, logEntry, entry }: ReleasedProof): string {
  const base64 = (bytes: Uint8Array | null) =>
    bytes === null ? null : Buffer.from(bytes).toString('base64');
  const fields = {
    index: entry.index,
    proof,
    logEntry: base64(logEntry),
    salt: base64(entry.salt),
    header: base64(entry.header),
    contentCommitment: base64(entry.contentCommitment),
    contentSalt: base64(entry.contentSalt),
    content: base64(entry.content),
  };
  return `${JSON.stringify(fields)}\n`;
}
