import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../apps/cli/src/command.ts';
import { COMMANDS } from '../apps/cli/src/commands/index.ts';
import { runExercise } from '../apps/cli/src/exercise/run-exercise.ts';

/** What the documents tell a newcomer to type exists and works; what they link to is there; what they promise is so. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

/** The lines of every `sh` block, `&&` taken apart. */
function commandsIn(name: string): readonly string[] {
  const blocks = [...read(name).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .split(/\n|&&/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** Places that a document links to, without those elsewhere in the world. */
function linksIn(name: string): readonly string[] {
  const targets = [...read(name).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map(([, to = '']) => to);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

async function holdfast(...words: readonly string[]) {
  const [name = '', ...args] = words;
  const load = COMMANDS[name];
  if (load === undefined) throw new Error(`no command ${name}`);
  const out: string[] = [];
  const terminal: Terminal = {
    out: (line) => out.push(line),
    err: () => undefined,
    interactive: false,
    async *input() {
      yield* [];
    },
  };
  return { code: await (await load()).run(args, terminal), out };
}

describe('what the documents say to type', () => {
  const commands = DOCUMENTS.flatMap((name) =>
    commandsIn(name).map((line) => [name, line] as const),
  );

  test('there is something to type on the first screen', () => {
    expect(commandsIn('README.md').slice(0, 4)).toEqual([
      'npm ci',
      'npm start',
      'npm ci',
      'npm test',
    ]);
    expect(read('README.md').indexOf('npm start')).toBeLessThan(2000);
  });

  test.each(commands)('%s: %s', async (_name, line) => {
    const [program = '', ...rest] = line.split(/\s+/);
    if (program === 'npx') expect(rest.shift()).toBe('holdfast');
    const [name = '', ...words] = rest;
    if (program === 'npm') {
      const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
      if (name !== 'ci') expect(Object.keys(scripts)).toContain(name === 'run' ? words[0] : name);
      return;
    }
    expect(program).toBe('npx');
    if (name === '--help') return;
    expect(Object.keys(COMMANDS)).toContain(name);
    const { help, summary } = await (COMMANDS[name] ?? (() => Promise.reject(new Error(name))))();
    expect(summary).not.toBe('');
    for (const option of words.filter((word) => word.startsWith('--')))
      expect(help).toContain(option);
  });

  test('every command has a help text with its own name and an example', async () => {
    for (const [name, load] of Object.entries(COMMANDS)) {
      const { help } = await load();
      expect(help, name).toContain(`holdfast ${name}`);
      expect(help, name).toMatch(/^Examples?\b/m);
    }
  });
});

test('the commands under "What next" run: exercise, verify, rebuild to the same hash, init, pact check', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const data = join(folder, 'exercise-7');
  const small = ['--seed', '7', '--hours', '0.5', '--sensors', '120'];
  const exercise = await holdfast('exercise', ...small, '--data', data, '--json');
  expect(exercise.code).toBe(0);
  const card: unknown = JSON.parse(exercise.out[0] ?? '');
  expect((await holdfast('record', 'verify', join(data, 'record'))).code).toBe(0);
  const rebuilt = await holdfast('rebuild', '--data', data, '--json');
  const { entries, ...hashes }: Record<string, unknown> = JSON.parse(rebuilt.out[0] ?? '');
  expect(card).toMatchObject({ ...hashes, record_size: entries, attribution_wrong: 0 });
  expect((await holdfast('init', join(folder, 'my-line'))).code).toBe(0);
  expect((await holdfast('init', join(folder, 'my-line'), '--adopt')).code).toBe(0);
  expect((await holdfast('pact', 'check', join(ROOT, 'agreements/exercise/truce.pact'))).code).toBe(
    0,
  );
});

test('swapping the parties swaps findings and obligations, exactly', async () => {
  const [asPlanned, swapped] = [await findingsOf(false), await findingsOf(true)];
  const other: Readonly<Record<string, string>> = { A: 'B', B: 'A' };
  const swap = (who: string) => other[who] ?? who;
  expect(
    asPlanned.findings.filter(({ responsible }) => responsible in other).length,
  ).toBeGreaterThan(3);
  expect(swapped.findings).toEqual(
    asPlanned.findings.map((finding) => ({ ...finding, responsible: swap(finding.responsible) })),
  );
  const sorted = (lines: readonly string[]) => [...lines].sort();
  expect(sorted(swapped.obligations.map(({ bearer, rest }) => `${bearer} ${rest}`))).toEqual(
    sorted(asPlanned.obligations.map(({ bearer, rest }) => `${swap(bearer)} ${rest}`)),
  );
});

async function findingsOf(swapParties: boolean) {
  const dataDir = mkdtempSync(join(tmpdir(), 'swap-'));
  const options = { seed: 7, hours: 0.5, sensors: 300, swapParties, dataDir };
  const { mission } = await runExercise({ ...options, onProgress: () => undefined });
  const findings = [...mission.state.findings.values()].map(({ judgement }) => judgement);
  const made = mission.state.evaluation?.judgement.obligations ?? [];
  const obligations = made.map(({ bearer, statementId, state, dueMs, findingId }) => ({
    bearer,
    rest: [statementId, state, dueMs, findingId].join(' '),
  }));
  await mission.close();
  return { findings, obligations };
}

describe('what the documents link to', () => {
  const links = DOCUMENTS.flatMap((name) => linksIn(name).map((target) => [name, target] as const));

  test.each(links)('%s -> %s', (name, target) => {
    expect(existsSync(resolve(ROOT, dirname(name), target))).toBe(true);
  });

  test('the life of an observation links to files of every stage', () => {
    const reached = linksIn('docs/life-of-an-observation.md').join('\n');
    for (const folder of [
      'feeds',
      'locate',
      'observations',
      'incidents',
      'findings',
      'obligations',
      'record-files',
    ])
      expect(reached).toContain(`/${folder}/`);
  });
});

test('every dependency has its line in docs/decisions/0000-dependencies.md', () => {
  const lines = read('docs/decisions/0000-dependencies.md');
  const folders = [
    '.',
    ...['packages', 'apps'].flatMap((top) =>
      readdirSync(join(ROOT, top)).map((name) => join(top, name)),
    ),
  ];
  const names = folders.flatMap((folder) => {
    const file = join(ROOT, folder, 'package.json');
    if (!existsSync(file)) return [];
    const {
      dependencies = {},
      devDependencies = {},
    }: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  });
  for (const name of names.filter((each) => !each.startsWith('@holdfast/')))
    expect(lines).toContain(`\`${name}\``);
});
