import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { situationView } from '@holdfast/domain';
import { openMission, verifyRecord } from '@holdfast/mission';
import { describe, expect, test } from 'vitest';
import { command } from '../commands/init.ts';
import { saidBy } from '../testing/said-by.ts';
import { lineOfJson } from './json-lines.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../agreements/example/', import.meta.url));

const call = (...words: readonly string[]) => saidBy(command, words);

function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'init-')), 'my-line');
}

/** The example, with some text of one of its files replaced. */
function edited(file: string, from: string, to: string): string {
  const dir = newFolder();
  cpSync(EXAMPLE, dir, { recursive: true });
  const before = readFileSync(join(dir, file), 'utf8');
  expect(before).toContain(from);
  writeFileSync(join(dir, file), before.replace(from, to));
  return dir;
}

test('a new folder gets the example, whole, and says what to type next', async () => {
  const dir = newFolder();
  const { code, out } = await call(dir);
  expect(code).toBe(0);
  expect(readdirSync(dir).sort()).toEqual(readdirSync(EXAMPLE).sort());
  expect(out[1]).toContain(`holdfast init ${dir} --adopt`);
});

test('the example as it comes is adopted: an empty line that opens, folds and verifies', async () => {
  const dir = newFolder();
  await call(dir);
  const checked = await call(dir);
  expect(checked.code).toBe(0);
  // What the example leaves open on purpose is noted, and no error.
  expect(checked.err.filter((line) => !line.startsWith('Note: '))).toEqual([]);
  const { code, out } = await call(dir, '--adopt', '--origin', 'monitoring.example.org/north');
  expect(code).toBe(0);
  expect(out[1]).toBe('Put on record: 7 roles, the agreement, 9 sources; 17 entries in all.');
  const mission = await openMission({ dataDir: dir });
  const reader = { role: 'chief', partyId: null, nation: null } as const;
  const view = situationView(mission.state, reader, mission.viewContext(false));
  const ground = mission.ground();
  await mission.close();
  expect(view).toMatchObject({
    title: 'Example ceasefire',
    parties: [
      { partyId: 'A', name: 'Party A' },
      { partyId: 'B', name: 'Party B' },
    ],
    incidents: [],
    queue: [],
  });
  expect(view.cut).toMatchObject({
    origin: 'monitoring.example.org/north',
    exercise: false,
    entries: 17,
  });
  expect(view.sectors.map(({ name }) => name)).toEqual(['West', 'East']);
  expect(ground?.line).toHaveLength(5);
  expect((await verifyRecord(join(dir, 'record'), {})).problemCount).toBe(0);
});

test('every source has a private key that only its owner reads, and none is on record', async () => {
  const dir = newFolder();
  await call(dir);
  await call(dir, '--adopt');
  const keys = readdirSync(join(dir, 'keys'));
  expect(keys).toHaveLength(9);
  for (const key of keys) expect(statSync(join(dir, 'keys', key)).mode & 0o777).toBe(0o600);
  const mission = await openMission({ dataDir: dir });
  const enrolled = [...mission.state.sources.values()].map(({ index }) => mission.contentOf(index));
  await mission.close();
  expect(JSON.stringify(enrolled)).not.toContain('PRIVATE');
  expect(enrolled.filter((content) => JSON.stringify(content).includes('"sensors"'))).toHaveLength(
    2,
  );
});

test('adopting twice puts nothing on record; new people and sources are added', async () => {
  const dir = newFolder();
  await call(dir);
  await call(dir, '--adopt');
  expect((await call(dir, '--adopt')).out[1]).toBe(
    'Put on record: nothing new; 17 entries in all.',
  );
  writeFileSync(
    join(dir, 'people.csv'),
    `${readFileSync(join(dir, 'people.csv'), 'utf8')}p-new,New,watch,Nation 4,\n`,
  );
  expect((await call(dir, '--adopt')).out[1]).toBe('Put on record: 1 role; 18 entries in all.');
});

