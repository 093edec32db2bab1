import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import type { FeedContext } from './feed.ts';
import {
  FEED_NAMES,
  FILE_FEED_NAMES,
  FILE_FEEDS,
  openEnvelope,
  parseFeed,
  readAll,
} from './index.ts';
import type { FileFeedName, FileRow } from './index.ts';
import { readJson } from './json/read-json.ts';
import { SAMPLES, contextFor, mappingFrom } from './testing/file-samples.ts';

const XML_BOMBS = new URL('../../../../shared/vectors/xml-bombs/', import.meta.url);
const isHere = existsSync(XML_BOMBS);
const whyNot = isHere
  ? ''
  : ' (skipped: ../shared/vectors is not here, and its licence keeps it out)';

const VECTORS = new URL('../../../vectors/', import.meta.url);
const readVectors = (path: string) => readFileSync(new URL(path, VECTORS), 'utf8');

/** One text of nst/JSONTestSuite: `test_parsing/y_...` is to be accepted, `n_...` refused, `i_...` is free. */
interface HostileText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function hostileTexts(): readonly HostileText[] {
  const suite: Readonly<Record<string, string>> = JSON.parse(
    readVectors('json-hostile/suite.json'),
  );
  return Object.entries(suite).map(([name, base64]) => ({
    name,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }));
}

/** Strings that break text fields (minimaxir/big-list-of-naughty-strings). */
function hostileStrings(): readonly string[] {
  return JSON.parse(readVectors('strings/blns.json'));
}

/** What a signed file's rows are read with. */
const SIGNED_CONTEXT: FeedContext = {
  sourceId: id('sender'),
  sequence: 1,
  firstLine: 2,
  fromMs: 0,
  toMs: Date.UTC(2032, 0, 1),
  region: {
    southUdeg: -48_000_000,
    westUdeg: -127_000_000,
    northUdeg: -46_000_000,
    eastUdeg: -125_000_000,
  },
  parties: new Set(['A', 'B']),
  sectors: new Set(['S1']),
  sensors: new Set(['s001']),
  partyId: id('A'),
  hasSeen: () => false,
};

/** Stands where a row would. */
const MARK = 'ROW-HERE';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (feed: FileFeedName, bytes: Uint8Array) =>
  readAll(FILE_FEEDS[feed].open(contextFor(feed)), bytes);
const itemsOf = (rows: readonly FileRow[]) =>
  rows.flatMap((row) => ('item' in row ? [row.item] : []));
const refusalsOf = (rows: readonly FileRow[]) =>
  rows.flatMap((row) => ('refusal' in row ? [row.refusal] : []));

const expectRefusedWhole = (rows: readonly FileRow[], name: string) => {
  expect(itemsOf(rows), name).toEqual([]);
  expect(refusalsOf(rows).length, name).toBeGreaterThan(0);
  for (const { line, expected, found } of refusalsOf(rows)) {
    expect(line, name).toBeGreaterThan(0);
    expect([expected, found], name).not.toContain('');
  }
};

