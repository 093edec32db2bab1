import { parseMapping } from '../mapping/parse.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { FileContext, FileFeedName } from '../file-feed.ts';
import { UCDP_COLUMNS } from '../ucdp/columns.ts';

/** What a contract test must know of a feed to write files of it: how a row is made, and how rows become a file. */
export interface FileSample {
  /** A row under the source's own id, with other texts for some of its fields. */
  readonly row: (rowId: string, changes?: Readonly<Record<string, string>>) => string;
  readonly file: (rows: readonly string[]) => string;
  /** Line of the file on which a row begins, from 0. */
  readonly lineOf: (row: number) => number;
  readonly time: string;
  /** A longitude and a name among the fields; null where rows have none. */
  readonly longitude: string | null;
  readonly name: string | null;
  readonly number: string | null;
  /** What costs a row when a byte of it is not UTF-8: itself, or all that follows. */
  readonly encodingCosts: 'row' | 'rest' | 'nothing';
}

const MAPPING = {
  source: {
    id: 'reeds-watch',
    class: 'press',
    owner: 'reeds-watch',
    name: 'Reeds Watch',
    terms: 'ours',
  },
  fields: {
    id: 'no',
    type: 'kind',
    from: 'when',
    count: 'shots',
    region: 'district',
    text: 'note',
    radiusM: { fixed: 400 },
  },
  typeWords: { boom: 'explosions-heard', crack: 'shots-heard' },
  timeFormat: 'D.M.YYYY hh:mm',
  utcOffsetMinutes: 180,
};

export function mappingFrom(value: unknown): Mapping {
  const parsed = parseMapping(JSON.stringify(value));
  if ('mapping' in parsed) return parsed.mapping;
  throw new TypeError(`${parsed.refusal.expected}, found ${parsed.refusal.found}`);
}

const CSV_MAPPING = {
  ...MAPPING,
  fields: { ...MAPPING.fields, latitude: 'lat', longitude: 'lon' },
};

export const CONTEXT: FileContext = {
  fromMs: Date.UTC(1980, 0, 1),
  toMs: Date.UTC(2032, 0, 1),
  mapping: null,
  source: null,
};

/** The context that a feed's samples need. */
export function contextFor(feed: FileFeedName): FileContext {
  if (feed === 'csv') return { ...CONTEXT, mapping: mappingFrom(CSV_MAPPING) };
  return feed === 'geojson' ? { ...CONTEXT, mapping: mappingFrom(MAPPING) } : CONTEXT;
}

type Fields = Readonly<Record<string, string>>;

function table(good: (rowId: string) => Fields, about: Partial<FileSample>): FileSample {
  const columns = Object.keys(good('x'));
  return {
    row: (rowId, changes = {}) =>
      Object.values({ ...good(rowId), ...changes })
        .map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(','),
    file: (rows) => [columns.join(','), ...rows, ''].join('\n'),
    lineOf: (row) => row + 2,
    time: '',
    longitude: 'longitude',
    name: null,
    number: null,
    encodingCosts: 'row',
    ...about,
  };
}

const FIRMS = table(
  (rowId) => ({
    latitude: '-47.5',
    longitude: `-126.${rowId}`,
    brightness: '320.5',
    scan: '1.1',
    track: '1.0',
    acq_date: '2031-03-14',
    acq_time: '0824',
    satellite: 'Terra',
    instrument: 'MODIS',
    confidence: '46',
    version: '6.1NRT',
    bright_t31: '300.1',
    frp: '12.4',
    daynight: 'D',
  }),
  { time: 'acq_date', number: 'frp' },
);

const SIRENS = table(
  (rowId) => ({
    oblast: `Reed ${rowId}`,
    raion: '',
    hromada: '',
    level: 'oblast',
    started_at: '2031-03-14 02:34:52+00:00',
    finished_at: '2031-03-14 03:00:26+00:00',
    source: 'official',
  }),
  { time: 'started_at', longitude: null, name: 'oblast' },
);

const ACLED = table(
  (rowId) => ({
    event_id_cnty: `REE${rowId}`,
    event_date: '14 March 2031',
    time_precision: '1',
    event_type: 'Explosions/Remote violence',
    sub_event_type: 'Shelling',
    actor1: 'A',
    actor2: 'B',
    admin1: 'Reeds',
    location: 'Oldmill',
    latitude: '-47.5',
    longitude: '-126.5',
    geo_precision: '2',
    source: 'Harbour Times; Wire',
    notes: 'Shells fell, "many", near the mill.',
    fatalities: '2',
  }),
  { time: 'event_date', name: 'location', number: 'fatalities', encodingCosts: 'nothing' },
);

const UCDP = table(
  (rowId) => ({
    ...Object.fromEntries(UCDP_COLUMNS.map((column) => [column, '1'])),
    id: rowId,
    date_start: '2031-03-14',
    date_end: '2031-03-14',
    latitude: '-47.5',
    longitude: '-126.5',
  }),
  { time: 'date_start', number: 'best', encodingCosts: 'nothing' },
);

