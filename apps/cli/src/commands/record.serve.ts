import { parseArgs } from 'node:util';
import { serveRecord } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { interrupted, parseWords, portOf, refuseExtra, required } from './record.words.ts';

/** `record serve`: the published files of a log on this machine, until interrupted. */
export async function serveFolder(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        port: { type: 'string', default: '7481' },
        beat: { type: 'string', default: '15' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  if (!/^\d{1,4}$/.test(values.beat))
    throw new UsageError(`--beat: expected minutes from 0 to 9999, found "${values.beat}"`);
  const beatMs = Number(values.beat) * 60_000;
  const server = await serveRecord({
    dir,
    port: portOf(values.port),
    beatMs,
    nowMs: () => Date.now(),
  });
  if (values.json) terminal.out(JSON.stringify({ url: server.url }));
  else {
    terminal.out(`${server.url}/checkpoint and what it signs. Ctrl C ends it.`);
    if (beatMs > 0) terminal.out(`A new checkpoint is shown every ${values.beat} minutes.`);
  }
  await interrupted();
  await server.close();
  return 0;
}
