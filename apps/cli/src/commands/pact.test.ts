import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Terminal } from '../command.ts';
import { command } from './pact.ts';

const EXERCISE = fileURLToPath(new URL('../../../../agreements/exercise/', import.meta.url));
const TRUCE = join(EXERCISE, 'truce.pact');
const LOG = join(EXERCISE, 'sample-log.json');

async function call(...words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    interactive: false,
    async *input() {
      yield* [];
    },
  };
  const code = await command.run(words, terminal);
  return { code, out, err };
}

async function fileOf(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pact-')), 'a.pact');
  await writeFile(file, text);
  return file;
}

test('check finds nothing in the truce and exits 0', async () => {
  const { code, out } = await call('check', TRUCE);
  expect(code).toBe(0);
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/truce\.pact: 12 clauses, 0 findings, version [0-9a-f]{16}$/);
  expect(await call('check', TRUCE, '--json')).toEqual({
    code: 0,
    out: ['{"findings":[]}'],
    err: [],
  });
});

test('check exits 1 on a finding and prints it as JSON', async () => {
  const file = await fileOf(
    'agreement t "t"\nparty U "U" unbound\nact pay "pay"\nclause 1 "c" {\n  norm n "n" upon act(pay, U) then U must pay within 1 d else breach\n}\n',
  );
  const { code, out } = await call('check', file, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out[0] ?? '')).toEqual({
    findings: [
      {
        check: 2,
        clause: '1',
        line: 5,
        citation: null,
        witness: { words: 'U must pay, and U is not bound', history: [] },
      },
    ],
  });
});

test('check exits 2 on a bad text, with file, line and column', async () => {
  const file = join(EXERCISE, 'corpus/bad/misspelt-keyword.pact');
  const { code, err } = await call('check', file);
  expect(code).toBe(2);
  expect(err[0]).toBe(`${file}:4:1: expected a statement, found \`grup\`; did you mean \`group\`?`);
});

test('run shows every clause; as known earlier, what stood then', async () => {
  const now = await call('run', TRUCE, '--log', LOG);
  expect(now.code).toBe(0);
  expect(
    now.out.filter((line) => /^\d/.test(line)).map((line) => line.slice(0, 15).trim()),
  ).toContain('2     broken');
  const then = await call('run', TRUCE, '--log', LOG, '--known', '2031-05-02T09:00:00Z');
  expect(then.out.find((line) => line.startsWith('2 '))).toBe('2     kept      No fire');
});

test('explain names the entries and the open term; deciding it changes the answer', async () => {
  const open = await call('explain', TRUCE, '7', '--log', LOG, '--json');
  const parsed = JSON.parse(open.out[0] ?? '') as {
    explanation: { value: string; entries: readonly number[] };
  };
  expect(parsed.explanation.value).toBe('unknown');
  expect(parsed.explanation.entries).toContain(0);
  const words = await call('explain', TRUCE, '11', '--log', LOG, '--as-of', '2031-05-02T13:00:00Z');
  expect(words.out.some((line) => line.includes('sustained'))).toBe(true);
});

test('fmt prints the official layout', async () => {
  const ugly = await fileOf('agreement   t\n"t"   party A "A"\nbound');
  expect((await call('fmt', ugly)).out).toEqual(['agreement t "t"\n\nparty A "A" bound']);
});

test.each([
  [['chek', 'x']],
  [['run', TRUCE]],
  [['run', TRUCE, '--log', LOG, '--as-of', 'yesterday']],
  [['run', TRUCE, '--log', TRUCE]],
  [['explain', TRUCE, '99', '--log', LOG]],
  [['check', '/nowhere/at/all.pact']],
  [['check', TRUCE, '--fast']],
])('%j is a wrong call', async (words) => {
  await expect(call(...words)).rejects.toThrow(/expected|unknown option|cannot be read/);
});
