import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContents } from './contents.ts';

it('N2: every content is given back as it was pushed, an erased one as null, and its bytes are gone', () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.integer({ min: 400_000, max: 1_300_000 }).map((length) => new Uint8Array(length).fill(7)),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(content, { maxLength: 20 }), fc.nat(19), (pushed, erased) => {
      const contents = createContents();
      pushed.forEach((each) => contents.push(each));
      const view = contents.at(erased);
      contents.forget(erased);
      const wanted = pushed.map((each, index) => (index === erased ? null : each));
      const found = pushed.map((_, index) => contents.at(index) ?? null);
      expect(found.map(hex)).toEqual(wanted.map(hex));
      expect(contents.at(pushed.length)).toBe(undefined);
      expect((view ?? new Uint8Array(0)).every((byte) => byte === 0)).toBe(true);
    }),
    { seed: 2, numRuns: 25 },
  );
});

const hex = (bytes: Uint8Array | null) =>
  bytes === null ? null : Buffer.from(bytes).toString('base64');
