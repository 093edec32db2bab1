import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import { FEED_NAMES, parseFeed } from './index.ts';
import type { FeedContext, FeedName, FeedReading } from './index.ts';

const FROM = '2031-03-14T06:00:00Z';
const TO = '2031-03-14T06:05:00Z';

const context: FeedContext = {
  sourceId: id('sender'),
  sequence: 3,
  firstLine: 2,
  fromMs: Date.parse('2031-03-13T00:00:00Z'),
  toMs: Date.parse('2031-03-14T09:00:00Z'),
  region: {
    southUdeg: -47_300_000,
    westUdeg: -126_500_000,
    northUdeg: -46_700_000,
    eastUdeg: -125_500_000,
  },
  parties: new Set(['A', 'B']),
  sectors: new Set(['S1', 'S2']),
  sensors: new Set(['s001', 's002']),
  partyId: id('A'),
  hasSeen: (rowId) => rowId === 'old',
};

type Row = Readonly<Record<string, unknown>>;

/** What the suite must know of a feed: a valid row by id, which fields are times, places and words, and how a row is written. */
interface Sample {
  readonly idField: string;
  readonly row: (rowId: string) => Row;
  readonly timeField: string;
  readonly placed: boolean;
  readonly wordField: string | null;
  readonly textField: string | null;
  readonly numberField: string | null;
}

const SAMPLES: Readonly<Record<FeedName, Sample>> = {
  arrivals: {
    idField: 'arrival_id',
    row: (rowId) => ({ arrival_id: rowId, sensor_id: 's001', time_utc: FROM, sound: 'blast' }),
    timeField: 'time_utc',
    placed: false,
    wordField: 'sound',
    textField: null,
    numberField: null,
  },
  patrol: {
    idField: 'report_id',
    row: (rowId) => ({
      report_id: rowId,
      type: 'outgoing-heard',
      from_utc: FROM,
      to_utc: TO,
      sector: 'S1',
      count: 3,
      weapon: 'mortar',
      place: { latitude_deg: -47, longitude_deg: -126, radius_m: 500 },
      bearing: {
        latitude_deg: -47,
        longitude_deg: -126,
        azimuth_deg: 12.5,
        sigma_deg: 8,
        near_m: 1000,
        far_m: 3000,
      },
      text: 'Three outgoing.',
    }),
    timeField: 'from_utc',
    placed: true,
    wordField: 'type',
    textField: 'text',
    numberField: 'count',
  },
  statement: {
    idField: 'statement_id',
    row: (rowId) => ({
      statement_id: rowId,
      party: 'A',
      statement: 'accuses',
      accused: 'B',
      from_utc: FROM,
      to_utc: TO,
      sector: 'S2',
      text: 'They fired.',
    }),
    timeField: 'from_utc',
    placed: false,
    wordField: 'statement',
    textField: 'text',
    numberField: null,
  },
  activity: {
    idField: 'activity_id',
    row: (rowId) => ({
      activity_id: rowId,
      party: 'A',
      activity: 'quarry',
      from_utc: FROM,
      to_utc: TO,
      latitude_deg: -47,
      longitude_deg: -126,
      radius_m: 400,
      text: 'Blasting at the quarry.',
    }),
    timeField: 'from_utc',
    placed: true,
    wordField: 'activity',
    textField: 'text',
    numberField: 'radius_m',
  },
  weather: {
    idField: 'stroke_id',
    row: (rowId) => ({
      stroke_id: rowId,
      time_utc: FROM,
      latitude_deg: -47,
      longitude_deg: -126,
      radius_m: 1000,
      peak_current_ka: -18,
    }),
    timeField: 'time_utc',
    placed: true,
    wordField: null,
    textField: null,
    numberField: 'radius_m',
  },
  thermal: {
    idField: 'anomaly_id',
    row: (rowId) => ({
      anomaly_id: rowId,
      time_utc: FROM,
      sector: 'S1',
      latitude_deg: -47,
      longitude_deg: -126,
      radius_m: 270,
      radiative_power_kw: 4200,
      confidence: 'nominal',
    }),
    timeField: 'time_utc',
    placed: true,
    wordField: 'confidence',
    textField: null,
    numberField: 'radius_m',
  },
  press: {
    idField: 'item_id',
    row: (rowId) => ({
      item_id: rowId,
      type: 'impact-seen',
      from_utc: FROM,
      to_utc: TO,
      sector: 'S1',
      latitude_deg: -47,
      longitude_deg: -126,
      radius_m: 1500,
      text: 'Smoke over the fields.',
    }),
    timeField: 'from_utc',
    placed: true,
    wordField: 'type',
    textField: 'text',
    numberField: 'radius_m',
  },
  coverage: {
    idField: 'coverage_id',
    row: (rowId) => ({
      coverage_id: rowId,
      sector: 'S1',
      from_utc: FROM,
      to_utc: TO,
      seen_ppm: 900_000,
    }),
    timeField: 'from_utc',
    placed: false,
    wordField: 'sector',
    textField: null,
    numberField: 'seen_ppm',
  },
};

