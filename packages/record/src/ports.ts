/** SHA-256 (FIPS 180-4) of all the bytes: 32 bytes. Pure; must not keep or change its argument. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/**
 * Ed25519 (RFC 8032) as the runtime offers it.
 *
 * `verify` answers false, and never throws, for wrong lengths or points that do not decode. What it accepts may
 * differ between runtimes: callers use `isEd25519Signature`, which narrows it to one rule.
 */
export interface Ed25519 {
  /** True when `signature` (64 bytes) is of `message` under `publicKey` (32 bytes). */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** The 64-byte signature under the 32-byte `seed`; deterministic. */
  sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  /** The 32-byte public key of the 32-byte `seed`. */
  publicKeyFromSeed(seed: Uint8Array): Uint8Array;
}
