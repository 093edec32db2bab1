import { useCallback, useEffect, useRef, useState } from 'react';
import { BASE } from '../address/base.ts';
import type { TreeReport } from './check-tree.ts';
import type { VerifyAnswer, VerifyRequest } from './verify-worker.ts';

export type VerifyState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly size: number }
  | { readonly state: 'trouble'; readonly message: string }
  | { readonly state: 'done'; readonly report: TreeReport; readonly sameKey: boolean | null };

interface Seen {
  readonly size: number;
  readonly rootHex: string;
  readonly vkey: string;
}

/** Downloads the whole tree in a worker and checks it; remembers what held, so that the next check finds a record that was rewritten. */
export function useVerify(origin: string) {
  const [state, setState] = useState<VerifyState>({ state: 'idle' });
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const start = useCallback(
    ({ note, vkey, witnessKeys }: Pick<VerifyRequest, 'note' | 'vkey' | 'witnessKeys'>) => {
      worker.current?.terminate();
      const running = new Worker(new URL('./verify-worker.ts', import.meta.url), {
        type: 'module',
      });
      worker.current = running;
      const seen = seenOf(origin);
      setState({ state: 'running', done: 0, size: 0 });
      running.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => {
        if (data.kind === 'progress')
          return setState({ state: 'running', done: data.done, size: data.size });
        running.terminate();
        if (data.kind === 'trouble') return setState({ state: 'trouble', message: data.message });
        const { report } = data;
        if (report.problems.length === 0)
          localStorage.setItem(
            nameOf(origin),
            JSON.stringify({ size: report.size, rootHex: report.rootHex, vkey }),
          );
        setState({ state: 'done', report, sameKey: seen === null ? null : seen.vkey === vkey });
      });
      running.addEventListener('error', () =>
        setState({ state: 'trouble', message: 'This browser cannot check the record.' }),
      );
      const request: VerifyRequest = {
        note,
        vkey,
        witnessKeys,
        seen,
        base: `${BASE}/api/record-file/`,
      };
      running.postMessage(request);
    },
    [origin],
  );
  return { state, start };
}

const nameOf = (origin: string) => `holdfast.seen ${BASE} ${origin}`;

function seenOf(origin: string): Seen | null {
  try {
    const seen: unknown = JSON.parse(localStorage.getItem(nameOf(origin)) ?? 'null');
    return isSeen(seen) ? seen : null;
  } catch {
    return null;
  }
}

function isSeen(value: unknown): value is Seen {
  return (
    typeof value === 'object' &&
    value !== null &&
    'size' in value &&
    'rootHex' in value &&
    'vkey' in value &&
    typeof value.size === 'number' &&
    typeof value.rootHex === 'string' &&
    typeof value.vkey === 'string'
  );
}
