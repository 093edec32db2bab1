import { createHash } from 'node:crypto';

/** Refused bytes are kept with the refusal up to this length; beyond it their hash and length stand for them. */
export const KEPT_BYTES_MAX = 4_096;

/** Bytes that were refused, as the record keeps them. */
export interface KeptBytes {
  /** Null when they are too long to be kept. */
  readonly bytes: Uint8Array | null;
  readonly byteLength: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** Takes bytes in one after another and remembers no more of them than the record will keep. */
export interface BytesKeeper {
  add(bytes: Uint8Array): void;
  kept(): KeptBytes;
}

export function createBytesKeeper(): BytesKeeper {
  const hash = createHash('sha256');
  const pieces: Uint8Array[] = [];
  let byteLength = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      if (byteLength + bytes.length <= KEPT_BYTES_MAX) pieces.push(bytes.slice());
      byteLength += bytes.length;
    },
    kept() {
      const bytes = byteLength <= KEPT_BYTES_MAX ? Buffer.concat(pieces) : null;
      return { bytes, byteLength, sha256: hash.digest('hex') };
    },
  };
}

export function keptBytes(bytes: Uint8Array): KeptBytes {
  const keeper = createBytesKeeper();
  keeper.add(bytes);
  return keeper.kept();
}
