import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openWitness, serveWitness } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { interrupted, parseWords, portOf, refuseExtra, required } from './record.words.ts';

/** `record witness`: cosigns what other logs show, until interrupted. */
export async function witnessLogs(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        name: { type: 'string' },
        log: { type: 'string', multiple: true, default: [] },
        port: { type: 'string', default: '7490' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const logs = [...values.log, ...configuredLogs(dir)];
  const witness = await openWitness({
    dir,
    ...(values.name === undefined ? {} : { name: values.name }),
    logs,
    drawSeed: () => new Uint8Array(randomBytes(32)),
    nowS: () => Math.floor(Date.now() / 1000),
  });
  try {
    const server = await serveWitness(witness, portOf(values.port));
    if (values.json)
      terminal.out(JSON.stringify({ url: server.url, vkey: witness.vkey, logs: logs.length }));
    else {
      terminal.out(`Witness ${witness.vkey}`);
      terminal.out(`is ready at ${server.url} for ${String(logs.length)} logs. Ctrl C ends it.`);
    }
    await interrupted();
    await server.close();
    return 0;
  } finally {
    await witness.close();
  }
}

/** `logs` in the witness's folder: a verifier key a line; empty lines and those that begin with # say nothing. */
function configuredLogs(dir: string): readonly string[] {
  const path = join(dir, 'logs');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const keys = lines.map((line) => line.trim()).filter((line) => line !== '' && line[0] !== '#');
  const wrong = keys.findIndex((key) => !/^[^+]+\+[0-9a-f]{8}\+\S+$/.test(key));
  if (wrong >= 0)
    throw new UsageError(`${path}: expected a verifier key a line, found "${keys[wrong] ?? ''}"`);
  return keys;
}
