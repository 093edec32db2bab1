import type { WrongClock } from '@holdfast/locate';
import type { Mission } from '../mission.ts';
import { createRoster } from '../intake/roster.ts';
import { createPipeline } from '../pipeline.ts';
import type { PipelineOptions } from '../pipeline.ts';
import type { BatchAnswer, BusyReason, WireBatch } from './batch.ts';
import { timedBytes } from './carried-time.ts';
import { createGroupTaker } from './group-taker.ts';
import type { Waiting } from './group-taker.ts';
import { createBatchOpener } from './open-batch.ts';
import { QUEUE_LIMITS, createFairQueue } from './queue.ts';
import type { FairQueue, QueueLimits } from './queue.ts';
import { createRefusedBefore } from './refused-before.ts';
import { createTakenBefore } from './taken-before.ts';
import { createTicks } from './ticks.ts';
import type { TickOptions } from './ticks.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';

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
  /** Sensors whose clocks are put right, for `GET /api/health`; a hold-back old. */
  wrongClocks(): readonly WrongClock[];
  /** Takes nothing more; resolves when what waits has been answered. */
  close(): Promise<void>;
}

/** Batches written with one wait for the disk. With 512, what comes meanwhile waits twice as long before it is read, and more memory lives long enough to be moved: nothing is gained. */
const GROUP_MAX = 128;
const RETRY_AFTER_MS = 1_000;
/** Sources that are not enrolled share one queue; so does all of an exercise, which keeps to the order in which batches came. */
const SHARED_QUEUE = '';

export function startLive(options: LiveOptions): LiveIntake {
  const { mission, time, limits = QUEUE_LIMITS, onTrouble = () => undefined } = options;
  const isTimed = time.from === 'batches';
  const roster = createRoster(mission);
  const pipeline = createPipeline(mission, options.pipeline);
  const opener = createBatchOpener(roster);
  const refused = createRefusedBefore(() => performance.now());
  const ticks = createTicks(mission, pipeline, options);
  const queue = createFairQueue<Waiting>(limits);
  const turns = createTurns(onTrouble);
  let sentAway = 0;
  let isClosed = false;

  const sendAway = (reason: BusyReason, retryAfterMs: number): BatchAnswer => {
    sentAway += 1;
    return { answer: 'busy', reason, retryAfterMs };
  };
  const taker = createGroupTaker({
    mission,
    pipeline,
    ticks,
    memory: { roster, refused, before: createTakenBefore(mission) },
    sendAway: (retryAfterMs) => sendAway('refusals', retryAfterMs),
  });
  const worker = createWorker(turns, queue, (most) => taker.take(queue.next(isTimed ? 1 : most)));
  const timer =
    time.from === 'clock'
      ? setInterval(() => void turns.take(ticks.now).catch(() => undefined), time.tickMs)
      : null;

  return {
    async take({ sourceId, bytes: message }) {
      const timed = isTimed ? timedBytes(message) : { atMs: null, bytes: message };
      if ('code' in timed) return { answer: 'refused', refusal: timed, entry: null };
      const { atMs, bytes } = timed;
      const place = isTimed || !roster.knows(sourceId) ? SHARED_QUEUE : sourceId;
      const reason = isClosed ? 'mission' : queue.busy(place, bytes.length);
      if (reason !== null) return sendAway(reason, RETRY_AFTER_MS);
      return new Promise<BatchAnswer>((answer, fail) => {
        const opening = isTimed && bytes.length === 0 ? null : opener.open(bytes);
        const batch = { sourceId, bytes };
        queue.add(place, { batch, opening, atMs, answer, fail }, bytes.length);
        worker.wake();
      });
    },
    wrongClocks: () => pipeline.wrongClocks(),
    queue: () => ({ waiting: queue.waiting, waitingMax: limits.batches, sentAway }),
    async close() {
      isClosed = true;
      if (timer !== null) clearInterval(timer);
      await worker.idle();
      await taker.close();
      await opener.close();
    },
  };
}

interface Worker {
  /** Something waits. */
  wake(): void;
  /** Resolves when nothing waits, or nothing more is done. */
  idle(): Promise<void>;
}

/** Takes group after group while anything waits, in turn with the ticks. After trouble it takes what comes and fails it. */
function createWorker(
  turns: Turns,
  queue: FairQueue<Waiting>,
  takeGroup: (most: number) => Promise<void>,
): Worker {
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    while (queue.waiting > 0) {
      try {
        await turns.take(() => takeGroup(GROUP_MAX));
      } catch (error) {
        for (const { fail } of queue.next(Infinity)) fail(error);
      }
    }
    working = null;
  };
  return {
    wake: () => void (working ??= work()),
    async idle() {
      await working;
      await turns.take(async () => undefined).catch(() => undefined);
    },
  };
}
