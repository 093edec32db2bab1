import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDiagnostic } from './diagnostic.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { loadAgreement } from './load.ts';
import type { LogItem } from './log.ts';
import { instrumentMatrix } from './register.ts';
import { resolveCitations } from './sources.ts';

function load(text: string) {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(loaded.diagnostics.map(describeDiagnostic).join('\n'));
  return loaded.agreement;
}

const refusals = (text: string) => {
  const loaded = loadAgreement(text);
  return loaded.ok ? [] : loaded.diagnostics.map(describeDiagnostic);
};

const text = (norm: string) => `agreement t "t"
party A "A" bound act go "go" act stay "stay"
clause 1 "c" { fact f "f" fact g "g" fact h "h"
${norm}
}`;

const CONDITIONS = ['fact(f)', 'not fact(g)', 'fact(f) and fact(h)', 'fact(g) or fact(h)'];
const part = fc.option(fc.constantFrom(...CONDITIONS), { nil: null });
const reading = fc.record({
  when: part,
  unless: part,
  duty: fc.constantFrom(null, 'A may stay', 'A must stay'),
});
const facts = fc.array(
  fc.constantFrom('true' as const, 'false' as const, 'disputed' as const, null),
  {
    minLength: 3,
    maxLength: 3,
  },
);

const clauseOf = (word: string, condition: string | null) =>
  condition === null ? '' : `${word} ${condition}`;
const both = (join: string, left: string | null, right: string | null) =>
  left === null || right === null ? (left ?? right) : `(${left}) ${join} (${right})`;

test('R1 and R2: a reading is the norm written out with it; equal readings decide, others are named', () => {
  fc.assert(
    fc.property(
      part,
      part,
      fc.array(reading, { minLength: 2, maxLength: 3 }),
      facts,
      (when, unless, readings, values) => {
        const body = readings.map(
          (each, index) =>
            `reading r${index} { ${clauseOf('when', each.when)} ${clauseOf('unless', each.unless)} ${each.duty === null ? '' : `then ${each.duty}`} }`,
        );
        const log = values.flatMap((value, entryIndex): readonly LogItem[] =>
          value === null
            ? []
            : [
                {
                  kind: 'fact',
                  entryIndex,
                  occurred: { fromMs: 0, toMs: 0 },
                  recordedAtMs: 0,
                  fact: 'fgh'[entryIndex] ?? '',
                  party: null,
                  value,
                },
              ],
        );
        const query = { asOfOccurredMs: 9, asOfKnownMs: 9 };
        const ask = (norm: string, openTerms = {}) =>
          evaluate(load(text(norm)), log, { ...query, openTerms }).norms[0];
        const source = `norm n "n" ${clauseOf('when', when)} ${clauseOf('unless', unless)} ${body.join(' ')} then A may go`;
        const whole = ask(source);
        const alone = readings.map((each) =>
          ask(
            `norm n "n" ${clauseOf('when', both('and', when, each.when))} ${clauseOf('unless', both('or', unless, each.unless))} then ${each.duty ?? 'A may go'}`,
          ),
        );
        const says = (each: { readonly modality: string; readonly value: string } | undefined) =>
          `${each?.modality ?? ''} ${each?.value ?? ''}`;
        expect(whole?.readings.map(says)).toEqual(alone.map(says));
        alone.forEach((each, index) => {
          expect(ask(source, { n: `r${index}` })?.value).toBe(each?.value);
        });
        const same = new Set(alone.map(says)).size === 1;
        expect(whole?.value).toBe(same ? alone[0]?.value : 'unknown');
        expect(whole?.openTerms.includes('n')).toBe(!same);
      },
    ),
    { seed: 6, numRuns: 300 },
  );
});

test('R3: a single reading, two of one name, and an open term of the norm’s name are refused', () => {
  expect(refusals(text('norm n "n" reading x { } then A may go'))).toEqual([
    '4:12: expected two readings or more, found one; a single reading is the norm itself',
  ]);
  expect(refusals(text('norm n "n" reading x { } reading x { } then A may go'))).toHaveLength(1);
  const taken = text(
    'open n "n" : condition { f } norm n "n" when ?n reading x { } reading y { } then A may go',
  );
  expect(refusals(taken)).toEqual([
    '4:30: expected a new name, found `n`; an open term has that name',
  ]);
});

test('I1: groups are opened in the matrix of instruments, and a disagreement gives two cells', () => {
  const agreement = load(`agreement t "t" party A "A" bound party B "B" unbound
    group G "G" { A B } and others
    instrument d "d" status signed variant final signed by { G } attended by { B }`);
  const { cells, others, actors } = instrumentMatrix(agreement);
  expect(actors).toEqual(['A', 'B']);
  expect(cells.map(({ actor, capacity, through }) => [actor, capacity, through])).toEqual([
    ['A', 'signed', 'G'],
    ['B', 'signed', 'G'],
    ['B', 'attended', null],
  ]);
  expect(others).toEqual([{ instrument: 'd', capacity: 'signed' }]);
});

const HASH = 'a'.repeat(64);
const citing = (cite: string, hash = `sha256 ${HASH}`) =>
  `agreement t "t"\nsource S "s" publisher "p" date 2026-01-06 ${hash} file "s.txt"\nparty A "A" bound ${cite}`;

test('U1: words are found by hash; absent is noted, other bytes and cut characters are wrong, by line', () => {
  const bytes = new TextEncoder().encode('día');
  const held = { file: 's.txt', sha256: HASH, bytes };
  const agreement = load(citing('cite S@1-4'));
  expect(resolveCitations(agreement, [held]).words.map((each) => each.words)).toEqual(['ía']);
  expect(resolveCitations(agreement, []).absent.map((each) => each.id)).toEqual(['S']);
  const other = resolveCitations(agreement, [{ ...held, sha256: 'b'.repeat(64) }]);
  expect(other.wrong).toEqual([
    { line: 2, expected: `s.txt with SHA-256 ${HASH}`, found: 'b'.repeat(64) },
  ]);
  for (const range of ['1-2', '2-4', '0-9'])
    expect(
      resolveCitations(load(citing(`cite S@${range}`)), [held]).wrong.map((each) => each.line),
    ).toEqual([3]);
});

test('U2: a document with a hash is cited by bytes, one that nobody holds by a place', () => {
  expect(refusals(citing('cite S "article 4"'))).toEqual([
    '3:24: expected a range of bytes, found S, article 4',
  ]);
  expect(refusals(citing('cite S@1-4', ''))[0]).toMatch(
    /^3:24: expected a place in words, found S@1-4/,
  );
  expect(refusals(citing('cite S "article 4"', ''))).toEqual([]);
});
