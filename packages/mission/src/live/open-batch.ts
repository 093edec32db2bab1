import { openEnvelope } from '@holdfast/feeds';
import type { Opening } from '@holdfast/feeds';
import { isEd25519Signature } from '@holdfast/record';
import type { Ed25519Claim } from '@holdfast/record';
import { FILE_BYTES_MAX } from '../intake/signed-file.ts';
import type { Roster } from '../intake/roster.ts';
import { nodeEd25519 } from '../record-files/index.ts';
import { verifyAside } from '../record-files/crypto.ts';

/** Signatures on their way through the runtime's threads at once: more would let `fdatasync`, which uses the same threads, wait behind them. */
export const VERIFYING_MAX = 64;

/** Opens batches, each signature verified off the main thread. The answers are those of `openEnvelope`, to the word. */
export interface BatchOpener {
  open(bytes: Uint8Array): Promise<Opening>;
}

export function createBatchOpener(roster: Roster): BatchOpener {
  const verifyLater = createLimited(VERIFYING_MAX);
  return {
    async open(bytes) {
      let claim: Ed25519Claim | null = null;
      const opening = openWith(roster, bytes, (publicKey, message, signature) => {
        claim = { publicKey, message, signature };
        return isEd25519Signature(NOT_YET, claim);
      });
      if (claim === null || !opening.opened) return opening;
      const { publicKey, message, signature } = claim;
      const valid = await verifyLater(() => verifyAside(publicKey, message, signature));
      return valid ? opening : openWith(roster, bytes, () => false);
    },
  };
}

/** Lets through what only the curve itself can refuse. */
const NOT_YET = { ...nodeEd25519, verify: () => true };

function openWith(
  roster: Roster,
  bytes: Uint8Array,
  verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean,
): Opening {
  return openEnvelope(bytes, {
    publicKeyOf: (sourceId) => roster.publicKeyOf(sourceId),
    verify,
    maxBytes: FILE_BYTES_MAX,
  });
}

/** Runs at most so many at once, the others in the order in which they were asked. */
function createLimited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
