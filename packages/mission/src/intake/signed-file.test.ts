import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memberOf } from '@holdfast/domain';
import { FILE_BYTES_MAX } from './signed-file.ts';
import {
  DAWN_MS,
  foldedHash,
  middleOf,
  openDesk,
  refusalsOn,
  sealed,
  sealedBytes,
  staffedDesk,
  temporaryFolder,
} from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { stateHash } from '../snapshot/snapshot.ts';

const folder = { current: temporaryFolder() };
let desk: Desk;

beforeEach(async () => {
  folder.current.clear();
  folder.current = temporaryFolder();
  desk = await staffedDesk(folder.current.dir);
});

afterEach(async () => {
  expect(stateHash(desk.mission.state)).toBe(foldedHash(desk.mission));
  await desk.mission.close();
  folder.current.clear();
});

const utc = (ms: number) => new Date(ms).toISOString();

/** A row of a patrol that is right in every way; `change` makes it wrong in one. */
function report(reportId: string, change: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    report_id: reportId,
    type: 'shots-heard',
    from_utc: utc(DAWN_MS),
    to_utc: utc(DAWN_MS),
    sector: 'S1',
    count: 1,
    place: null,
    bearing: { ...middleOf(desk.mission), azimuth_deg: 10, sigma_deg: 5, near_m: 100, far_m: 200 },
    text: 'Shots.',
    weapon: 'small-arms',
    ...change,
  });
}

const patrol = (sequence: number, ...lines: readonly string[]) =>
  sealed({ feed: 'patrol', sourceId: 'patrol-1', sequence, lines });

const HEADER = 'arrival_id,sensor_id,time_utc,sound';

const arrivals = (sequence: number, ...rows: readonly string[]) =>
  sealed({ feed: 'arrivals', sourceId: 'gateway-1', sequence, lines: [HEADER, ...rows] });

const row = (arrivalId: string) => `${arrivalId},s-1,${utc(DAWN_MS)},`;

const observed = () =>
  [...desk.mission.state.observations.values()].map(({ index }) =>
    memberOf(desk.mission.contentOf(index), 'rowId'),
  );

