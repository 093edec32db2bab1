import type { Refusal } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { MS_PER_DAY } from '@holdfast/geo';
import { readTable } from '../csv/table.ts';
import { ROWS_MAX } from '../feed.ts';
import type { FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import { FieldReader, codeOf } from '../rows/field-reader.ts';
import { openTable } from '../table-feed.ts';
import type { UcdpColumn } from './columns.ts';
import { UCDP_COLUMNS } from './columns.ts';
import { UCDP_DATE_SHAPES, dayFromUcdp, looksLikeUcdpDate } from './dates.ts';
import { DAYS_MAX, RADIUS_M, datePrecisionFrom, placePrecisionFrom } from './precision.ts';
import type { DatePrecision, PlacePrecision } from './precision.ts';
import type { TypeOfViolence, UcdpDeaths, UcdpReport } from './report.ts';
import { observationFromUcdp } from './report.ts';

/** What a file of UCDP GED holds, both in order of lines. */
export interface UcdpReading {
  readonly reports: readonly UcdpReport[];
  readonly refusals: readonly Refusal[];
}

/** Days before and after which no row is believed: UCDP GED begins in 1989. */
const FIRST_DAY = 6_940;
const LAST_DAY = 47_481;

const DEATHS_MAX = 10_000_000;

const LATITUDE = { least: -90, most: 90 };
const LONGITUDE = { least: -180, most: 180 };

const FORMAT = { required: UCDP_COLUMNS, encodings: 'utf-8-or-windows-1252' } as const;

const PLACE_CODES: Codes<PlacePrecision> = {
  from: placePrecisionFrom,
  expected: '1 to 7',
  otherwise: 1,
};

const DATE_CODES: Codes<DatePrecision> = {
  from: datePrecisionFrom,
  expected: '1 to 5',
  otherwise: 1,
};

const VIOLENCE_CODES: Codes<TypeOfViolence> = { from: typeFrom, expected: '1 to 3', otherwise: 1 };

/**
 * Reads a file of UCDP GED (any version with `source_article`, from 5.0 on). Pure and total: every row becomes a report or a refusal
 * with its line. Rows that are not UTF-8 are read as Windows-1252, which is what a spreadsheet leaves.
 */
export function parseUcdp(bytes: Uint8Array): UcdpReading {
  const table = readTable(bytes, { ...FORMAT, rowsMax: ROWS_MAX });
  const reports: UcdpReport[] = [];
  const refusals: Refusal[] = [...table.refusals];
  const taken = new Set<string>();
  for (const row of table.rows) {
    const reader = new FieldReader(row.line, row.field);
    const report = readReport(reader, row.raw);
    if (taken.has(report.reportId))
      reader.refuse('duplicate-id', 'id: not seen before', row.field('id'));
    if (reader.problem !== null) {
      refusals.push(reader.problem);
      continue;
    }
    taken.add(report.reportId);
    reports.push(report);
  }
  refusals.sort((a, b) => a.line - b.line);
  return { reports, refusals };
}

const UCDP: FileSource = {
  sourceId: id('ucdp-ged'),
  sourceClass: 'dataset',
  ownerId: 'uppsala-conflict-data-program',
  name: 'UCDP GED',
  terms: 'CC BY 4.0, Uppsala Conflict Data Program',
};

/** The same rows, piece by piece, as observations. */
export const ucdp: FileFeed = {
  sources: () => [UCDP],
  open: (context) =>
    openTable(context, {
      ...FORMAT,
      read: (row, { raw }) => {
        const report = readReport(row, raw);
        return { rowId: report.reportId, item: observationFromUcdp(report, UCDP.sourceId) };
      },
    }),
};

function readReport(row: FieldReader, raw: string): UcdpReport {
  const placePrecision = coded(row, 'where_prec', PLACE_CODES);
  const datePrecision = coded(row, 'date_prec', DATE_CODES);
  const startDay = day(row, 'date_start');
  const endDay = day(row, 'date_end');
  if (endDay < startDay)
    row.refuse('impossible-time', 'date_end: not before date_start', row.raw('date_end'));
  const days = endDay - startDay + 1;
  if (days > DAYS_MAX[datePrecision]) {
    const expected = `at most ${DAYS_MAX[datePrecision]} days with date_prec ${datePrecision}`;
    row.refuse('impossible-time', expected, `${days} days`);
  }
  return {
    reportId: `ucdp:${digits(row, 'id')}`,
    line: row.line,
    startMs: startDay * MS_PER_DAY,
    endMs: (endDay + 1) * MS_PER_DAY,
    datePrecision,
    latitudeDeg: row.decimal('latitude', LATITUDE, 'impossible-place'),
    longitudeDeg: row.decimal('longitude', LONGITUDE, 'impossible-place'),
    radiusM: RADIUS_M[placePrecision],
    placePrecision,
    sideA: row.raw('side_a'),
    sideB: row.raw('side_b'),
    sideAId: digits(row, 'side_a_new_id'),
    sideBId: digits(row, 'side_b_new_id'),
    dyadId: digits(row, 'dyad_new_id'),
    typeOfViolence: coded(row, 'type_of_violence', VIOLENCE_CODES),
    sources: namesFrom(row.raw('source_office')),
    sourceCount: row.integer('number_of_sources', { least: -1, most: 10_000 }),
    headline: row.raw('source_headline'),
    placeName: row.raw('where_coordinates'),
    placeDescription: row.raw('where_description'),
    deaths: readDeaths(row),
    raw,
  };
}

function readDeaths(row: FieldReader): UcdpDeaths {
  const deaths = (column: UcdpColumn) => row.integer(column, { least: 0, most: DEATHS_MAX });
  return {
    sideA: deaths('deaths_a'),
    sideB: deaths('deaths_b'),
    civilians: deaths('deaths_civilians'),
    unknown: deaths('deaths_unknown'),
    best: deaths('best'),
    low: deaths('low'),
    high: deaths('high'),
  };
}

function typeFrom(text: string): TypeOfViolence | null {
  return text === '1' ? 1 : text === '2' ? 2 : text === '3' ? 3 : null;
}

function namesFrom(text: string): readonly string[] {
  return text === '' ? [] : text.split(';');
}

function digits(row: FieldReader, column: UcdpColumn): string {
  const text = row.raw(column);
  if (/^\d{1,12}$/.test(text)) return text;
  row.refuse(codeOf(text), `${column}: digits`, text);
  return '0';
}

function day(row: FieldReader, column: UcdpColumn): number {
  const text = row.raw(column);
  const found = dayFromUcdp(text);
  if (found !== null && found >= FIRST_DAY && found <= LAST_DAY) return found;
  const code = looksLikeUcdpDate(text) ? 'impossible-time' : codeOf(text);
  row.refuse(code, `${column}: ${UCDP_DATE_SHAPES}, in 1989 to 2099`, text);
  return FIRST_DAY;
}

interface Codes<T> {
  readonly from: (text: string) => T | null;
  readonly expected: string;
  readonly otherwise: T;
}

function coded<T>(
  row: FieldReader,
  column: UcdpColumn,
  { from, expected, otherwise }: Codes<T>,
): T {
  const text = row.raw(column);
  const value = from(text);
  if (value !== null) return value;
  const code = codeOf(text) === 'not-a-number' ? 'not-a-number' : 'unknown-value';
  row.refuse(code, `${column}: ${expected}`, text);
  return otherwise;
}
