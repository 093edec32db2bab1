import fc from 'fast-check';
import { expect, it } from 'vitest';
import { microsecondsFromUtc } from './utc.ts';

it('F13: agrees with the platform on every valid time, to the microsecond', () => {
  const years = { min: new Date('1700-01-01T00:00:00Z'), max: new Date('2250-12-31T23:59:59Z') };
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), fc.nat(999), (date, micros) => {
      const text = date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
      expect(microsecondsFromUtc(text)).toBe(date.getTime() * 1000 + micros);
    }),
    { seed: 13, numRuns: 1000 },
  );
});

it('F13: refuses what is no time in UTC', () => {
  for (const text of [
    '',
    '2031-02-29T00:00:00Z',
    '2031-13-01T00:00:00Z',
    '2031-00-01T00:00:00Z',
    '2031-01-01T24:00:00Z',
    '2031-01-01T00:00:60Z',
    '2031-01-01T00:00:00',
    '2031-01-01T00:00:00+02:00',
    '2031-01-01 00:00:00Z',
    '2031-01-01T00:00:00.1234567Z',
    '2031-01-01T00:00:00.Z',
    '0000-01-01T00:00:00Z',
    '٢031-01-01T00:00:00Z',
  ])
    expect(microsecondsFromUtc(text)).toBeNull();
  expect(microsecondsFromUtc('2032-02-29T00:00:00.5Z')).toBe(1_961_625_600_500_000);
});