describe('rows', () => {
  const wrong: readonly (readonly [string, () => string, string])[] = [
    ['malformed', () => '{"report_id":"r-2",', 'a malformed row'],
    ['malformed', () => report('r-2', { bearing: undefined }), 'a row without a field'],
    ['not-a-number', () => report('r-2').replace('"count":1', '"count":NaN'), 'NaN'],
    ['not-a-number', () => report('r-2').replace('"count":1', '"count":-Infinity'), 'infinity'],
    [
      'impossible-time',
      () => report('r-2', { from_utc: '1970-01-01T00:00:00Z', to_utc: '1970-01-01T00:00:00Z' }),
      'a time long ago',
    ],
    [
      'impossible-time',
      () =>
        report('r-2', { from_utc: utc(DAWN_MS + 86_400_000), to_utc: utc(DAWN_MS + 86_400_000) }),
      'a time to come',
    ],
    [
      'impossible-place',
      () => report('r-2', { place: { latitude_deg: 91, longitude_deg: 0, radius_m: 10 } }),
      'a place off the globe',
    ],
    ['duplicate-id', () => report('r-1'), 'an id twice'],
    ['unknown-value', () => report('r-2', { sector: 'S9' }), 'a sector of nobody'],
    ['too-long', () => report('r-2', { text: 'x'.repeat(4_001) }), 'a body that is too long'],
  ];

  it.each(wrong.map(([code, line, what]) => ({ code, line, what })))(
    'I1: $what is refused as $code, and the rows around it are taken',
    async ({ code, line }) => {
      const bad = line();
      const file = patrol(1, report('r-1'), bad, report('r-3'));
      const { taken, refusals } = await desk.take('patrol-1.txt', file);
      expect([taken, refusals.map((refusal) => [refusal.code, refusal.line])]).toEqual([
        2,
        [[code, 3]],
      ]);
      expect(observed()).toEqual(['r-1', 'r-3']);
      const [onRecord, ...others] = refusalsOn(desk.mission);
      expect(others).toEqual([]);
      expect(onRecord).toMatchObject({
        feed: 'patrol',
        code,
        line: 3,
        file: 'patrol-1.txt',
        byteLength: Buffer.byteLength(bad),
      });
      expect(
        [onRecord?.expected, onRecord?.found].every(
          (words) => typeof words === 'string' && words !== '',
        ),
      ).toBe(true);
    },
  );

  it('I1: a line that is not UTF-8 is refused, and the lines around it are taken', async () => {
    const body = Buffer.from(
      `holdfast-feed/1 patrol patrol-1 1\n${report('r-1')}\n${report('r-2')}\n${report('r-3')}\n`,
    );
    body[body.indexOf('r-2')] = 0xff;
    await desk.take('patrol-1.txt', sealedBytes(body, 'patrol-1'));
    expect(observed()).toEqual(['r-1', 'r-3']);
    expect(refusalsOn(desk.mission)).toMatchObject([
      { code: 'wrong-encoding', line: 3, kept: true },
    ]);
  });

  it('I2: an id that an earlier file brought is refused', async () => {
    await desk.take('patrol-1.txt', patrol(1, report('r-1')));
    await desk.take('patrol-2.txt', patrol(2, report('r-1'), report('r-2')));
    expect(observed()).toEqual(['r-1', 'r-2']);
    expect(refusalsOn(desk.mission)).toMatchObject([
      { code: 'duplicate-id', line: 2, file: 'patrol-2.txt', found: 'r-1' },
    ]);
  });

  it('I2: an id that was taken before the mission was opened again is refused, in every feed', async () => {
    const coverage = (sequence: number) =>
      sealed({
        feed: 'coverage',
        sourceId: 'gateway-1',
        sequence,
        lines: [
          JSON.stringify({
            coverage_id: 'c-1',
            sector: 'S1',
            from_utc: utc(DAWN_MS - 1000),
            to_utc: utc(DAWN_MS),
            seen_ppm: 900_000,
          }),
        ],
      });
    const statement = (sequence: number) =>
      sealed({
        feed: 'statement',
        sourceId: 'spokesman-a',
        sequence,
        lines: [
          JSON.stringify({
            statement_id: 't-1',
            party: 'A',
            statement: 'accuses',
            accused: 'B',
            from_utc: utc(DAWN_MS),
            to_utc: utc(DAWN_MS),
            sector: 'S1',
            text: 'They fired.',
          }),
        ],
      });
    const files = (sequence: number) => [
      ['arrivals.csv', arrivals(sequence, row('a-1'))] as const,
      ['patrol.txt', patrol(sequence, report('r-1'))] as const,
      ['coverage.txt', coverage(sequence)] as const,
      ['statement.txt', statement(sequence)] as const,
    ];
    for (const [name, bytes] of files(1))
      expect([name, (await desk.take(name, bytes)).refusals]).toEqual([name, []]);
    await desk.mission.close();
    desk = await openDesk(folder.current.dir);
    for (const [name, bytes] of files(2))
      expect([name, (await desk.take(name, bytes)).refusals.map(({ code }) => code)]).toEqual([
        name,
        ['duplicate-id'],
      ]);
  });

  it('I2: two sources may use the same id', async () => {
    await desk.take('one.csv', arrivals(1, row('a-1')));
    const other = sealed({
      feed: 'arrivals',
      sourceId: 'gateway-2',
      sequence: 1,
      lines: [HEADER, row('a-1')],
    });
    expect((await desk.take('two.csv', other)).refusals).toEqual([]);
  });
});

