import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { IntakeItem } from '@holdfast/domain';
import { isId } from '@holdfast/domain';
import { FILE_FEEDS, openFile, readAll } from './index.ts';
import type { FileFeedName, FileRow } from './index.ts';
import { regionIdFrom } from './rows/region-id.ts';
import { SAMPLES, contextFor } from './testing/file-samples.ts';

const readText = (feed: FileFeedName, text: string): readonly FileRow[] =>
  readAll(FILE_FEEDS[feed].open(contextFor(feed)), new TextEncoder().encode(text));
const readRow = (feed: FileFeedName, changes: Readonly<Record<string, string>> = {}) =>
  readText(feed, SAMPLES[feed].file([SAMPLES[feed].row('1', changes)]));
const itemOf = (feed: FileFeedName, changes: Readonly<Record<string, string>> = {}): IntakeItem => {
  const [row] = readRow(feed, changes);
  if (row === undefined || !('item' in row)) expect.fail(JSON.stringify(row));
  return row.item;
};
const codesOf = (rows: readonly FileRow[]) =>
  rows.map((row) => ('refusal' in row ? row.refusal.code : 'item'));
const MARCH = (hour: number, minute: number, second = 0) =>
  Date.UTC(2031, 2, 14, hour, minute, second);

it('T1: a thermal anomaly is a minute in a circle that holds its pixel', () => {
  expect(itemOf('firms')).toMatchObject({
    sourceId: 'nasa-firms-modis',
    observationType: 'thermal-anomaly',
    fromMs: MARCH(8, 24),
    toMs: MARCH(8, 25) - 1,
    count: 1,
    area: {
      shape: 'circle',
      latitudeUdeg: -47_500_000,
      longitudeUdeg: -126_100_000,
      radiusM: Math.ceil(Math.hypot(1.1, 1) * 500),
    },
    more: { confidence: 46, radiativePowerMw: 12.4, raw: SAMPLES.firms.row('1') },
  });
  expect(itemOf('firms', { acq_time: '7' })).toMatchObject({ fromMs: MARCH(0, 7) });
  const viirs = itemOf('firms', { instrument: 'VIIRS', confidence: 'n' });
  expect(viirs).toMatchObject({ sourceId: 'nasa-firms-viirs', more: { confidence: 'nominal' } });
  for (const changes of [
    { acq_time: '2460' },
    { acq_time: '08:24' },
    { instrument: 'X' },
    { scan: '0' },
  ])
    expect(codesOf(readRow('firms', changes))).not.toContain('item');
});

