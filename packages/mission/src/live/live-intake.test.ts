import { openReceipt, createNoteVerifier } from '@holdfast/record';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXERCISE_1, id, sourceHealth } from '@holdfast/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEnvelope } from '@holdfast/feeds';
import { isEd25519Signature } from '@holdfast/record';
import { nodeEd25519, nodeSha256 } from '../record-files/index.ts';
import { createRoster } from '../intake/roster.ts';
import { FILE_BYTES_MAX } from '../intake/signed-file.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import {
  CUSTODIAN,
  DAWN_MS,
  enrolment,
  entriesOf,
  foldedHash,
  openDesk,
  refusalsOn,
  sealed,
  staffedDesk,
  temporaryFolder,
} from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import type { BatchAnswer, BatchReceipt } from './batch.ts';
import { timedBytes, withTime } from './carried-time.ts';
import type { LiveIntake } from './live-intake.ts';
import { startLive } from './live-intake.ts';
import { createBatchOpener } from './open-batch.ts';
import { createFairQueue } from './queue.ts';
import type { QueueLimits } from './queue.ts';
import {
  REFUSED_PER_HOUR_MAX,
  REFUSED_PER_MINUTE_MAX,
  createRefusedBefore,
} from './refused-before.ts';
import { ROWS_REFUSED_MAX } from './take-batches.ts';
import { wireFileName } from './taken-before.ts';

const folder = { current: temporaryFolder() };
let desk: Desk;
let intake: LiveIntake;

const PIPELINE = { soundSpeedMPerS: 340.3, latenessMs: 900_000, table: EXERCISE_1 };
const start = (limits?: QueueLimits) =>
  startLive({
    mission: desk.mission,
    pipeline: PIPELINE,
    time: { from: 'clock', tickMs: 3_600_000 },
    ...(limits === undefined ? {} : { limits }),
  });

beforeEach(async () => {
  folder.current.clear();
  folder.current = temporaryFolder();
  desk = await staffedDesk(folder.current.dir);
  intake = start();
});

afterEach(async () => {
  await intake.close();
  expect(stateHash(desk.mission.state)).toBe(foldedHash(desk.mission));
  await desk.mission.close();
  folder.current.clear();
});

async function restart(): Promise<void> {
  await intake.close();
  await desk.mission.close();
  desk = await openDesk(folder.current.dir, desk.clock.nowMs());
  intake = start();
}

const HEADER = 'arrival_id,sensor_id,time_utc,sound';
const utc = (ms: number) => new Date(ms).toISOString();
const row = (arrivalId: string, ms = DAWN_MS) => `${arrivalId},s-1,${utc(ms)},`;
const arrivals = (sequence: number, ...rows: readonly string[]) =>
  sealed({ feed: 'arrivals', sourceId: 'gateway-1', sequence, lines: [HEADER, ...rows] });
const stroke = (strokeId: string) =>
  JSON.stringify({
    report_id: strokeId,
    type: 'shots-heard',
    from_utc: utc(DAWN_MS),
    to_utc: utc(DAWN_MS),
    sector: 'S1',
    count: 1,
    weapon: 'small-arms',
    place: null,
    bearing: null,
    text: 'Shots.',
  });
const patrol = (sequence: number, ...lines: readonly string[]) =>
  sealed({ feed: 'patrol', sourceId: 'patrol-1', sequence, lines });

const take = (bytes: Uint8Array, sourceId = 'gateway-1') => intake.take({ sourceId, bytes });
const receiptOf = (answer: BatchAnswer): BatchReceipt => {
  if (answer.answer !== 'taken')
    throw new TypeError(`expected a receipt: ${JSON.stringify(answer)}`);
  return answer.receipt;
};
const codeOf = (answer: BatchAnswer) =>
  answer.answer === 'refused' ? answer.refusal.code : answer.answer;
const kinds = () =>
  entriesOf(desk.mission)
    .slice(-3)
    .map(({ kind }) => kind);

