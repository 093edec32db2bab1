import type { KeyObject, createPublicKey, verify } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Ed25519Claim } from '@holdfast/record';
import { verifyAside } from '../record-files/crypto.ts';

/**
 * Verifies signatures away from the main thread, with the verdicts of `nodeEd25519`. What is asked for in one turn of the event loop goes over together. Where the thread cannot be
 * had, or dies, the runtime's own threads take its place: every question is answered. Safe to call concurrently.
 */
export interface SignatureThread {
  /** Key and signature MUST be 32 and 64 bytes. Never rejects. */
  verify(claim: Ed25519Claim): Promise<boolean>;
  /** Ends the thread; what waits is answered all the same. */
  close(): Promise<void>;
}

interface Asked {
  readonly claim: Ed25519Claim;
  readonly answer: (isValid: boolean) => void;
}

/** With more than so many on their way the thread is started: most of the time one or two batches are. */
export const FEW_AT_ONCE = 8;
/** On their way through the runtime's own threads at once, before there is a thread: `fdatasync` uses the same, and waits behind what was given to them before. */
const HERE_AT_ONCE = 64;

/** `makeWorker` is the thread that answers as `answerSignatures` does. */
export function createSignatureThread(makeWorker: () => Worker = makeThread): SignatureThread {
  let thread: Thread | null = null;
  let isLost = false;
  let next: Asked[] = [];
  const here = createLimited(HERE_AT_ONCE);

  const verifyHere = async ({ claim, answer }: Asked): Promise<void> => {
    const { publicKey, message, signature } = claim;
    answer(await here.run(() => verifyAside(publicKey, message, signature)));
  };
  const lose = (left: readonly Asked[]): void => {
    isLost = true;
    thread = null;
    for (const asked of left) void verifyHere(asked);
  };
  const send = (): void => {
    const asked = next;
    next = [];
    if (thread === null) lose(asked);
    else thread.ask(asked);
  };

  return {
    verify: (claim) =>
      new Promise((answer) => {
        const asked = { claim, answer };
        if (thread?.isReady() === true) {
          if (next.push(asked) === 1) setImmediate(send);
          return;
        }
        void verifyHere(asked);
        if (thread === null && !isLost && here.running > FEW_AT_ONCE)
          thread = startThread(makeWorker(), lose);
      }),
    async close() {
      const ending = thread;
      isLost = true;
      await ending?.end();
    },
  };
}

interface Thread {
  /** Has it begun to run? Until then nothing is to be asked of it. */
  isReady(): boolean;
  ask(asked: readonly Asked[]): void;
  end(): Promise<void>;
}

/** `lose` is called at most once, with what was asked and not answered. */
function startThread(worker: Worker, lose: (left: readonly Asked[]) => void): Thread {
  const asked: (readonly Asked[])[] = [];
  let isReady = false;
  worker.once('online', () => (isReady = true));
  worker.on('message', (verdicts: Uint8Array) => {
    asked.shift()?.forEach(({ answer }, at) => answer(verdicts[at] === 1));
  });
  // Without a listener an error of the thread would end the process; what it leaves is told when it exits.
  worker.on('error', () => undefined);
  worker.once('exit', () => lose(asked.splice(0).flat()));
  return {
    isReady: () => isReady,
    ask(more) {
      for (let from = 0; from < more.length; from += TOGETHER_MAX) {
        const some = more.slice(from, from + TOGETHER_MAX);
        asked.push(some);
        const packed = packClaims(some.map(({ claim }) => claim));
        worker.postMessage(packed, [packed]);
      }
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Runs at most so many at once, the others in the order in which they were asked. */
function createLimited(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    get running() {
      return running;
    },
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

/** Answered together, so that the first need not wait for a long row behind them. */
const TOGETHER_MAX = 64;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const LENGTH_BYTES = 4;

/** Each: length of the message (uint32, big-endian), key, signature, message. In memory of its own, which is handed over. */
function packClaims(claims: readonly Ed25519Claim[]): ArrayBuffer {
  const fixed = LENGTH_BYTES + KEY_BYTES + SIGNATURE_BYTES;
  const packed = new ArrayBuffer(
    claims.reduce((sum, { message }) => sum + fixed + message.length, 0),
  );
  const bytes = new Uint8Array(packed);
  const view = new DataView(packed);
  let at = 0;
  for (const { publicKey, message, signature } of claims) {
    view.setUint32(at, message.length);
    bytes.set(publicKey, at + LENGTH_BYTES);
    bytes.set(signature, at + LENGTH_BYTES + KEY_BYTES);
    bytes.set(message, at + fixed);
    at += fixed + message.length;
  }
  return packed;
}

/** From text: a thread of the oldest runtime that is supported reads no TypeScript, and tests run on the sources. */
export function makeThread(): Worker {
  const given = "require('node:worker_threads').parentPort, require('node:crypto')";
  return new Worker(`(${answerSignatures.toString()})(${given})`, { eval: true });
}

interface Runtime {
  readonly createPublicKey: typeof createPublicKey;
  readonly verify: typeof verify;
}

/** What runs on the thread. It stands for itself: nothing outside it is there. */
function answerSignatures(port: MessagePort, crypto: Runtime): void {
  const KEYS_MAX = 4_096;
  // RFC 8410, SubjectPublicKeyInfo.
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  const kept = new Map<string, KeyObject>();
  const keyOf = (bytes: Buffer) => {
    const name = bytes.toString('latin1');
    const known = kept.get(name);
    if (known !== undefined) return known;
    const key = crypto.createPublicKey({
      key: Buffer.concat([prefix, bytes]),
      format: 'der',
      type: 'spki',
    });
    if (kept.size >= KEYS_MAX) kept.clear();
    kept.set(name, key);
    return key;
  };
  const isValid = (key: Buffer, message: Buffer, signature: Buffer): boolean => {
    try {
      return crypto.verify(null, message, keyOf(key), signature);
    } catch {
      // Bytes that are no key are a signature that is not valid.
      return false;
    }
  };
  port.on('message', (packed: ArrayBuffer) => {
    const bytes = Buffer.from(packed);
    const verdicts: number[] = [];
    for (let at = 0; at < bytes.length;) {
      const end = at + 100 + bytes.readUInt32BE(at);
      const key = bytes.subarray(at + 4, at + 36);
      const signature = bytes.subarray(at + 36, at + 100);
      verdicts.push(isValid(key, bytes.subarray(at + 100, end), signature) ? 1 : 0);
      at = end;
    }
    port.postMessage(Uint8Array.from(verdicts));
  });
}
