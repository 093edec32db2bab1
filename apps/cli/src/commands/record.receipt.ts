import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkReceipt, issueReceipts } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record receipt`: the log's signed promise for one entry; or, with --check, what became of it. */
export async function receiptFor(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        index: { type: 'string' },
        out: { type: 'string' },
        check: { type: 'string' },
        vkey: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const nowMs = Date.now();
  if (values.check !== undefined)
    return judge({ ...values, dir, nowMs, file: values.check }, terminal);
  const index = required('index', values.index);
  if (!/^(0|[1-9]\d{0,15})$/.test(index))
    throw new UsageError(`--index: expected an entry's number, counted from 0, found "${index}"`);
  const [text = ''] = await issueReceipts({ dir, indices: [Number(index)], nowMs });
  if (values.out !== undefined) writeFileSync(values.out, text);
  else terminal.out(values.json ? JSON.stringify({ receipt: text }) : text.trimEnd());
  return 0;
}

interface Judging {
  readonly file: string;
  readonly dir: string;
  readonly nowMs: number;
  readonly vkey?: string | undefined;
  readonly json: boolean;
}

const SENTENCES = {
  kept: 'The promise was kept: the leaf stands there.',
  replaced: 'The promise was broken: another leaf stands there, under the same key.',
  late: 'The promise was broken: its time has passed, and the log shows fewer entries.',
  open: 'The promise is open: its time has not passed yet.',
} as const;

async function judge(
  { file, dir, nowMs, vkey, json }: Judging,
  terminal: Terminal,
): Promise<ExitCode> {
  const { receipt, verdict } = await checkReceipt({
    receipt: readFileSync(file),
    dir,
    nowMs,
    ...(vkey === undefined ? {} : { vkey }),
  });
  const { origin, index, publishedByMs } = receipt;
  if (json) terminal.out(JSON.stringify({ verdict, origin, index, publishedByMs }));
  else {
    const time = new Date(publishedByMs).toISOString();
    terminal.out(`Entry ${String(index)} of ${origin}, promised by ${time}. ${SENTENCES[verdict]}`);
  }
  return verdict === 'kept' || verdict === 'open' ? 0 : 1;
}
