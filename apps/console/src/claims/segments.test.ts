import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, paragraphsOf, trimmedPart } from './segments.ts';

const LONG = 'x'.repeat(133);
const text = `One — two.\n\nThree „four“ five.\r\nSix. ${LONG}`;
const joined = (cited: Parameters<typeof paragraphsOf>[1]) =>
  paragraphsOf(text, cited).map(({ segments }) => segments.map((segment) => segment.text));

describe('a document in runs', () => {
  test('paragraphs are its lines, and blank lines none', () => {
    expect(joined([])).toEqual([['One — two.'], ['Three „four“ five.\r'], [`Six. ${LONG}`]]);
  });
  test('where lines were broken to fit a page, a paragraph ends at a blank line or with a short one', () => {
    const broken = 'Head\n\n1. One line\ngoes on\r\n \n2.\nTwo\n';
    const [head, first, ...more] = paragraphsOf(broken, [
      { claimId: 'a', part: { from: 12, to: 24 } },
    ]).map(({ segments }) => segments.map((segment) => segment.text));
    expect([head, first]).toEqual([['Head'], ['1. One', ' line\ngoes o', 'n\r']]);
    expect(more).toEqual([['2.'], ['Two']]);
    const lines = paragraphsOf('1. One\n2. Two', []);
    expect(lines.map(({ from }) => from)).toEqual([0, 7]);
  });
  test('overlapping words are cut where either begins or ends, and opened once', () => {
    const from = text.indexOf('Three');
    const cited = [
      { claimId: 'a', part: { from, to: from + 12 } },
      { claimId: 'b', part: { from: from + 6, to: from + 18 } },
    ];
    const [, second] = paragraphsOf(text, cited);
    expect(
      second?.segments.map((segment) => [
        segment.text,
        segment.claimIds.join(),
        segment.opens.join(),
      ]),
    ).toEqual([
      ['Three ', 'a', 'a'],
      ['„four“', 'a,b', 'b'],
      [' five.', 'b', ''],
      ['\r', '', ''],
    ]);
  });
  test('words over two paragraphs are marked in both, and numbered in the first', () => {
    const cited = [{ claimId: 'a', part: { from: 6, to: 17 } }];
    const opens = paragraphsOf(text, cited).map(({ segments }) =>
      segments.flatMap((segment) => segment.opens),
    );
    expect(opens).toEqual([['a'], [], []]);
  });
  test('every run says where it stands, whatever is cited', () => {
    const part = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const cited = parts.map((each, at) => ({ claimId: `c${at}`, part: each }));
        const segments = paragraphsOf(text, cited).flatMap((paragraph) => paragraph.segments);
        for (const segment of segments) {
          expect(text.slice(segment.from, segment.from + segment.text.length)).toBe(segment.text);
          for (let at = segment.from; at < segment.from + segment.text.length; at += 1) {
            const covering = cited.filter((each) => each.part.from <= at && at < each.part.to);
            expect(segment.claimIds).toEqual(covering.map(({ claimId }) => claimId));
          }
        }
        expect(segments.map((segment) => segment.text).join('')).toBe(text.replaceAll('\n', ''));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('words to cite', () => {
  test('white space at the ends is left out', () => {
    expect(trimmedPart('a  b ', { from: 1, to: 5 })).toEqual({ from: 3, to: 4 });
    expect(trimmedPart('a  b', { from: 1, to: 3 })).toBeNull();
  });
  test('typed words are found where they stand, once', () => {
    expect(findWords(text, ' Three „four“\nfive. ')).toEqual({
      from: text.indexOf('Three'),
      to: text.indexOf('\r'),
    });
    expect(findWords('a (b) a', '(b)')).toEqual({ from: 2, to: 5 });
    expect(findWords('a (b) a', 'a')).toMatch(/once: these stand 2 times/);
    expect(findWords(text, 'seven')).toMatch(/letter for letter/);
    expect(findWords(text, ' ')).toMatch(/the words/);
  });
});
