import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { UCDP_COLUMNS } from './columns.ts';
import type { UcdpColumn } from './columns.ts';
import { dayFromUcdp } from './dates.ts';
import { parseUcdp } from './parse.ts';
import { observationFromUcdp } from './report.ts';

const fixture = readFileSync(new URL('./fixtures/two-shapes.csv', import.meta.url));
const REAL = new URL(
  '../../../../../shared/data/ucdp-ged-ukraine/UCDP-Ukraine-2014-2023.csv',
  import.meta.url,
);

const GOOD: Readonly<Record<UcdpColumn, string>> = {
  id: '1',
  relid: 'X',
  year: '2031',
  type_of_violence: '1',
  dyad_new_id: '3',
  dyad_name: 'A - B',
  side_a_new_id: '4',
  side_a: 'A',
  side_b_new_id: '5',
  side_b: 'B',
  number_of_sources: '1',
  source_article: '',
  source_office: 'Wire',
  source_headline: 'H',
  where_prec: '2',
  where_coordinates: 'Oldmill',
  where_description: '',
  adm_1: '',
  adm_2: '',
  latitude: '-47.5',
  longitude: '126',
  date_prec: '1',
  date_start: '2/29/2032 12:00:00 AM',
  date_end: '2/29/2032 12:00:00 AM',
  deaths_a: '0',
  deaths_b: '0',
  deaths_civilians: '0',
  deaths_unknown: '0',
  best: '0',
  high: '0',
  low: '0',
};

const rowOf = (fields: Partial<Record<UcdpColumn, string>>) =>
  UCDP_COLUMNS.map((column) => fields[column] ?? GOOD[column]).join(',');
const parseRows = (...rows: readonly string[]) =>
  parseUcdp(new TextEncoder().encode([UCDP_COLUMNS.join(','), ...rows, ''].join('\n')));
const refusalOf = (fields: Partial<Record<UcdpColumn, string>>) => {
  const { reports, refusals } = parseRows(
    rowOf({ ...fields, id: fields.id ?? '2' }),
    rowOf({ id: '3' }),
  );
  expect(reports.map(({ reportId }) => reportId)).toEqual(['ucdp:3']);
  expect(refusals.map(({ line }) => line)).toEqual([2]);
  return refusals[0]?.code;
};

it('U1: a fixture with a broken quote gives two reports and one refusal', () => {
  const { reports, refusals } = parseUcdp(fixture);
  expect(refusals).toEqual([
    {
      code: 'malformed',
      line: 3,
      expected: 'a comma or the end of the line after a closing quote',
      found: 'another character',
    },
  ]);
  expect(reports.map(({ reportId, line }) => [reportId, line])).toEqual([
    ['ucdp:900001', 2],
    ['ucdp:900003', 4],
  ]);
  expect(reports[0]).toMatchObject({
    startMs: Date.UTC(2031, 7, 12),
    endMs: Date.UTC(2031, 7, 14),
    datePrecision: 2,
    latitudeDeg: -47.125,
    longitudeDeg: -126.5,
    radiusM: 2_000,
    sources: ['Harbour Times', 'Wire'],
    sourceCount: 2,
    deaths: { sideA: 1, sideB: 0, civilians: 1, unknown: 0, best: 2, low: 2, high: 3 },
  });
  expect(reports[1]?.headline).toBe('One dead\nin the reeds');
  expect(reports.every(({ reportId }) => isId(reportId))).toBe(true);
});

it('U1: a report becomes an observation that keeps its words', () => {
  const [first] = parseUcdp(fixture).reports;
  if (first === undefined) expect.fail('no report');
  expect(observationFromUcdp(first, id<'source'>('ucdp'))).toMatchObject({
    kind: 'observation',
    observationType: 'report',
    fromMs: first.startMs,
    toMs: first.endMs - 1,
    area: {
      shape: 'circle',
      latitudeUdeg: -47_125_000,
      longitudeUdeg: -126_500_000,
      radiusM: 2_000,
    },
    text: 'Shells fall near mill;Two dead',
  });
});

