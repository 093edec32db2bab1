import './node-version.cjs';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runQuietly } from './run.js';

/**
 * Tests of the rules themselves: plants violations, expects the complaint of each, removes them.
 * A rule that stays silent fails the run: a green check that looked at nothing is worse than none.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-guards-'));

/** Each tool looks at all that is planted for it in one run. */
const TOOLS = {
  lint: (files) => ['eslint/bin/eslint.js', ['--no-warn-ignored', '--format', 'json', ...files]],
  imports: (files) => [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...files],
  ],
  types: (files) => {
    const config = join(scratch, 'planted.json');
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.pure.json'),
        compilerOptions: { composite: false, noEmit: true, rewriteRelativeImportExtensions: false },
        files: [...files, 'packages/pure-globals.d.ts'].map((file) => join(ROOT, file)),
      }),
    );
    return ['typescript/bin/tsc', ['-p', config]];
  },
};

const PLANTED = [
  ['lint', 'packages/domain/src/planted.ts', 'export const x = 2 ** 3;\n', 'differs between Node'],
  [
    'lint',
    'packages/exercise/src/planted.ts',
    'export const x = Math.sin(1);\n',
    'Differs between JavaScript engines',
  ],
  [
    'lint',
    'packages/locate/src/planted.ts',
    'export const x = Math.random();\n',
    'Randomness is an argument',
  ],
  ['lint', 'packages/pact/src/planted.ts', 'export const x = new Date();\n', 'Time is an argument'],
  [
    'lint',
    'packages/record/src/planted.ts',
    "export function f(): void {\n  throw new Error('no');\n}\n",
    'coded error class',
  ],
  [
    'lint',
    'packages/geo/src/planted.ts',
    'export const f = (x: any): void => void x;\n',
    'no-explicit-any',
  ],
  [
    'lint',
    'packages/domain/src/planted.ts',
    'export const f = (a: string, b: string) => a.localeCompare(b);\n',
    'Depends on the locale',
  ],
  ['lint', 'apps/cli/src/planted.ts', 'export default 1;\n', 'no-restricted-exports'],
  [
    'imports',
    'packages/geo/src/planted.ts',
    "import { id } from '@holdfast/domain';\nexport const x = id('a');\n",
    'geo-is-pure',
  ],
  [
    'imports',
    'packages/locate/src/planted.ts',
    "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
    'locate-is-pure',
  ],
  [
    'imports',
    'packages/domain/src/planted.ts',
    "import { createSystemEntropy } from '@holdfast/mission';\nexport const x = createSystemEntropy;\n",
    'domain-is-pure',
  ],
  [
    'imports',
    'packages/exercise/src/officers/planted.ts',
    "export * from '../truth/world.ts';\n",
    'truth-is-for-the-scorer',
  ],
  [
    'imports',
    'packages/mission/src/planted.ts',
    "import '../../exercise/src/truth/world.ts';\n",
    'truth-is-for-the-scorer',
  ],
  [
    'imports',
    'apps/cli/src/planted.ts',
    "import '../../../packages/geo/src/constants.ts';\n",
    'one-door-a-package',
  ],
  [
    'imports',
    'apps/console/src/planted.ts',
    "import { createSystemEntropy } from '@holdfast/mission';\nexport const x = createSystemEntropy;\n",
    'console-talks-http',
  ],
  ['imports', 'packages/domain/src/planted.ts', "import 'no-such-package';\n", 'not-resolvable'],
  [
    'types',
    'packages/domain/src/planted.ts',
    "export const x = fetch('x');\n",
    "Cannot find name 'fetch'",
  ],
  [
    'types',
    'packages/locate/src/planted.ts',
    'export const x = process.env;\n',
    "Cannot find name 'process'",
  ],
];

let silent = 0;
const planted = PLANTED.map(([tool, path, text, complaint], index) => ({
  tool,
  // Two may be of one folder.
  path: path.replace('planted.ts', `planted-${index}.ts`),
  text,
  complaint,
}));
await Promise.all(Object.keys(TOOLS).map(plant));
rmSync(scratch, { recursive: true, force: true });
console.log(`${PLANTED.length - silent} of ${PLANTED.length} planted violations were found`);
process.exitCode = silent === 0 ? 0 : 1;

/** Plants what one tool should complain of, runs it, and takes everything away again. */
async function plant(tool) {
  const cases = planted.filter((each) => each.tool === tool);
  for (const { path } of cases)
    if (existsSync(join(ROOT, path))) throw new Error(`${path} exists: remove it`);
  try {
    for (const { path, text } of cases) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), text);
    }
    const [script, args] = TOOLS[tool](cases.map(({ path }) => path));
    const program = [join(ROOT, 'node_modules', script), ...args];
    const { code, output } = await runQuietly(process.execPath, program, { cwd: ROOT });
    for (const { path, complaint } of cases) {
      if (code !== 0 && saidOf(path, output).includes(complaint)) continue;
      silent += 1;
      console.error(`silent: ${tool} said nothing of "${complaint}" about ${path}\n${output}`);
    }
  } finally {
    for (const { path } of cases) rmSync(join(ROOT, path), { force: true });
  }
}

/** What a tool printed of one file: its lines, or its member where the tool prints JSON. */
function saidOf(path, output) {
  const lines = output.split('\n');
  const json = lines.find((line) => line.startsWith('[{'));
  if (json === undefined) return lines.filter((line) => line.includes(path)).join('\n');
  const { messages } = JSON.parse(json).find(({ filePath }) => filePath.endsWith(path));
  return messages.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n');
}
