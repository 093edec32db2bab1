import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';

const VECTORS = new URL('../vectors/', import.meta.url);
const XML_BOMBS = new URL('../../shared/vectors/xml-bombs/', import.meta.url);
const COLLECTION = ['{"type":"FeatureCollection","features":[\n', '\n]}'];
const FIRMS =
  'latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,daynight\n';
const SIRENS = 'oblast,raion,hromada,level,started_at,finished_at,source\n';
const TABLE = 'no,when,lat,lon,note,district\n';

/** A mapping for tables and GeoJSON of anyone, as `holdfast import` reads it. */
export const MAPPING = JSON.stringify({
  source: { id: 'reeds', class: 'press', owner: 'reeds', name: 'Reeds', terms: '' },
  fields: {
    id: 'no',
    type: { fixed: 'explosions-heard' },
    from: 'when',
    text: 'note',
    region: 'district',
    radiusM: { fixed: 400 },
  },
  timeFormat: 'zoned',
});

/** Vectors by others: `[name, bytes]`. The XML bombs only where ../shared is. */
export function vectors() {
  const suite = JSON.parse(readFileSync(new URL('json-hostile/suite.json', VECTORS), 'utf8'));
  const texts = Object.entries(suite).map(([name, base64]) => [
    name,
    Buffer.from(base64, 'base64'),
  ]);
  const bombs = existsSync(XML_BOMBS)
    ? readdirSync(XML_BOMBS).map((name) => [name, readFileSync(new URL(name, XML_BOMBS))])
    : [];
  return [...texts, ...bombs];
}

export function strings() {
  return JSON.parse(readFileSync(new URL('strings/blns.json', VECTORS), 'utf8'));
}

const feature = (properties, geometry) =>
  `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
const plain = { no: '1', when: '2021-03-14T00:00:00Z', note: 'x' };
const outline = (vertices) =>
  `{"type":"LineString","coordinates":[${'[36.5,48.5],'.repeat(vertices - 1)}[36.5,48.5]]}`;
const collection = (...features) => COLLECTION.join(features.join(',\n'));
const heat = (longitude, frp) =>
  `48.5,${longitude},320,1.1,1,2021-03-14,0824,Terra,MODIS,46,6.1NRT,300,${frp},D\n`;

/** Our own: `[feed, name, bytes, items that are right to be taken]`. */
export function ownFiles() {
  const point = '{"type":"Point","coordinates":[36.5,48.5]}';
  const good = collection(feature(plain, point));
  const texts = strings().filter((text) => !text.includes('\u0000'));
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = texts.map(
    (text, at) => `s${at},2021-03-14T01:00:00Z,48.5,36.5,${quoted(text)},Oldmill\n`,
  );
  const names = texts.map(
    (text) =>
      `${quoted(text)},,,oblast,2021-03-14 02:00:00+00:00,2021-03-14 03:00:00+00:00,official\n`,
  );
  return [
    ['geojson', 'a million vertices', collection(feature(plain, outline(1_000_000))), 0],
    [
      'geojson',
      'ten features of 20,000 vertices',
      collection(
        ...Array.from({ length: 10 }, (_, at) =>
          feature({ ...plain, no: `v${at}` }, outline(20_000)),
        ),
      ),
      10,
    ],
    [
      'geojson',
      'longitude 1e308',
      collection(feature(plain, '{"type":"Point","coordinates":[1e308,48.5]}')),
      0,
    ],
    ['geojson', 'NaN', collection(feature(plain, '{"type":"Point","coordinates":[NaN,48.5]}')), 0],
    [
      'geojson',
      'a hundred thousand levels',
      `${COLLECTION[0]}${'['.repeat(100_000)}${']'.repeat(100_000)}${COLLECTION[1]}`,
      0,
    ],
    [
      'geojson',
      'a member twice',
      collection(`{"type":"Feature","type":"Feature","properties":{},"geometry":${point}}`),
      0,
    ],
    [
      'geojson',
      'the prototype as a member',
      collection('{"__proto__":{"type":"Feature"},"properties":{},"geometry":null}'),
      0,
    ],
    ['geojson', 'quotes without end', `${COLLECTION[0]}{"a":"${'\\"'.repeat(500_000)}`, 0],
    ['geojson', 'gzip, cut', gzipSync(good.repeat(100)).subarray(0, 40), 0],
    ['geojson', 'UTF-16', Buffer.from(good, 'utf16le'), 0],
    [
      'firms',
      'NaN, infinite and 1e308',
      FIRMS +
        heat('NaN', 12) +
        heat('1e308', 12) +
        heat('36.5', 'Infinity') +
        heat('36.5', '1e999'),
      0,
    ],
    [
      'firms',
      'a zip that leaves its folder',
      `PK\u0003\u0004\u0014\u0000../../../../etc/cron.d/x${'\u0000'.repeat(2_000)}`,
      0,
    ],
    ['firms', 'ten megabytes in ten kilobytes', deflateRawSync(Buffer.alloc(10_000_000)), 0],
    ['firms', 'quotes without end', `${FIRMS}"${'""'.repeat(1_000_000)}`, 0],
    ['firms', 'two hundred thousand columns', ','.repeat(200_000), 0],
    ['csv', 'strings that break fields', TABLE + rows.join(''), rows.length],
    [
      'csv',
      'bytes of zero',
      Buffer.from(`${TABLE}z1,2021-03-14T01:00:00Z,48.5,36.5,a\0b,Old\0mill\n`),
      0,
    ],
    ['sirens', 'strings as names', SIRENS + names.join(''), null],
    ['cap', 'nesting without end', '<alert>'.repeat(200_000), 0],
    [
      'cap',
      'entities that multiply',
      `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]><alert>&b;</alert>`,
      0,
    ],
    ['quakeml', 'attributes without end', `<q ${'a="1" '.repeat(100_000)}`, 0],
  ];
}
