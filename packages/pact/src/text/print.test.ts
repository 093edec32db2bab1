import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryAgreement } from '../../test/arbitrary-agreement.ts';
import { checkAgreement } from '../check/check.ts';
import { loadAgreement } from '../load.ts';
import { canonicalJson } from './canonical.ts';
import { parseAgreement } from './parse.ts';
import { printAgreement } from './print.ts';

/** The value without positions, which printing does not keep. */
function withoutPositions(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, field: unknown) => (key === 'at' ? undefined : field)),
  );
}

test('T1: parsing what was printed gives the same agreement, comments included', () => {
  fc.assert(
    fc.property(arbitraryAgreement, (agreement) => {
      const text = printAgreement(agreement);
      const { agreement: again, diagnostics } = parseAgreement(text);
      expect(diagnostics).toEqual([]);
      expect(withoutPositions(again)).toEqual(withoutPositions(agreement));
    }),
    { seed: 20260106, numRuns: 600 },
  );
});

test('T2: printing is the same the second time', () => {
  fc.assert(
    fc.property(arbitraryAgreement, (agreement) => {
      const once = printAgreement(agreement);
      expect(printAgreement(parseAgreement(once).agreement)).toBe(once);
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('T3: layout and comments change no hash; a word of the agreement does', () => {
  const text = readFileSync(
    new URL('../../../../agreements/exercise/truce.pact', import.meta.url),
    'utf8',
  );
  const canonical = canonicalJson(parseAgreement(text).agreement);
  const crushed = text.replace(/^\/\/.*$/gm, '').replace(/\s+/g, ' ');
  expect(canonicalJson(parseAgreement(crushed).agreement)).toBe(canonical);
  const amended = text.replace('within 48 h else', 'within 49 h else');
  expect(canonicalJson(parseAgreement(amended).agreement)).not.toBe(canonical);
});

test('T4: the truce of the exercise stands in the official layout', () => {
  const text = readFileSync(
    new URL('../../../../agreements/exercise/truce.pact', import.meta.url),
    'utf8',
  );
  expect(printAgreement(parseAgreement(text).agreement)).toBe(text);
});

test('T5: any text at all is read to its end, with at least one error or an agreement', () => {
  const piece = fc.constantFrom(
    ...'agreement clause norm fact finding party group act open "a b" { } ( ) , : ; = ? @ - 12 48 h A must within upon unless\n'.split(
      ' ',
    ),
    '\n',
    '"',
    '#',
    '// x\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(' ');
      const { agreement, diagnostics } = parseAgreement(text);
      expect(diagnostics.length > 0 || agreement.id !== '').toBe(true);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

test('T5: the example of LANGUAGE.md is an agreement, and has no defect', () => {
  const guide = readFileSync(new URL('../../LANGUAGE.md', import.meta.url), 'utf8');
  const from = guide.indexOf('    agreement ferry');
  const example = guide.slice(from, guide.indexOf('## Words'));
  const loaded = loadAgreement(example);
  expect(loaded.ok ? checkAgreement(loaded.agreement) : loaded.diagnostics).toEqual([]);
});
