/** Observations as a patrol signs them: about 300 bytes of content and an Ed25519 signature over it. */
import { nodeEd25519 } from '../../packages/mission/dist/index.js';

/** Signed ahead, so that only the verification is measured; a thousand different ones, in turn. */
const DIFFERENT = 1000;
const SEED = Buffer.alloc(32, 5);
const PUBLIC_KEY = nodeEd25519.publicKeyFromSeed(SEED);
const SIGNED = Array.from({ length: DIFFERENT }, (_, n) => {
  const content = Buffer.from(
    `{"count":1,"number":${n},"signature":"${'.'.repeat(88)}","text":"${'An impact was seen. '.repeat(8)}"}`,
  );
  return { content, signature: nodeEd25519.sign(SEED, content) };
});

export const HEADER = Buffer.from(
  `{"author":{"id":"patrol-1","kind":"source"},"judgement":{},"kind":"observation.received","recordedAtMs":1}`,
);

export const madeObservations = (count) => (n) => {
  if (n >= count) throw new RangeError(`${n} of ${count}`);
  return SIGNED[n % DIFFERENT];
};

/** Verifies, then records; resolves when it is on disk. */
export async function receive(record, ed25519, { content, signature }) {
  if (!ed25519.verify(PUBLIC_KEY, content, signature))
    throw new Error('a valid signature was refused');
  return record.append([{ header: HEADER, content }]);
}

/** Whether the content of a recorded observation was signed. */
export function isSigned(content) {
  const number = Number(/"number":(\d+)/.exec(Buffer.from(content).toString('latin1'))?.[1]);
  return nodeEd25519.verify(PUBLIC_KEY, content, SIGNED[number]?.signature ?? new Uint8Array(64));
}
