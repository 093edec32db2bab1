import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAgreement } from './check/check.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { loadAgreement } from './load.ts';
import type { FindingItem, LogItem } from './log.ts';
import { parseLog } from './parse-log.ts';
import { parameters } from './parameters.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../../agreements/exercise/${path}`, import.meta.url), 'utf8');
const TEXT = read('truce.pact');

function load(text: string) {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

const truce = load(TEXT);
const HOUR_MS = 3_600_000;

const item: fc.Arbitrary<LogItem> = fc
  .record({
    ms: fc.integer({ min: 0, max: 100 * HOUR_MS }),
    delay: fc.integer({ min: 0, max: 5 * HOUR_MS }),
    length: fc.integer({ min: 0, max: HOUR_MS }),
    party: fc.constantFrom('A', 'B'),
    pick: fc.integer({ min: 0, max: 5 }),
    instance: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
    severity: fc.constantFrom('S1', 'S3', null),
    outcome: fc.constantFrom<FindingItem['outcome'][]>(
      'established',
      'undetermined',
      'disputed',
      'withdrawn',
    ),
    act: fc.constantFrom('explain', 'discipline', 'notify_work', 'deny_access', 'report_accident'),
  })
  .map(({ ms, delay, length, party, pick, instance, severity, outcome, act }): LogItem => {
    const base = {
      entryIndex: 0,
      occurred: { fromMs: ms, toMs: ms + length },
      recordedAtMs: ms + length + delay,
    };
    if (pick === 0)
      return { ...base, kind: 'act', act: 'enter_into_force', actor: 'COMMISSION', about: [] };
    if (pick === 1) return { ...base, kind: 'act', act, actor: party, about: [instance] };
    if (pick === 2)
      return { ...base, kind: 'fact', fact: 'hotline_unanswered', party, value: 'true' };
    if (pick === 3) return { ...base, kind: 'blind' };
    return {
      ...base,
      kind: 'finding',
      finding: pick === 4 ? 'use_of_fire' : 'accident',
      instance: `${instance}-${pick}`,
      by: 'MISSION',
      party: outcome === 'undetermined' ? null : party,
      outcome,
      standard: 'reasonable_grounds',
      severity,
      weapon: null,
      draftedByNation: 'N',
      reviewedByNation: 'O',
    };
  });

const log = fc
  .array(item, { maxLength: 15 })
  .map((items) => items.map((each, entryIndex) => ({ ...each, entryIndex })));

/** Every `A` a `B` and every `B` an `A`, wherever a party's id may stand. */
function swap<Value>(value: Value): Value {
  const other: Readonly<Record<string, string>> = { A: 'B', B: 'A' };
  const swapped: unknown = JSON.parse(
    JSON.stringify(value, (_key, field: unknown) =>
      typeof field !== 'string'
        ? field
        : field
            .split('/')
            .map((part) => other[part] ?? part)
            .join('/'),
    ),
  );
  return swapped as Value;
}

test('S1: swapping the parties in the log swaps them in every verdict, and nothing else', () => {
  const tidy = (verdict: ReturnType<typeof evaluate>) => ({
    clauses: verdict.clauses.map(({ clause, value }) => [clause, value]),
    obligations: verdict.norms
      .flatMap((norm) => norm.obligations)
      .map(({ id, state, value, dueMs }) => JSON.stringify([id, state, value, dueMs]))
      .sort(),
  });
  fc.assert(
    fc.property(log, fc.integer({ min: 0, max: 120 * HOUR_MS }), (items, atMs) => {
      const query = { asOfOccurredMs: atMs, asOfKnownMs: atMs };
      const straight = tidy(swap(evaluate(truce, items, query)));
      const swapped = tidy(evaluate(truce, swap(items), query));
      expect(swapped).toEqual(straight);
    }),
    { seed: 5, numRuns: 300 },
  );
});

test('S2: no clause of the truce names one of its parties', () => {
  const clauses = TEXT.slice(TEXT.indexOf('clause 1')).replace(/"[^"]*"/g, '');
  expect(clauses).not.toMatch(/\b[AB]\b/);
  expect(TEXT.slice(TEXT.indexOf('clause 1'))).not.toMatch(/Haldavar|Corrath/);
});

test('S3: the sample log shows a clause kept, broken, open and unknown', () => {
  const items = parseLog(JSON.parse(read('sample-log.json')));
  const lastMs = Math.max(...items.map((each) => each.recordedAtMs));
  const verdict = evaluate(truce, items, { asOfOccurredMs: lastMs, asOfKnownMs: lastMs });
  expect(
    verdict.clauses.map(({ clause, question, value }) => `${clause} ${question} ${value}`),
  ).toEqual([
    '1 so true',
    '2 kept false',
    '3 null true',
    '4 open true',
    '5 kept true',
    '6 kept true',
    '7 kept unknown',
    '8 kept unknown',
    '9 open false',
    '10 kept true',
    '11 open unknown',
    '12 open false',
    '13 open true',
    '14 open unknown',
  ]);
});

test('P1: the mission takes its numbers from the text', () => {
  const { standards, weapons, acts: _acts, severities, ...numbers } = parameters(truce);
  expect(numbers).toEqual({
    holdBackMs: 600_000,
    replyClockMs: 172_800_000,
    groupCapCdb: 1000,
    publicDelayMs: 21_600_000,
    publicCellM: 10_000,
    priorsCdb: { party: 0, third_party: -1000, accident: -500, exercise: -500, natural: -300 },
  });
  expect(severities.map(({ id }) => id)).toEqual(['S1', 'S2', 'S3', 'S4']);
  expect(weapons.find(({ id }) => id === 'mortar')).toEqual({
    id: 'mortar',
    title: 'mortar',
    severity: 'S3',
    rank: 2,
  });
  expect(standards[2]).toEqual({
    id: 'clear_and_convincing',
    title: 'Clear and convincing evidence',
    thresholdCdb: 1500,
    groupsMin: 2,
    survivesLossOf: 1,
    physicalEvidenceRequired: true,
  });
});

test.each([
  [
    '= 10 min',
    '= 9 min',
    'parameter hold_back: expected at least 10 min (600000 ms), found 540000 ms',
  ],
  [
    '= 1000 cdb',
    '= 1000 m',
    'parameter group_cap: expected a number from 0 up in cdb, found 1000 m',
  ],
  ['natural -300', 'other -300', 'priors: expected a value for natural, found none'],
  [
    'parameter public_cell',
    'parameter public_area',
    'expected a parameter public_cell in m, km, found none',
  ],
])('P2: %s written as %s is refused', (right, wrong, message) => {
  expect(() => parameters(load(TEXT.replace(right, wrong)))).toThrow(message);
});

test('K1: the truce has no defect that the checks know', () => {
  expect(checkAgreement(truce)).toEqual([]);
});

test('K2: an open term that nothing uses, a duty on the unbound and an endless wait are found', () => {
  const spoilt = TEXT.replace('"Kingdom of Norrith" bound', '"Kingdom of Norrith" unbound')
    .replace(
      'then COMMISSION must convene within 72 h else breach',
      'then each GUARANTORS must convene',
    )
    .replace('?sustained', '3')
    .replace('within 14 d default not_established', 'default none');
  const found = checkAgreement(load(spoilt)).map(({ check, clause, witness }) => [
    check,
    clause,
    witness.words,
  ]);
  expect(found).toEqual([
    [
      6,
      '3',
      'finding use_of_fire lacks a day by which it is determined and a result if nobody determines it',
    ],
    [2, '8', 'N must convene, and N is not bound'],
    [6, '8', 'GUARANTORS must convene, by no day: it is never late'],
    [
      12,
      '8',
      'MISSION determines use_of_fire, and with it whether its own members owe anything under commission_meets',
    ],
    [1, '11', 'no norm uses ?sustained'],
  ]);
});

test.each<[string, unknown, string]>([
  ['not an array', {}, 'log: expected an array of items, found {}'],
  ['no number', [{ entryIndex: 'x', occurred: {}, kind: 'act' }], '[0].occurred.fromMs'],
  [
    'NaN in disguise',
    [{ entryIndex: null, recordedAtMs: 0, occurred: { fromMs: 0, toMs: 0 }, kind: 'blind' }],
    '[0].entryIndex: expected a whole number, found null',
  ],
  [
    'backwards',
    [{ entryIndex: 0, recordedAtMs: 0, occurred: { fromMs: 5, toMs: 0 }, kind: 'blind' }],
    'entry 0: expected toMs at or after 5, found 0',
  ],
])('L1: a log that is %s is refused with place, expected and found', (_name, json, message) => {
  expect(() => parseLog(json)).toThrow(message.startsWith('[0].occurred') ? /\[0\]/ : message);
});

test('L2: a second item with the same entry is refused, a second fact of it is not; NaN is refused as a time', () => {
  const blind = {
    kind: 'blind' as const,
    entryIndex: 3,
    recordedAtMs: 0,
    occurred: { fromMs: 0, toMs: 0 },
  };
  const query = { asOfOccurredMs: 0, asOfKnownMs: 0 };
  expect(() => evaluate(truce, [blind, blind], query)).toThrow(
    'expected entry 3 once, found it twice',
  );
  const fact = { ...blind, kind: 'fact' as const, party: null, value: 'true' as const };
  const rain = { ...fact, fact: 'raining' };
  const said = (...items: readonly LogItem[]) => evaluate(truce, items, query).ignored.length;
  expect(said(rain, { ...fact, fact: 'snowing' })).toBe(2);
  expect(() => said(rain, rain)).toThrow('expected entry 3 once, found it twice');
  expect(() => said(rain, blind)).toThrow('expected entry 3 once, found it twice');
  expect(() => evaluate(truce, [], { ...query, asOfOccurredMs: Number.NaN })).toThrow(
    'expected asOfOccurredMs as a whole number, found NaN',
  );
});

test('L3: claims of contested acts and unknown names change nothing, and are listed', () => {
  const base = { recordedAtMs: 0, occurred: { fromMs: 0, toMs: 0 } };
  const items: readonly LogItem[] = [
    { ...base, entryIndex: 0, kind: 'act', act: 'fire', actor: 'A', about: [] },
    { ...base, entryIndex: 1, kind: 'fact', fact: 'raining', party: null, value: 'true' },
    { ...base, entryIndex: 2, kind: 'fact', fact: 'in_force', party: 'A', value: 'true' },
  ];
  const query = { asOfOccurredMs: 0, asOfKnownMs: 0 };
  const { ignored, ...verdict } = evaluate(truce, items, query);
  const { ignored: _none, ...empty } = evaluate(truce, [], query);
  expect(verdict).toEqual(empty);
  expect(ignored).toEqual([
    { entryIndex: 0, reason: 'fire is contested: only a finding counts' },
    { entryIndex: 1, reason: 'no fact raining in the agreement' },
    { entryIndex: 2, reason: 'fact in_force is of no party' },
  ]);
});
