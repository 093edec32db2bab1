import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

const names = fc.constantFrom('a', 'b', '"', ':', '{', '\\', '\\"', '__proto__', '1', '');
const value = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc
      .constantFrom('1', 'null', '":"', '"a\\":\\\\"', '[]', '{}')
      .map((text): Written => ({ text, isTwice: false })),
    fc.array(tie('value'), { maxLength: 3 }).map((inner): Written => ({
      text: `[${inner.map(({ text }) => text).join(' ,')}]`,
      isTwice: inner.some(({ isTwice }) => isTwice),
    })),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 4 }).map((members): Written => ({
      text: `{${members.map(([name, { text }]) => `${JSON.stringify(name)} :${text}`).join(',')}}`,
      isTwice:
        new Set(members.map(([name]) => name)).size < members.length ||
        members.some(([, { isTwice }]) => isTwice),
    })),
  ),
})).value;

interface Written {
  readonly text: string;
  readonly isTwice: boolean;
}

describe('one JSON text', () => {
  it('H9: an object that names a member twice is refused, wherever it stands, and no other', () => {
    fc.assert(
      fc.property(value, ({ text, isTwice }) => {
        const read = readJson(text);
        if (isTwice)
          expect(read).toMatchObject({ wrong: 'malformed', expected: 'every member once' });
        else expect(read).toEqual({ value: JSON.parse(text) });
      }),
      { seed: 9, numRuns: 600 },
    );
  });

  it('H9: the name is said, also where it is written in two ways', () => {
    expect(readJson('[{"b":1,"a":{"c":0},"\\u0061":2}]')).toMatchObject({ found: 'a, twice' });
    expect(readJson('{"a":{"a":{"a":"a"}}}')).toEqual({ value: { a: { a: { a: 'a' } } } });
  });
});
