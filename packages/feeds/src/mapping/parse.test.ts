import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMapping } from './parse.ts';
import { timeReader } from './time-format.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
/** The example of the README, as a reader would copy it. */
const EXAMPLE = readme
  .split('\n')
  .filter((line) => line.startsWith('    '))
  .map((line) => line.slice(4))
  .join('\n');

const refusalOf = (from: string, to: string) => {
  expect(EXAMPLE).toContain(from);
  const parsed = parseMapping(EXAMPLE.replace(from, () => to));
  if (!('refusal' in parsed)) expect.fail(`${to} was taken`);
  return parsed.refusal;
};

it('G1: the example of the README is a mapping', () => {
  const parsed = parseMapping(EXAMPLE);
  if (!('mapping' in parsed)) expect.fail(`${parsed.refusal.expected}, ${parsed.refusal.found}`);
  const { source, fields, typeWords, readTime } = parsed.mapping;
  expect(source).toMatchObject({ sourceId: 'reeds-watch', sourceClass: 'press' });
  expect(fields.get('radiusM')).toEqual({ fixed: '500' });
  expect(fields.get('latitude')).toEqual({ name: 'lat' });
  expect(typeWords.get('boom')).toBe('explosions-heard');
  expect(readTime('3.10.2031 09:05')).toBe(Date.UTC(2031, 9, 3, 6, 5));
});

it('G2: a mapping that is wrong is refused with its line, what was expected and what was found', () => {
  const lineOf = (text: string) => EXAMPLE.slice(0, EXAMPLE.indexOf(text)).split('\n').length;
  expect(refusalOf('"press"', '"patrol"')).toMatchObject({
    code: 'unknown-value',
    line: lineOf('"press"'),
    found: 'patrol',
  });
  expect(refusalOf('"shots-heard"', '"sh0ts"')).toMatchObject({
    code: 'unknown-value',
    found: 'sh0ts',
  });
  expect(refusalOf('"id": "no",', '')).toMatchObject({ code: 'malformed', found: 'nothing' });
  expect(refusalOf('"text": "note"', '"position": "note"').found).toBe('fields.position');
  expect(refusalOf('"reeds-watch", "class"', '"=cmd", "class"').found).toBe('=cmd');
  expect(refusalOf('D.M.YYYY hh:mm', 'D.M.YY')).toMatchObject({ line: lineOf('timeFormat') });
  expect(refusalOf('180', '9000').line).toBe(lineOf('utcOffsetMinutes'));
  expect(refusalOf('{ "fixed": 500 }', '[500]').found).toBe('fields.radiusM');
  expect(refusalOf('"source"', '"sources"').code).toBe('malformed');
  for (const text of ['', '[]', 'null', '{', '"x"', `{"a":${'['.repeat(70_000)}`])
    expect('refusal' in parseMapping(text)).toBe(true);
});

it('G3: a time is read as its pattern says, and no other way', () => {
  const read = (format: string, text: string, offset = 0) => timeReader(format, offset)?.(text);
  const noon = Date.UTC(2031, 2, 14, 12);
  expect(read('YYYY-MM-DD', '2031-03-14')).toBe(noon - 43_200_000);
  expect(read('YYYY/M/D h.mm', '2031/3/14 12.00')).toBe(noon);
  expect(read('DDMMYYYYhhmmss', '14032031120000')).toBe(noon);
  expect(read('YYYY-MM-DDThh:mm:ss.fff', '2031-03-14T12:00:00.25', -60)).toBe(
    noon + 250 + 3_600_000,
  );
  expect(read('zoned', '2031-03-14 14:00+02:00')).toBe(noon);
  expect(read('zoned', '2031-03-14T12:00:00-00:00')).toBe(noon);
  expect(read('epoch-s', String(noon / 1000))).toBe(noon);
  expect(read('epoch-ms', String(noon))).toBe(noon);
  for (const text of ['2031-02-29', '2031-3-14', '2031-03-14 ', 'x2031-03-14', '', 'NaN'])
    expect(read('YYYY-MM-DD', text)).toBeNull();
  for (const text of ['2031-03-14T12:00:00', '2031-03-14T12:00:00+15:00', '2031-03-14T24:00Z'])
    expect(read('zoned', text)).toBeNull();
  for (const format of ['', 'YYYY-MM', 'MM-MM-DD-YYYY', 'YYYY MM DD '.repeat(9), 'YYYY-M-MM-DD'])
    expect(timeReader(format, 0)).toBeNull();
});
