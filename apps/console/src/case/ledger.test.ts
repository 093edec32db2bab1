import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseLedger } from '@holdfast/domain';
import { weighWithout } from './ledger.ts';

const NAMES = ['A', 'B', 'third-party', 'accident'] as const;

const ledgerOf = (
  rows: readonly (readonly number[])[],
  priorCdb: readonly number[],
): CaseLedger => {
  const scoreCdb = priorCdb.map(
    (prior, at) => prior + rows.reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );
  return {
    entryIndex: 7,
    tableVersion: 'test',
    capCdb: 1000,
    hypotheses: NAMES.map((code) => ({ code: code as CaseLedger['leading'], name: code })),
    priorCdb,
    rows: rows.map((weightsCdb, at) => ({
      groupId: `g${at}`,
      name: `Group ${at}`,
      reports: 1,
      effectiveMilli: 1000,
      capped: false,
      physical: at === 0,
      weightsCdb,
      entryIndices: [at],
    })),
    scoreCdb,
    leading: 'accident',
    word: 'likely',
    percent: 60,
    standards: [
      {
        standardId: 'clear',
        name: 'Clear and convincing',
        thresholdCdb: 1500,
        leastGroups: 2,
        survivesLossOf: 1,
        physicalEvidence: true,
        met: true,
        marginCdb: 0,
        worstMarginCdb: 0,
        groupsInFavour: 0,
      },
    ],
    against: [],
    wouldSettle: [],
    withheldInputs: 0,
  };
};

const row = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 4 });
const rows = fc.array(row, { minLength: 1, maxLength: 12 });

describe('a ledger with groups left out', () => {
  test('leaving out is subtraction, exactly, in any order', () => {
    fc.assert(
      fc.property(rows, row, fc.infiniteStream(fc.boolean()), (weights, prior, coin) => {
        const ledger = ledgerOf(weights, prior);
        const out = weights.flatMap((_, at) => (coin.next().value === true ? [at] : []));
        const found = weighWithout(ledger, new Set(out.map((at) => `g${at}`))).scoreCdb;
        const expected = ledger.scoreCdb.map((score, h) =>
          out.reduce((left, at) => left - (weights[at]?.[h] ?? 0), score),
        );
        expect(found).toEqual(expected);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('with nothing left out, the engine’s own standards and leader stand', () => {
    const ledger = ledgerOf([[900, -300, 0, 0]], [0, 0, -1000, -500]);
    const weighed = weighWithout(ledger, new Set());
    expect(weighed.standards).toBe(ledger.standards);
    expect(weighed.leading).toBe(ledger.leading);
    expect(weighed.withheldCdb).toBeNull();
  });

  test('the worst margin is that of brute force over every group that may be lost', () => {
    fc.assert(
      fc.property(rows, row, (weights, prior) => {
        const ledger = ledgerOf([...weights, [0, 0, 0, 0]], prior);
        const found = weighWithout(ledger, new Set([`g${weights.length}`]));
        const [first = 0] = found.order;
        const lead = (scores: readonly number[]) =>
          (scores[first] ?? 0) - Math.max(...scores.filter((_, at) => at !== first));
        const losses = weights.map((lost) =>
          lead(found.scoreCdb.map((score, at) => score - (lost[at] ?? 0))),
        );
        expect(found.standards[0]?.worstMarginCdb).toBe(Math.min(lead(found.scoreCdb), ...losses));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('rows that are withheld show as one sum', () => {
    const whole = ledgerOf(
      [
        [500, -100, 0, 0],
        [200, -50, 0, 0],
      ],
      [0, 0, 0, 0],
    );
    const seen: CaseLedger = { ...whole, rows: whole.rows.slice(0, 1) };
    const weighed = weighWithout(seen, new Set());
    expect(weighed.withheldCdb).toEqual([200, -50, 0, 0]);
    expect(weighed.scoreCdb).toEqual(whole.scoreCdb);
  });

  test('word and number go together, and neither passes 99', () => {
    const without = (weights: readonly number[]) => {
      const { word, percent } = weighWithout(
        ledgerOf([weights, [0, 0, 0, 0]], [0, 0, -9000, -9000]),
        new Set(['g1']),
      );
      return [word, percent];
    };
    expect(without([9000, 0, 0, 0])).toEqual(['almost certain', 99]);
    expect(without([1000, 0, 0, 0])).toEqual(['very likely', 90]);
    expect(without([0, 0, 0, 0])).toEqual(['roughly even chance', 49]);
  });
});
