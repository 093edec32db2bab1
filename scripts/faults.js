import './node-version.cjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { injectFaults } from './faults-calls.js';
import { killUnderLoad } from './faults-kills.js';
import { makeMutants } from './faults-mutants.js';
import { losePower } from './faults-power.js';

/**
 * Faults: every system call of an append made to fail or to be the process's last, kill -9 under load, power lost, and logs that were changed. After each
 * fault the record is opened, and every acknowledged entry must be there, in order, unchanged, once. Runs on the build.
 */
const HELP = `npm run test:faults -- [--full] [--seconds S] [--calls C] [--kills K] [--acknowledged A] [--power P] [--mutants M] [--json]

  --full        the big counts of docs/goals.md: two hours of two cores
  --seconds S   for system calls, at most; 0 for as long as they take   120, full 0
  --calls C     faults in system calls, at most                         2000
  --kills K     kill -9 under load                                      50, full 1000
  --acknowledged A  entries acknowledged under kills, at least           0, full 2000000
  --power P     power losses, simulated                                 500, full 10000
  --mutants M   changed logs                                            500, full 10000
  --json        print one JSON object`;
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    calls: { type: 'string', default: '2000' },
    kills: { type: 'string' },
    acknowledged: { type: 'string' },
    power: { type: 'string' },
    mutants: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const TESTING = new URL('../packages/mission/src/record-files/testing/', import.meta.url);

if (values.help) console.log(HELP);
else await main();

async function main() {
  const of = (name, few, many) => Number(values[name] ?? (values.full ? many : few));
  const scratch = mkdtempSync(join(tmpdir(), 'holdfast-faults-'));
  let wrong = 0;
  // Told at once: a run that is stopped has said what it found until then.
  const bad = {
    push(line) {
      wrong += 1;
      console.error(line);
    },
  };
  const say = (line) => values.json || console.log(line);
  const program = (name) => new URL(name, TESTING).pathname;
  const run = { scratch, program, bad, say };
  const load = values.full
    ? { calls: 8, entries: 200, withinMs: 800 }
    : { calls: 4, entries: 5, withinMs: 200 };
  try {
    const report = {
      mutants: await makeMutants(run, of('mutants', 500, 10_000)),
      power: await losePower(run, of('power', 500, 10_000)),
      kills: await killUnderLoad(run, {
        kills: of('kills', 50, 1000),
        acknowledged: of('acknowledged', 0, 2_000_000),
        ...load,
      }),
      system_calls: await injectFaults(run, {
        most: Number(values.calls),
        budgetMs: of('seconds', 120, 0) * 1000,
      }),
    };
    if (values.json) console.log(JSON.stringify({ ...report, bad: wrong }));
    else say(`${wrong} bad outcomes`);
    process.exitCode = wrong === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