const REAL = new URL('../../../../shared/data/firms/', import.meta.url);
const isHere = existsSync(REAL);
it.skipIf(!isHere)(
  `T1: the real files of 2022 come in whole, each row once${isHere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const counts = ['MODIS-2022.csv', 'VIIRS-NOAA-2022.csv'].map((name) => {
      const reader = openFile('firms', contextFor('firms'), { hasSeen: () => false });
      const rows = [...reader.push(readFileSync(new URL(name, REAL))), ...reader.end()];
      return [rows.filter((row) => 'item' in row).length, rows.length];
    });
    expect(counts).toEqual([
      [7_113, 7_113],
      [4_248, 4_248],
    ]);
  },
);

it('T2: an alert is an interval of a region; a raion says which oblast it belongs to', () => {
  const alert = itemOf('sirens', { raion: 'Mill raion', level: 'raion' });
  expect(alert).toMatchObject({
    sourceId: 'sirens-official',
    observationType: 'air-raid-alert',
    regionId: 'reed-1:mill-raion',
    fromMs: MARCH(2, 34, 52),
    toMs: MARCH(3, 0, 26),
    area: null,
  });
  expect(alert).not.toHaveProperty('openEnd');
  expect(itemOf('sirens', { finished_at: '' })).toMatchObject({
    toMs: MARCH(2, 34, 52),
    openEnd: 1,
  });
  expect(codesOf(readRow('sirens', { raion: 'Mill raion' }))).toEqual(['malformed']);
  expect(codesOf(readRow('sirens', { level: 'raion' }))).toEqual(['malformed']);
  expect(codesOf(readRow('sirens', { finished_at: '2031-03-14 01:00:00+00:00' }))).toEqual([
    'impossible-time',
  ]);
});

it('T2: volunteers speak for themselves, and an end that nobody heard leaves the alert open', () => {
  const rows = readText(
    'sirens',
    `region,started_at,finished_at,naive
Reed 1,2031-03-14 02:34:52+00:00,2031-03-14 03:04:52+00:00,True
Reed 1,2031-03-14 05:00:00+00:00,2031-03-14 05:10:00+00:00,False
`,
  );
  expect(rows.map((row) => ('item' in row ? row.item : row))).toMatchObject([
    { sourceId: 'sirens-volunteer', regionId: 'reed-1', toMs: MARCH(3, 4, 52), openEnd: 1 },
    { sourceId: 'sirens-volunteer', regionId: 'reed-1', toMs: MARCH(5, 10) },
  ]);
});

it('T3: ids of regions are ids, tell long and foreign names apart, and take no note of case', () => {
  const long = 'm. Nikopol ta Nikopolska terytorialna hromada';
  const ids = [
    ['Reed oblast'],
    ['Reed oblast', long],
    ['Reed oblast', `${long}x`],
    ['Київська область'],
    ['Львівська область'],
    ['Reed oblast', 'Mill raion', long],
    ['9'],
  ].map(regionIdFrom);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(regionIdFrom(['REED  Oblast'])).toBe('reed-oblast');
});

it('T4: the week and the month of an ACLED event become an interval around its day', () => {
  expect(itemOf('acled')).toMatchObject({
    observationType: 'report',
    fromMs: MARCH(0, 0),
    toMs: MARCH(24, 0) - 1,
    area: { radiusM: 25_000 },
    text: 'Shells fell, "many", near the mill.',
    more: { sources: ['Harbour Times', 'Wire'], deaths: { best: 2 } },
  });
  const week = itemOf('acled', { time_precision: '2', event_date: '2031-03-14' });
  expect(week).toMatchObject({ fromMs: MARCH(-144, 0), toMs: MARCH(168, 0) - 1 });
});

it('T5: a mapped row is what its mapping says, words for types and a clock ahead of UTC included', () => {
  const read = {
    sourceId: 'reeds-watch',
    fromMs: MARCH(6, 5),
    toMs: MARCH(6, 5),
    count: 3,
    regionId: 'oldmill',
    area: { latitudeUdeg: -47_500_000, longitudeUdeg: -126_500_000, radiusM: 400 },
  };
  expect(itemOf('csv')).toMatchObject({
    ...read,
    observationType: 'explosions-heard',
    text: 'heard, twice',
  });
  expect(itemOf('geojson')).toMatchObject({
    ...read,
    observationType: 'shots-heard',
    text: 'heard {[",]}',
  });
  expect(codesOf(readRow('csv', { kind: 'bang' }))).toEqual(['unknown-value']);
});

it('T6: a line across the antimeridian is drawn the shorter way', () => {
  const row = SAMPLES.geojson
    .row('1')
    .replace('"Point"', '"LineString"')
    .replace('[-126.5,-47.5]', '[[179.9,0],[-179.9,0]]');
  const [read] = readText('geojson', SAMPLES.geojson.file([row]));
  if (read === undefined || !('item' in read) || read.item.kind !== 'observation') expect.fail();
  expect(read.item.area).toMatchObject({ latitudeUdeg: 0 });
  expect(Math.abs(read.item.area?.longitudeUdeg ?? 0)).toBe(180_000_000);
  // A tenth of a degree of the equator either side, and the mapping's 400 m.
  expect(read.item.area).toMatchObject({ radiusM: 11_120 + 400 });
});

it('T7: a seismic event is its preferred origin, in both formats', () => {
  expect(itemOf('quakeml')).toMatchObject({
    sourceId: 'seismic-catalogue',
    observationType: 'seismic-event',
    fromMs: MARCH(9, 5, 1) + 500,
    area: { latitudeUdeg: -47_500_000, longitudeUdeg: -126_500_000, radiusM: 20_000 },
    more: { magnitude: 2.1, depthM: 900, eventType: 'explosion', radiusStated: false },
  });
  const usgs = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'us1',
        properties: {
          mag: 2.1,
          time: MARCH(9, 5, 1),
          place: '3 km S of Oldmill',
          net: 'us',
          type: 'explosion',
        },
        geometry: { type: 'Point', coordinates: [-126.5, -47.5, 0.9] },
      },
    ],
  };
  const [row] = readText('quakeml', JSON.stringify(usgs));
  expect(row).toMatchObject({
    rowId: 'us1',
    item: {
      fromMs: MARCH(9, 5, 1),
      text: '3 km S of Oldmill',
      area: { latitudeUdeg: -47_500_000, longitudeUdeg: -126_500_000 },
      more: { magnitude: 2.1, depthM: 900, agency: 'us' },
    },
  });
});

it('T8: where an instrument stands is in no judgement', () => {
  expect(itemOf('sensorthings')).toMatchObject({
    observationType: 'sensor-reading',
    fromMs: MARCH(9, 5),
    toMs: MARCH(9, 6),
    area: null,
    more: { result: 12.5, unit: 'cm', instrumentAt: { latitudeDeg: -47.5, longitudeDeg: -126.5 } },
  });
});

it('T9: an alert holds for each of its areas until it expires; a test is no alert; a cancellation is one of its own kind', () => {
  expect(itemOf('cap')).toMatchObject({
    observationType: 'public-alert',
    regionId: 'oldmill',
    fromMs: MARCH(9, 5),
    toMs: MARCH(24, 0),
    area: { latitudeUdeg: -47_500_000, longitudeUdeg: -126_500_000, radiusM: 12_000 },
    text: 'Water < rises',
    more: { event: 'Flood & storm' },
  });
  const alert = SAMPLES.cap.file([SAMPLES.cap.row('1')]);
  expect(codesOf(readText('cap', alert.replace('Actual', 'Test')))).toEqual(['unknown-value']);
  const [cancelled] = readText('cap', alert.replace('<c:msgType>Alert', '<c:msgType>Cancel'));
  expect(cancelled).toMatchObject({ item: { observationType: 'alert-cancelled', area: null } });
  const [open] = readText('cap', alert.replace(/<c:expires>[^<]*<.c:expires>/, ''));
  expect(open).toMatchObject({ item: { openEnd: 1 } });
  const area = /<c:area>.*<\/c:area>/.exec(alert)?.[0] ?? '';
  const polygon = area.replace(
    /<c:circle>.*<\/c:circle>/,
    '<c:polygon>0,0 0,1 1,1 0,0</c:polygon>',
  );
  const rows = readText('cap', alert.replace(area, area + polygon));
  expect(rows.map((row) => ('item' in row ? row.rowId : ''))).toEqual([
    'reeds@example 1',
    'reeds@example 1 2',
  ]);
});
