import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldedHash, openDesk, refusalsOn, temporaryFolder } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { gatherReports } from './gather-reports.ts';
import { takePublishedFile } from './published-file.ts';
import type { PublishedFile } from './file-in-pieces.ts';

/** Reports of our own making in the real shape. */
const BYTES = new Uint8Array(readFileSync('packages/feeds/src/ucdp/fixtures/two-shapes.csv'));

let folder = temporaryFolder();
let desk: Desk;

beforeEach(async () => {
  folder.clear();
  folder = temporaryFolder();
  desk = await openDesk(folder.dir);
});

afterEach(async () => {
  expect(stateHash(desk.mission.state)).toBe(foldedHash(desk.mission));
  await desk.mission.close();
  folder.clear();
});

const fileOf = (bytes: Uint8Array, fileName: string): PublishedFile => ({
  fileName,
  byteLength: bytes.length,
  chunks: () => [bytes.subarray(0, 1000), bytes.subarray(1000)],
});
const UCDP = { feed: 'ucdp', mapping: null, source: null } as const;
const take = (bytes: Uint8Array, fileName = 'reports.csv') =>
  takePublishedFile(desk.mission, fileOf(bytes, fileName), UCDP);

describe('report files', () => {
  it('I7: a file that comes again adds nothing, also after the mission was opened again', async () => {
    const { taken } = await take(BYTES);
    expect(taken).toBeGreaterThan(0);
    const incidents = await gatherReports(desk.mission);
    await desk.mission.close();
    desk = await openDesk(folder.dir);
    const again = await take(BYTES);
    const { taken: more, isKnownFile } = again;
    expect([more, isKnownFile, desk.mission.state.observations.size]).toEqual([0, true, taken]);
    expect([await gatherReports(desk.mission), desk.mission.state.incidents.size]).toEqual([
      0,
      incidents,
    ]);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['ten megabytes of zeros', new Uint8Array(10_000_000)],
    ['a page of something else', Buffer.from('<!doctype html>\n<p>Not found</p>\n')],
    ['a header cut short', BYTES.subarray(0, 40)],
  ])('I1: a file that is %s is on record as refused, and the next is taken', async (_, bytes) => {
    const result = await take(bytes, 'odd.csv');
    expect([result.taken, result.refusals.length > 0]).toEqual([0, true]);
    const refusals = refusalsOn(desk.mission);
    expect(refusals.length).toBe(result.refusals.length);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ feed: 'ucdp', file: 'odd.csv' });
      expect([refusal.expected, refusal.found].every((words) => typeof words === 'string')).toBe(
        true,
      );
    }
    expect((await take(BYTES)).taken).toBeGreaterThan(0);
  });

  it('I1: a row that is wrong is refused with its line, and the others are taken', async () => {
    const whole = (await take(BYTES)).taken;
    const other = temporaryFolder();
    const second = await openDesk(other.dir);
    const text = new TextDecoder().decode(BYTES).replace('-47.125,-126.5', 'NaN,-126.5');
    const bytes = new TextEncoder().encode(text);
    const result = await takePublishedFile(second.mission, fileOf(bytes, 'bad.csv'), UCDP);
    expect(result.taken).toBe(whole - 1);
    const row = Buffer.byteLength(text.split('\n')[1] ?? '');
    expect(refusalsOn(second.mission)).toMatchObject([
      {
        feed: 'ucdp',
        code: 'not-a-number',
        line: 2,
        file: 'bad.csv',
        found: 'NaN',
        byteLength: row,
      },
      // The fixture's own bad row.
      { feed: 'ucdp', code: 'malformed', line: 3 },
    ]);
    await second.mission.close();
    other.clear();
  });
});