const HEADER = 'arrival_id,sensor_id,time_utc,sound';

describe.each(FEED_NAMES)('%s', (feed) => {
  const sample = SAMPLES[feed];
  const isCsv = feed === 'arrivals';
  const write = (row: Row) => (isCsv ? Object.values(row).join(',') : JSON.stringify(row));
  const good = (rowId: string) => write(sample.row(rowId));
  const bytesOf = (lines: readonly string[]) =>
    new TextEncoder().encode(
      [...(isCsv ? [HEADER] : []), ...lines].map((line) => `${line}\n`).join(''),
    );
  const parse = (lines: readonly string[]) => parseFeed(feed, bytesOf(lines), context);
  const lineOf = (position: number) => 2 + (isCsv ? 1 : 0) + position;
  const refusalsOf = (reading: FeedReading) =>
    reading.refusals.map(({ code, line }) => `${code} ${line}`);
  /** Puts a wrong row between two good ones and expects it alone to be refused. */
  const expectRefused = (row: string, code: string) => {
    const reading = parse([good('r1'), row, good('r3')]);
    expect(refusalsOf(reading)).toEqual([`${code} ${lineOf(1)}`]);
    expect(reading.rowIds).toEqual(['r1', 'r3']);
    expect(reading.refusals[0]?.found).not.toBe('');
  };
  const changed = (fields: Row) => write({ ...sample.row('r2'), ...fields });

  it('F1: takes every row of a valid file', () => {
    const reading = parse([good('r1'), good('r2'), good('r3')]);
    expect(reading.refusals).toEqual([]);
    expect(reading.rowIds).toEqual(['r1', 'r2', 'r3']);
    expect(reading.items.map(({ line }) => line)).toEqual(isCsv ? [2] : [2, 3, 4]);
  });

  it('F1: a last line without line feed is a line', () => {
    const bytes = bytesOf([good('r1'), good('r2')]);
    expect(parseFeed(feed, bytes.subarray(0, -1), context).rowIds).toEqual(['r1', 'r2']);
  });

  it('F2: a malformed row loses no other', () => {
    for (const row of [
      'gibberish',
      '',
      '[]',
      '"text"',
      'null',
      '{"a":',
      '{}',
      good('r2').slice(0, -9),
    ])
      expectRefused(row, 'malformed');
  });

  it('F3: hostile bytes end in items and refusals that account for every line', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\n', ' ')),
        fc.constant(good('x1')),
        fc.json().map((text) => text.replaceAll('\n', ' ')),
        fc.constant('{"__proto__":{"a":1}}'),
        fc.constant('['.repeat(8000)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hostile, (lines) => {
        const reading = parse(lines);
        expect(reading.rowIds.length + reading.refusals.length).toBe(lines.length);
      }),
      { seed: 33, numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(parseFeed(feed, bytes, context).rowIds).toEqual([]);
      }),
      { seed: 34, numRuns: 100 },
    );
  });

  it('F4: refuses an id that was taken before and keeps the first', () => {
    const reading = parse([good('r1'), good('r1'), good('old'), good('r2')]);
    expect(refusalsOf(reading)).toEqual([`duplicate-id ${lineOf(1)}`, `duplicate-id ${lineOf(2)}`]);
    expect(reading.rowIds).toEqual(['r1', 'r2']);
  });

  it('F5: refuses NaN and infinities however written', () => {
    for (const word of ['NaN', '-Infinity', 'inf'])
      expectRefused(changed({ [sample.timeField]: word }), 'not-a-number');
    const field = sample.numberField;
    if (field === null) return;
    const numberIn = (text: string) =>
      good('r2').replace(new RegExp(`"${field}":-?\\d+`), `"${field}":${text}`);
    for (const text of ['NaN', '-Infinity', '1e999', '"nan"'])
      expectRefused(numberIn(text), 'not-a-number');
    expectRefused(numberIn('"3"'), 'malformed');
    expectRefused(numberIn('3.5'), 'malformed');
  });

  it('F6: refuses impossible times', () => {
    for (const time of ['1970-01-01T00:00:00Z', '2091-01-01T00:00:00Z', '0001-01-01T00:00:00Z'])
      expectRefused(changed({ [sample.timeField]: time }), 'impossible-time');
    expectRefused(changed({ [sample.timeField]: '14 March 2031' }), 'malformed');
    if (sample.timeField === 'from_utc')
      expectRefused(changed({ from_utc: TO, to_utc: FROM }), 'impossible-time');
  });

  it.runIf(sample.placed)('F7: refuses impossible places, where rows have places', () => {
    const placeOf = (latitude_deg: number, longitude_deg: number) =>
      feed === 'patrol'
        ? changed({ place: { latitude_deg, longitude_deg, radius_m: 9 } })
        : changed({ latitude_deg, longitude_deg });
    expectRefused(placeOf(91, 0), 'impossible-place');
    expectRefused(placeOf(0, 0), 'impossible-place');
    expectRefused(placeOf(-47, 126), 'impossible-place');
    expectRefused(placeOf(-47, -181), 'impossible-place');
    expect(parse([placeOf(-48.9, -126)]).refusals).toEqual([]);
    expectRefused(placeOf(-49.3, -126), 'impossible-place');
  });

  it('F8: refuses missing and unknown fields and words', () => {
    if (sample.wordField !== null)
      expectRefused(changed({ [sample.wordField]: 'tea-time' }), 'unknown-value');
    expectRefused(changed({ more: 1 }), 'malformed');
    expectRefused(changed({ [sample.idField]: '9 lives' }), 'malformed');
    if (isCsv) return;
    for (const field of Object.keys(sample.row('r2'))) {
      const { [field]: _gone, ...rest } = sample.row('r2');
      expectRefused(write(rest), 'malformed');
      expectRefused(changed({ [field]: [] }), 'malformed');
    }
  });

  it('F9: refuses what is too long', () => {
    expectRefused('x'.repeat(16_385), 'too-long');
    if (sample.textField !== null)
      expectRefused(changed({ [sample.textField]: 'x'.repeat(4001) }), 'too-long');
  });

  it('F10: a line in another encoding costs that line alone', () => {
    const bytes = bytesOf([good('r1'), good('r2'), good('r3')]);
    const second =
      new TextEncoder().encode(good('r1')).length + 1 + (isCsv ? HEADER.length + 1 : 0);
    bytes[second + 4] = 0xe9;
    const reading = parseFeed(feed, bytes, context);
    expect(refusalsOf(reading)).toEqual([`wrong-encoding ${lineOf(1)}`]);
    expect(reading.rowIds).toEqual(['r1', 'r3']);
  });

  it('F11: an empty payload gives nothing', () => {
    const reading = parseFeed(feed, new Uint8Array(0), context);
    expect(reading.items).toEqual([]);
    expect(refusalsOf(reading)).toEqual(isCsv ? ['malformed 2'] : []);
    expect(parse([]).items).toHaveLength(isCsv ? 1 : 0);
  });

  it('F3: any cut of a valid file loses at most the row it cuts', () => {
    const bytes = bytesOf([good('r1'), good('r2')]);
    const start = isCsv ? HEADER.length + 1 : 0;
    const whole = start + good('r1').length + 1;
    for (let length = start; length < bytes.length; length += 7) {
      const reading = parseFeed(feed, bytes.subarray(0, length), context);
      if (length >= whole) expect(reading.rowIds[0]).toBe('r1');
      expect(reading.refusals.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('what a feed reads', () => {
  const read = (feed: FeedName, row: Row) =>
    parseFeed(feed, new TextEncoder().encode(JSON.stringify(row)), context);

  it('F1: arrivals become rows with microseconds', () => {
    const text = `${HEADER}\na1,s002,2031-03-14T06:00:00.000123Z,\n`;
    expect(parseFeed('arrivals', new TextEncoder().encode(text), context).items).toEqual([
      {
        kind: 'arrivals',
        line: 2,
        sourceId: 'sender',
        sequence: 3,
        refusedRows: 0,
        rows: [
          {
            arrivalId: 'a1',
            sensorId: 's002',
            timeUs: Date.parse(FROM) * 1000 + 123,
            sound: null,
          },
        ],
      },
    ]);
  });

  it('F1: a patrol report becomes an observation, word for word', () => {
    expect(read('patrol', SAMPLES.patrol.row('r1')).items).toEqual([
      {
        kind: 'observation',
        line: 2,
        sourceId: 'sender',
        observationType: 'outgoing-heard',
        fromMs: Date.parse(FROM),
        toMs: Date.parse(TO),
        sectorId: 'S1',
        count: 3,
        area: {
          shape: 'circle',
          latitudeUdeg: -47_000_000,
          longitudeUdeg: -126_000_000,
          radiusM: 500,
        },
        bearing: {
          observer: { latitudeUdeg: -47_000_000, longitudeUdeg: -126_000_000 },
          azimuthMdeg: 12_500,
          sigmaMdeg: 8000,
          nearM: 1000,
          farM: 3000,
        },
        text: 'Three outgoing.',
        more: { reportId: 'r1', weapon: 'mortar' },
      },
    ]);
  });

  it('F6: an activity may lie ahead, thirty days and no more', () => {
    const row = SAMPLES.activity.row('r1');
    const ahead = { ...row, from_utc: '2031-04-10T00:00:00Z', to_utc: '2031-04-10T01:00:00Z' };
    expect(read('activity', ahead).refusals).toEqual([]);
    const beyond = { ...row, to_utc: '2031-04-14T00:00:00Z' };
    expect(read('activity', beyond).refusals[0]?.code).toBe('impossible-time');
  });

  it('F8: only who accuses names another', () => {
    const row = SAMPLES.statement.row('r1');
    for (const fields of [
      { accused: null },
      { accused: 'A' },
      { statement: 'denies' },
      { statement: 'admits' },
    ])
      expect(read('statement', { ...row, ...fields }).refusals[0]?.code).toBe('malformed');
    expect(read('statement', { ...row, statement: 'denies', accused: null }).refusals).toEqual([]);
  });

  it('F12: nobody speaks for another party', () => {
    const statement = { ...SAMPLES.statement.row('r1'), party: 'B', accused: 'A' };
    expect(read('statement', statement).refusals[0]?.code).toBe('not-permitted');
    const activity = { ...SAMPLES.activity.row('r1'), party: 'B' };
    expect(read('activity', activity).refusals[0]?.code).toBe('not-permitted');
  });

  it('F7: the antimeridian is no edge', () => {
    const across = {
      ...context,
      region: {
        southUdeg: -47_300_000,
        westUdeg: 179_500_000,
        northUdeg: -46_700_000,
        eastUdeg: -179_500_000,
      },
    };
    const at = (longitude_deg: number) =>
      parseFeed(
        'weather',
        new TextEncoder().encode(JSON.stringify({ ...SAMPLES.weather.row('r1'), longitude_deg })),
        across,
      ).refusals.length;
    expect([180, -180, 179, -179, 177.2, -177.2, 170, -170].map(at)).toEqual([
      0, 0, 0, 0, 0, 0, 1, 1,
    ]);
  });
});
