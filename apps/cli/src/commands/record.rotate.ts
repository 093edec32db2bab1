import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nodeEd25519, nodeSha256, promiseNextKey, rotateKey } from '@holdfast/mission';
import { formatSignerKey, parseSignerKey } from '@holdfast/record';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { readOwnKey } from './record.exists.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record rotate`: promises a log's next key; with --key, puts the promised one in force and promises another. */
export async function rotateFolder(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        key: { type: 'string' },
        'next-out': { type: 'string' },
        'revoked-from': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const out = required('next-out', values['next-out']);
  const from = values['revoked-from'];
  if (from !== undefined && !/^(0|[1-9]\d{0,15})$/.test(from))
    throw new UsageError(`--revoked-from: expected a number of entries, found "${from}"`);
  if (from !== undefined && values.key === undefined)
    throw new UsageError('--revoked-from: expected --key too');
  const vkeyBefore = await readOwnKey(dir);
  if (vkeyBefore === undefined) throw new UsageError(`${dir} holds no record`);
  const nextSeed = seedKeptIn(out, vkeyBefore.slice(0, vkeyBefore.indexOf('+')));
  if (values.key === undefined) await promiseNextKey({ dir, nextSeed });
  else
    await rotateKey({
      dir,
      nextSeed,
      key: readFileSync(values.key, 'utf8'),
      ...(from === undefined ? {} : { revokedFrom: Number(from) }),
    });
  const vkey = (await readOwnKey(dir)) ?? vkeyBefore;
  if (values.json) terminal.out(JSON.stringify({ vkey, next_key: out }));
  else
    terminal.out(
      `${vkey} signs. ${out} holds the secret of the key that follows: keep it elsewhere.`,
    );
  return 0;
}

/** The next key is on disk before anything is promised; one that an interrupted call left there is taken again. */
function seedKeptIn(path: string, origin: string): Uint8Array {
  if (existsSync(path)) {
    const { name, seed } = parseSignerKey(
      nodeSha256,
      nodeEd25519,
      readFileSync(path, 'utf8').trim(),
    );
    if (name !== origin)
      throw new UsageError(`${path}: expected a key of ${origin}, found ${name}`);
    return seed;
  }
  const seed = new Uint8Array(randomBytes(32));
  const secret = formatSignerKey(nodeSha256, nodeEd25519, { name: origin, seed });
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return seed;
}
