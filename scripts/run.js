import { spawn } from 'node:child_process';

/** Runs a program with this terminal's streams and resolves with its exit code; a signal counts as 1. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(signal === null ? (code ?? 1) : 1);
    });
  });
}

/** Runs a program out of sight; resolves with its exit code and what it printed, errors included. */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a tool that npm installed, by its package's own script, without npx. */
export async function runTool(script, args, options) {
  return run(
    process.execPath,
    [new URL(`../node_modules/${script}`, import.meta.url).pathname, ...args],
    options,
  );
}
