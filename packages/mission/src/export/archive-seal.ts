/*
 * The seal of an archive: a signed note under the log's key that says which bag it is. Text of ASCII:
 *
 *   holdfast-archive/1
 *   <origin>
 *   size <decimal>
 *   root <base64>
 *   tagmanifest <SHA-512 of tagmanifest-sha512.txt, lower-case hex>
 *
 * Whoever has the seal and a bag knows whether it is the bag that everybody got. No checkpoint reads like it.
 */
import { RecordError, base64FromBytes, openNote, signNote } from '@holdfast/record';
import type { KeyHistory, NoteSigner } from '@holdfast/record';

/** What a seal states. */
export interface ArchiveSeal {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly tagManifestSha512: string;
}

export function signSeal(seal: ArchiveSeal, signer: NoteSigner): string {
  return signNote(textOf(seal), [signer]);
}

/** Holds a seal against what a bag says of itself. Throws `RecordError`: as `openNote` does, and `inconsistent` when it is of another bag. */
export function verifySeal(bytes: Uint8Array, keys: KeyHistory, expected: ArchiveSeal): void {
  const { text } = openNote(bytes, [keys.current.verifier]);
  if (text === textOf(expected)) return;
  throw new RecordError('inconsistent', `seal: expected ${textOf(expected)}, found ${text}`);
}

function textOf({ origin, size, root, tagManifestSha512 }: ArchiveSeal): string {
  return `holdfast-archive/1\n${origin}\nsize ${String(size)}\nroot ${base64FromBytes(root)}\ntagmanifest ${tagManifestSha512}\n`;
}
