import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command } from './record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-rotate-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const at = (name: string) => join(scratch, name);

const run = (...words: readonly string[]) => saidBy(command, words, [Buffer.from('line\n')]);

it('C9: record rotate promises a key, puts it in force, and revokes the old one from an index', async () => {
  const made = await run('init', '--dir', at('log'), '--origin', 'test.example/r');
  const [vkey = ''] = made.out;
  await run('append', '--dir', at('log'));
  await run('rotate', '--dir', at('log'), '--next-out', at('next'));
  expect(statSync(at('next')).mode & 0o077).toBe(0);
  await run('append', '--dir', at('log'));
  const words = ['--dir', at('log'), '--key', at('next'), '--next-out', at('third')];
  const rotated = await run('rotate', ...words, '--revoked-from', '1', '--json');
  expect(JSON.parse(rotated.out[0] ?? '')).toEqual({
    vkey: readFileSync(at('log/log.vkey'), 'utf8').trimEnd(),
    next_key: at('third'),
  });
  await run('append', '--dir', at('log'));
  expect((await run('verify', at('log'), '--vkey', vkey)).code).toBe(0);
  for (const wrong of [
    ['--dir', at('log')],
    ['--dir', at('none'), '--next-out', at('x')],
    ['--dir', at('log'), '--next-out', at('x'), '--revoked-from', '1'],
    ['--dir', at('log'), '--next-out', at('x'), '--key', at('third'), '--revoked-from', '-1'],
  ])
    await expect(run('rotate', ...wrong), wrong.join(' ')).rejects.toThrow(UsageError);
  expect(existsSync(at('x'))).toBe(false);
});
