import './node-version.cjs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { runTool } from './run.js';

/** Compiles the packages (incrementally) and bundles the console. `--quiet` prints only what fails. */
export async function build({ quiet = false } = {}) {
  const root = new URL('..', import.meta.url).pathname;
  const say = quiet ? () => {} : (line) => console.log(line);
  say('Building the packages …');
  const compiled = await runTool('typescript/bin/tsc', ['-b'], { cwd: root });
  if (compiled !== 0) return compiled;
  say('Bundling the console …');
  return runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
    cwd: `${root}apps/console`,
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) process.exitCode = await build();
