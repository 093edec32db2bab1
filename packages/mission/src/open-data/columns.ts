import { cellKey } from '@holdfast/domain';
import type { PublicIncident, PublicView } from '@holdfast/domain';
import { civilFromDays, dayText, instantFromMs, MS_PER_DAY } from '@holdfast/geo';
import type { Cell } from '../reports/csv-cell.ts';

/** One column of an open file, the same in CSV, Parquet and as a property of GeoJSON. docs/open-data.md says it in a table. */
export interface Column<Row> {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE';
  readonly unit: string;
  readonly about: string;
  readonly value: (row: Row) => Cell;
}

const degrees = (udeg: number): number => udeg / 1e6;
const hour = (timeMs: number): string => instantFromMs(timeMs) ?? '';

/** Edges of the cell, for files without a geometry. */
export const CELL_COLUMNS: readonly Column<Pick<PublicIncident, 'cell'>>[] = [
  text('cell_id', 'the cell of the public grid', ({ cell }) => cellKey(cell)),
  edge('south_deg', ({ cell }) => cell.southUdeg),
  edge('west_deg', ({ cell }) => cell.westUdeg),
  edge('north_deg', ({ cell }) => cell.northUdeg),
  edge('east_deg', ({ cell }) => cell.eastUdeg),
];

/** One row an incident that was released. */
export const INCIDENT_COLUMNS: readonly Column<PublicIncident>[] = [
  text('incident_id', 'stable id of the incident', ({ incidentId }) => incidentId),
  text('incident_type', 'what happened', ({ incidentType }) => incidentType),
  text('status', 'how far the mission has come', ({ status }) => status),
  {
    ...text('severity', '1 minor to 4 grave', () => null),
    type: 'INT32',
    value: ({ severity }) => severity,
  },
  text('sector_id', 'sector of the line', ({ sectorId }) => sectorId),
  text('sector', 'its name', ({ sectorName }) => sectorName),
  instant('from_hour_utc', 'hour in which it began', ({ fromMs }) => fromMs),
  instant('to_hour_utc', 'end of the hour in which it ended', ({ toMs }) => toMs),
  ...CELL_COLUMNS,
  text('finding_id', 'the finding that stands', ({ finding }) => finding?.findingId ?? null),
  text('responsible', 'whom it names', ({ finding }) => finding?.responsible ?? null),
  text('standard', 'to which standard of proof', ({ finding }) => finding?.standardName ?? null),
  text('cause', 'why it was set aside', ({ cause }) => cause),
  instant('public_since_utc', 'when it became public', ({ publicSinceMs }) => publicSinceMs),
];

/** One row a cell and day; the last row of a day is all its other cells together. */
export interface CountRow {
  readonly dayStartMs: number;
  readonly cell: PublicIncident['cell'] | null;
  readonly atLeast: number | null;
}

export const COUNT_COLUMNS: readonly Column<CountRow>[] = [
  text('day_utc', 'the day', ({ dayStartMs }) => dayText(civilFromDays(dayStartMs / MS_PER_DAY))),
  ...CELL_COLUMNS.map(({ value, ...column }): Column<CountRow> => ({
    ...column,
    value: ({ cell }) =>
      cell !== null ? value({ cell }) : column.name === 'cell_id' ? 'elsewhere' : null,
  })),
  text('cases', '"3 or more", "30 or more" and so on, or "fewer than 3"', ({ atLeast }) =>
    atLeast === null ? 'fewer than 3' : `${String(atLeast)} or more`,
  ),
];

export function countRows({ cellCounts, dayRests }: PublicView): readonly CountRow[] {
  return dayRests.flatMap(({ dayStartMs, atLeast }) => [
    ...cellCounts.filter((each) => each.dayStartMs === dayStartMs),
    { dayStartMs, cell: null, atLeast },
  ]);
}

function text<Row>(name: string, about: string, value: (row: Row) => Cell): Column<Row> {
  return { name, type: 'STRING', unit: '', about, value };
}

function instant<Row>(name: string, about: string, value: (row: Row) => number): Column<Row> {
  return { ...text<Row>(name, about, (row) => hour(value(row))), unit: 'UTC, RFC 3339' };
}

function edge(
  name: string,
  value: (row: Pick<PublicIncident, 'cell'>) => number,
): Column<Pick<PublicIncident, 'cell'>> {
  return {
    name,
    type: 'DOUBLE',
    unit: 'degrees, WGS 84',
    about: 'edge of the cell',
    value: (row) => degrees(value(row)),
  };
}
