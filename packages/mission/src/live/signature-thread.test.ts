import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeEd25519 } from '../record-files/index.ts';
import { FEW_AT_ONCE, createSignatureThread, makeThread } from './signature-thread.ts';
import type { SignatureThread } from './signature-thread.ts';

const seed = (n: number) => new Uint8Array(32).fill(n + 1);
const KEYS = [0, 1, 2].map((n) => nodeEd25519.publicKeyFromSeed(seed(n)));

/** Every fourth is signed by another, every seventh has another message than was signed, one key is no point of the curve. */
function claimOf(n: number) {
  const message = new TextEncoder().encode('x'.repeat(n % 97) + String(n));
  const signature = nodeEd25519.sign(seed(n % 4 === 3 ? 9 : n % 3), message);
  if (n % 7 === 6) message[0] = 0;
  const publicKey = n === 40 ? new Uint8Array(32).fill(2) : (KEYS[n % 3] ?? new Uint8Array(32));
  return { publicKey, message, signature };
}
const CLAIMS = Array.from({ length: 400 }, (_, n) => claimOf(n));
const VERDICTS = CLAIMS.map(({ publicKey, message, signature }) =>
  nodeEd25519.verify(publicKey, message, signature),
);

let signatures: SignatureThread;
afterEach(() => signatures.close());

const ask = (claims: typeof CLAIMS) => Promise.all(claims.map((each) => signatures.verify(each)));

/** One whose thread runs, and how many verdicts it has given. */
async function running(): Promise<{ readonly answered: () => number }> {
  let answered = 0;
  const made: Worker[] = [];
  signatures = createSignatureThread(() => {
    const worker = makeThread();
    worker.on('message', (verdicts: Uint8Array) => (answered += verdicts.length));
    made.push(worker);
    return worker;
  });
  expect(await ask(CLAIMS.slice(0, FEW_AT_ONCE))).toEqual(VERDICTS.slice(0, FEW_AT_ONCE));
  expect(made).toEqual([]);
  const first = ask(CLAIMS);
  for (const worker of made) await once(worker, 'online');
  expect([made.length, await first]).toEqual([1, VERDICTS]);
  return { answered: () => answered };
}

describe('signatures verified on a thread', () => {
  it('W12: a few need no thread; many at once have the verdicts that they have one by one, in memory that they share too', async () => {
    expect(VERDICTS.filter(Boolean).length).toBeGreaterThan(200);
    const { answered } = await running();
    const before = answered();
    expect(await ask(CLAIMS)).toEqual(VERDICTS);
    expect(answered() - before).toBe(CLAIMS.length);
    const whole = Buffer.concat(CLAIMS.map(({ message }) => message));
    let at = 0;
    const views = CLAIMS.map((claim) => {
      const message = whole.subarray(at, at + claim.message.length);
      at += claim.message.length;
      return { ...claim, message };
    });
    expect(await ask(views)).toEqual(VERDICTS);
    expect(whole).toHaveLength(at);
  });

  it('W12: those that wait when the thread ends are answered, and those that come after', async () => {
    await running();
    const answers = ask(CLAIMS);
    await new Promise((resolve) => setImmediate(resolve));
    await signatures.close();
    expect(await answers).toEqual(VERDICTS);
    expect(await ask(CLAIMS)).toEqual(VERDICTS);
  });

  it('W12: where no thread can be had, every question is answered', async () => {
    signatures = createSignatureThread(
      () => new Worker('throw new TypeError("no thread")', { eval: true }),
    );
    expect(await ask(CLAIMS)).toEqual(VERDICTS);
    expect(await ask(CLAIMS)).toEqual(VERDICTS);
  });
});
