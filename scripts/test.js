import './node-version.cjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLER, COMPILER } from './build.js';
import { run, runQuietly, runTool } from './run.js';

/**
 * Everything that must hold before a change lands: the build, format, lint, types of the tests, import rules and the API's description, side by
 * side; the tests of those rules; then unit, property, integration and browser tests.
 * The last line is the test runner's own count.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const cwd = ROOT;
const results = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const report = join(results, 'vitest.json');

const tool = (script) => `${ROOT}node_modules/${script}`;

/** As many at a time as there are cores, in this order, but none before what it needs. */
const CHECKS = [
  { name: 'packages', ...program(COMPILER) },
  {
    name: 'format',
    args: [tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
  },
  {
    name: 'types of the tests',
    needs: 'packages',
    args: [tool('typescript/bin/tsc'), '-p', 'tsconfig.test.json'],
  },
  { name: 'console', needs: 'packages', ...program(BUNDLER) },
  { name: 'lint', args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  {
    name: 'import rules',
    needs: 'packages',
    args: [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.mjs', 'packages', 'apps'],
    ],
  },
  { name: "the API's description", needs: 'packages', args: ['scripts/openapi.js', '--check'] },
];

const failed =
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

function program({ script, args, cwd: folder }) {
  return { args: [tool(script), ...args], folder };
}

/** Says how a step went and how long it took; the step's name when it failed, else null. */
async function step(name, work) {
  const startedMs = Date.now();
  const code = await work();
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`,
  );
  return code === 0 ? null : name;
}

/** Every check runs whose need is met, so that one run shows all that is wrong; a check prints only when it fails. The names of those that failed, else null. */
async function checks() {
  const waiting = [...CHECKS];
  const running = new Map();
  const [met, failures] = [new Set([undefined]), []];
  const begin = ({ name, args, folder = cwd }) =>
    step(name, async () => {
      const { code, output } = await runQuietly(process.execPath, args, { cwd: folder });
      if (code !== 0) console.log(output);
      return code;
    }).then((failure) => {
      running.delete(name);
      if (failure === null) met.add(name);
      else failures.push(failure);
    });
  for (;;) {
    const next = waiting.findIndex(({ needs }) => met.has(needs));
    if (next >= 0 && running.size < availableParallelism()) {
      const [check] = waiting.splice(next, 1);
      running.set(check.name, begin(check));
    } else if (running.size > 0) await Promise.race(running.values());
    else return failures.length === 0 ? null : failures.join(', ');
  }
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
