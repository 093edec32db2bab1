import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAST_MS, smallAgreement, smallLog, writeSmall } from '../../test/small-world.ts';
import type { Agreement } from '../agreement.ts';
import { loadAgreement } from '../load.ts';
import type { LogItem } from '../log.ts';
import { evaluate } from './evaluate.ts';
import { History } from './history.ts';
import { verdictsOnly } from './verdicts-only.ts';

function load(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

test('E11: values without reasons are the values with reasons, whatever was asked before', () => {
  const query = fc.record({
    asOfOccurredMs: fc.integer({ min: 0, max: LAST_MS + 8 }),
    asOfKnownMs: fc.integer({ min: 8, max: LAST_MS + 12 }),
    openTerms: fc.constantFrom({}, { n: '1' }, { n: '2', c: 'f' }),
  });
  fc.assert(
    fc.property(
      smallAgreement,
      fc.array(fc.tuple(smallLog, query), { maxLength: 4 }),
      (small, asked) => {
        const agreement = load(writeSmall(small));
        const quick = verdictsOnly(agreement);
        for (const [log, each] of asked)
          expect(quick.evaluate(new History(log), each)).toEqual(
            evaluate(agreement, log, each).norms.map((norm) => norm.value),
          );
      },
    ),
    { seed: 20260107, numRuns: 400 },
  );
});

test('E11: also on the Paris framework, facts and findings mixed', () => {
  const url = new URL('../../../../agreements/paris-2026/final.pact', import.meta.url);
  const agreement = load(readFileSync(url, 'utf8'));
  const quick = verdictsOnly(agreement);
  const facts = ['ceasefire', 'us_backstop', 'hostilities_end', 'congress', 'ceasefire_agreement'];
  const base = { occurred: { fromMs: 0, toMs: 0 }, recordedAtMs: 0 };
  const fact = fc
    .tuple(
      fc.constantFrom(...facts),
      fc.constantFrom('true' as const, 'false' as const, 'disputed' as const),
    )
    .map(([name, value]) => ({ ...base, kind: 'fact' as const, fact: name, party: null, value }));
  const finding = fc
    .tuple(fc.constantFrom('MVM', 'FR'), fc.constantFrom('armed_attack', 'breach_short', null))
    .map(([by, severity]) => ({
      ...base,
      kind: 'finding' as const,
      finding: 'breach',
      instance: 'i',
      by,
      party: 'RU',
      outcome: 'established' as const,
      standard: 'clear_and_convincing',
      severity,
      weapon: null,
      draftedByNation: null,
      reviewedByNation: null,
    }));
  const log = fc
    .array(fc.oneof({ arbitrary: fact, weight: 4 }, finding), { maxLength: 6 })
    .map((items) => items.map((item, entryIndex): LogItem => ({ ...item, entryIndex })));
  fc.assert(
    fc.property(log, (items) => {
      const query = { asOfOccurredMs: 5, asOfKnownMs: 5 };
      expect(quick.evaluate(new History(items), query)).toEqual(
        evaluate(agreement, items, query).norms.map((norm) => norm.value),
      );
    }),
    { seed: 11, numRuns: 150 },
  );
});
