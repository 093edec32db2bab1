import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilFromDays, daysFromCivil, instantFromMs, parseDay, parseInstantMs } from './index.ts';

const SEED = { seed: 20260108 };
const FIRST_MS = Date.UTC(1, 0, 1) - 1900 * 365.25 * 86_400_000;

describe('calendar', () => {
  test('G10: reads what it should', () => {
    expect(parseInstantMs('2026-03-14T03:12:05.250Z')).toBe(Date.UTC(2026, 2, 14, 3, 12, 5, 250));
    expect(parseInstantMs('1970-01-01T00:00:00Z')).toBe(0);
    expect(parseInstantMs('2024-02-29T23:59:59.9Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59, 900));
    expect(parseInstantMs('1969-12-31T23:59:59.999999Z')).toBe(-1);
    expect(parseDay('2026-01-06')).toBe(20459);
  });

  test('G10: refuses everything else', () => {
    const bad = [
      ['2026-02-31T00:00:00Z', '2025-02-29T00:00:00Z', '1900-02-29T00:00:00Z'],
      ['2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-00T00:00:00Z'],
      ['2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2016-12-31T23:59:60Z'],
      ['2026-01-01T00:00:00', '2026-01-01T00:00:00+00:00', '2026-01-01 00:00:00Z'],
      ['2026-1-1T00:00:00Z', '26-01-01T00:00:00Z', '2026-01-01T00:00:00.Z', '', 'NaN'],
      ['2026-01-01T00:00:00Z ', '0000-01-01T00:00:00Z', '٢٠٢٦-01-01T00:00:00Z'],
    ];
    for (const text of bad.flat()) expect(parseInstantMs(text)).toBe(undefined);
    expect(parseDay('2026-02-30')).toBe(undefined);
    expect(instantFromMs(0.5)).toBe(undefined);
    expect(instantFromMs(NaN)).toBe(undefined);
    expect(instantFromMs(253_402_300_800_000)).toBe(undefined);
  });

  test('G11: agrees with the engine over ten thousand years, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_MS, max: 253_402_300_799_999 }), (ms) => {
        const text = instantFromMs(ms);
        if (ms >= -62_135_596_800_000) expect(text).toBe(new Date(ms).toISOString());
        if (text !== undefined) expect(parseInstantMs(text)).toBe(ms);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('G11: every day from 1890 to 2110 follows the one before', () => {
    for (let days = -29_219; days < 51_134; days += 1) {
      expect(daysFromCivil(civilFromDays(days))).toBe(days);
    }
  });
});
