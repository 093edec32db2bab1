import type { Refusal, RefusalCode } from '@holdfast/domain';
import { MS_PER_DAY } from '@holdfast/geo';
import type { TableRow } from '../csv/table.ts';
import { readTable } from '../csv/table.ts';
import { ROWS_MAX } from '../feed.ts';
import { excerpt } from '../rows/lines.ts';
import type { UcdpColumn } from './columns.ts';
import { UCDP_COLUMNS } from './columns.ts';
import { UCDP_DATE_SHAPES, dayFromUcdp, looksLikeUcdpDate } from './dates.ts';
import { DAYS_MAX, RADIUS_M, datePrecisionFrom, placePrecisionFrom } from './precision.ts';
import type { TypeOfViolence, UcdpDeaths, UcdpReport } from './report.ts';

/** What a file of UCDP GED holds, both in order of lines. */
export interface UcdpReading {
  readonly reports: readonly UcdpReport[];
  readonly refusals: readonly Refusal[];
}

/** Days before and after which no row is believed: UCDP GED begins in 1989. */
const FIRST_DAY = 6_940;
const LAST_DAY = 47_481;

const DEATHS_MAX = 10_000_000;

/**
 * Reads a file of UCDP GED (any version with `source_article`, from 5.0 on). Pure and total: every row becomes a report or a refusal
 * with its line. Rows that are not UTF-8 are read as Windows-1252, which is what a spreadsheet leaves.
 */
export function parseUcdp(bytes: Uint8Array): UcdpReading {
  const table = readTable(bytes, {
    required: UCDP_COLUMNS,
    encodings: 'utf-8-or-windows-1252',
    rowsMax: ROWS_MAX,
  });
  const reports: UcdpReport[] = [];
  const refusals: Refusal[] = [...table.refusals];
  const taken = new Set<string>();
  for (const row of table.rows) {
    const reader = new Reader(row);
    const report = readReport(reader, row);
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

function readReport(reader: Reader, row: TableRow): UcdpReport {
  const id = reader.digits('id');
  const placePrecision = reader.coded('where_prec', placePrecisionFrom, 1, '1 to 7');
  const datePrecision = reader.coded('date_prec', datePrecisionFrom, 1, '1 to 5');
  const startDay = reader.day('date_start');
  const endDay = reader.day('date_end');
  if (endDay < startDay)
    reader.refuse('impossible-time', 'date_end: not before date_start', row.field('date_end'));
  const days = endDay - startDay + 1;
  if (days > DAYS_MAX[datePrecision]) {
    const expected = `at most ${DAYS_MAX[datePrecision]} days with date_prec ${datePrecision}`;
    reader.refuse('impossible-time', expected, `${days} days`);
  }
  return {
    reportId: `ucdp:${id}`,
    line: row.line,
    startMs: startDay * MS_PER_DAY,
    endMs: (endDay + 1) * MS_PER_DAY,
    datePrecision,
    latitudeDeg: reader.degrees('latitude', 90),
    longitudeDeg: reader.degrees('longitude', 180),
    radiusM: RADIUS_M[placePrecision],
    placePrecision,
    sideA: row.field('side_a'),
    sideB: row.field('side_b'),
    sideAId: reader.digits('side_a_new_id'),
    sideBId: reader.digits('side_b_new_id'),
    dyadId: reader.digits('dyad_new_id'),
    typeOfViolence: reader.coded('type_of_violence', typeFrom, 1, '1 to 3'),
    sources: namesFrom(row.field('source_office')),
    sourceCount: reader.integer('number_of_sources', -1, 10_000),
    headline: row.field('source_headline'),
    placeName: row.field('where_coordinates'),
    placeDescription: row.field('where_description'),
    deaths: readDeaths(reader),
    raw: row.raw,
  };
}

function readDeaths(reader: Reader): UcdpDeaths {
  const deaths = (column: UcdpColumn) => reader.integer(column, 0, DEATHS_MAX);
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

const NOT_A_NUMBER = /^[+-]?(nan|inf|infinity)$/i;
const DECIMAL = /^-?\d{1,9}(?:\.\d{1,15})?(?:[eE]-?\d{1,2})?$/;
const INTEGER = /^-?\d{1,9}$/;

/** Reads fields strictly. The first problem is kept and later reads give stand-ins: whoever reads asks `problem` last. */
class Reader {
  problem: Refusal | null = null;
  readonly #row: TableRow;

  constructor(row: TableRow) {
    this.#row = row;
  }

  refuse(code: RefusalCode, expected: string, found: string): void {
    this.problem ??= { code, line: this.#row.line, expected, found: excerpt(found) };
  }

  digits(column: UcdpColumn): string {
    const text = this.#row.field(column);
    if (/^\d{1,12}$/.test(text)) return text;
    this.refuse(codeOf(text), `${column}: digits`, text);
    return '0';
  }

  integer(column: UcdpColumn, least: number, most: number): number {
    const text = this.#row.field(column);
    const value = Number(text);
    if (INTEGER.test(text) && value >= least && value <= most) return value;
    this.refuse(codeOf(text), `${column}: a whole number from ${least} to ${most}`, text);
    return least;
  }

  degrees(column: UcdpColumn, most: number): number {
    const text = this.#row.field(column);
    const value = Number(text);
    const code = DECIMAL.test(text) ? 'impossible-place' : codeOf(text);
    if (DECIMAL.test(text) && Math.abs(value) <= most) return value;
    this.refuse(code, `${column}: degrees from -${most} to ${most}`, text);
    return 0;
  }

  day(column: UcdpColumn): number {
    const text = this.#row.field(column);
    const day = dayFromUcdp(text);
    if (day !== null && day >= FIRST_DAY && day <= LAST_DAY) return day;
    const code = looksLikeUcdpDate(text) ? 'impossible-time' : codeOf(text);
    this.refuse(code, `${column}: ${UCDP_DATE_SHAPES}, in 1989 to 2099`, text);
    return FIRST_DAY;
  }

  coded<T>(column: UcdpColumn, from: (text: string) => T | null, otherwise: T, codes: string): T {
    const text = this.#row.field(column);
    const value = from(text);
    if (value !== null) return value;
    this.refuse(
      NOT_A_NUMBER.test(text) ? 'not-a-number' : 'unknown-value',
      `${column}: ${codes}`,
      text,
    );
    return otherwise;
  }
}

function codeOf(text: string): RefusalCode {
  return NOT_A_NUMBER.test(text) ? 'not-a-number' : 'malformed';
}
