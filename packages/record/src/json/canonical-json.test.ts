import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const VECTORS = fileURLToPath(new URL('../../../../vectors/jcs-rfc8785/', import.meta.url));

describe('canonical JSON', () => {
  it('R97: the six pairs of RFC 8785 give their bytes, and are their own canonical form', () => {
    const names = readdirSync(`${VECTORS}input`);
    expect(names.length).toBe(6);
    for (const name of names) {
      const written = canonicalJson(JSON.parse(readFileSync(`${VECTORS}input/${name}`, 'utf8')));
      const hex = readFileSync(`${VECTORS}outhex/${name.replace('.json', '.txt')}`, 'utf8');
      expect(Buffer.from(written)).toEqual(readFileSync(`${VECTORS}output/${name}`));
      expect(Buffer.from(written).toString('hex')).toBe(hex.replace(/\s/g, ''));
      expect(canonicalJson(JSON.parse(written))).toBe(written);
    }
  });

  it('R97: any JSON value is written as another implementation writes it, and read back the same', () => {
    const strings = fc.string({
      unit: fc.oneof(fc.constantFrom('"', '\\', '\u2028', 'é', '😀'), fc.string()),
    });
    const value = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.oneof(value, fc.dictionary(strings, value)), (made) => {
        const written = canonicalJson(made);
        expect(written).toBe(canonicalize(made));
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
      { seed: 97, numRuns: 120 },
    );
  });

  it('R97: members that are undefined are left out, and what is no JSON is refused', () => {
    expect(canonicalJson({ b: undefined, a: [null, -0, 1e21] })).toBe('{"a":[null,0,1e+21]}');
    for (const value of [NaN, Infinity, undefined, [undefined], '\ud800', { '\udc00': 1 }, () => 1])
      expect(() => canonicalJson(value)).toThrow(/expected a JSON value/);
  });
});
