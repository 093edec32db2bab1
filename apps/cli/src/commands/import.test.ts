import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { saidBy } from '../testing/said-by.ts';
import { command } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-import-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const at = (name: string) => join(scratch, name);

function fileOf(name: string, ...lines: readonly string[]): string {
  writeFileSync(at(name), lines.map((line) => `${line}\n`).join(''));
  return at(name);
}

const run = (...words: readonly string[]) => saidBy(command, [...words, '--data', at('data')]);

const SIRENS = [
  'region,started_at,finished_at,naive',
  'Reed oblast,2031-03-14 02:34:52+00:00,2031-03-14 03:00:51+00:00,False',
  'Mill oblast,yesterday,2031-03-14 03:01:06+00:00,False',
].map((line) => line.replaceAll('2031', '2021'));

it('I13: import takes what it can, names file and line of what it cannot, and exits 0; the same file again adds nothing', async () => {
  const path = fileOf('sirens.csv', ...SIRENS);
  const first = await run('sirens', path, '--json');
  expect(first).toEqual({
    code: 0,
    out: [
      '{"files":1,"knownFiles":0,"taken":1,"known":0,"refused":1,"refusals":{"malformed":1},"incidents":0}',
    ],
    err: [
      `${path}:3: malformed: expected started_at: YYYY-MM-DDThh:mm[:ss[.fff]] with Z or ±hh:mm, found yesterday`,
    ],
  });
  const again = await run('sirens', path);
  expect(again.err).toEqual([`${path}: known: the same bytes were taken before.`]);
  expect(again.out[0]).toMatch(/^0 observations taken from 1 file, 0 on record already, 0 refused/);
});

it('I13: a table comes in with its mapping; a mapping that is wrong is named with its line', async () => {
  const mapping = (type: string) =>
    fileOf(
      `${type}.json`,
      '{ "source": { "id": "reeds", "class": "press", "owner": "reeds", "name": "Reeds", "terms": "" },',
      '  "timeFormat": "YYYY-MM-DD",',
      `  "fields": { "id": "no", "type": { "fixed": "report" }, "${type}": "day" } }`,
    );
  const table = fileOf('table.csv', 'no,day', '1,2021-03-14');
  const taken = await run('csv', table, '--mapping', mapping('from'), '--json');
  expect(JSON.parse(taken.out[0] ?? '')).toMatchObject({ taken: 1, refused: 0 });
  await expect(run('csv', table, '--mapping', mapping('since'))).rejects.toThrow(
    /since\.json:3: malformed: expected .*, found fields\.since/,
  );
  await expect(run('csv', table)).rejects.toThrow('--mapping: csv needs one');
  await expect(run('sirens', table, '--mapping', 'x')).rejects.toThrow('only csv and geojson');
});

it('I13: words that are wrong are refused before the folder is touched', async () => {
  await expect(run('teletext', 'x')).rejects.toThrow(/expected ucdp, firms, .* found "teletext"/);
  await expect(run('firms')).rejects.toThrow('at least one file');
  await expect(run('firms', at('nothing'))).rejects.toThrow('no such file');
  await expect(run('firms', scratch)).rejects.toThrow('expected a file');
  await expect(run('cap', at('sirens.csv'), '--source', '9 lives')).rejects.toThrow(
    'expected an id',
  );
  await expect(run('firms', at('sirens.csv'), '--source', 'x')).rejects.toThrow('only quakeml');
});

it('I13: a publisher is enrolled under the name that is given', async () => {
  const path = fileOf('alert.xml', '<alert>', '<sender>s</sender></alert>');
  const { code, err } = await run('cap', path, '--source', 'met-office', '--publisher', 'Met');
  expect([code, err.length]).toEqual([0, 1]);
});
