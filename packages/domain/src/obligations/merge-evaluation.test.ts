import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import type { Evaluation } from './merge-evaluation.ts';
import { changesOf, mergeEvaluation } from './merge-evaluation.ts';

const obligation = fc
  .record({
    at: fc.integer({ min: 1, max: 300 }),
    state: fc.constantFrom('in-force' as const, 'breached' as const, 'discharged' as const),
    cause: fc.integer({ min: 0, max: 5_000 }),
  })
  .map(({ at, state, cause }) => ({
    obligationId: id<'obligation'>(`explanation:${at}`),
    statementId: 'explanation',
    clauseId: '7',
    bearer: 'A',
    modality: 'must' as const,
    acts: ['explain'],
    state,
    dueMs: null,
    findingId: null,
    causeIndices: [cause],
  }));

const verdict = fc
  .record({ at: fc.integer({ min: 1, max: 40 }), open: fc.boolean() })
  .map(({ at, open }) => ({
    statementId: String(at),
    clauseId: String(at),
    verdict: open ? ('true' as const) : ('unknown' as const),
    entryIndices: [at],
    openTerms: [],
    missingFacts: [],
  }));

const evaluation: fc.Arbitrary<Evaluation> = fc.record({
  agreementHash: fc.constantFrom('one', 'another'),
  asOfMs: fc.integer({ min: 0, max: 9_999 }),
  verdicts: fc.uniqueArray(verdict, { selector: ({ clauseId }) => clauseId, maxLength: 40 }),
  obligations: fc.uniqueArray(obligation, {
    selector: ({ obligationId }) => obligationId,
    maxLength: 200,
  }),
  gone: fc.constant([]),
});

const sorted = ({ agreementHash, verdicts, obligations }: Evaluation) => ({
  agreementHash,
  verdicts: verdicts.map((each) => JSON.stringify(each)).sort(),
  obligations: obligations.map((each) => JSON.stringify(each)).sort(),
});

describe('evaluations as changes', () => {
  it('P2: the changes, folded one entry after another, give the evaluation they were taken from', () => {
    fc.assert(
      fc.property(evaluation, evaluation, (first, second) => {
        const start = changesOf(null, first).reduce<Evaluation | null>(mergeEvaluation, null);
        const end = changesOf(start, second).reduce<Evaluation | null>(mergeEvaluation, start);
        const said = first.verdicts.length + first.obligations.length > 0;
        if (said && start !== null) expect(sorted(start)).toEqual(sorted(first));
        const same = first.agreementHash === second.agreementHash && said;
        const empty = second.verdicts.length + second.obligations.length === 0;
        // Nothing said under a new agreement leaves nothing to record; verdicts of clauses are never taken back.
        if (end !== null && !empty && (!same || first.verdicts.length === 0))
          expect(sorted(end)).toEqual(sorted(second));
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('P2: no entry holds more than fits a header, and the same evaluation twice says nothing', () => {
    fc.assert(
      fc.property(evaluation, (whole) => {
        const parts = changesOf(null, whole);
        for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(30_000);
        const merged = parts.reduce<Evaluation | null>(mergeEvaluation, null);
        if (merged !== null)
          expect(changesOf(merged, { ...whole, asOfMs: whole.asOfMs + 1 })).toEqual([]);
      }),
      { seed: 20_261_121, numRuns: 200 },
    );
  });
});
