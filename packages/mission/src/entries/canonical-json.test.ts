import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canonicalJson } from './entry-bytes.ts';

const VECTORS = fileURLToPath(new URL('../../../../vectors/jcs-rfc8785/', import.meta.url));

it('N1: the six pairs of canonical JSON give their bytes, and are their own canonical form', () => {
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
