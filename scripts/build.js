import './node-version.cjs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { runTool } from './run.js';

const ROOT = new URL('..', import.meta.url).pathname;

/** The packages' compiler and the console's bundler, each with what it is given to do. The second needs what the first makes. */
export const COMPILER = { script: 'typescript/bin/tsc', args: ['-b'], cwd: ROOT };
export const BUNDLER = {
  script: 'vite/bin/vite.js',
  args: ['build', '--logLevel', 'warn'],
  cwd: `${ROOT}apps/console`,
};

/** Compiles the packages (incrementally) and bundles the console. `--quiet` prints only what fails. */
export async function build({ quiet = false } = {}) {
  const say = quiet ? () => {} : (line) => console.log(line);
  say('Building the packages …');
  const compiled = await runTool(COMPILER.script, COMPILER.args, { cwd: COMPILER.cwd });
  if (compiled !== 0) return compiled;
  say('Bundling the console …');
  return runTool(BUNDLER.script, BUNDLER.args, { cwd: BUNDLER.cwd });
}

if (process.argv[1] === new URL(import.meta.url).pathname) process.exitCode = await build();
