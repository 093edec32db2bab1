import { join } from 'node:path';
import type { Opening } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import type { Pipeline } from '../pipeline.ts';
import { openReceiptDesk } from '../receipts/issue-receipts.ts';
import type { ReceiptDesk } from '../receipts/issue-receipts.ts';
import type { BatchAnswer, WireBatch } from './batch.ts';
import { receiptsFor } from './receipts-for.ts';
import type { IntakeMemory, OpenedBatch, TakenOrNot } from './take-batches.ts';
import type { Ticks } from './ticks.ts';

/** A batch that waits for its answer. */
export interface Waiting {
  readonly batch: WireBatch;
  /** Null when only time passes. */
  readonly opening: Promise<Opening> | null;
  /** The exercise's time when it came in; null where the clock is the mission's. */
  readonly atMs: number | null;
  readonly answer: (answer: BatchAnswer) => void;
  readonly fail: (error: unknown) => void;
}

interface Opened {
  readonly waiting: Waiting;
  readonly opened: OpenedBatch;
}

/** Takes groups of what waits, one at a time. */
export interface GroupTaker {
  /** Resolves when the group is on disk; its receipts are signed while the next is written. Rejects with trouble, and then fails the whole group. */
  take(group: readonly Waiting[]): Promise<void>;
  /** Resolves when every receipt has been given. */
  close(): Promise<void>;
}

export interface GroupTakerParts {
  readonly mission: Mission;
  readonly pipeline: Pipeline;
  readonly memory: IntakeMemory;
  readonly ticks: Ticks;
  /** Counts and makes the answer to a batch that is to come again. */
  readonly sendAway: (retryAfterMs: number) => BatchAnswer;
}

export function createGroupTaker(parts: GroupTakerParts): GroupTaker {
  const { mission, pipeline, memory, sendAway } = parts;
  const desk = openReceiptDesk({ dir: join(mission.dataDir, 'record') });
  // Who asks for a receipt is told; nobody else needs to be.
  desk.catch(() => undefined);
  const answering = new Set<Promise<void>>();

  const work = async (group: readonly Waiting[]): Promise<void> => {
    const opened = await openGroup(group, parts);
    if (opened.length === 0) return;
    const { outcomes } = await pipeline.takeBatches(
      memory,
      opened.map((each) => each.opened),
    );
    const answered = answerAll(mission, desk, { opened, outcomes, sendAway });
    answering.add(answered);
    void answered.finally(() => answering.delete(answered));
  };

  return {
    async take(group) {
      try {
        await work(group);
      } catch (error) {
        for (const { fail } of group) fail(error);
        throw error;
      }
    },
    async close() {
      await Promise.all(answering);
      await desk.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}

/** Lets an exercise's time come to each, and answers those that carry nothing more. */
async function openGroup(
  group: readonly Waiting[],
  { mission, ticks }: GroupTakerParts,
): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (const waiting of group) {
    const { atMs, batch, answer } = waiting;
    if (atMs !== null) await ticks.until(atMs, { through: waiting.opening === null });
    const opening = await waiting.opening;
    if (opening === null) answer({ answer: 'time', nowMs: mission.entropy.nowMs() });
    else opened.push({ waiting, opened: { ...batch, opening } });
  }
  return opened;
}

async function answerAll(
  mission: Mission,
  desk: Promise<ReceiptDesk>,
  {
    opened,
    outcomes,
    sendAway,
  }: {
    readonly opened: readonly Opened[];
    readonly outcomes: readonly TakenOrNot[];
    readonly sendAway: GroupTakerParts['sendAway'];
  },
): Promise<void> {
  try {
    const taken = outcomes.flatMap((outcome) => (outcome.taken ? [outcome.batch] : []));
    const receipts = await receiptsFor(mission, await desk, taken);
    let next = 0;
    outcomes.forEach((outcome, at) => {
      const waiting = opened[at]?.waiting;
      const receipt = outcome.taken ? receipts[next++] : undefined;
      if (!outcome.taken && outcome.refusal === null) waiting?.answer(sendAway(outcome.waitMs));
      else if (!outcome.taken)
        waiting?.answer({ answer: 'refused', refusal: outcome.refusal, entry: outcome.entry });
      else if (receipt !== undefined)
        waiting?.answer({ answer: 'taken', again: outcome.again, receipt });
    });
  } catch (error) {
    // They are on disk, and nobody has a receipt: sent again, each gets the one it would have got.
    for (const { waiting } of opened) waiting.fail(error);
  }
}
