import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { saidBy } from '../testing/said-by.ts';
import { command } from './pact.ts';

const EXERCISE = fileURLToPath(new URL('../../../../agreements/exercise/', import.meta.url));
const TRUCE = join(EXERCISE, 'truce.pact');
const LOG = join(EXERCISE, 'sample-log.json');

const call = (...words: readonly string[]) => saidBy(command, words);

async function fileOf(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pact-')), 'a.pact');
  await writeFile(file, text);
  return file;
}

test('check finds nothing in the truce and exits 0', async () => {
  const { code, out } = await call('check', TRUCE);
  expect(code).toBe(0);
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/truce\.pact: 14 clauses, 0 findings, version [0-9a-f]{16}$/);
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
  const act = {
    entryIndex: 0,
    kind: 'act',
    act: 'pay',
    actor: 'U',
    about: [],
    occurred: { fromMs: 0, toMs: 0 },
    recordedAtMs: 0,
  };
  const subject = { kind: 'norm', norm: 'n', bearer: 'U' };
  expect(JSON.parse(out[0] ?? '')).toEqual({
    findings: [
      {
        check: 2,
        clause: '1',
        line: 5,
        citation: null,
        witness: {
          words: 'U must pay, and U is not bound',
          history: [act],
          replay: [{ subject, items: 1, atMs: 0, openTerms: {}, outcome: 'discharged' }],
        },
      },
    ],
  });
});

const CITING = (sha256: string, range: string) =>
  `agreement t "t"\nsource S "Note" publisher "P" date 2026-01-06 sha256 ${sha256} file "note.txt"\nparty A "A" bound cite S@${range}\n`;

test('check looks citations up: absent is a note, wrong bytes or a wrong range an error with its line', async () => {
  const library = await mkdtemp(join(tmpdir(), 'library-'));
  const sha256 = createHash('sha256').update('Grüße').digest('hex');
  const absent = await fileOf(CITING(sha256, '0-2'));
  const noted = await call('check', absent, '--sources', library);
  expect([noted.code, noted.err]).toEqual([
    0,
    [`${absent}:2: note: S is not in your library: P, "Note", 2026-01-06`],
  ]);
  await writeFile(join(library, 'note.txt'), 'Grüße');
  const right = await call('check', absent, '--sources', library, '--json');
  expect([right.code, right.err]).toEqual([0, []]);
  expect(JSON.parse(right.out[0] ?? '')).toMatchObject({ citations: [{ resolved: 1, wrong: [] }] });
  const inside = await fileOf(CITING(sha256, '0-3'));
  const cut = await call('check', inside, '--sources', library);
  expect([cut.code, cut.err[0]]).toEqual([
    1,
    `${inside}:3: expected a range that begins and ends between two characters, found S@0-3`,
  ]);
  const other = await fileOf(CITING('0'.repeat(64), '0-2'));
  const changed = await call('check', other, '--sources', library);
  expect(changed.code).toBe(1);
  expect(changed.err[0]).toContain(`${other}:2: expected note.txt with SHA-256 000`);
});

test('whatif says what one fact or one reading would change', async () => {
  const file = await fileOf(
    'agreement t "t"\nparty A "A" bound\nact go "go"\nclause 1 "c" { fact f "f" norm n "n" reading x { when fact(f) } reading y { } then A may go }\n',
  );
  const log = await fileOf('[]');
  const read = await call('whatif', file, '--log', log, '--set', 'n=y');
  expect(read.out).toContain('norm n: unknown -> true  (n)');
  const fact = await call('whatif', file, '--log', log, '--set', 'f=true', '--json');
  expect(JSON.parse(fact.out[0] ?? '')).toMatchObject({
    changes: expect.arrayContaining([
      { kind: 'reading', id: 'n/x', title: 'n', before: 'unknown', after: 'true' },
    ]) as unknown,
  });
});

test('compare names what changed, who reports it, and a history that shows it', async () => {
  const [draft, final] = ['draft', 'final'].map((name) =>
    fileURLToPath(new URL(`../../../../agreements/paris-2026/${name}.pact`, import.meta.url)),
  );
  const { code, out } = await call('compare', draft ?? '', final ?? '');
  expect(code).toBe(1);
  const text = out.join('\n');
  expect(text).toContain('- norm us_assist "Help if the force is attacked" (removed)');
  expect(text).toContain('reported by EA@');
  expect(text).toMatch(
    /us_assist: after MVM finds attack_on_force against RU.*\n.*US must assist_force: in-force\n.*nothing of the kind/,
  );
  expect((await call('compare', draft ?? '', draft ?? '')).out).toEqual(['the same']);
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
