import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOfEachCommand } from '../testing/asked.ts';
import { COMMAND_SCHEMA } from './command-schema.ts';
import { isCommand, parseCommand } from './parse-command.ts';

type Json = Record<string, unknown>;

/** The commands as they come over the wire: JSON, without who asks. */
const ASKED: readonly Json[] = oneOfEachCommand().map((command) => {
  const { by: _by, ...asked }: Json = JSON.parse(JSON.stringify(command));
  return asked;
});

const answer = (value: unknown) => {
  const parsed = parseCommand(value);
  return isCommand(parsed) ? 'taken' : parsed;
};

/** Every way to a value inside a command, outermost first; contents are any JSON and are left alone. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.at(-1) === 'content') return [path];
  return [path, ...Object.entries(value).flatMap(([key, of]) => pathsIn(of, [...path, key]))];
}

function changed(value: Json, path: readonly string[], to: (holder: Json, key: string) => void) {
  const copy: Json = structuredClone(value);
  const key = path.at(-1) ?? '';
  let holder = copy;
  for (const step of path.slice(0, -1)) holder = holder[step] as Json;
  to(holder, key);
  return copy;
}

describe('parseCommand', () => {
  it('W1: one command of every kind is taken as it came', () => {
    expect(new Set(ASKED.map(({ kind }) => kind))).toEqual(new Set(Object.keys(COMMAND_SCHEMA)));
    for (const asked of ASKED) {
      const parsed = parseCommand(asked);
      expect(parsed).toBe(asked);
    }
  });

  it('W1: who asks is not for the asker to say, and strangers are refused', () => {
    for (const asked of ASKED) {
      for (const stranger of ['by', 'author', '__proto__x'])
        expect(answer({ ...asked, [stranger]: { personId: 'p', role: 'chief' } })).toMatchObject({
          code: 'malformed',
          found: stranger,
        });
    }
  });

  it('W2: a member that is missing is named', () => {
    for (const asked of ASKED) {
      const members = pathsIn(asked).filter(
        (path) => path.length > 0 && !/^\d+$/.test(path.at(-1) ?? ''),
      );
      for (const path of members) {
        const without = changed(asked, path, (holder, key) => delete holder[key]);
        const refusal = answer(without);
        if (refusal === 'taken') expect([asked['kind'], path, 'optional']).toEqual([]);
        else expect(refusal.expected).toContain(path.at(-1));
      }
    }
  });

  it('W3: no member takes a number that is not finite, a text without end, or a shape of another kind', () => {
    const hostile = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1.5,
      'x'.repeat(100_000),
      { a: {} },
      -1e16,
    ];
    for (const asked of ASKED) {
      for (const path of pathsIn(asked)) {
        if (path.length === 0 || path.at(-1) === 'content') continue;
        for (const value of hostile) {
          const bad = changed(asked, path, (holder, key) =>
            Object.assign(holder, { [key]: value }),
          );
          expect([path, answer(bad)]).not.toEqual([path, 'taken']);
        }
      }
    }
  });

  it('W3: a content may be any JSON, but neither endless nor bottomless', () => {
    const [adopt] = ASKED;
    let deep: unknown = 1;
    for (let at = 0; at < 41; at += 1) deep = [deep];
    expect(answer({ ...adopt, content: [[1, null, { a: 'b' }]] })).toBe('taken');
    expect(answer({ ...adopt, content: deep })).toMatchObject({ code: 'malformed' });
    expect(answer({ ...adopt, content: 'x'.repeat(8_000_001) })).toMatchObject({
      code: 'too-long',
    });
    expect(answer({ ...adopt, content: Number.NaN })).toMatchObject({ code: 'malformed' });
  });

  it('W3: anything at all is answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(COMMAND_SCHEMA)), (value, kind) => {
        expect(answer(value)).not.toBe('taken');
        if (typeof value === 'object' && value !== null)
          expect(() => answer({ ...value, kind })).not.toThrow();
        expect(answer(JSON.parse('{"kind":"__proto__"}'))).toMatchObject({ code: 'unknown-value' });
      }),
      { seed: 20_310_314, numRuns: 400 },
    );
  });
});