describe('hostile vectors', () => {
  it('H1: every hostile JSON text, as a file and as an element, is refused by every feed of files', () => {
    const texts = hostileTexts();
    expect(texts.length).toBe(340);
    for (const { name, bytes } of texts) {
      for (const feed of FILE_FEED_NAMES) expect(itemsOf(read(feed, bytes)), name).toEqual([]);
      for (const feed of ['geojson', 'sensorthings'] as const) {
        const [before = '', after = ''] = SAMPLES[feed].file([MARK]).split(MARK);
        const rows = read(feed, Buffer.concat([encode(before), bytes, encode(after)]));
        expect(itemsOf(rows), name).toEqual([]);
        const isOneValue = name.includes('/y_') && bytes.length > 0;
        if (isOneValue) expect(refusalsOf(rows).length, name).toBeGreaterThan(0);
      }
      if (name.includes('/n_')) expectRefusedWhole(read('geojson', bytes), name);
    }
  });

  it('H1: every hostile text is refused line by line by every feed that is signed, and opens no envelope', () => {
    const checks = { publicKeyOf: () => null, verify: () => false, maxBytes: 1_000_000 };
    const bombs = isHere ? filesOf(XML_BOMBS) : [];
    for (const { name, bytes } of [...hostileTexts(), ...bombs]) {
      expect(openEnvelope(bytes, checks).opened, name).toBe(false);
      for (const feed of FEED_NAMES) {
        const { items, refusals } = parseFeed(feed, bytes, SIGNED_CONTEXT);
        expect(items, name).toEqual([]);
        if (bytes.length > 0) expect(refusals.length, `${feed} ${name}`).toBeGreaterThan(0);
      }
    }
  });

  it('H1: the reader of JSON gives the reference verdict, but for objects that name a member twice', () => {
    const verdicts = hostileTexts()
      .filter(({ name }) => name.startsWith('test_parsing/'))
      .map(({ name, bytes }) => ({
        name: name.slice('test_parsing/'.length),
        taken: isTaken(bytes),
      }));
    const differ = verdicts.filter(({ name, taken }) => !name.startsWith(taken ? 'y' : 'n'));
    expect(differ.filter(({ name }) => !name.startsWith('i')).map(({ name }) => name)).toEqual([
      'y_object_duplicated_key.json',
      'y_object_duplicated_key_and_value.json',
    ]);
    expect(
      verdicts
        .filter(({ name }) => name.startsWith('i'))
        .map(({ taken }) => taken)
        .filter(Boolean),
    ).toHaveLength(21);
  });

  it.skipIf(!isHere)(
    `H2: every XML bomb is refused by every feed, and asks for nothing from outside${whyNot}`,
    () => {
      const bombs = filesOf(XML_BOMBS).filter(({ name }) => /\.(xml|xsl|xsd)$/.test(name));
      expect(bombs.length).toBeGreaterThan(10);
      for (const { name, bytes } of bombs)
        for (const feed of FILE_FEED_NAMES)
          expectRefusedWhole(read(feed, bytes), `${feed} ${name}`);
    },
  );

  it('H3: every hostile string stays word for word where text is free, and is a name or a refusal where a name is asked for', () => {
    const strings = hostileStrings();
    expect(strings.length).toBeGreaterThan(500);
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const notes = strings.map((text, at) =>
      SAMPLES.csv.row(String(at)).replace('"heard, twice"', () => quoted(text)),
    );
    const texts = itemsOf(read('csv', encode(SAMPLES.csv.file(notes))));
    expect(texts.map((item) => (item.kind === 'observation' ? item.text : ''))).toEqual(strings);
    for (const feed of FILE_FEED_NAMES) {
      const { name, row, file } = SAMPLES[feed];
      if (name === null || feed === 'cap') continue;
      const rows = read(
        feed,
        encode(file(strings.map((text, at) => row(String(at), { [name]: text })))),
      );
      expect(rows, feed).toHaveLength(strings.length);
      for (const item of itemsOf(rows))
        expect(JSON.stringify(item), feed).not.toMatch(
          /[\u202a-\u202e\u2066-\u2069\ufeff]|"region":"[=@+-]/,
        );
    }
  });
});

function isTaken(bytes: Uint8Array): boolean {
  try {
    return (
      'value' in readJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    );
  } catch {
    return false;
  }
}

function filesOf(folder: URL): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return readdirSync(folder).map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(new URL(encodeURIComponent(name), folder))),
  }));
}

