import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCsvReader, readCsv } from './read.ts';
import type { CsvRow } from './read.ts';
import { readTable } from './table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text), 'utf-8');
const brief = (rows: readonly CsvRow[]) =>
  rows.map(({ record, refusal }) =>
    refusal === null ? [record.line, ...record.fields] : `${refusal.code} ${refusal.line}`,
  );

it('C1: reads quotes, commas, doubled quotes, line feeds and both line ends', () => {
  expect(brief(read('a,b\r\n"1,2","say ""no"""\n" x ",\n"l1\nl2",z'))).toEqual([
    [1, 'a', 'b'],
    [2, '1,2', 'say "no"'],
    [3, ' x ', ''],
    [4, 'l1\nl2', 'z'],
  ]);
  expect(brief(read(''))).toEqual([]);
  expect(brief(read('\uFEFFid\n1\n'))).toEqual([
    [1, 'id'],
    [2, '1'],
  ]);
});

it('C1: gives back whatever was written by the rules', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' '),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (table) => {
        const text = table
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(read(text).map(({ record }) => record?.fields)).toEqual(table);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});

it('C2: counts lines through quoted line feeds', () => {
  expect(read('"a\n\nb"\nc').map(({ record }) => record?.line)).toEqual([1, 4]);
});

it('C3: a fault costs its own line', () => {
  expect(brief(read('a\nb"c\nd\n"e"f\ng\nh\ri\nj'))).toEqual([
    [1, 'a'],
    'malformed 2',
    [3, 'd'],
    'malformed 4',
    [5, 'g'],
    'malformed 6',
    [7, 'j'],
  ]);
  expect(brief(read('1,"stray\n2,x\n3,"quoted"\n4,y\n'))).toEqual([
    'malformed 1',
    [2, '2', 'x'],
    [3, '3', 'quoted'],
    [4, '4', 'y'],
  ]);
});

it('C4: a field that is too long costs its own line', () => {
  const long = 'x'.repeat(16_385);
  expect(brief(read(`a\n${long}\nb`))).toEqual([[1, 'a'], 'too-long 2', [3, 'b']]);
  const lines = `${'row\n'.repeat(5_000)}`;
  expect(brief(read(`"never closed\n${lines}`)).slice(0, 2)).toEqual(['too-long 1', [2, 'row']]);
});

it('C5: a cut file says so', () => {
  expect(brief(read('a\n"b\nc'))).toEqual([[1, 'a'], 'truncated 2']);
  const format = { required: ['a', 'b'], encodings: 'utf-8', rowsMax: 9 } as const;
  expect(readTable(bytes('a,b\n1,2\n3'), format).refusals).toEqual([
    { code: 'truncated', line: 3, expected: '2 fields', found: '1 fields' },
  ]);
  expect(readTable(bytes('a,b\n1\n3,4'), format).refusals.map(({ code }) => code)).toEqual([
    'malformed',
  ]);
});

it('C6: the pieces do not matter', () => {
  const piece = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'é'), maxLength: 30 });
  fc.assert(
    fc.property(piece, fc.array(fc.nat(40), { maxLength: 4 }), (text, cuts) => {
      const whole = bytes(text);
      const reader = createCsvReader('utf-8');
      const ends = [
        ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
        whole.length,
      ];
      let from = 0;
      const rows: CsvRow[] = [];
      for (const to of ends) {
        rows.push(...reader.push(whole.subarray(from, to)));
        from = to;
      }
      rows.push(...reader.end());
      expect(rows).toEqual(readCsv(whole, 'utf-8'));
    }),
    { seed: 6, numRuns: 2000 },
  );
});

it('C7: another encoding costs one record, or is Windows-1252', () => {
  const mixed = new Uint8Array([97, 10, 0x93, 98, 0x94, 10, 0xc3, 0xa9, 10, 0x81, 10]);
  expect(brief(readCsv(mixed, 'utf-8'))).toEqual([
    [1, 'a'],
    'wrong-encoding 2',
    [3, 'é'],
    'wrong-encoding 4',
  ]);
  expect(brief(readCsv(mixed, 'utf-8-or-windows-1252'))).toEqual([
    [1, 'a'],
    [2, '“b”'],
    [3, 'é'],
    'wrong-encoding 4',
  ]);
  const legacy = new TextDecoder('windows-1252');
  const all = Uint8Array.from({ length: 96 }, (_, at) => at + 160);
  expect(readCsv(all, 'utf-8-or-windows-1252')[0]?.record?.raw).toBe(legacy.decode(all));
});

it('C8: columns come by name, and a header that lacks one refuses the file', () => {
  const format = { required: ['a', 'b'], encodings: 'utf-8', rowsMax: 2 } as const;
  const table = readTable(bytes('b,c,a\n1,2,3\n4,5,6\n7,8,9\n'), format);
  expect(table.rows.map((row) => row.field('a') + row.field('b') + row.field('no'))).toEqual([
    '31',
    '64',
  ]);
  expect(table.refusals).toEqual([
    { code: 'too-long', line: 4, expected: 'at most 2 rows', found: 'more' },
  ]);
  for (const header of ['a,c', 'a,b,a', '', '"a'])
    expect(readTable(bytes(header), format)).toMatchObject({ rows: [], refusals: [{ line: 1 }] });
});