const CSV = table(
  (rowId) => ({
    no: rowId,
    kind: 'boom',
    when: '14.3.2031 09:05',
    lat: '-47.5',
    lon: '-126.5',
    shots: '3',
    district: 'Oldmill',
    note: 'heard, twice',
  }),
  {
    time: 'when',
    longitude: 'lon',
    name: 'district',
    number: 'shots',
    encodingCosts: 'nothing',
  },
);

interface Json {
  readonly [key: string]: string | Json | readonly string[];
}

/** Texts that begin with `#` are written as JSON literals, without quotes. */
const written = (value: Json | string | readonly string[]): string =>
  JSON.stringify(value).replace(/"#([^"]*)"/g, '$1');

function list(
  around: readonly [string, string],
  row: (rowId: string, changes: Fields) => Json,
  about: Partial<FileSample>,
): FileSample {
  return {
    row: (rowId, changes = {}) => written(row(rowId, changes)),
    file: (rows) => `${around[0]}\n${rows.join(',\n')}\n${around[1]}\n`,
    lineOf: (at) => at + 2,
    time: '',
    longitude: 'longitude',
    name: null,
    number: null,
    encodingCosts: 'row',
    ...about,
  };
}

const COLLECTION = ['{"type":"FeatureCollection","features":[', ']}'] as const;

const GEOJSON = list(
  COLLECTION,
  (rowId, { longitude = '#-126.5', ...changes }) => ({
    type: 'Feature',
    properties: {
      no: rowId,
      kind: 'crack',
      when: '14.3.2031 09:05',
      shots: '#3',
      district: 'Oldmill',
      note: 'heard {[",]}',
      ...changes,
    },
    geometry: { type: 'Point', coordinates: [longitude, '#-47.5'] },
  }),
  { time: 'when', name: 'district', number: 'shots' },
);

const SENSORTHINGS = list(
  ['{"value":[', '],"@iot.nextLink":"more"}'],
  (rowId, { longitude = '#-126.5', ...changes }) => ({
    '@iot.id': rowId,
    phenomenonTime: '2031-03-14T09:05:00Z/2031-03-14T09:06:00Z',
    result: '#12.5',
    Datastream: { name: 'Water level', unitOfMeasurement: { symbol: 'cm' } },
    FeatureOfInterest: { feature: { type: 'Point', coordinates: [longitude, '#-47.5'] } },
    ...changes,
  }),
  { time: 'phenomenonTime', number: 'result' },
);

function markup(
  around: readonly [string, string],
  row: (rowId: string, fields: Fields) => string,
  about: Pick<FileSample, 'time' | 'longitude' | 'name' | 'number'>,
): FileSample {
  return {
    row: (rowId, changes = {}) => row(rowId, changes).replaceAll('\n', ''),
    file: (rows) => [...around.slice(0, 1), ...rows, around[1], ''].join('\n'),
    lineOf: (at) => at + 2,
    encodingCosts: 'rest',
    ...about,
  };
}

const QUAKEML = markup(
  [
    '<?xml version="1.0" encoding="UTF-8"?><q:quakeml xmlns:q="q"><eventParameters>',
    '</eventParameters></q:quakeml>',
  ],
  (rowId, { time = '2031-03-14T09:05:01.5Z', longitude = '-126.5', mag = '2.1' }) =>
    `<event publicID="smi:reeds/${rowId}"><preferredOriginID>smi:o/2</preferredOriginID>
<origin publicID="smi:o/1"><latitude><value>0</value></latitude></origin>
<origin publicID="smi:o/2"><time><value>${time}</value></time><latitude><value>-47.5</value></latitude>
<longitude><value>${longitude}</value></longitude><depth><value>900</value></depth></origin>
<magnitude><mag><value>${mag}</value></mag></magnitude><type>explosion</type></event>`,
  { time: 'time', longitude: 'longitude', name: null, number: 'mag' },
);

const CAP = markup(
  ['<feed>', '</feed>'],
  (rowId, { sent = '2031-03-14T11:05:00+02:00', longitude = '-126.5', areaDesc = 'Oldmill' }) =>
    `<c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.2"><c:identifier>${rowId}</c:identifier>
<c:sender>reeds@example</c:sender><c:sent>${sent}</c:sent><c:status>Actual</c:status>
<c:msgType>Alert</c:msgType><c:scope>Public</c:scope><c:info><c:language>en</c:language>
<c:event>Flood &amp; storm</c:event><c:expires>2031-03-15T00:00:00Z</c:expires>
<c:description><![CDATA[Water < rises]]></c:description>
<c:area><c:areaDesc>${areaDesc}</c:areaDesc><c:circle>-47.5,${longitude} 12</c:circle></c:area></c:info></c:alert>`,
  { time: 'sent', longitude: 'longitude', name: 'areaDesc', number: null },
);

export const SAMPLES: Readonly<Record<FileFeedName, FileSample>> = {
  ucdp: UCDP,
  firms: FIRMS,
  sirens: SIRENS,
  acled: ACLED,
  csv: CSV,
  geojson: GEOJSON,
  quakeml: QUAKEML,
  sensorthings: SENSORTHINGS,
  cap: CAP,
};