describe('receipts', () => {
  it('W2: names the entry that acknowledges the batch, and is a signed promise', async () => {
    const bytes = arrivals(1, row('a-1'), 'nonsense');
    const receipt = receiptOf(await take(bytes));
    expect(kinds()).toEqual(['arrivals.received', 'refusal.recorded', 'batches.received']);
    expect(receipt).toMatchObject({
      sourceId: 'gateway-1',
      sequence: 1,
      entry: desk.mission.state.entries - 1,
      recordedAtMs: DAWN_MS,
      entries: 2,
      refused: 1,
      sha256: Buffer.from(nodeSha256(bytes)).toString('hex'),
    });
    expect(desk.mission.contentOf(receipt.entry)).toEqual({ sha256: [receipt.sha256] });
    const vkey = readFileSync(join(folder.current.dir, 'record', 'log.vkey'), 'utf8').trim();
    const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
    expect(openReceipt(Buffer.from(receipt.note), log).index).toBe(receipt.entry);
  });

  it('W3: the same batch gets the same receipt, at once, later and after a restart', async () => {
    const bytes = patrol(1, stroke('r-1'));
    const answers = await Promise.all([1, 2, 3].map(() => take(bytes, 'patrol-1')));
    const [first] = answers.map(receiptOf);
    expect(answers.map((answer) => receiptOf(answer))).toEqual([first, first, first]);
    const { entries } = desk.mission.state;
    expect(receiptOf(await take(bytes, 'patrol-1'))).toEqual(first);
    await restart();
    const again = await take(bytes, 'patrol-1');
    expect(again).toEqual({ answer: 'taken', again: true, receipt: first });
    expect(desk.mission.state.entries).toBe(entries);
    expect(desk.mission.state.observations.size).toBe(1);
  });

  it('W3: many at once are acknowledged together, and each finds its own', async () => {
    const batches = Array.from({ length: 60 }, (_, at) => patrol(at + 1, stroke(`r-${at}`)));
    const receipts = (await Promise.all(batches.map((bytes) => take(bytes, 'patrol-1')))).map(
      receiptOf,
    );
    expect(receipts.map(({ sequence }) => sequence)).toEqual(batches.map((_, at) => at + 1));
    expect(new Set(receipts.map(({ entry }) => entry)).size).toBeLessThan(batches.length);
    const ids = [...desk.mission.state.observations.keys()];
    expect(new Set(ids).size).toBe(60);
    await restart();
    const again = await Promise.all(batches.map((bytes) => take(bytes, 'patrol-1')));
    expect(again.map(receiptOf)).toEqual(receipts);
  });
});

