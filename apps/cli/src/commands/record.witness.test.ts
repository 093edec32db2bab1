import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWitness, serveWitness } from '@holdfast/mission';
import { UsageError } from '../command.ts';
import { command } from './record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-witness-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(words: readonly string[], input: readonly string[] = []) {
  const out: string[] = [];
  const code = await command.run(words, {
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
    interactive: false,
    input: async function* () {
      yield* input.map((text) => new Uint8Array(Buffer.from(text)));
    },
  });
  return { code, out };
}

it('C7: cosigned by a witness, verified under a policy; a fork is refused and its evidence judged', async () => {
  const [dir, fork] = [join(scratch, 'log'), join(scratch, 'fork')];
  const key = join(scratch, 'key');
  writeFileSync(
    key,
    'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n',
  );
  const name = 'PeterNeumann';
  const made = await run(['init', '--dir', dir, '--origin', name, '--key', key]);
  await run(['init', '--dir', fork, '--origin', name, '--key', key]);
  const [vkey = ''] = made.out;
  await run(['append', '--dir', dir, '--raw'], ['a\nb\nc\n']);
  await run(['append', '--dir', fork, '--raw'], ['a\nb\nother\nd\ne\n']);
  const witness = await openWitness({
    dir: join(scratch, 'witness'),
    name: 'w.example',
    logs: [vkey],
    drawSeed: () => new Uint8Array(createHash('sha256').update('w').digest()),
    nowS: () => 1_700_000_000,
  });
  const server = await serveWitness(witness, 0);
  const policy = join(scratch, 'policy');
  writeFileSync(policy, `log ${vkey}\nwitness w ${witness.vkey} ${server.url}\nquorum w\n`);
  expect((await run(['verify', dir, '--policy', policy])).code).toBe(1);
  expect((await run(['cosign', '--dir', dir, '--policy', policy])).code).toBe(0);
  const verified = await run(['verify', dir, '--policy', policy, '--json']);
  expect([verified.code, JSON.parse(verified.out[0] ?? '')]).toMatchObject([
    0,
    { cosigned: ['w'] },
  ]);
  const refused = await run(['cosign', '--dir', fork, '--policy', policy, '--json']);
  expect([refused.code, JSON.parse(refused.out[0] ?? '')]).toMatchObject([1, { quorum: false }]);
  await server.close();
  await witness.close();
  const evidence = readdirSync(join(scratch, 'witness/evidence'));
  expect(evidence.length).toBe(1);
  const file = join(scratch, 'witness/evidence', evidence[0] ?? '');
  const judged = await run(['verify', file, '--vkey', vkey]);
  expect([judged.code, judged.out[0]?.slice(0, 5)]).toEqual([1, 'fork:']);
  await expect(run(['verify', file, '--vkey', witness.vkey])).rejects.toThrow(UsageError);
});

it('C8: words that witness, serve and cosign do not understand are usage errors', async () => {
  const wrong = [
    ['witness'],
    ['witness', '--dir', scratch, '--port', 'x'],
    ['serve'],
    ['serve', '--dir', scratch, '--beat', '-1'],
    ['cosign', '--dir', scratch],
    ['cosign', '--dir', scratch, '--policy', join(scratch, 'none')],
  ];
  for (const words of wrong)
    await expect(run(words), words.join(' ')).rejects.toThrow(/--|expected|Unknown|name/);
});