describe('published files', () => {
  const HEADER =
    'latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,daynight';
  const anomaly = (at: number, latitude = '-47.5') =>
    `${latitude},-126.${String(at).padStart(5, '0')},320,1,1,2031-03-13,0824,Terra,MODIS,46,6.1NRT,300,12.4,D`;
  const FIRMS = { feed: 'firms', mapping: null, source: null } as const;
  const takeFirms = (rows: readonly string[], fileName = 'firms.csv') =>
    takePublishedFile(
      desk.mission,
      fileOf(Buffer.from([HEADER, ...rows, ''].join('\n')), fileName),
      FIRMS,
    );
  const judgements = () =>
    [...desk.mission.state.observations.values()].map(({ judgement }) => judgement);

  it('I8: rows that an earlier file brought are counted and add nothing', async () => {
    await takeFirms([anomaly(1), anomaly(2)]);
    const entries = desk.mission.state.entries;
    const again = await takeFirms([anomaly(1), anomaly(2), anomaly(3)], 'longer.csv');
    expect([again.taken, again.known, again.refused.size]).toEqual([1, 2, 0]);
    expect(desk.mission.state.entries).toBe(entries + 1);
  });

  it('I8: taken otherwise, the same bytes are another file', async () => {
    const bytes = Buffer.from('not a table of fires\n');
    for (const feed of ['firms', 'sirens'] as const) {
      const report = await takePublishedFile(desk.mission, fileOf(bytes, 'x.csv'), {
        ...FIRMS,
        feed,
      });
      expect([report.isKnownFile, report.refusals.length]).toEqual([false, 1]);
    }
  });

  it('I9: a file that was left in the middle is taken to its end the next time', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => anomaly(at));
    const bytes = Buffer.from([HEADER, ...rows, ''].join('\n'));
    const file = fileOf(bytes, 'firms.csv');
    let asked = 0;
    const broken: PublishedFile = {
      ...file,
      *chunks() {
        asked += 1;
        yield bytes.subarray(0, bytes.length - 100);
        if (asked === 2) throw new TypeError('the disk went away');
        yield bytes.subarray(bytes.length - 100);
      },
    };
    await expect(takePublishedFile(desk.mission, broken, FIRMS)).rejects.toThrow(/went away/);
    const half = desk.mission.state.observations.size;
    expect(half).toBeGreaterThan(0);
    const rest = await takePublishedFile(desk.mission, broken, FIRMS);
    expect([rest.taken, rest.known]).toEqual([1_200 - half, half]);
    expect((await takePublishedFile(desk.mission, broken, FIRMS)).isKnownFile).toBe(true);
  });

  it('I9: a file of more rows than are taken at a time goes on each time, and is known when all of it is taken', async () => {
    const rows = [1, 2, 3, 4, 5].map((at) => anomaly(at));
    const file = fileOf(Buffer.from([HEADER, ...rows, ''].join('\n')), 'firms.csv');
    const takings = [];
    for (let at = 0; at < 4; at += 1)
      takings.push(await takePublishedFile(desk.mission, file, { ...FIRMS, rowsMax: 2 }));
    expect(
      takings.map(({ taken, known, refused, isKnownFile }) => [
        taken,
        known,
        refused.get('too-long') ?? 0,
        isKnownFile,
      ]),
    ).toEqual([
      [2, 0, 1, false],
      [2, 2, 1, false],
      [1, 4, 0, false],
      [0, 0, 0, true],
    ]);
  });

  it('I10: refusals above ten thousand are counted, and one entry says how many', async () => {
    const rows = Array.from({ length: 10_003 }, (_, at) => anomaly(at, 'NaN'));
    const { refused, refusals, taken } = await takeFirms(rows);
    expect([taken, refusals.length, refused.get('not-a-number')]).toEqual([0, 10_000, 10_003]);
    const recorded = refusalsOn(desk.mission);
    expect(recorded).toHaveLength(10_001);
    expect(recorded.at(-1)).toMatchObject({
      code: 'too-long',
      line: 10_001,
      found: 'in all not-a-number 10003',
    });
  });

  it('I1: a refused row is on record with file, line, expected, found and its bytes, wherever it stands', async () => {
    await takeFirms([anomaly(1), `${anomaly(2, '=cmd|calc')}`, anomaly(3), anomaly(4, '1e308')]);
    expect(refusalsOn(desk.mission)).toMatchObject([
      {
        feed: 'firms',
        code: 'malformed',
        line: 3,
        file: 'firms.csv',
        expected: 'latitude: a number, -90 to 90',
        found: '=cmd|calc',
        byteLength: anomaly(2, '=cmd|calc').length,
        kept: true,
      },
      { code: 'impossible-place', line: 5, byteLength: anomaly(4, '1e308').length },
    ]);
  });

  it('I11: an alert is on record as an interval of a region; without an end it stays open, and its end is taken when it is known', async () => {
    const sirens = (...rows: readonly string[]) =>
      takePublishedFile(
        desk.mission,
        fileOf(
          Buffer.from(
            ['oblast,raion,hromada,level,started_at,finished_at,source', ...rows, ''].join('\n'),
          ),
          'sirens.csv',
        ),
        { ...FIRMS, feed: 'sirens' },
      );
    const alert = (end: string) =>
      `Reed oblast,Mill raion,,raion,2031-03-13 22:00:00+00:00,${end},official`;
    await sirens(alert(''));
    await sirens(alert('2031-03-14 01:00:00+00:00'));
    const fromMs = Date.UTC(2031, 2, 13, 22);
    const alerted = {
      regionId: 'reed-oblast:mill-raion',
      observationType: 'air-raid-alert',
      fromMs,
    };
    expect(judgements()).toMatchObject([
      { ...alerted, toMs: fromMs, openEnd: 1 },
      { ...alerted, toMs: fromMs + 3 * 3_600_000 },
    ]);
    expect(judgements()[1]).not.toHaveProperty('openEnd');
    const speaker = [...desk.mission.state.sources.values()].map(({ judgement }) => judgement);
    expect(speaker).toMatchObject([{ sourceClass: 'party-institution', partyId: null }]);
  });

  const SIRENS = new URL('../../../../../shared/data/air-raid-sirens/', import.meta.url);
  const isHere = existsSync(SIRENS);
  it.skipIf(!isHere)(
    `I12: the real alerts of autumn 2022 come in whole, and 10 October stands out${isHere ? '' : ' (skipped: ../shared/data is not here)'}`,
    async () => {
      const counts = [];
      for (const name of ['official', 'volunteer']) {
        const path = new URL(`${name}_2022-09-28_2022-11-07.csv`, SIRENS);
        const file = fileOf(new Uint8Array(readFileSync(path)), name);
        counts.push(await takePublishedFile(desk.mission, file, { ...FIRMS, feed: 'sirens' }));
      }
      expect(counts.map(({ taken, refusals }) => [taken, refusals.length])).toEqual([
        [2_262, 0],
        [1_971, 0],
      ]);
      const hours = hoursByDay(judgements(), 'sirens-official');
      const day = Date.UTC(2022, 9, 10) / 86_400_000;
      const before = Array.from({ length: 12 }, (_, at) => hours.get(day - 1 - at) ?? 0);
      expect(hours.get(day)).toBeCloseTo(163.0, 1);
      expect(before.reduce((sum, each) => sum + each, 0) / 12).toBeCloseTo(59.3, 1);
    },
  );
});

/** Hours under alert by UTC day, of one source: each named region for itself, an hour counted once in a region, cut at midnight. */
function hoursByDay(
  judgements: readonly {
    readonly sourceId: string;
    readonly regionId?: string;
    readonly fromMs: number;
    readonly toMs: number;
  }[],
  sourceId: string,
): ReadonlyMap<number, number> {
  const DAY_MS = 86_400_000;
  const hours = new Map<number, number>();
  const reached = new Map<string, number>();
  const alerts = judgements.filter((each) => each.sourceId === sourceId);
  for (const { regionId = '', fromMs, toMs } of alerts.toSorted((a, b) => a.fromMs - b.fromMs)) {
    let atMs = Math.max(fromMs, reached.get(regionId) ?? 0);
    reached.set(regionId, Math.max(toMs, atMs));
    while (atMs < toMs) {
      const day = Math.floor(atMs / DAY_MS);
      const untilMs = Math.min(toMs, (day + 1) * DAY_MS);
      hours.set(day, (hours.get(day) ?? 0) + (untilMs - atMs) / 3_600_000);
      atMs = untilMs;
    }
  }
  return hours;
}
