import type { Opening } from '@holdfast/feeds';
import { nodeSha256 } from '../record-files/index.ts';
import type { Mission } from '../mission.ts';
import { createRoster } from '../intake/roster.ts';
import { createPipeline } from '../pipeline.ts';
import type { PipelineOptions } from '../pipeline.ts';
import type { BatchAnswer, BusyReason, WireBatch } from './batch.ts';
import { timedBytes } from './carried-time.ts';
import { createBatchOpener } from './open-batch.ts';
import { QUEUE_LIMITS, createFairQueue } from './queue.ts';
import type { QueueLimits } from './queue.ts';
import { receiptsFor } from './receipts-for.ts';
import { createRefusedBefore } from './refused-before.ts';
import type { TakenOrNot } from './take-batches.ts';
import { createTakenBefore } from './taken-before.ts';
import { createTicks } from './ticks.ts';
import type { TickOptions } from './ticks.ts';

/** | option | default | meaning | */
export interface LiveOptions extends TickOptions {
  readonly mission: Mission;
  readonly pipeline: PipelineOptions;
  /** Called once with what ended the intake: the disk failed, or a bug. Nothing. */
  readonly onTrouble?: (error: unknown) => void;
  /** `QUEUE_LIMITS` */
  readonly limits?: QueueLimits;
}

/** What waits, for `GET /api/health`. */
export interface QueueFacts {
  readonly waiting: number;
  readonly waitingMax: number;
  /** Batches that were sent away since the start, to come again. */
  readonly sentAway: number;
}

/**
 * The wire's end in a running mission. Every message gets one answer: a receipt when its entries are on disk (fdatasync), a refusal that is on record, or
 * `busy`, and then nothing of it was kept. Safe to call concurrently. After trouble with the disk every call rejects.
 */
export interface LiveIntake {
  take(batch: WireBatch): Promise<BatchAnswer>;
  queue(): QueueFacts;
  /** Takes nothing more; resolves when what waits has been answered. */
  close(): Promise<void>;
}

/** Batches written with one wait for the disk. */
const GROUP_MAX = 512;
const RETRY_AFTER_MS = 1_000;
/** Who is not enrolled waits behind all others who are not; an exercise keeps to the order in which batches came. */
const STRANGERS = '';

interface Waiting {
  readonly batch: WireBatch;
  /** Null when only time passes. */
  readonly opening: Promise<Opening> | null;
  /** The exercise's time when it came in; null where the clock is the mission's. */
  readonly atMs: number | null;
  readonly answer: (answer: BatchAnswer) => void;
  readonly fail: (error: unknown) => void;
}