describe('files', () => {
  const whole = () => patrol(1, report('r-1'));
  const wrong: readonly (readonly [string, string, () => Uint8Array])[] = [
    ['truncated', 'a truncated file', () => whole().subarray(0, 200)],
    ['truncated', 'an empty file', () => new Uint8Array(0)],
    [
      'wrong-signature',
      'a file that another signed',
      () =>
        sealed({
          feed: 'patrol',
          sourceId: 'patrol-1',
          sequence: 1,
          lines: [report('r-1')],
          signer: 'patrol-2',
        }),
    ],
    [
      'unknown-source',
      'a file of a stranger',
      () => sealed({ feed: 'patrol', sourceId: 'patrol-9', sequence: 1, lines: [report('r-1')] }),
    ],
    ['too-long', 'ten megabytes of zeros', () => new Uint8Array(10_000_000)],
    [
      'malformed',
      'a page of something else',
      () => Buffer.from(`<!doctype html>\n${'x'.repeat(300)}\n`),
    ],
    [
      'wrong-encoding',
      'a first line in another encoding',
      () => Buffer.from(`\ufeff${'ж'.repeat(100)}\n`, 'utf16le'),
    ],
  ];

  it.each(wrong.map(([code, what, bytes]) => ({ code, what, bytes })))(
    'I1: $what is refused whole as $code',
    async ({ code, bytes }) => {
      const file = bytes();
      expect(await desk.take('patrol-7.txt', file)).toMatchObject({
        taken: 0,
        arrivals: [],
        refusals: [{ code }],
      });
      expect(refusalsOn(desk.mission)).toMatchObject([
        {
          feed: 'patrol',
          code,
          file: 'patrol-7.txt',
          byteLength: file.length,
          kept: file.length <= 4_096,
        },
      ]);
      expect((await desk.take('patrol-8.txt', whole())).taken).toBe(1);
    },
  );

  it('I1: a file whose bytes were changed on the way is refused', async () => {
    const file = Buffer.from(whole());
    file[100] = (file[100] ?? 0) ^ 1;
    expect((await desk.take('patrol.txt', file)).refusals.map(({ code }) => code)).toEqual([
      'wrong-signature',
    ]);
  });

  it('I3: a gateway’s file that comes again, or late, is out of sequence, also after the mission was opened again', async () => {
    await desk.take('five.csv', arrivals(5, row('a-1')));
    expect(
      (await desk.take('five.csv', arrivals(5, row('a-2')))).refusals.map(({ code }) => code),
    ).toEqual(['out-of-sequence']);
    await desk.mission.close();
    desk = await openDesk(folder.current.dir);
    expect((await desk.take('four.csv', arrivals(4, row('a-2')))).refusals).toMatchObject([
      { code: 'out-of-sequence', expected: 'a sequence number above 5', found: '4' },
    ]);
    expect((await desk.take('six.csv', arrivals(6, row('a-2')))).taken).toBe(1);
    expect(desk.mission.state.arrivals.length).toBe(2);
  });

  it('I4: bytes are kept up to 4,096 and no further', async () => {
    await desk.take('patrol.txt', new Uint8Array(4_096));
    await desk.take('patrol.txt', new Uint8Array(4_097));
    expect(refusalsOn(desk.mission).map(({ kept, byteLength }) => [kept, byteLength])).toEqual([
      [true, 4_096],
      [false, 4_097],
    ]);
  });

  it('I5: a file that does not open is counted under a feed there is, or as unknown', async () => {
    for (const name of ['patrol-1.txt', 'arrivals-9.csv', 'evilword-1.txt', '../../etc/passwd', ''])
      await desk.take(name, new Uint8Array(0));
    expect([...desk.mission.state.refusals]).toEqual([
      ['patrol truncated', 1],
      ['arrivals truncated', 1],
      ['unknown truncated', 3],
    ]);
  });

  it('I6: the longest file of the shortest rows becomes one entry, and a byte more is too long', async () => {
    const short = utc(DAWN_MS).replace('.000', '');
    const rowAt = (at: number) => `a${(46_656 + at).toString(36)},s-1,${short},`;
    const room = FILE_BYTES_MAX - arrivals(1).length;
    const count = Math.floor(room / (rowAt(0).length + 1));
    const rows = Array.from({ length: count }, (_, at) => rowAt(at));
    expect(FILE_BYTES_MAX - arrivals(1, ...rows).length).toBeLessThan(rowAt(0).length + 1);
    expect((await desk.take('long.csv', arrivals(1, ...rows))).arrivals.length).toBe(count);
    expect(
      (await desk.take('longer.csv', new Uint8Array(FILE_BYTES_MAX + 1))).refusals.map(
        ({ code }) => code,
      ),
    ).toEqual(['too-long']);
  });

  it('I1: before an agreement is in force nothing is taken, and that is on record', async () => {
    const early = temporaryFolder();
    const other = await openDesk(early.dir);
    expect((await other.take('patrol.txt', whole())).refusals.map(({ code }) => code)).toEqual([
      'unknown-source',
    ]);
    expect(refusalsOn(other.mission).length).toBe(1);
    await other.mission.close();
    early.clear();
  });
});
