import './node-version.cjs';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runQuietly } from './run.js';

/**
 * Tests of the rules themselves: plants violations, expects the complaint of each, removes them.
 * A rule that stays silent fails the run: a green check that looked at nothing is worse than none.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-guards-'));

const TOOLS = {
  lint: (file) => ['eslint/bin/eslint.js', ['--no-warn-ignored', file]],
  imports: (file) => [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', file],
  ],
  types: (file) => {
    const config = join(scratch, `${file.replaceAll('/', '-')}.json`);
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.pure.json'),
        compilerOptions: { composite: false, noEmit: true, rewriteRelativeImportExtensions: false },
        files: [join(ROOT, file), join(ROOT, 'packages/pure-globals.d.ts')],
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
const waiting = PLANTED.map(([tool, path, text, complaint], index) => ({
  tool,
  // Two at once may be of one folder.
  path: path.replace('planted.ts', `planted-${index}.ts`),
  text,
  complaint,
}));
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await plant(next);
  }),
);
rmSync(scratch, { recursive: true, force: true });
console.log(`${PLANTED.length - silent} of ${PLANTED.length} planted violations were found`);
process.exitCode = silent === 0 ? 0 : 1;

async function plant({ tool, path, text, complaint }) {
  const file = join(ROOT, path);
  if (existsSync(file)) throw new Error(`${path} exists: remove it`);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text);
    const [script, args] = TOOLS[tool](path);
    const program = [join(ROOT, 'node_modules', script), ...args];
    const { code, output } = await runQuietly(process.execPath, program, { cwd: ROOT });
    if (code !== 0 && output.includes(complaint)) return;
    silent += 1;
    console.error(`silent: ${tool} said nothing of "${complaint}" about ${path}\n${output}`);
  } finally {
    rmSync(file, { force: true });
  }
}
