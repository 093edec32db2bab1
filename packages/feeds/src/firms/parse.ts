import { daysFromCivil, MS_PER_DAY } from '@holdfast/geo';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import { openTable } from '../table-feed.ts';
import type { RowOfTable, TakenRow } from '../table-feed.ts';

const TERMS = 'NASA open data: credit "NASA FIRMS"';

const MODIS: FileSource = {
  sourceId: id('nasa-firms-modis'),
  sourceClass: 'satellite-service',
  ownerId: 'nasa-firms',
  name: 'NASA FIRMS, MODIS thermal anomalies',
  terms: TERMS,
};

const VIIRS: FileSource = {
  sourceId: id('nasa-firms-viirs'),
  sourceClass: 'satellite-service',
  ownerId: 'nasa-firms',
  name: 'NASA FIRMS, VIIRS thermal anomalies',
  terms: TERMS,
};

const REQUIRED = [
  'latitude',
  'longitude',
  'scan',
  'track',
  'acq_date',
  'acq_time',
  'satellite',
  'instrument',
  'confidence',
  'version',
  'frp',
  'daynight',
] as const;

const MINUTE_MS = 60_000;

/** Largest pixel side that is believed, kilometres: MODIS at the edge of its swath is 4.8 by 2.0. */
const PIXEL_KM = { least: 0.01, most: 10 };

/** Thermal anomalies that a satellite saw: something hot at that minute in that pixel, whatever its cause. */
export const firms: FileFeed = {
  sources: () => [MODIS, VIIRS],
  open: (context) => openTable(context, { required: REQUIRED, encodings: 'utf-8', read: readRow }),
};

function readRow(row: FieldReader, { columns, context }: RowOfTable): TakenRow {
  const instrument = row.word('instrument', ['MODIS', 'VIIRS']);
  const place = row.place('latitude', 'longitude');
  const scanKm = row.decimal('scan', PIXEL_KM);
  const trackKm = row.decimal('track', PIXEL_KM);
  const fromMs = acquiredMs(row, context);
  const satellite = row.key('satellite');
  return {
    rowId: `${satellite}:${row.raw('acq_date')}:${row.raw('acq_time').padStart(4, '0')}:${place.latitudeUdeg}:${place.longitudeUdeg}`,
    item: {
      kind: 'observation',
      line: row.line,
      sourceId: instrument === 'MODIS' ? MODIS.sourceId : VIIRS.sourceId,
      observationType: 'thermal-anomaly',
      fromMs,
      toMs: fromMs + MINUTE_MS - 1,
      sectorId: null,
      count: 1,
      area: { shape: 'circle', ...place, radiusM: halfDiagonalM(scanKm, trackKm) },
      bearing: null,
      text: '',
      more: {
        instrument,
        satellite,
        confidence: readConfidence(row, instrument),
        radiativePowerMw: row.decimal('frp', { least: 0, most: 1_000_000 }),
        brightnessK: row.decimal(columns.includes('bright_ti4') ? 'bright_ti4' : 'brightness', {
          least: 0,
          most: 10_000,
        }),
        dayNight: row.word('daynight', ['D', 'N']),
        version: row.key('version'),
        ...(columns.includes('type') ? { type: row.integer('type', { least: 0, most: 9 }) } : {}),
      },
    },
  };
}

/** The fire may be anywhere in the pixel: half its diagonal, whole metres, rounded up. */
function halfDiagonalM(scanKm: number, trackKm: number): number {
  return Math.ceil(Math.sqrt(scanKm * scanKm + trackKm * trackKm) * 500);
}

/** MODIS gives 0 to 100; VIIRS a word, or its first letter. */
function readConfidence(row: FieldReader, instrument: 'MODIS' | 'VIIRS'): number | string {
  if (instrument === 'MODIS') return row.integer('confidence', { least: 0, most: 100 });
  const word = row.word('confidence', ['l', 'n', 'h', 'low', 'nominal', 'high']);
  return { l: 'low', n: 'nominal', h: 'high' }[word.slice(0, 1)] ?? word;
}

/** `acq_date` YYYY-MM-DD and `acq_time` HHMM in UTC, its leading zeros often lost: the minute of the overpass. */
function acquiredMs(row: FieldReader, { fromMs, toMs }: FileContext): number {
  const time = row.raw('acq_time');
  const hhmm = /^\d{1,4}$/.test(time) ? time.padStart(4, '0') : '';
  return row.timeMs('acq_date', {
    read: (date) => {
      const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
      if (found === null || hhmm === '') return null;
      const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
      const days = daysFromCivil({ year, month, day });
      const [hour, minute] = [Number(hhmm.slice(0, 2)), Number(hhmm.slice(2))];
      if (days === undefined || hour > 23 || minute > 59) return null;
      return days * MS_PER_DAY + (hour * 60 + minute) * MINUTE_MS;
    },
    shape: 'YYYY-MM-DD, and acq_time HHMM',
    fromMs,
    toMs,
  });
}
