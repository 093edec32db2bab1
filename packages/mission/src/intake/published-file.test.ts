import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldedHash, openDesk, refusalsOn, temporaryFolder } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { gatherReports } from './gather-reports.ts';
import { takePublishedFile } from './published-file.ts';
import type { PublishedFile } from './published-file.ts';

/** Reports of our own making in the real shape. */
const BYTES = new Uint8Array(readFileSync('packages/feeds/src/ucdp/fixtures/two-shapes.csv'));

let folder = temporaryFolder();
let desk: Desk;

beforeEach(async () => {
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
