import { daysFromCivil, MS_PER_DAY } from '@holdfast/geo';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import { openTable } from '../table-feed.ts';
import type { TakenRow } from '../table-feed.ts';

const ACLED: FileSource = {
  sourceId: id('acled'),
  sourceClass: 'dataset',
  ownerId: 'acled',
  name: 'ACLED',
  terms: 'ACLED terms of use: attribution, and no redistribution of the data',
};

const REQUIRED = [
  'event_id_cnty',
  'event_date',
  'time_precision',
  'event_type',
  'sub_event_type',
  'actor1',
  'actor2',
  'admin1',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'notes',
  'fatalities',
];

/** Days on either side of `event_date` in which it may have happened, by `time_precision`: the day, the week, the month. */
const DAYS_AROUND = { '1': 0, '2': 6, '3': 30 } as const;

/** How far the truth may lie from the coordinates, metres, by `geo_precision`: the town, near the town, the region. Our judgement. */
const RADIUS_M = { '1': 5_000, '2': 25_000, '3': 100_000 } as const;

/** Events of political violence as the ACLED codebook lays them out: reports, gathered into incidents like those of UCDP. */
export const acled: FileFeed = {
  sources: () => [ACLED],
  open: (context) =>
    openTable(context, {
      required: REQUIRED,
      encodings: 'utf-8-or-windows-1252',
      read: (row) => readRow(row, context),
    }),
};

function readRow(row: FieldReader, context: FileContext): TakenRow {
  const rowId = row.key('event_id_cnty');
  const dayMs = eventDayMs(row, context);
  const aroundMs = DAYS_AROUND[row.word('time_precision', ['1', '2', '3'])] * MS_PER_DAY;
  const geoPrecision = row.word('geo_precision', ['1', '2', '3']);
  return {
    rowId,
    item: {
      kind: 'observation',
      line: row.line,
      sourceId: ACLED.sourceId,
      observationType: 'report',
      fromMs: dayMs - aroundMs,
      toMs: dayMs + MS_PER_DAY - 1 + aroundMs,
      sectorId: null,
      count: 0,
      area: {
        shape: 'circle',
        ...row.place('latitude', 'longitude'),
        radiusM: RADIUS_M[geoPrecision],
      },
      bearing: null,
      text: row.text('notes'),
      more: {
        reportId: `acled:${rowId}`,
        placeName: row.name('location'),
        placeDescription: row.text('admin1'),
        sideA: row.text('actor1'),
        sideB: row.text('actor2'),
        eventType: row.text('event_type'),
        subEventType: row.text('sub_event_type'),
        sources: row.text('source').split(/; ?/),
        deaths: { best: row.integer('fatalities', { least: 0, most: 10_000_000 }) },
      },
    },
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2031-08-09` as the service gives it, `09 August 2031` as the export file writes it. */
function eventDayMs(row: FieldReader, { fromMs, toMs }: FileContext): number {
  const read = (text: string): number | null => {
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const words = /^(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})$/.exec(text);
    const [year, month, day] =
      iso !== null
        ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
        : [Number(words?.[3]), MONTHS.indexOf(words?.[2] ?? '') + 1, Number(words?.[1])];
    const days = daysFromCivil({ year, month, day });
    return days === undefined ? null : days * MS_PER_DAY;
  };
  return row.timeMs('event_date', { read, shape: 'YYYY-MM-DD or D Month YYYY', fromMs, toMs });
}
