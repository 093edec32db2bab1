import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../apps/cli/src/commands/index.ts';

/** What any document names in code (a command, a flag, a script, a file of ours) is there. Vectors and their words are others'. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['agreements', 'apps', 'bench', 'docs', 'packages', 'scripts', 'test'];
const ASIDE = new Set(['node_modules', 'dist', 'coverage']);

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (ASIDE.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const FILES = [
  ...readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  ),
  ...ROOMS.flatMap(filesBelow),
];
const DOCUMENTS = FILES.filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

/** What stands in backticks, on indented lines or in a block of shell; a command that goes on in the next line is one. Links are held elsewhere (`readme.test.ts`). */
function codeIn(name: string): readonly string[] {
  const text = read(name).replaceAll('\\\n', ' ');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const plain = text.replace(/```[\s\S]*?```/g, '').replace(/\[[^\]]*\]\([^)]*\)/g, '');
  const inline = [...plain.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const indented = [...plain.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line);
  return [...blocks, ...inline, ...indented];
}

const found = (pattern: RegExp) =>
  DOCUMENTS.flatMap((name) =>
    codeIn(name).flatMap((code) =>
      [...code.matchAll(pattern)].map(([whole, word = '']) => [name, whole, word] as const),
    ),
  );

describe('what the documents name', () => {
  const commands = found(/\bholdfast ([a-z]+\b(?!\/)[^;|&)]*)/g);

  test('there are commands to look at, in many documents', () => {
    expect(commands.length).toBeGreaterThan(50);
    expect(new Set(commands.map(([name]) => name)).size).toBeGreaterThan(10);
  });

  test.each(commands)('%s: %s', async (_name, _whole, words) => {
    const [name = '', ...rest] = words.trim().split(/\s+/);
    expect(Object.keys(COMMANDS)).toContain(name);
    const { help } = await (COMMANDS[name] ?? (() => Promise.reject(new Error(name))))();
    const options = rest.flatMap((word) => /^--[a-z][a-z-]*/.exec(word) ?? []);
    expect(options.filter((option) => option !== '--help' && !help.includes(option))).toEqual([]);
  });

  test('every script of npm, and every bench', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = found(/npm run ([a-z][a-z:]*)/g);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, , script]) => !(script in scripts))).toEqual([]);
    const benches = found(/npm run bench -- ([a-z][a-z-]*)/g);
    const missing = benches.filter(([, , bench]) => !existsSync(join(ROOT, 'bench', bench)));
    expect(missing).toEqual([]);
  });

  test('every file and folder of ours', () => {
    const rooted = found(
      /(?:^|\s)((?:agreements|apps|bench|docs|packages|scripts|test)\/[\w@.*/-]+)/g,
    ).filter(([name, , path]) => !isThere(path) && !isThere(join(dirname(name), path)));
    expect(rooted).toEqual([]);
    const bare = found(/^(\w[\w.-]*(?:\/[\w.-]+)*\.(?:tsx?|js|mjs|md|css|pact))$/g);
    expect(bare.length).toBeGreaterThan(30);
    expect(
      bare.filter(([, , path]) => !FILES.some((each) => `/${each}`.endsWith(`/${path}`))),
    ).toEqual([]);
  });
});

function isThere(path: string): boolean {
  const plain = path.replace(/[./]+$/, '').replace(/\/[A-Z]+\//, '/*/');
  return plain.includes('*')
    ? FILES.some((each) => pattern(plain).test(each))
    : existsSync(join(ROOT, plain));
}

function pattern(glob: string): RegExp {
  const source = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]*')}(/|$)`);
}
