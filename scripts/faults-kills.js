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
  let kills = 0;
  let before = 0;
  let inFolder = 0;
  let dir = '';
  let said = '';
  const acknowledged = () => before + inFolder;
  while (kills < killsMin || acknowledged() < acknowledgedMin) {
    if (kills % KILLS_A_FOLDER === 0) {
      if (dir !== '') rmSync(dir, { recursive: true, force: true });
      dir = join(scratch, `killed-${kills}`);
      before += inFolder;
      inFolder = 0;
      said = '';
    }
    kills += 1;
    const words = [program('append-for-ever.js'), dir, String(calls), String(entries)];
    said += await appendUntilKilled(words, (kills * 48_271) % withinMs);
    inFolder = Math.max(0, ...numbersIn(said));
    const isLast = kills >= killsMin && acknowledged() >= acknowledgedMin;
    if (kills % KILLS_A_CHECK !== 0 && !isLast) continue;
    const wrong = await checkRecord(dir, said, { origin: ORIGIN, isLying: false });
    if (wrong !== undefined) bad.push(`kill ${kills}: ${wrong}`);
    if (kills % 50 === 0)
      say(`  ${kills} kills, ${acknowledged()} entries acknowledged and checked`);
  }
  say(`${kills} times kill -9, ${acknowledged()} entries acknowledged`);
  return { kills, acknowledged: acknowledged() };
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
