import './node-version.cjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.js';
import { run, runTool } from './run.js';

/**
 * Everything that must hold before a change lands, in the order of how fast it fails: build, types of the tests, lint,
 * format, import rules, the tests of those rules, then unit, property, integration and browser tests.
 * The last line is the test runner's own count.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const cwd = ROOT;
const results = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const report = join(results, 'vitest.json');

const STEPS = [
  ['build', () => build({ quiet: true })],
  [
    'types of the tests',
    () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.test.json'], { cwd }),
  ],
  ['lint', () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { cwd })],
  [
    'format',
    () => runTool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn'], { cwd }),
  ],
  [
    'import rules',
    () =>
      runTool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ['--config', '.dependency-cruiser.mjs', 'packages', 'apps'],
        {
          cwd,
        },
      ),
  ],
  [
    "the API's description",
    () => run(process.execPath, ['scripts/openapi.js', '--check'], { cwd }),
  ],
  ['tests of the rules', () => run(process.execPath, ['scripts/guards.js'], { cwd })],
  [
    'tests',
    () =>
      runTool(
        'vitest/vitest.mjs',
        ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        {
          cwd,
        },
      ),
  ],
];

let failed = null;
for (const [name, step] of STEPS) {
  const startedMs = Date.now();
  const code = await step();
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`,
  );
  if (code !== 0) {
    failed = name;
    break;
  }
}

const counts = readCounts();
rmSync(results, { recursive: true, force: true });
if (failed !== null) console.log(`Stopped at: ${failed}.`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed === null && counts.passed > 0 ? 0 : 1;

/** From the runner's own report; a step that failed before the runner counts as one failure. */
function readCounts() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failedTests =
      numFailedTests === 0 && failed !== null ? Math.max(1, numFailedTestSuites) : numFailedTests;
    return { passed: numPassedTests, failed: failedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
