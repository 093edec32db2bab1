import type { Line } from './sender.ts';
import { LineError, isWireAnswer } from './sender.ts';

/** Longest wait for an answer. */
const ANSWER_MS_MAX = 30_000;

/** Batches by `POST /api/intake/:sourceId` to the server at `baseUrl`. */
export function openHttpLine(baseUrl: string): Line {
  const base = baseUrl.replace(/\/+$/, '');
  return {
    async send(sourceId, bytes) {
      const answer = await answered(`${base}/api/intake/${encodeURIComponent(sourceId)}`, bytes);
      if (isWireAnswer(answer)) return answer;
      throw new LineError(
        `${base} is no mission that takes batches: ${JSON.stringify(answer).slice(0, 200)}`,
      );
    },
    close: async () => undefined,
  };
}

async function answered(url: string, bytes: Uint8Array): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    return await response.json();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new LineError(cause instanceof Error ? cause.message : String(cause), { cause: error });
  }
}