test('an edited agreement or gateway is refused after adoption', async () => {
  const dir = newFolder();
  await call(dir);
  await call(dir, '--adopt');
  const file = join(dir, 'sensors.csv');
  const sensors = readFileSync(file, 'utf8');
  writeFileSync(file, sensors.replace('10.03000', '10.04000'));
  await expect(call(dir, '--adopt')).rejects.toThrow(/gateway-west is enrolled with, found others/);
  writeFileSync(file, sensors);
  const pact = join(dir, 'agreement.pact');
  writeFileSync(pact, readFileSync(pact, 'utf8').replace('within 48 h else', 'within 24 h else'));
  await expect(call(dir, '--adopt')).rejects.toThrow(/expected the agreement in force/);
});

describe('what is wrong is said by file and line, and nothing goes on record', () => {
  const cases: readonly (readonly [file: string, from: string, to: string, says: RegExp])[] = [
    [
      'agreement.pact',
      'norm hold_fire',
      'nrom hold_fire',
      /agreement\.pact:\d+: expected .*, found .*nrom/,
    ],
    [
      'agreement.pact',
      '= 10 min',
      '= 9 min',
      /agreement\.pact:34: expected hold_back: at least 10 min.*540000 ms/,
    ],
    ['geometry.json', '"boundsDeg": [', '"boundsDeg": [NaN, ', /geometry\.json.*: expected JSON/],
    [
      'geometry.json',
      '[-30.07, 10.008]',
      '[-30.07, 1e999]',
      /geometry\.json:\d+: expected layers\.line.*\[longitude, latitude\]/,
    ],
    [
      'geometry.json',
      '[-30.07, 10.008]',
      '[-30.07, 11.008]',
      /geometry\.json:\d+: expected layers\.line.*inside boundsDeg/,
    ],
    [
      'geometry.json',
      '"partyId": "A"',
      '"partyId": "Z"',
      /geometry\.json:\d+: expected partyId: a party of the agreement \(A, B\), found Z/,
    ],
    [
      'people.csv',
      'custodian,Nation 1',
      'watch,Nation 1',
      /people\.csv:2: expected a custodian in the first row.*found watch/,
    ],
    [
      'people.csv',
      'p-watch,Watch officer,watch',
      'p-watch,Watch officer,boss',
      /people\.csv:3: expected role: one of .*, found boss/,
    ],
    [
      'sources.csv',
      'Spokesman of Party A,A',
      'Spokesman of Party A,',
      /sources\.csv:7: expected party_id: one of A, B, found nothing/,
    ],
    [
      'sensors.csv',
      '10.03000',
      'NaN',
      /sensors\.csv:2: expected latitude_deg: a number from 9\.86 to 10\.14, found NaN/,
    ],
    [
      'sensors.csv',
      'SN-002',
      'SN-001',
      /sensors\.csv:3: expected sensor_id: each once, found SN-001 again/,
    ],
  ];
  test.each(cases)('%s: %s -> %s', async (file, from, to, says) => {
    const dir = edited(file, from, to);
    const { code, err } = await call(dir, '--adopt');
    expect(code).toBe(2);
    expect(err[0]).toMatch(says);
    expect(readdirSync(dir)).not.toContain('mission.json');
  });
});

test('an origin that begins as an exercise does is refused', async () => {
  await expect(call(newFolder(), '--origin', 'exercise.mine')).rejects.toThrow(
    /--origin: expected/,
  );
});

test('a line is the one on which the value begins, strings with brackets or not', () => {
  const text = '{\n  "a": "]}\\"",\n  "b": [1,\n   {"c": [\n[2]]}]\n}';
  expect(lineOfJson(text, ['b', 0])).toBe(3);
  expect(lineOfJson(text, ['b', 1])).toBe(4);
  expect(lineOfJson(text, ['b', 1, 'c', 0])).toBe(5);
  expect(lineOfJson(text, ['b', 7])).toBe(3);
});
