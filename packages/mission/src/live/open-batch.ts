import { openEnvelope } from '@holdfast/feeds';
import type { Opening } from '@holdfast/feeds';
import { isEd25519Signature } from '@holdfast/record';
import type { Ed25519Claim } from '@holdfast/record';
import { FILE_BYTES_MAX } from '../intake/signed-file.ts';
import type { Roster } from '../intake/roster.ts';
import { nodeEd25519 } from '../record-files/index.ts';
import { createSignatureThread } from './signature-thread.ts';

/** Opens batches, each signature verified off the main thread. The answers are those of `openEnvelope`, to the word. */
export interface BatchOpener {
  open(bytes: Uint8Array): Promise<Opening>;
  /** To be called when nothing more is to be opened. */
  close(): Promise<void>;
}

export function createBatchOpener(roster: Roster): BatchOpener {
  const signatures = createSignatureThread();
  return {
    async open(bytes) {
      let claim: Ed25519Claim | null = null;
      const opening = openWith(roster, bytes, (publicKey, message, signature) => {
        claim = { publicKey, message, signature };
        return isEd25519Signature(NOT_YET, claim);
      });
      if (claim === null || !opening.opened) return opening;
      const isValid = await signatures.verify(claim);
      return isValid ? opening : openWith(roster, bytes, () => false);
    },
    close: () => signatures.close(),
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
