import './node-version.cjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.js';
import { run, runQuietly, runTool } from './run.js';

/**
 * Everything that must hold before a change lands: the build; types of the tests, lint, format, import rules and the API's description, side by
 * side; the tests of those rules; then unit, property, integration and browser tests.
 * The last line is the test runner's own count.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const cwd = ROOT;
const results = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const report = join(results, 'vitest.json');

const tool = (script) => `${ROOT}node_modules/${script}`;

/** What needs the build and no other of these: the longest first, as many at a time as there are cores. */
const CHECKS = [
  ['format', [tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']],
  ['types of the tests', [tool('typescript/bin/tsc'), '-p', 'tsconfig.test.json']],
  ['lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  [
    'import rules',
    [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.mjs', 'packages', 'apps'],
    ],
  ],
  ["the API's description", ['scripts/openapi.js', '--check']],
];

const failed =
  (await step('build', () => build({ quiet: true }))) ??
  (await checks()) ??
  // It plants violations, which the checks would find.
  (await step('tests of the rules', () => run(process.execPath, ['scripts/guards.js'], { cwd }))) ??
  (await step('tests', () =>
    runTool(
      'vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { cwd },
    ),
  ));

const counts = readCounts();
rmSync(results, { recursive: true, force: true });
if (failed !== null) console.log(`Stopped at: ${failed}.`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed === null && counts.passed > 0 ? 0 : 1;

/** Says how a step went and how long it took; the step's name when it failed, else null. */
async function step(name, work) {
  const startedMs = Date.now();
  const code = await work();
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`,
  );
  return code === 0 ? null : name;
}

/** Every check runs, so that one run shows all that is wrong; a check prints only when it fails. */
async function checks() {
  const waiting = [...CHECKS];
  const failures = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, args] = next;
      const failure = await step(name, async () => {
        const { code, output } = await runQuietly(process.execPath, args, { cwd });
        if (code !== 0) console.log(output);
        return code;
      });
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return failures.length === 0 ? null : failures.join(', ');
}

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
