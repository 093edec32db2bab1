import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord } from './faults-check.js';

/** A new folder after so many kills: opening one reads all of it. */
const KILLS_A_FOLDER = 10;
const KILLS_A_CHECK = 10;
const ORIGIN = 'test.example/killed';

/**
 * kill -9 while entries are being appended, at any moment from the first acknowledgement on. `calls` appends wait at once, of up to `entries` entries each;
 * each kill comes within `withinMs` of the start. There are `kills` of them, and more until `acknowledged` entries were acknowledged.
 * `run` is `{ scratch, program, bad, say }`.
 */
export async function killUnderLoad(
  { scratch, program, bad, say },
  { kills: killsMin, acknowledged: acknowledgedMin, calls, entries, withinMs },
) {
  let acknowledged = 0;
  let kills = 0;
  let dir = '';
  let said = '';
  for (let kill = 1; kill <= killsMin || acknowledged < acknowledgedMin; kill++) {
    kills = kill;
    if (kill % KILLS_A_FOLDER === 1) {
      if (dir !== '') rmSync(dir, { recursive: true, force: true });
      dir = join(scratch, `killed-${kill}`);
      said = '';
    }
    const words = [program('append-for-ever.js'), dir, String(calls), String(entries)];
    said += await appendUntilKilled(words, (kill * 48_271) % withinMs);
    if (kill % KILLS_A_CHECK !== 0 && kill !== killsMin) continue;
    const wrong = await checkRecord(dir, said, { origin: ORIGIN, isLying: false });
    if (wrong !== undefined) bad.push(`kill ${kill}: ${wrong}`);
    if (kill % KILLS_A_FOLDER !== 0 && kill !== killsMin) continue;
    acknowledged += Math.max(0, ...numbersIn(said));
    if (kill % 50 === 0) say(`  ${kill} kills, ${acknowledged} entries acknowledged and checked`);
  }
  say(`${kills} times kill -9, ${acknowledged} entries acknowledged`);
  return { kills, acknowledged };
}

function numbersIn(said) {
  return said.split('\n').map((line) => (/^\d+$/.test(line) ? Number(line) : 0));
}

function appendUntilKilled(words, delayMs) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words);
    let said = '';
    child.stdout.on('data', (chunk) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), delayMs);
      said += chunk;
    });
    // A line that the kill cut in two is no acknowledgement.
    child.once('close', () => resolve(said.slice(0, said.lastIndexOf('\n') + 1)));
  });
}