describe('our own', () => {
  it('H4: an outline of a million vertices is refused without being parsed, and the next feature is read', () => {
    const reader = FILE_FEEDS.geojson.open(contextFor('geojson'));
    const [before = '', after = ''] = SAMPLES.geojson.file([MARK]).split(MARK);
    const rows = [
      ...reader.push(
        encode(`${before}{"type":"Feature","geometry":{"type":"LineString","coordinates":[`),
      ),
    ];
    const piece = encode('[-126.5,-47.5],'.repeat(10_000));
    for (let at = 0; at < 100; at += 1) rows.push(...reader.push(piece));
    rows.push(
      ...reader.push(encode(`[0,0]]}},\n${SAMPLES.geojson.row('2')}${after}`)),
      ...reader.end(),
    );
    expect(refusalsOf(rows).map(({ code, line }) => [code, line])).toEqual([['too-long', 2]]);
    expect(itemsOf(rows)).toHaveLength(1);
  });

  it('H4: an outline that fits in bytes but has too many vertices is refused', () => {
    const outline = (vertices: number) =>
      SAMPLES.geojson.file([
        SAMPLES.geojson
          .row('1')
          .replace('"Point"', '"LineString"')
          .replace('[-126.5,-47.5]', `[${'[1,2],'.repeat(vertices - 1)}[1,2]]`),
      ]);
    expect(itemsOf(read('geojson', encode(outline(20_000))))).toHaveLength(1);
    expect(refusalsOf(read('geojson', encode(outline(20_001))))[0]?.code).toBe('too-long');
  });

  it('H5: entities that multiply, nesting without end and records without end are refused', () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`,
    ).join('')}]><alert>&lol9;</alert>`;
    expectRefusedWhole(read('cap', encode(laughs)), 'laughs');
    expectRefusedWhole(read('cap', encode('<alert>'.repeat(100_000))), 'nesting');
    expectRefusedWhole(read('cap', encode(`<alert>${'<a/>'.repeat(30_000)}</alert>`)), 'record');
    expectRefusedWhole(read('cap', encode('<alert>&unknown;</alert>')), 'entity');
    expectRefusedWhole(read('cap', encode('<alert a="1" a="2"></alert>')), 'attribute twice');
    expectRefusedWhole(read('geojson', encode('{"a":'.repeat(100_000))), 'objects');
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const [before = '', after = ''] = SAMPLES.geojson.file([MARK]).split(MARK);
    expectRefusedWhole(read('geojson', encode(before + deep + after)), 'deep element');
  });

  it('H6: work is in proportion to the bytes: arrays without number, a header of commas, quotes without end', () => {
    // A reader that looks back over all it holds does not come to the end of these.
    const many = `{${'"a":[1],'.repeat(20_000)}"b":0}`;
    expectRefusedWhole(read('geojson', encode(many)), 'arrays');
    for (const feed of ['csv', 'firms', 'sirens'] as const) {
      expectRefusedWhole(read(feed, encode(','.repeat(200_000))), 'commas');
      expectRefusedWhole(read(feed, encode(`"${'""'.repeat(500_000)}`)), 'quotes');
    }
    expectRefusedWhole(read('cap', encode(`<alert ${' '.repeat(60_000)}x>`)), 'spaces');
    expectRefusedWhole(read('cap', encode(`<alert>${'&'.repeat(60_000)}</alert>`)), 'ampersands');
  });

  it('H7: names of members that every object has are no members', () => {
    const feature = '{"type":"Feature","properties":{"__proto__":{"no":"1"}},"geometry":null}';
    expectRefusedWhole(read('geojson', encode(SAMPLES.geojson.file([feature]))), 'prototype');
    const mapping = mappingFrom({
      source: { id: 'x', class: 'press', owner: 'x', name: 'X', terms: '' },
      fields: { id: 'constructor', type: { fixed: 'report' }, from: 'toString' },
      timeFormat: 'zoned',
    });
    const rows = readAll(
      FILE_FEEDS.geojson.open({ ...contextFor('geojson'), mapping }),
      encode(SAMPLES.geojson.file(['{"type":"Feature","properties":{},"geometry":null}'])),
    );
    expectRefusedWhole(rows, 'constructor');
  });

  it('H9: a member that is named twice is refused with its name, however it is written', () => {
    const [row = ''] = [SAMPLES.geojson.row('1')];
    const twice = row.replace('"shots":3', '"shots":3,"sh\\u006fts":9');
    expect(refusalsOf(read('geojson', encode(SAMPLES.geojson.file([twice]))))).toMatchObject([
      { code: 'malformed', line: 2, expected: 'every member once', found: 'shots, twice' },
    ]);
    const signed = encode('{"item_id":"a","item_id":"b"}\n');
    expect(parseFeed('press', signed, SIGNED_CONTEXT).refusals).toMatchObject([
      { code: 'malformed', line: 2, expected: 'every member once' },
    ]);
    expect(readJson('[{"a":1},{"a":[{"a":"a\\":"}]}]')).toHaveProperty('value');
  });

  it('H6: a string of JSON that never ends is looked at once', () => {
    const [before = '', after = ''] = SAMPLES.geojson.file([MARK]).split(MARK);
    const quotes = `{"a":"${'\\"'.repeat(500_000)}`;
    expectRefusedWhole(read('geojson', encode(before + quotes + after)), 'quotes');
    expect(readJson(`NaN${quotes}`)).toMatchObject({ wrong: 'not-a-number' });
    expect(readJson(`${quotes}NaN`)).toMatchObject({ wrong: 'malformed' });
  });

  it('H8: compressed files, whole and cut, and other encodings are refused by every feed', () => {
    for (const feed of FILE_FEED_NAMES) {
      const text = SAMPLES[feed].file([SAMPLES[feed].row('1')]);
      const packed = gzipSync(text);
      for (const bytes of [packed, packed.subarray(0, 20), deflateRawSync(text)])
        expectRefusedWhole(read(feed, bytes), feed);
      const wide = [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le').swap16()];
      for (const bytes of wide) expect(itemsOf(read(feed, bytes)), feed).toEqual([]);
    }
  });

  it('H8: a byte of zero costs at most its row', () => {
    for (const feed of FILE_FEED_NAMES) {
      const { file, row } = SAMPLES[feed];
      const bytes = encode(file([row('1'), row('2'), row('3')]));
      bytes[file([row('1')]).length + 6] = 0;
      const rows = read(feed, bytes);
      expect(itemsOf(rows).length, feed).toBeLessThan(4);
      expect(itemsOf(rows).length + refusalsOf(rows).length, feed).toBeGreaterThan(0);
    }
  });

  it('H8: no feed takes anything from bytes of zeros, spaces or another format', () => {
    const junk = [
      new Uint8Array(3_000_000),
      encode(' '.repeat(300_000)),
      encode('PK\u0003\u0004../../etc/passwd'),
    ];
    for (const feed of FILE_FEED_NAMES)
      for (const [at, bytes] of junk.entries())
        expectRefusedWhole(read(feed, bytes), `${feed} ${at}`);
  });
});
