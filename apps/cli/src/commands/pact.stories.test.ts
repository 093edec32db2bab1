import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from './pact.ts';

const agreement = (path: string) =>
  fileURLToPath(new URL(`../../../../agreements/${path}`, import.meta.url));
const TRUCE = agreement('exercise/truce.pact');
const PARIS = agreement('paris-2026/final.pact');
const BASE = { occurred: { fromMs: 0, toMs: 0 }, recordedAtMs: 0 };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pact-stories-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command prints as JSON for a log in a file of its own. */
async function run(file: string, items: readonly object[], ...words: readonly string[]) {
  const log = join(folder, 'log.json');
  await writeFile(log, JSON.stringify(items));
  const out: string[] = [];
  const code = await command.run(['run', file, '--log', log, '--json', ...words], {
    out: (line) => out.push(line),
    err: (line) => out.push(line),
    interactive: false,
    async *input() {
      yield* [];
    },
  });
  const json: unknown = JSON.parse(out.join('\n'));
  return { code, json };
}

const fire = (over: object) => ({
  ...BASE,
  entryIndex: 90,
  kind: 'finding',
  instance: 'F-1',
  outcome: 'established',
  weapon: null,
  draftedByNation: 'N',
  reviewedByNation: 'O',
  ...over,
});

test('Y6: after a failed hotline and by order return fire is excused, without the hotline a breach, with the order unknown undecided', async () => {
  const inForce = {
    ...BASE,
    entryIndex: 80,
    kind: 'act',
    act: 'enter_into_force',
    actor: 'COMMISSION',
    about: [],
  };
  const finding = fire({
    finding: 'use_of_fire',
    by: 'MISSION',
    party: 'A',
    standard: 'balance',
    severity: 'S3',
  });
  const fact = (entryIndex: number, name: string, value: string) => ({
    ...BASE,
    entryIndex,
    kind: 'fact',
    fact: name,
    party: 'A',
    value,
  });
  const valueOf = async (...facts: readonly object[]) => {
    const { code, json } = await run(TRUCE, [...facts, inForce, finding]);
    expect(code).toBe(0);
    return json;
  };
  const holdFire = (value: string, states: readonly string[]) =>
    expect.objectContaining({
      norms: expect.arrayContaining([
        expect.objectContaining({
          norm: 'hold_fire',
          value,
          obligations: expect.arrayContaining(
            states.map((state) => expect.objectContaining({ bearer: 'A', state })),
          ),
        }),
      ]),
    });
  const unanswered = fact(0, 'hotline_unanswered', 'true');
  expect(await valueOf(unanswered, fact(1, 'return_fire_ordered', 'true'))).toEqual(
    holdFire('true', ['excused']),
  );
  expect(await valueOf(fact(1, 'return_fire_ordered', 'true'))).toEqual(
    holdFire('false', ['breached']),
  );
  const unknown = await valueOf(unanswered, fact(1, 'return_fire_ordered', 'unknown'));
  expect(unknown).toEqual(holdFire('unknown', ['undecided']));
  expect(JSON.stringify(unknown)).toContain(
    '{"kind":"fact","name":"return_fire_ordered","party":"A"',
  );
});

test('Y7: one finding, the readings of the trigger side by side; a chosen one decides, and the others are still there to compare', async () => {
  const breach = fire({
    finding: 'breach',
    by: 'MVM',
    party: 'RU',
    standard: 'reasonable_grounds',
    severity: 'breach_short',
  });
  const decided = [
    '--set',
    'attack_determiner=MVM',
    '--set',
    'evidence_standard=reasonable_grounds',
  ] as const;
  const reading = (name: string, modality: string, owed: boolean) =>
    expect.objectContaining({
      reading: name,
      modality,
      obligations: owed
        ? expect.arrayContaining([expect.objectContaining({ bearer: 'FR', state: 'in-force' })])
        : [],
    });
  const trigger = (value: string, readings: readonly unknown[]) =>
    expect.objectContaining({
      norms: expect.arrayContaining([
        expect.objectContaining({ norm: 'g_trigger', value, readings }),
      ]),
    });
  const side = await run(PARIS, [breach], ...decided);
  expect(side.json).toEqual(
    trigger('unknown', [
      reading('any_breach', 'must', true),
      reading('armed_attack', 'must', false),
      reading('violation_identified', 'may', true),
    ]),
  );
  const chosen = await run(PARIS, [breach], ...decided, '--set', 'g_trigger=armed_attack');
  expect(chosen.json).toEqual(trigger('true', [reading('armed_attack', 'must', false)]));
});
