import type { Delivery, ExercisePlan } from '@holdfast/exercise';
import type { Line } from './sender.ts';
import { sendUntilAnswered } from './sender.ts';

/** What became of what was sent. */
export interface WireTally {
  readonly sent: number;
  readonly taken: number;
  /** Of these, batches that the mission had already. */
  readonly again: number;
  readonly refused: number;
  readonly retries: number;
}

export interface PlayOptions {
  readonly plan: ExercisePlan;
  readonly line: Line;
  /** Times faster than life; null for as fast as the mission acknowledges. */
  readonly speed: number | null;
  readonly triesMax: number;
  /** Puts the exercise's time before a batch; with no bytes, lets time pass. */
  readonly timed: (atMs: number, bytes?: Uint8Array) => Uint8Array;
  readonly waitMs: (ms: number) => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The address under which only time passes. */
const CLOCK = 'clock';

/** Sends every delivery of a plan in its order, each when the one before has been answered, and then lets the exercise's time run to its end. */
export async function playOverWire(options: PlayOptions): Promise<WireTally> {
  const { plan, line, timed, waitMs, triesMax, speed, onProgress } = options;
  const tally = { sent: 0, taken: 0, again: 0, refused: 0, retries: 0 };
  const persist = { triesMax, waitMs, onRetry: () => void (tally.retries += 1) };
  let clockMs = plan.startMs;
  const passTo = async (atMs: number): Promise<void> => {
    if (speed !== null && atMs > clockMs) await waitMs((atMs - clockMs) / speed);
    clockMs = Math.max(clockMs, atMs);
  };
  for (const delivery of plan.deliveries) {
    await passTo(delivery.atMs);
    const bytes = timed(delivery.atMs, delivery.bytes);
    const answer = await sendUntilAnswered(line, { sourceId: sourceOf(delivery), bytes }, persist);
    tally.sent += 1;
    if (answer.answer === 'taken') tally.taken += 1;
    if (answer.answer === 'taken' && answer.again) tally.again += 1;
    if (answer.answer === 'refused') tally.refused += 1;
    onProgress?.(tally.sent, plan.deliveries.length);
  }
  await passTo(plan.closeMs);
  await sendUntilAnswered(line, { sourceId: CLOCK, bytes: timed(plan.closeMs) }, persist);
  return tally;
}

/** Whom the first line names. */
function sourceOf({ bytes, feed }: Delivery): string {
  const header = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^holdfast-feed\/1 \S+ (\S+) /.exec(header)?.[1] ?? feed;
}