describe('refusals', () => {
  it('W4: other bytes under a number that was taken are refused, and the first stay', async () => {
    await take(arrivals(1, row('a-1')));
    expect(codeOf(await take(arrivals(1, row('a-2'))))).toBe('duplicate-id');
    const [one, two] = await Promise.all([
      take(arrivals(2, row('a-3'))),
      take(arrivals(2, row('a-4'))),
    ]);
    expect([codeOf(one), codeOf(two)]).toEqual(['taken', 'duplicate-id']);
    expect(desk.mission.state.arrivals.length).toBe(2);
    expect(refusalsOn(desk.mission).map(({ code }) => code)).toEqual([
      'duplicate-id',
      'duplicate-id',
    ]);
  });

  it('W5: what does not open is on record once, with its bytes', async () => {
    const forged = sealed({
      feed: 'patrol',
      sourceId: 'patrol-1',
      sequence: 1,
      lines: [stroke('r-1')],
      signer: 'gateway-1',
    });
    const cut = arrivals(1, row('a-1')).subarray(0, 60);
    const refused = [
      await take(forged, 'patrol-1'),
      await take(cut),
      await take(arrivals(1, row('a-1')), 'gateway-2'),
      await take(sealed({ feed: 'patrol', sourceId: 'nobody', sequence: 1, lines: [] }), 'nobody'),
    ];
    const found = ['wrong-signature', 'truncated', 'unknown-value', 'unknown-source'];
    expect(refused.map(codeOf)).toEqual(found);
    expect(refusalsOn(desk.mission).map(({ code, feed }) => [code, feed])).toEqual([
      ['wrong-signature', 'patrol'],
      ['truncated', 'arrivals'],
      ['unknown-value', 'arrivals'],
      ['unknown-source', 'patrol'],
    ]);
    expect(await take(cut)).toEqual(refused[1]);
    expect(refusalsOn(desk.mission).length).toBe(4);
    expect(codeOf(await take(arrivals(1, row('a-1'))))).toBe('taken');
  });

  it('W5: above so many in a minute, or an hour, the next is sent away; each that signs has an account of its own', () => {
    let nowMs = 0;
    const refused = createRefusedBefore(() => nowMs);
    const spend = (most: number) => {
      for (let count = 0; count < most; count += 1) expect(refused.admit('')).toBe(0);
    };
    spend(REFUSED_PER_MINUTE_MAX);
    nowMs = 20_000;
    expect([refused.admit(''), refused.admit('gateway-1')]).toEqual([40_000, 0]);
    for (nowMs = 60_000; nowMs < 240_000; nowMs += 60_000) spend(REFUSED_PER_MINUTE_MAX);
    expect(REFUSED_PER_HOUR_MAX).toBe(4 * REFUSED_PER_MINUTE_MAX);
    expect([refused.admit(''), refused.admit('gateway-1')]).toEqual([3_360_000, 0]);
    nowMs = 3_600_000;
    expect(refused.admit('')).toBe(0);
  });

  it('W5: a flood of garbage is on record so many times and no more, and others go on', async () => {
    const garbage = Array.from({ length: 700 }, (_, at) => Buffer.from(`garbage ${at}`));
    const same = Array.from({ length: 300 }, () => Buffer.from('the same'));
    const flood = Promise.all([...same, ...garbage].map((bytes) => take(bytes, 'nobody')));
    const good = await Promise.all([1, 2, 3].map((at) => take(arrivals(at, row(`a-${at}`)))));
    expect(good.map(codeOf)).toEqual(['taken', 'taken', 'taken']);
    const answers = await flood;
    const away = answers.filter(({ answer }) => answer === 'busy');
    expect([away.length, intake.queue().sentAway]).toEqual([101, 101]);
    expect(away[0]).toMatchObject({ reason: 'refusals' });
    expect(refusalsOn(desk.mission).length).toBe(REFUSED_PER_MINUTE_MAX);
    // Who has signed is refused on record still.
    expect(codeOf(await take(arrivals(1, row('other'))))).toBe('duplicate-id');
    expect(refusalsOn(desk.mission).length).toBe(REFUSED_PER_MINUTE_MAX + 1);
  });

  it('W5: a signed batch of bad rows alone is counted whole, and on record in part', async () => {
    const bad = Array.from({ length: 5_000 }, () => 'x');
    const receipt = receiptOf(await take(arrivals(1, ...bad)));
    expect(receipt.refused).toBe(5_000);
    expect(refusalsOn(desk.mission).length).toBe(ROWS_REFUSED_MAX + 1);
    expect(desk.mission.contentOf(receipt.entry - 1)).toMatchObject({ found: '4000 more' });
  });

  it('W4, W9: a number beyond what is counted is refused, and the greatest hangs nothing', async () => {
    expect(codeOf(await take(arrivals(2 ** 53, row('a-1'))))).toBe('malformed');
    expect(codeOf(await take(arrivals(999_999_999_999_999, row('a-2'))))).toBe('taken');
    expect(codeOf(await take(patrol(1, stroke('r-1')), 'patrol-1'))).toBe('taken');
    const health = sourceHealth(desk.mission.state, desk.clock.nowMs());
    expect(health.find(({ sourceId }) => sourceId === 'gateway-1')).toMatchObject({
      missing: 999_999_999_999_998,
    });
  });

  it('W12: a revoked key opens nothing', async () => {
    const outcome = await desk.mission.execute({
      kind: 'revoke-key',
      by: CUSTODIAN,
      sourceId: id('gateway-1'),
      reason: 'Lost.',
    });
    expect(outcome.accepted).toBe(true);
    expect(codeOf(await take(arrivals(1, row('a-1'))))).toBe('unknown-source');
  });

  it('W12: a device enrolled while live is heard from then on, and until its key is revoked', async () => {
    const batch = (sequence: number) =>
      sealed({
        feed: 'arrivals',
        sourceId: 'gateway-9',
        sequence,
        lines: [HEADER, row(`n-${sequence}`)],
      });
    expect(codeOf(await take(batch(1), 'gateway-9'))).toBe('unknown-source');
    const enrolled = enrolment('gateway-9', 'acoustic-network', null);
    expect((await desk.mission.execute(enrolled)).accepted).toBe(true);
    expect(codeOf(await take(batch(1), 'gateway-9'))).toBe('taken');
    const sourceId = id<'source'>('gateway-9');
    await desk.mission.execute({ kind: 'revoke-key', by: CUSTODIAN, sourceId, reason: 'Lost.' });
    expect(codeOf(await take(batch(2), 'gateway-9'))).toBe('unknown-source');
    expect(codeOf(await take(arrivals(1, row('a-1'))))).toBe('taken');
  });

  it('W12: verified aside, the answers are those of the envelope, for any change of a byte', async () => {
    const roster = createRoster(desk.mission);
    const opener = createBatchOpener(roster);
    const whole = arrivals(1, row('a-1'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = byte;
        expect(await opener.open(bytes)).toEqual(
          openEnvelope(bytes, {
            publicKeyOf: (sourceId) => roster.publicKeyOf(sourceId),
            verify: (publicKey, message, signature) =>
              isEd25519Signature(nodeEd25519, { publicKey, message, signature }),
            maxBytes: FILE_BYTES_MAX,
          }),
        );
      }),
      { seed: 12, numRuns: 200 },
    );
    await opener.close();
  });
});

