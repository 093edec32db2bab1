// Plays one exercise on this Node and on Node 24, and compares roots and state hashes: the same seed gives the same record.
//
//   npm run build && node scripts/node24.js [--seed N] [--hours H] [--sensors N]
//
// Exit code 0: the same. 1: they differ. 3: Node 24 was not to be had (npx could not get it), and nothing was compared.
// Not part of `npm test`, which needs no network.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;
const HOLDFAST = join(ROOT, 'apps/cli/bin/holdfast.js');
const words = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'holdfast-node24-'));

/** What an exercise prints, run by `program`; null when the program could not be run at all. */
function play(name, program, args) {
  const call = [...args, HOLDFAST, 'exercise', ...words, '--data', join(home, name), '--json'];
  const { status, stdout, stderr } = spawnSync(program, call, { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout);
  process.stderr.write(stderr ?? '');
  return null;
}

/** The version that npx gives for node@24; null when there is none. */
function nodeByNpx() {
  const { status, stdout } = spawnSync(
    'npx',
    ['--yes', '-p', 'node@24', '--', 'node', '-p', 'process.execPath'],
    { encoding: 'utf8', cwd: home },
  );
  return status === 0 ? stdout.trim() : null;
}

function compare() {
  const other = nodeByNpx();
  if (other === null) {
    console.error('Skipped: npx could not get node@24. Is there a network?');
    return 3;
  }
  const { stdout: version } = spawnSync(other, ['--version'], { encoding: 'utf8' });
  const here = play('here', process.execPath, []);
  const there = play('there', other, []);
  if (here === null || there === null) return 1;
  const differing = ['record_root', 'state_hash', 'record_size'].filter(
    (name) => here[name] !== there[name],
  );
  console.log(`${process.version}  ${here.record_root}  ${here.state_hash}`);
  console.log(`${version.trim()}  ${there.record_root}  ${there.state_hash}`);
  console.log(differing.length === 0 ? 'The same.' : `They differ in ${differing.join(', ')}.`);
  return differing.length === 0 ? 0 : 1;
}

try {
  process.exitCode = compare();
} finally {
  rmSync(home, { recursive: true, force: true });
}
