import './node-version.cjs';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { build } from './build.js';
import { run } from './run.js';

const ROOT = new URL('..', import.meta.url).pathname;
const HOLDFAST = `${ROOT}apps/cli/bin/holdfast.js`;

/** The newest change below a folder, in milliseconds; what is built, installed or a test of screens does not count. */
function newestMs(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'dist-types', 'e2e'].includes(entry.name)) continue;
    if (entry.name.endsWith('.tsbuildinfo')) continue;
    const path = `${folder}/${entry.name}`;
    newest = Math.max(newest, entry.isDirectory() ? newestMs(path) : statSync(path).mtimeMs);
  }
  return newest;
}

/** Written when a build has succeeded: whatever changed since makes another one needed. */
const STAMP = `${ROOT}apps/cli/dist/.built`;

function isBuilt() {
  if (!existsSync(STAMP) || !existsSync(`${ROOT}apps/console/dist/index.html`)) return false;
  return statSync(STAMP).mtimeMs > Math.max(newestMs(`${ROOT}packages`), newestMs(`${ROOT}apps`));
}

async function buildOnce() {
  if (isBuilt()) return 0;
  const code = await build();
  if (code === 0) writeFileSync(STAMP, '');
  return code;
}

/** What a newcomer types: build when needed, run the exercise and read the Paris register once, then serve both. */
const words = process.argv.slice(2);
const dataDir = dataWords(words)[1] ?? './holdfast-data';
const registerDir = `${dataDir.replace(/\/+$/, '')}-paris`;
const holdfast = (...args) => run(process.execPath, [HOLDFAST, ...args], { cwd: ROOT });
let code = await buildOnce();
if (code === 0) code = await holdfast('exercise', '--leave-open', '--keep', ...dataWords(words));
if (code === 0 && !existsSync(registerDir))
  code = await holdfast(
    'import',
    'register',
    'agreements/paris-2026',
    '--trial',
    '--data',
    registerDir,
  );
if (code === 0)
  code = await holdfast(
    'import',
    'text',
    'agreements/budapest-1994/budapest.pact',
    '--data',
    registerDir,
  );
if (code === 0) code = await holdfast('serve', ...words, '--also', registerDir);
process.exitCode = code;

function dataWords(given) {
  const at = given.indexOf('--data');
  return at === -1 ? [] : given.slice(at, at + 2);
}
