import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_FEED_NAMES, FILE_FEEDS, openFile, readAll } from './index.ts';
import type { FileRow, LimitedRow } from './index.ts';
import { SAMPLES, contextFor } from './testing/file-samples.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe.each(FILE_FEED_NAMES)('%s', (feed) => {
  const sample = SAMPLES[feed];
  const context = contextFor(feed);
  const isXml = sample.encodingCosts === 'rest';
  const isJson = sample.file([]).startsWith('{');
  const parse = (bytes: Uint8Array) => readAll(FILE_FEEDS[feed].open(context), bytes);
  const parseText = (text: string) => parse(encode(text));
  const good = (...rowIds: readonly string[]) =>
    sample.file(rowIds.map((rowId) => sample.row(rowId)));
  const items = (rows: readonly FileRow[]) => rows.flatMap((row) => ('item' in row ? [row] : []));
  const refusals = (rows: readonly LimitedRow[]) =>
    rows.flatMap((row) => ('refusal' in row ? [`${row.refusal.code} ${row.refusal.line}`] : []));
  /** Puts a row with other fields between two good ones, and expects it alone to be refused. */
  const expectRefused = (changes: Readonly<Record<string, string>>, code: string) => {
    const rows = parseText(
      sample.file([sample.row('1'), sample.row('2', changes), sample.row('3')]),
    );
    expect(refusals(rows)).toEqual([`${code} ${sample.lineOf(1)}`]);
    expect(items(rows)).toHaveLength(2);
  };
  const expected = parseText(good('1', '2', '3'));

  it('P1: takes every row of a valid file, in order, each with its line and its own id', () => {
    expect(refusals(expected)).toEqual([]);
    expect(items(expected).map(({ item }) => item.line)).toEqual([0, 1, 2].map(sample.lineOf));
    expect(new Set(items(expected).map(({ rowId }) => rowId)).size).toBe(3);
    const speakers = FILE_FEEDS[feed].sources(context).map(({ sourceId }) => sourceId);
    for (const { item } of items(expected)) expect(speakers).toContain(item.sourceId);
  });

  it('P2: a row that is wrong is refused with its line, and no other is lost', () => {
    expectRefused({ [sample.time]: 'yesterday' }, 'malformed');
    expectRefused({ [sample.time]: '' }, 'malformed');
  });

  it('P3: whatever the bytes, reading ends and throws nothing', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 9 })).map(([at, piece]) => {
        const whole = encode(good('1', '2', '3'));
        const from = at % whole.length;
        return Uint8Array.from([
          ...whole.subarray(0, from),
          ...piece,
          ...whole.subarray(from + (at % 3)),
        ]);
      }),
    );
    fc.assert(
      fc.property(bytes, (hostile) => {
        const rows = parse(hostile);
        expect(items(rows).length).toBeLessThanOrEqual(3);
      }),
      { seed: 51, numRuns: 150 },
    );
  });

  it('P4: the rows are the same however the bytes are cut into pieces', () => {
    const bytes = encode(
      sample.file([sample.row('1'), sample.row('2', { [sample.time]: 'é' }), sample.row('3')]),
    );
    const whole = parse(bytes);
    for (const size of [1, 7, 64]) {
      const reader = FILE_FEEDS[feed].open(context);
      const rows: FileRow[] = [];
      for (let at = 0; at < bytes.length; at += size)
        rows.push(...reader.push(bytes.subarray(at, at + size)));
      expect([...rows, ...reader.end()]).toEqual(whole);
    }
  });

  it('P5: a byte order mark and carriage returns change nothing', () => {
    const marked = `\ufeff${good('1', '2', '3').replaceAll('\n', '\r\n')}`;
    expect(parseText(marked)).toEqual(expected);
  });

  it('P6: an empty file is refused, once; so is one of another kind', () => {
    expect(parse(new Uint8Array(0)).map((row) => 'refusal' in row)).toEqual([true]);
    for (const text of ['<!doctype html>\n<p>Not found</p>\n', '{"error":"quota"}', '[1]'])
      expect(refusals(parseText(text)).length).toBeGreaterThan(0);
  });

  it('P6: a file without rows gives nothing and refuses nothing', () => {
    expect(parseText(good())).toEqual([]);
  });

  it('P7: a file that is cut loses the row it cuts and none before', () => {
    const bytes = encode(good('1', '2', '3'));
    const second = encode(good('1', '2')).length;
    for (let length = 0; length < bytes.length - 2; length += 11) {
      const rows = parse(bytes.subarray(0, length));
      expect(items(rows).length).toBeGreaterThanOrEqual(length > second + 8 ? 2 : 0);
      const cut = rows.filter((row) => 'refusal' in row);
      expect(cut.length).toBeLessThanOrEqual(1);
    }
  });

  it('P8: a row that comes twice is refused the second time; one that an earlier file brought is known', () => {
    const brought = new Set(items(parseText(good('3'))).map(({ rowId }) => rowId));
    const reader = openFile(feed, context, { hasSeen: (_, rowId) => brought.has(rowId) });
    const rows = readLimited(reader, encode(good('1', '1', '3')));
    expect(rows.map((row) => ('known' in row ? 'known' : 'item' in row ? 'item' : 'no'))).toEqual([
      'item',
      'no',
      'known',
    ]);
    expect(refusals(rows)).toEqual([`duplicate-id ${sample.lineOf(1)}`]);
  });

  it('P9: bytes that are not UTF-8 cost their row; a file in UTF-16 is refused', () => {
    const bytes = encode(good('1', '2', '3'));
    bytes[good('1', '2', '3').indexOf(sample.row('2')) + 4] = 0xe9;
    const rows = parse(bytes);
    // Markup ends where it cannot be read. Two tables are read as Windows-1252 where they are not UTF-8.
    expect([items(rows).length, rows.length]).toEqual(
      isXml ? [1, 2] : [sample.encodingCosts === 'row' ? 2 : items(rows).length, 3],
    );
    if (sample.encodingCosts !== 'nothing')
      expect(refusals(rows)).toEqual([`wrong-encoding ${sample.lineOf(1)}`]);
    const wide = Buffer.from(good('1', '2', '3'), 'utf16le');
    expect(items(parse(wide))).toEqual([]);
    expect(refusals(parse(wide)).length).toBeGreaterThan(0);
  });

  it('P10: refuses what is no number, an impossible time and an impossible place', () => {
    const literal = (text: string) => (isJson ? `#${text}` : text);
    if (sample.number !== null) {
      expectRefused({ [sample.number]: 'NaN' }, 'not-a-number');
      expectRefused({ [sample.number]: '-Infinity' }, 'not-a-number');
    }
    if (sample.longitude !== null)
      for (const text of ['1e308', '-180.5', '181'])
        expectRefused({ [sample.longitude]: literal(text) }, 'impossible-place');
    const late = parseText(good('1').replaceAll('2031', '2101'));
    expect(refusals(late)).toEqual([`impossible-time ${sample.lineOf(0)}`]);
  });

  it.runIf(sample.name !== null)(
    'P11: a name that is a formula or turns the text is refused, where rows have names',
    () => {
      for (const name of ['=cmd|calc!A0', '@SUM(1)', '\u202edlohtiw', 'Old\u2066mill', 'a\u0007'])
        expectRefused(
          { [sample.name ?? '']: isXml ? name.replace('\u0007', '\u200b') : name },
          'malformed',
        );
    },
  );

  it('P12: rows above the limit are refused once, and no more is read', () => {
    const reader = openFile(feed, context, { hasSeen: () => false, rowsMax: 2 });
    const rows = readLimited(reader, encode(good('1', '2', '3', '4')));
    expect(refusals(rows)).toEqual([`too-long ${sample.lineOf(2)}`]);
    expect([rows.length, reader.isOver]).toEqual([3, true]);
  });

  it('P13: something endless is refused before it is held whole, and where rows stand alone the next is read', () => {
    const start = good('1').slice(0, good('1').indexOf(sample.row('1')));
    const endless = isXml ? '<a b="' : isJson ? '{"a":"' : 'x';
    const end = isJson ? `"},\n${sample.row('2')}\n]}` : `\n${sample.row('2')}\n`;
    const reader = FILE_FEEDS[feed].open(context);
    const rows = [...reader.push(encode(start + endless))];
    const piece = encode('x'.repeat(65_536));
    for (let at = 0; at < 24; at += 1) rows.push(...reader.push(piece));
    rows.push(...reader.push(encode(end)), ...reader.end());
    expect(refusals(rows)[0]).toBe(`too-long ${sample.lineOf(0)}`);
    expect(items(rows)).toHaveLength(isXml ? 0 : 1);
  });
});

function readLimited(
  reader: ReturnType<typeof openFile>,
  bytes: Uint8Array,
): readonly LimitedRow[] {
  return [...reader.push(bytes), ...reader.end()];
}
