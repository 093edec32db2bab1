import { readFile, writeFile } from 'node:fs/promises';
import type { Report } from '@holdfast/domain';
import { parseUcdp, readTable } from '@holdfast/feeds';
import type { TableRow } from '@holdfast/feeds';
import { MS_PER_DAY, parseDay, parseInstantMs } from '@holdfast/geo';
import { UsageError } from '../command.ts';
import type { Terminal } from '../command.ts';
import { numberFromText } from '../csv.ts';

/** The columns of a file of reports, for help texts. */
export const REPORT_COLUMNS = `Columns, in any order (others are passed over):
  id                  unique in the file
  date_utc            2031-03-14, or 2031-03-14T06:10:00Z, or two of either with a slash between: first and last
  latitude_deg        -90 to 90
  longitude_deg       -180 to 180
  text                the source's words, place names included; may be empty
  type                optional: kind of event, in one vocabulary for all rows
  source              optional: who reports
  posted_at_utc       optional: when it was published; checked, not used
  radius_m            optional: how far off the place may be (default 3000)
  casualties          optional: a whole number
A file of UCDP GED is known by its header and read with its precision codes.`;

const REQUIRED = ['id', 'date_utc', 'latitude_deg', 'longitude_deg', 'text'] as const;
const ROWS_MAX = 1_000_000;
/** Coordinates without a stated precision are usually those of the nearest village. */
const RADIUS_M_DEFAULT = 3_000;
const RADIUS_M_MAX = 2_000_000;
const REFUSALS_SHOWN = 20;

interface RowRefusal {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Reads a file of reports. Rows that cannot be read are told with file and line, and the rest is used.
 * Throws `UsageError` for a file that cannot be read at all, or holds no usable row.
 */
export async function readReports(file: string, terminal: Terminal): Promise<readonly Report[]> {
  const bytes = await bytesOf(file);
  const { reports, refusals } = isUcdp(bytes) ? reportsFromUcdp(bytes) : reportsFromTable(bytes);
  for (const { line, expected, found } of refusals.slice(0, REFUSALS_SHOWN))
    terminal.err(`${file}:${line}: expected ${expected}, found ${found}.`);
  if (refusals.length > REFUSALS_SHOWN)
    terminal.err(`… and ${refusals.length - REFUSALS_SHOWN} more rows refused.`);
  if (reports.length === 0 && refusals.length > 0)
    throw new UsageError(`${file}: expected at least one usable row, found none.`);
  if (refusals.length > 0) terminal.err(`${refusals.length} rows refused, the rest is used.`);
  return reports;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Reading {
  readonly reports: readonly Report[];
  readonly refusals: readonly RowRefusal[];
}

function isUcdp(bytes: Uint8Array): boolean {
  const header = new TextDecoder().decode(bytes.subarray(0, 2_000)).split('\n')[0] ?? '';
  return header.includes('where_prec') && header.includes('date_prec');
}

function reportsFromUcdp(bytes: Uint8Array): Reading {
  const { reports, refusals } = parseUcdp(bytes);
  return {
    refusals,
    reports: reports.map((report) => ({
      id: report.reportId,
      startMs: report.startMs,
      endMs: report.endMs,
      latitudeDeg: report.latitudeDeg,
      longitudeDeg: report.longitudeDeg,
      radiusM: report.radiusM,
      text: [report.headline, report.placeName, report.placeDescription].join(' '),
      type: report.dyadId,
      sourceId: 'ucdp',
      casualties: report.deaths.best,
    })),
  };
}

function reportsFromTable(bytes: Uint8Array): Reading {
  const table = readTable(bytes, {
    required: REQUIRED,
    encodings: 'utf-8-or-windows-1252',
    rowsMax: ROWS_MAX,
  });
  const reports: Report[] = [];
  const refusals: RowRefusal[] = [...table.refusals];
  const taken = new Set<string>();
  for (const row of table.rows) {
    const read = reportFrom(row);
    if ('line' in read) {
      refusals.push(read);
    } else if (taken.has(read.id)) {
      refusals.push({ line: row.line, expected: 'an id not seen before', found: read.id });
    } else {
      taken.add(read.id);
      reports.push(read);
    }
  }
  refusals.sort((a, b) => a.line - b.line);
  return { reports, refusals };
}

function reportFrom(row: TableRow): Report | RowRefusal {
  const wrong = (column: string, expected: string): RowRefusal => ({
    line: row.line,
    expected: `${column}: ${expected}`,
    found: row.field(column) === '' ? 'nothing' : row.field(column).slice(0, 60),
  });
  const id = row.field('id');
  if (id === '' || id.length > 200) return wrong('id', '1 to 200 characters');
  const span = spanFrom(row.field('date_utc'));
  if (span === null) return wrong('date_utc', 'a day or a time in UTC, or first/last');
  const latitudeDeg = within(row.field('latitude_deg'), -90, 90);
  if (latitudeDeg === null) return wrong('latitude_deg', '-90 to 90');
  const longitudeDeg = within(row.field('longitude_deg'), -180, 180);
  if (longitudeDeg === null) return wrong('longitude_deg', '-180 to 180');
  const radius = row.field('radius_m');
  const radiusM = radius === '' ? RADIUS_M_DEFAULT : within(radius, 0, RADIUS_M_MAX);
  if (radiusM === null) return wrong('radius_m', `0 to ${RADIUS_M_MAX}`);
  const counted = row.field('casualties');
  const casualties = counted === '' ? undefined : within(counted, 0, 10_000_000);
  if (casualties === null) return wrong('casualties', 'a whole number from 0');
  const posted = row.field('posted_at_utc');
  if (posted !== '' && spanFrom(posted) === null) return wrong('posted_at_utc', 'a time in UTC');
  const [type, sourceId] = [row.field('type'), row.field('source')];
  return {
    id,
    ...span,
    latitudeDeg,
    longitudeDeg,
    radiusM,
    text: row.field('text'),
    ...(type !== '' && { type }),
    ...(sourceId !== '' && { sourceId }),
    ...(casualties !== undefined && { casualties }),
  };
}

function within(text: string, least: number, most: number): number | null {
  const value = numberFromText(text.trim());
  return value !== undefined && value >= least && value <= most ? value : null;
}

function spanFrom(text: string): { readonly startMs: number; readonly endMs: number } | null {
  const [first, last, ...rest] = text.split('/').map(momentFrom);
  if (first === undefined || first === null || rest.length > 0) return null;
  if (last === undefined) return first;
  if (last === null || last.endMs < first.startMs) return null;
  return { startMs: first.startMs, endMs: last.endMs };
}

function momentFrom(text: string): { readonly startMs: number; readonly endMs: number } | null {
  const day = parseDay(text);
  if (day !== undefined) return { startMs: day * MS_PER_DAY, endMs: (day + 1) * MS_PER_DAY };
  const instantMs = parseInstantMs(text);
  return instantMs === undefined ? null : { startMs: instantMs, endMs: instantMs };
}

/** Writes rows under a header to a file, or to standard output. Fields are quoted where RFC 4180 asks for it. */
export async function writeCsv(
  file: string | undefined,
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): Promise<void> {
  const lines = rows.map((row) => row.map(quoted).join(','));
  if (file === undefined) for (const line of lines) terminal.out(line);
  else await writeFile(file, lines.map((line) => `${line}\n`).join(''));
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
