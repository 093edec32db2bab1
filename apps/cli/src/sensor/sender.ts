/** What the mission's end of the wire says, as JSON: see docs/intake.md. */
export type WireAnswer =
  | { readonly answer: 'taken'; readonly again: boolean; readonly receipt: WireReceipt }
  | { readonly answer: 'refused'; readonly refusal: WireRefusal; readonly entry: number | null }
  | { readonly answer: 'busy'; readonly retryAfterMs: number }
  | { readonly answer: 'time'; readonly nowMs: number };

export interface WireReceipt {
  readonly sourceId: string;
  readonly sequence: number;
  readonly entry: number;
  readonly sha256: string;
}

export interface WireRefusal {
  readonly code: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * A line to the mission. `send` resolves with what the mission said of exactly these bytes, and rejects with `LineError` when nothing was heard of them: then they
 * are to be sent again.
 */
export interface Line {
  send(sourceId: string, bytes: Uint8Array): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** Nothing was heard: the line is down, or too slow. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

export function isWireAnswer(value: unknown): value is WireAnswer {
  if (typeof value !== 'object' || value === null || !('answer' in value)) return false;
  switch (value.answer) {
    case 'taken':
      return 'receipt' in value && typeof value.receipt === 'object' && value.receipt !== null;
    case 'refused':
      return 'refusal' in value && typeof value.refusal === 'object' && value.refusal !== null;
    case 'busy':
      return 'retryAfterMs' in value && typeof value.retryAfterMs === 'number';
    case 'time':
      return true;
    default:
      return false;
  }
}

const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

export interface PersistOptions {
  /** Tries until the line is given up, each later than the one before; at most five seconds apart. */
  readonly triesMax: number;
  readonly onRetry?: (reason: string) => void;
  readonly waitMs: (ms: number) => Promise<void>;
}

/** Sends until the mission has answered: at least once, and the mission sees to it that once is enough. Throws the last `LineError` when all tries are used up. */
export async function sendUntilAnswered(
  line: Line,
  { sourceId, bytes }: { readonly sourceId: string; readonly bytes: Uint8Array },
  { triesMax, onRetry, waitMs }: PersistOptions,
): Promise<Exclude<WireAnswer, { readonly answer: 'busy' }>> {
  let pauseMs = RETRY_FIRST_MS;
  let last = new LineError('never tried');
  for (let tries = 0; tries < triesMax; tries += 1) {
    try {
      const answer = await line.send(sourceId, bytes);
      if (answer.answer !== 'busy') return answer;
      onRetry?.('busy');
      last = new LineError('the mission is busy');
      await waitMs(answer.retryAfterMs);
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      last = error;
      onRetry?.(error.message);
      await waitMs(pauseMs);
      pauseMs = Math.min(RETRY_MOST_MS, pauseMs * 2);
    }
  }
  throw last;
}
