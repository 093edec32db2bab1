import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Index } from './byte-range.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('C11: words after other alphabets, quotation marks and pairs are found at their bytes', () => {
  const text = '\ufeffÉlysée: „Україна“ 🌊 holds.';
  const from = text.indexOf('holds');
  const bytes = utf8Index(text).bytesOf({ from, to: from + 5 });
  expect(decode(encode(text).subarray(bytes.from, bytes.to))).toBe('holds');
  expect(utf8Index(text).charactersOf(bytes)).toEqual({ from, to: from + 5 });
});

test('C11: a part that cuts a pair is widened to it', () => {
  const text = 'a🌊b';
  expect(utf8Index(text).bytesOf({ from: 2, to: 4 })).toEqual({ from: 1, to: 6 });
  expect(utf8Index(text).bytesOf({ from: 0, to: 2 })).toEqual({ from: 0, to: 5 });
});

test('C11: bytes inside a character, or outside the text, are no part', () => {
  const { charactersOf, byteLength } = utf8Index('é🌊');
  expect(byteLength).toBe(6);
  expect(charactersOf({ from: 1, to: 2 })).toBeNull();
  expect(charactersOf({ from: 2, to: 4 })).toBeNull();
  expect(charactersOf({ from: 0, to: 7 })).toBeNull();
  expect(charactersOf({ from: 2, to: 6 })).toEqual({ from: 1, to: 3 });
});

test('C11: for any text, what the encoder says', () => {
  const characters = fc.array(
    fc.constantFrom('a', ' ', '\n', '\r', 'é', '„', 'ї', '漢', '🌊', '👩‍🚀', '\ufeff'),
    { maxLength: 24 },
  );
  fc.assert(
    fc.property(characters, fc.nat(), fc.nat(), (parts, one, other) => {
      const text = parts.join('');
      const ends = [one % (parts.length + 1), other % (parts.length + 1)].sort((a, b) => a - b);
      const [from = 0, to = 0] = ends.map((end) => parts.slice(0, end).join('').length);
      const index = utf8Index(text);
      const bytes = index.bytesOf({ from, to });
      expect(bytes).toEqual({
        from: encode(text.slice(0, from)).length,
        to: encode(text.slice(0, to)).length,
      });
      expect(index.byteLength).toBe(encode(text).length);
      expect(index.charactersOf(bytes)).toEqual({ from, to });
    }),
    { seed: 11, numRuns: 600 },
  );
});