describe('bounds', () => {
  it('W6: beyond the limits batches are sent away, and taken when they come again', async () => {
    await intake.close();
    intake = start({ batches: 8, bytes: 1_000_000, ofSource: 5 });
    const batches = Array.from({ length: 20 }, (_, at) => patrol(at + 1, stroke(`r-${at}`)));
    const first = await Promise.all(batches.map((bytes) => take(bytes, 'patrol-1')));
    const sentAway = first.filter(({ answer }) => answer === 'busy');
    expect(sentAway.length).toBeGreaterThan(0);
    expect(sentAway[0]).toEqual({ answer: 'busy', reason: 'source', retryAfterMs: 1000 });
    expect(intake.queue()).toEqual({ waiting: 0, waitingMax: 8, sentAway: sentAway.length });
    expect(desk.mission.state.observations.size).toBe(20 - sentAway.length);
    for (const bytes of batches) await take(bytes, 'patrol-1');
    expect(desk.mission.state.observations.size).toBe(20);
    expect(refusalsOn(desk.mission)).toEqual([]);
  });

  it('W6: after it is closed nothing more is taken', async () => {
    await intake.close();
    expect(await take(arrivals(1, row('a-1')))).toMatchObject({
      answer: 'busy',
      reason: 'mission',
    });
  });

  it('W6: sources take turns, each in its own order', () => {
    const queue = createFairQueue<string>({ batches: 6, bytes: 100, ofSource: 4 });
    for (const item of ['a1', 'a2', 'a3', 'a4']) queue.add('a', item, 10);
    queue.add('b', 'b1', 10);
    expect([queue.busy('a', 1), queue.busy('b', 1), queue.busy('b', 51)]).toEqual([
      'source',
      null,
      'mission',
    ]);
    queue.add('c', 'c1', 10);
    expect([queue.busy('d', 1), queue.waiting]).toEqual(['mission', 6]);
    expect(queue.next(2)).toEqual(['a1', 'b1']);
    expect(queue.next(3)).toEqual(['c1', 'a2', 'a3']);
    expect([queue.next(9), queue.next(9), queue.waiting]).toEqual([['a4'], [], 0]);
  });
});

