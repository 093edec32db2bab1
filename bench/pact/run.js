/**
 * `node bench/pact/run.js [--seed N] [--json]`: how fast the Paris framework is read, checked and evaluated. Needs a build
 * (`npx tsc -b packages/pact`). Seconds are CPU seconds of this process, user and system, so that a busy machine counts less.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  History,
  checkAgreement,
  evaluate,
  loadAgreement,
  tabulateNames,
  verdictsOnly,
} from '../../packages/pact/dist/index.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean' } },
});
let state = Number(values.seed);
/** Park and Miller's minimal standard generator: from 0 up to and not including `below`. */
const draw = (below) => {
  state = (state * 48271) % 2147483647;
  return state % below;
};

const text = readFileSync(
  new URL('../../agreements/paris-2026/final.pact', import.meta.url),
  'utf8',
);
const loaded = loadAgreement(text);
if (!loaded.ok) throw new TypeError('the Paris framework does not load');
const { agreement } = loaded;
const facts = tabulateNames(agreement).all('fact');
const query = { asOfOccurredMs: 1000, asOfKnownMs: 1000 };

/** Each fact recorded in four of five histories, with any value; a finding of a breach in one of four. */
function drawHistory() {
  const base = { occurred: { fromMs: 0, toMs: 0 }, recordedAtMs: 0 };
  const items = facts.flatMap((fact, entryIndex) => {
    if (draw(5) === 0) return [];
    const value = ['true', 'false', 'unknown', 'disputed'][draw(4)];
    return [{ ...base, entryIndex, kind: 'fact', fact: fact.id, party: null, value }];
  });
  if (draw(4) === 0)
    items.push({
      ...base,
      entryIndex: facts.length,
      kind: 'finding',
      finding: 'breach',
      instance: 'case-1',
      by: ['MVM', 'FR'][draw(2)],
      party: 'RU',
      outcome: 'established',
      standard: ['reasonable_grounds', 'clear_and_convincing', 'beyond_reasonable_doubt'][draw(3)],
      severity: ['breach_short', 'armed_attack'][draw(2)],
      weapon: null,
      draftedByNation: null,
      reviewedByNation: null,
    });
  return new History(items);
}

function cpuSeconds(work) {
  const begun = process.cpuUsage();
  work();
  const used = process.cpuUsage(begun);
  return (used.user + used.system) / 1e6;
}

/** Histories are drawn outside the measured time, in batches, so that their own memory weighs little. */
const COUNT = 20_000;
const BATCH = 1000;
const quick = verdictsOnly(agreement);
function measure() {
  let seconds = 0;
  for (let done = 0; done < COUNT; done += BATCH) {
    const batch = Array.from({ length: BATCH }, drawHistory);
    seconds += cpuSeconds(() => {
      for (const history of batch) quick.evaluate(history, query);
    });
  }
  return seconds;
}
const learningS = measure();
const freshS = measure();
const FULL = 100;
const fresh = Array.from({ length: FULL }, drawHistory);
const fullS = cpuSeconds(() =>
  fresh.slice(0, FULL).forEach((each) => evaluate(agreement, each, query)),
);
const wrong = fresh.slice(0, FULL).filter((history) => {
  const norms = evaluate(agreement, history, query).norms.map((norm) => norm.value);
  return JSON.stringify(norms) !== JSON.stringify(quick.evaluate(history, query));
}).length;
const CHECKS = 10;
checkAgreement(agreement);
const checkS = cpuSeconds(() => {
  for (let i = 0; i < CHECKS; i += 1) checkAgreement(agreement);
});
const LOADS = 20;
const loadS = cpuSeconds(() => {
  for (let i = 0; i < LOADS; i += 1) loadAgreement(text);
});

const result = {
  seed: Number(values.seed),
  norms: quick.norms.length,
  histories: COUNT,
  /** On histories never seen before, after as many others. */
  verdictsOnlyPerS: Math.round(COUNT / freshS),
  verdictsOnlyFromNothingPerS: Math.round(COUNT / learningS),
  withProofsPerS: Math.round(FULL / fullS),
  differences: wrong,
  checkMs: Math.round((checkS / CHECKS) * 1e4) / 10,
  loadMs: Math.round((loadS / LOADS) * 1e4) / 10,
};
if (values.json) console.log(JSON.stringify(result));
else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(30)} ${value}`);