it('U2: slashed dates are month first in both shapes', () => {
  const day = Date.UTC(2031, 7, 9) / 86_400_000;
  for (const text of [
    '8/9/2031 12:00:00 AM',
    '08/09/2031 00:00',
    '2031-08-09',
    '2031-08-09 00:00:00.000',
  ])
    expect(dayFromUcdp(text)).toBe(day);
  for (const text of ['13/09/2031', '2/30/2031', '8/9/2031 01:00', '8-9-2031', '', '8/9/31'])
    expect(dayFromUcdp(text)).toBeNull();
});

it('U3: refuses impossible times', () => {
  expect(refusalOf({ date_end: '2/28/2032 12:00:00 AM' })).toBe('impossible-time');
  expect(refusalOf({ date_start: '2/30/2032', date_end: '2/30/2032' })).toBe('impossible-time');
  expect(refusalOf({ date_end: '3/1/2032 12:00:00 AM' })).toBe('impossible-time');
  expect(refusalOf({ date_start: '1/1/1980' })).toBe('impossible-time');
  expect(refusalOf({ date_start: 'yesterday' })).toBe('malformed');
});

it('U4: refuses impossible places and what is no number', () => {
  expect(refusalOf({ latitude: '90.1' })).toBe('impossible-place');
  expect(refusalOf({ longitude: '-181' })).toBe('impossible-place');
  expect(refusalOf({ latitude: 'NaN' })).toBe('not-a-number');
  expect(refusalOf({ longitude: 'Infinity' })).toBe('not-a-number');
  expect(refusalOf({ latitude: '' })).toBe('malformed');
  expect(refusalOf({ latitude: '0x1F' })).toBe('malformed');
  expect(refusalOf({ best: 'nan' })).toBe('not-a-number');
  expect(refusalOf({ best: '-1' })).toBe('malformed');
  expect(refusalOf({ deaths_a: '1.5' })).toBe('malformed');
});

it('U5: refuses codes outside the codebook', () => {
  expect(refusalOf({ where_prec: '8' })).toBe('unknown-value');
  expect(refusalOf({ date_prec: '0' })).toBe('unknown-value');
  expect(refusalOf({ type_of_violence: '4' })).toBe('unknown-value');
});

it('U6: the first of two rows with one id stays', () => {
  const { reports, refusals } = parseRows(rowOf({ best: '1' }), rowOf({ best: '2' }));
  expect(reports.map(({ deaths }) => deaths.best)).toEqual([1]);
  expect(refusals.map(({ code, line }) => [code, line])).toEqual([['duplicate-id', 3]]);
});

it('U7: reads Windows-1252 row by row', () => {
  const header = `${UCDP_COLUMNS.join(',')}\n`;
  const rows = [rowOf({ id: '1', side_a: '~' }), rowOf({ id: '2', side_a: 'é' })].join('\n');
  const bytes = new TextEncoder().encode(header + rows);
  bytes[bytes.indexOf(0x7e)] = 0x96;
  expect(parseUcdp(bytes).reports.map(({ sideA }) => sideA)).toEqual(['–', 'é']);
});

it('U1: whatever the bytes, a cut loses only the row it cuts', () => {
  for (let length = 0; length < fixture.length; length += 13) {
    const { reports, refusals } = parseUcdp(fixture.subarray(0, length));
    expect(reports.length).toBeLessThanOrEqual(2);
    expect(refusals.length).toBeLessThanOrEqual(2);
  }
});

describe.skipIf(!existsSync(REAL))(
  `U8: the real file${existsSync(REAL) ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    it('U8: comes in whole', () => {
      const { reports, refusals } = parseUcdp(readFileSync(REAL));
      expect(refusals).toEqual([]);
      expect(reports).toHaveLength(3883);
      expect(new Set(reports.map(({ reportId }) => reportId)).size).toBe(3883);
      const curly = reports.filter(({ raw }) => raw.includes('’')).length;
      expect(curly).toBeGreaterThan(200);
    });
  },
);