export function startLive(options: LiveOptions): LiveIntake {
  const { mission, time, limits = QUEUE_LIMITS } = options;
  const roster = createRoster(mission);
  const pipeline = createPipeline(mission, options.pipeline);
  const opener = createBatchOpener(roster);
  const refused = createRefusedBefore(() => performance.now());
  const memory = { roster, before: createTakenBefore(mission), refusedBefore: refused.find };
  const ticks = createTicks(mission, pipeline, options);
  const queue = createFairQueue<Waiting>(limits);
  const inTurn = createTurns(options.onTrouble);
  const isTimed = time.from === 'batches';
  let drains = 0;
  let sentAway = 0;
  let isClosed = false;

  const busy = (reason: BusyReason, retryAfterMs = RETRY_AFTER_MS): BatchAnswer => {
    sentAway += 1;
    return { answer: 'busy', reason, retryAfterMs };
  };

  const drain = async (): Promise<void> => {
    drains -= 1;
    const group = queue.next(isTimed ? 1 : GROUP_MAX);
    if (queue.waiting > 0) wake();
    try {
      await takeGroup(group);
    } catch (error) {
      for (const { fail } of group) fail(error);
      throw error;
    }
  };
  const wake = (): void => {
    if (drains > 0) return;
    drains += 1;
    inTurn(drain).catch(() => {
      for (const { fail } of queue.next(Infinity)) fail(inTurn.trouble());
    });
  };

  const takeGroup = async (group: readonly Waiting[]): Promise<void> => {
    for (const { atMs, opening } of group)
      if (atMs !== null) await ticks.until(atMs, { through: opening === null });
    const opened = await Promise.all(
      group.map(async (waiting) => ({ waiting, opening: await waiting.opening })),
    );
    const taking = opened.flatMap(({ waiting, opening }) => {
      const waitMs = opening === null || opening.opened ? 0 : refused.waitMs();
      if (opening !== null && waitMs === 0) return [{ waiting, opening }];
      waiting.answer(
        opening === null
          ? { answer: 'time', nowMs: mission.entropy.nowMs() }
          : busy('refusals', waitMs),
      );
      return [];
    });
    if (taking.length === 0) return;
    const { outcomes } = await pipeline.takeBatches(
      memory,
      taking.map(({ waiting: { batch }, opening }) => ({ ...batch, opening })),
    );
    const answers = await answersTo(mission, outcomes);
    taking.forEach(({ waiting }, at) => {
      const answer = answers[at];
      if (answer === undefined) return;
      if (answer.answer === 'refused' && answer.entry !== null)
        refused.add(sha256Hex(waiting.batch.bytes), answer.entry);
      waiting.answer(answer);
    });
  };

  const timer =
    time.from === 'clock'
      ? setInterval(() => void inTurn(ticks.now).catch(() => undefined), time.tickMs)
      : null;

  return {
    async take({ sourceId, bytes: message }) {
      const timed = isTimed ? timedBytes(message) : { atMs: null, bytes: message };
      if ('code' in timed) return { answer: 'refused', refusal: timed, entry: null };
      const { atMs, bytes } = timed;
      const turnOf = isTimed || !roster.knows(sourceId) ? STRANGERS : sourceId;
      const reason = isClosed ? 'mission' : queue.busy(turnOf, bytes.length);
      if (reason !== null) return busy(reason);
      return new Promise<BatchAnswer>((answer, fail) => {
        const opening = isTimed && bytes.length === 0 ? null : opener.open(bytes);
        const batch = { sourceId, bytes };
        queue.add(turnOf, { batch, opening, atMs, answer, fail }, bytes.length);
        wake();
      });
    },
    queue: () => ({ waiting: queue.waiting, waitingMax: limits.batches, sentAway }),
    async close() {
      isClosed = true;
      if (timer !== null) clearInterval(timer);
      while (queue.waiting > 0 && drains > 0)
        await inTurn(async () => undefined).catch(() => undefined);
      await inTurn(async () => undefined).catch(() => undefined);
    },
  };
}

async function answersTo(
  mission: Mission,
  outcomes: readonly TakenOrNot[],
): Promise<readonly BatchAnswer[]> {
  const taken = outcomes.flatMap((outcome) => (outcome.taken ? [outcome.batch] : []));
  const receipts = await receiptsFor(mission, taken);
  const receiptOf = new Map(taken.map((batch, at) => [batch, receipts[at]]));
  return outcomes.flatMap((outcome): readonly BatchAnswer[] => {
    if (!outcome.taken) {
      const { refusal, entry } = outcome;
      return [{ answer: 'refused', refusal, entry }];
    }
    const receipt = receiptOf.get(outcome.batch);
    return receipt === undefined ? [] : [{ answer: 'taken', again: outcome.again, receipt }];
  });
}

function sha256Hex(bytes: Uint8Array): string {
  return Buffer.from(nodeSha256(bytes)).toString('hex');
}

/** One piece of work after another: nobody finds another's half done. After the first that fails, all fail with what it failed with. */
interface Turns {
  <T>(work: () => Promise<T>): Promise<T>;
  trouble(): unknown;
}

function createTurns(onTrouble: (error: unknown) => void = () => undefined): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let failed: { readonly error: unknown } | null = null;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(async () => {
      if (failed !== null) throw failed.error;
      try {
        return await work();
      } catch (error) {
        failed = { error };
        onTrouble(error);
        throw error;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return Object.assign(inTurn, { trouble: () => failed?.error });
}