describe('interruptions', () => {
  it('W8: entries without their acknowledgement are completed, and none is doubled', async () => {
    const bytes = patrol(1, stroke('r-1'), 'nonsense', stroke('r-2'));
    await take(patrol(9, stroke('r-9')), 'patrol-1');
    await take(bytes, 'patrol-1');
    const whole = entriesOf(desk.mission);
    const made = whole.slice(-4);
    expect(made.map(({ kind }) => kind)).toEqual([
      'observation.received',
      'observation.received',
      'refusal.recorded',
      'batches.received',
    ]);
    const contents = made.map(({ index }) => desk.mission.contentOf(index));
    await intake.close();
    await desk.mission.close();
    folder.current.clear();
    folder.current = temporaryFolder();
    desk = await staffedDesk(folder.current.dir);
    // As if the power had failed after the first of four was written.
    const { index: _index, recordedAtMs: _atMs, ...first } = made[0] ?? whole[0] ?? ({} as never);
    await desk.mission.record(() => [{ ...first, content: contents[0] ?? null }]);
    intake = start();
    const receipt = receiptOf(await take(bytes, 'patrol-1'));
    expect(desk.mission.state.observations.size).toBe(2);
    expect(refusalsOn(desk.mission).map(({ code }) => code)).toEqual(['malformed']);
    expect(receipt).toMatchObject({ sequence: 1, refused: 1 });
    expect(receiptOf(await take(bytes, 'patrol-1'))).toEqual(receipt);
  });

  it('W8: files from the wire have names of their own', () => {
    expect(wireFileName('patrol', 'patrol-1', 7)).toBe('patrol-patrol-1-7.batch');
  });

  it('W9: a device that was away for a day catches up, in any order, without holding others up', async () => {
    await take(arrivals(1, row('a-1')));
    desk.clock.advanceTo(DAWN_MS + 86_400_000);
    const late = [4, 2, 3].map((sequence) =>
      arrivals(sequence, row(`a-${sequence}`, DAWN_MS + sequence * 1000)),
    );
    const [one, two] = await Promise.all([
      take(late[0] ?? new Uint8Array()),
      take(patrol(1, stroke('r-1')), 'patrol-1'),
    ]);
    expect([codeOf(one), codeOf(two)]).toEqual(['taken', 'taken']);
    const health = () =>
      sourceHealth(desk.mission.state, desk.clock.nowMs()).find(
        ({ sourceId }) => sourceId === 'gateway-1',
      );
    expect(health()).toMatchObject({ sequence: 4, missing: 2 });
    for (const bytes of late) await take(bytes);
    expect(health()).toMatchObject({
      sequence: 4,
      missing: 0,
      batches: 4,
      silent: false,
      blind: [{ fromMs: DAWN_MS, toMs: DAWN_MS + 86_400_000, reason: 'silent' }],
    });
  });
});

describe('time', () => {
  it('W10: a mission with a clock takes no time from batches', async () => {
    expect(codeOf(await take(withTime(DAWN_MS + 5, arrivals(1, row('a-1')))))).toBe('malformed');
    expect(desk.mission.state.arrivals.length).toBe(0);
  });

  it('W10: the line of time is read to the byte', () => {
    const bytes = arrivals(1, row('a-1'));
    expect(timedBytes(withTime(7, bytes))).toEqual({ atMs: 7, bytes: Buffer.from(bytes) });
    expect(timedBytes(withTime(7))).toEqual({ atMs: 7, bytes: Buffer.alloc(0) });
    for (const text of ['', 'holdfast-clock/1 7', 'holdfast-clock/1 -7\n', 'holdfast-clock/2 7\n'])
      expect(timedBytes(Buffer.from(text))).toMatchObject({ code: 'malformed', line: 0 });
  });

  it('W10, W11: ticks come between batches as time passes, never back, and count what was late', async () => {
    await intake.close();
    const ticks: number[] = [];
    let ended = 0;
    const firstMs = DAWN_MS + 600_000;
    const lastMs = firstMs + 6 * 600_000;
    intake = startLive({
      mission: desk.mission,
      pipeline: PIPELINE,
      time: { from: 'batches', clock: desk.clock, firstMs, lastMs, tickMs: 600_000 },
      atTick: async (nowMs) => void ticks.push(nowMs),
      atEnd: async () => void (ended += 1),
    });
    await take(
      withTime(
        firstMs + 650_000,
        arrivals(1, row('a-1', DAWN_MS - 3_600_000), row('a-2', firstMs)),
      ),
    );
    expect(ticks).toEqual([firstMs, firstMs + 600_000]);
    await take(withTime(DAWN_MS, arrivals(2, row('a-3', firstMs))));
    expect(desk.clock.nowMs()).toBe(firstMs + 650_000);
    expect(await take(withTime(lastMs), 'clock')).toEqual({ answer: 'time', nowMs: lastMs });
    expect(ticks).toEqual([0, 1, 2, 3, 4, 5, 6].map((tick) => firstMs + tick * 600_000));
    expect(ended).toBe(1);
    expect(desk.mission.state.arrivalsCounted?.judgement).toMatchObject({
      late: 1,
      inTheFuture: 0,
    });
    await take(withTime(lastMs + 1e9), 'clock');
    expect([desk.clock.nowMs(), ended]).toEqual([lastMs, 1]);
  });
});
