import './node-version.cjs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { build } from './build.js';
import { run } from './run.js';

const ROOT = new URL('..', import.meta.url).pathname;
const HOLDFAST = `${ROOT}apps/cli/bin/holdfast.js`;

/** The newest change below a folder, in milliseconds; built and installed files do not count. */
function newestMs(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'dist-types', 'e2e'].includes(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    newest = Math.max(newest, entry.isDirectory() ? newestMs(path) : statSync(path).mtimeMs);
  }
  return newest;
}

function isBuilt() {
  const page = `${ROOT}apps/console/dist/index.html`;
  const command = `${ROOT}apps/cli/dist/main.js`;
  if (!existsSync(page) || !existsSync(command)) return false;
  const sources = Math.max(newestMs(`${ROOT}packages`), newestMs(`${ROOT}apps`));
  return Math.min(statSync(page).mtimeMs, statSync(command).mtimeMs) > sources;
}

/** What a newcomer types: build when needed, run the exercise once, then serve the console. */
const words = process.argv.slice(2);
let code = isBuilt() ? 0 : await build();
if (code === 0)
  code = await run(process.execPath, [HOLDFAST, 'exercise', '--keep', ...dataWords(words)], {
    cwd: ROOT,
  });
if (code === 0) code = await run(process.execPath, [HOLDFAST, 'serve', ...words], { cwd: ROOT });
process.exitCode = code;

function dataWords(given) {
  const at = given.indexOf('--data');
  return at === -1 ? [] : given.slice(at, at + 2);
}
