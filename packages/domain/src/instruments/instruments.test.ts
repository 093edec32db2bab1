import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRegister } from '../claims/register.ts';
import { folded } from '../commitments/testing/folded.ts';
import { instrumentsView } from '../views/instruments.ts';
import { openQuestions } from './open-questions.ts';
import { parseInstruments } from './parse-instruments.ts';
import { redline } from './redline.ts';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../agreements/paris-2026/${name}.json`, import.meta.url),
      'utf8',
    ),
  );
const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const { rows, problems } = parseRegister(
  { claims: read('claims'), instruments: read('instruments'), commitments: read('commitments') },
  { documents: [], sha256Hex },
);
const { state, context } = folded(rows.map(({ entry }) => entry));
const shown = instrumentsView(state, { role: 'public', partyId: null, nation: null }, context);

describe('the register', () => {
  test('N1: it is read whole: ten instruments, twelve questions', () => {
    expect(problems).toEqual([]);
    expect([shown.instruments.length, shown.questions.length]).toEqual([10, 12]);
  });
  test('N1: a clause that no claim supports is refused', () => {
    const clause = { id: 'c', words: 'w', standing: 'present' };
    const parsed = parseInstruments(
      {
        format: 'holdfast instruments v1',
        instruments: [
          {
            id: 'i',
            title: 'I',
            status: 'draft',
            asOf: '2026-01-06',
            variants: [{ id: 'v', title: 'V', status: 'draft', clauses: [clause] }],
            claims: ['c'],
          },
        ],
      },
      { claimIds: new Set(['c']), actors: new Map() },
    );
    expect(parsed.instruments).toEqual([]);
    expect(parsed.problems[0]).toMatchObject({
      path: ['instruments', 0, 'variants', 0, 'clauses', 0],
      expected: 'claims that say so',
    });
  });
});

describe('the matrix', () => {
  const cell = (actorId: string, instrumentId: string) => {
    const at = shown.instruments.findIndex(
      (instrument) => instrument.instrumentId === instrumentId,
    );
    const found = shown.matrix.find((row) => row.actorId === actorId)?.cells[at];
    return [...(found?.capacities.map(({ capacity }) => capacity) ?? []), found?.disputed];
  };
  test('N2: two instruments that reports call by one name stay apart', () => {
    expect(cell('EUROPEANS', 'joint-declaration')).toEqual(['signed', false]);
    expect(cell('EUROPEANS', 'declaration-of-intent')).toEqual([false]);
    expect(cell('FR', 'declaration-of-intent')).toEqual(['signed', false]);
    expect(cell('US', 'joint-declaration')).toEqual(['attended', 'declined', 'endorsed', false]);
    expect(cell('RU', 'joint-declaration')).toEqual(['absent', false]);
  });
});

describe('redlines', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
  const joined = (runs: ReturnType<typeof redline>, without: string) =>
    (runs ?? [])
      .filter(({ kind }) => kind !== without)
      .map(({ words: run }) => run)
      .join(' ');
  /** Longest common subsequence by trying every choice of words. */
  const longest = (a: readonly string[], b: readonly string[]): number => {
    const [first, ...rest] = a;
    if (first === undefined) return 0;
    const at = b.indexOf(first);
    const skipped = longest(rest, b);
    return at === -1 ? skipped : Math.max(skipped, 1 + longest(rest, b.slice(at + 1)));
  };
  test('N3: both texts can be read back, and no comparison keeps more words', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const runs = redline(a.join(' '), b.join(' '));
        expect(joined(runs, 'added')).toBe(a.join(' '));
        expect(joined(runs, 'removed')).toBe(b.join(' '));
        const kept = (runs ?? [])
          .filter(({ kind }) => kind === 'same')
          .flatMap(({ words: run }) => run.split(' '));
        expect(kept.length).toBe(longest(a, b));
      }),
      { seed: 5, numRuns: 500 },
    );
  });
  test('N3: the two published wordings differ by one word', () => {
    const found = shown.redlines.find(
      ({ fromVariantId }) => fromVariantId === 'published-proposed',
    );
    expect(found?.runs).toEqual([
      { kind: 'same', words: 'a' },
      { kind: 'removed', words: 'proposed' },
      { kind: 'same', words: 'US-led ceasefire monitoring and verification mechanism' },
    ]);
  });
  test('N3: what the final text dropped is shown as removed', () => {
    const found = shown.redlines.find(({ clauseId }) => clauseId === 'us-help-to-force');
    expect(found?.runs.map(({ kind }) => kind)).toEqual(['removed']);
  });
  test('N3: a text too long to compare is not compared', () => {
    expect(redline('w '.repeat(4_001), 'w')).toBeNull();
  });
});

describe('open questions', () => {
  test('N4: the backstop blocks Belgium, the rules of engagement Sweden', () => {
    const pledgesOf = (questionId: string) =>
      openQuestions(state).find(({ question }) => question.questionId === questionId)?.pledgeIds;
    expect(pledgesOf('us-backstop')).toEqual(['BE-air', 'BE-sea', 'BE-training']);
    expect(pledgesOf('rules-of-engagement')).toEqual(['SE-air', 'SE-mines', 'SE-training']);
    expect(pledgesOf('german-conditions')).toEqual(['DE-forces']);
  });
  test('N4: everything blocked is something on record', () => {
    const tasks = [...state.mandate.values()].flatMap(({ judgement }) => [
      ...judgement.allows,
      ...judgement.leavesOpen,
    ]);
    const known = new Set<string>([
      ...state.conditions.keys(),
      ...state.pledges.keys(),
      ...state.instruments.keys(),
      ...state.requirements.keys(),
      ...tasks,
    ]);
    expect(
      shown.questions.flatMap(({ blocks }) => blocks).filter((name) => !known.has(name)),
    ).toEqual([]);
  });
});
