import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_FEED_NAMES, FILE_FEEDS, readAll } from './index.ts';
import type { FileFeedName, FileRow } from './index.ts';
import { SAMPLES, contextFor, mappingFrom } from './testing/file-samples.ts';

const VECTORS = new URL('../../../../shared/vectors/', import.meta.url);
const isHere = existsSync(VECTORS);
const whyNot = isHere ? '' : ' (skipped: ../shared/vectors is not here)';

/** Stands where a row would. */
const MARK = 'ROW-HERE';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (feed: FileFeedName, bytes: Uint8Array) =>
  readAll(FILE_FEEDS[feed].open(contextFor(feed)), bytes);
const itemsOf = (rows: readonly FileRow[]) =>
  rows.flatMap((row) => ('item' in row ? [row.item] : []));
const refusalsOf = (rows: readonly FileRow[]) =>
  rows.flatMap((row) => ('refusal' in row ? [row.refusal] : []));

const filesIn = (folder: string) =>
  isHere
    ? readdirSync(new URL(folder, VECTORS)).map((name) => ({
        name,
        bytes: new Uint8Array(readFileSync(new URL(folder + encodeURIComponent(name), VECTORS))),
      }))
    : [];

const expectRefusedWhole = (rows: readonly FileRow[], name: string) => {
  expect(itemsOf(rows), name).toEqual([]);
  expect(refusalsOf(rows).length, name).toBeGreaterThan(0);
  for (const { line, expected, found } of refusalsOf(rows)) {
    expect(line, name).toBeGreaterThan(0);
    expect([expected, found], name).not.toContain('');
  }
};

describe.skipIf(!isHere)(`hostile vectors${whyNot}`, () => {
  it('H1: every hostile JSON text, as a file and as an element, is refused by every feed of JSON', () => {
    const texts = [
      ...filesIn('json-hostile/test_parsing/'),
      ...filesIn('json-hostile/test_transform/'),
    ];
    expect(texts.length).toBeGreaterThan(300);
    for (const { name, bytes } of texts) {
      for (const feed of ['geojson', 'sensorthings', 'quakeml'] as const) {
        expect(itemsOf(read(feed, bytes)), name).toEqual([]);
        const [before = '', after = ''] = SAMPLES[feed === 'quakeml' ? 'geojson' : feed]
          .file([MARK])
          .split(MARK);
        const rows = read(feed, Buffer.concat([encode(before), bytes, encode(after)]));
        expect(itemsOf(rows), name).toEqual([]);
        const isOneValue = name.startsWith('y_') && bytes.length > 0;
        if (isOneValue) expect(refusalsOf(rows).length, name).toBeGreaterThan(0);
      }
      if (name.startsWith('n_')) expectRefusedWhole(read('geojson', bytes), name);
    }
  });

  it('H2: every XML bomb is refused by every feed of XML, and asks for nothing from outside', () => {
    const bombs = filesIn('xml-bombs/').filter(({ name }) => /\.(xml|xsl|xsd)$/.test(name));
    expect(bombs.length).toBeGreaterThan(10);
    for (const { name, bytes } of bombs)
      for (const feed of ['cap', 'quakeml'] as const)
        expectRefusedWhole(read(feed, bytes), `${feed} ${name}`);
  });

  it('H3: every hostile string stays word for word where text is free, and is a name or a refusal where a name is asked for', () => {
    const strings: readonly string[] = JSON.parse(
      readFileSync(new URL('strings/blns.json', VECTORS), 'utf8'),
    );
    expect(strings.length).toBeGreaterThan(500);
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const notes = strings.map((text, at) =>
      SAMPLES.csv.row(String(at)).replace('"heard, twice"', () => quoted(text)),
    );
    const texts = itemsOf(read('csv', encode(SAMPLES.csv.file(notes))));
    expect(texts.map((item) => (item.kind === 'observation' ? item.text : ''))).toEqual(strings);
    const named = strings.map((text) => SAMPLES.sirens.row('1', { oblast: text }));
    const rows = read('sirens', encode(SAMPLES.sirens.file(named)));
    expect(rows).toHaveLength(strings.length);
    for (const item of itemsOf(rows))
      expect(JSON.stringify(item)).not.toMatch(
        /[\u202a-\u202e\u2066-\u2069\ufeff]|"region":"[=@+-]/,
      );
  });
});

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
