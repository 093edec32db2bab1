import { hexFromBytes } from './bytes.ts';
import type { Ed25519 } from './ports.ts';

/**
 * The 14 encodings of points of small order on edwards25519: eight canonical ones and six whose y is not reduced or whose x
 * is zero with the sign bit set. Runtimes disagree about signatures that contain them; nothing honest does.
 */
const SMALL_ORDER_POINTS: ReadonlySet<string> = new Set(
  [
    ['01', '00', '00'],
    ['01', '00', '80'],
    ['ec', 'ff', '7f'],
    ['ec', 'ff', 'ff'],
    ['00', '00', '00'],
    ['00', '00', '80'],
    ['ed', 'ff', '7f'],
    ['ed', 'ff', 'ff'],
    ['ee', 'ff', '7f'],
    ['ee', 'ff', 'ff'],
  ]
    .map(([first = '', middle = '', last = '']) => first + middle.repeat(30) + last)
    .concat([
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    ]),
);

/** What any of them begins with: nearly every honest key and signature is told by one byte. */
const FIRST_BYTES: ReadonlySet<number> = new Set(
  [...SMALL_ORDER_POINTS].map((hex) => Number.parseInt(hex.slice(0, 2), 16)),
);

/** True for the 32 bytes of a small-order point, in any of its encodings. */
export function isSmallOrderPoint(encoding: Uint8Array): boolean {
  const [first = 0] = encoding;
  return FIRST_BYTES.has(first) && SMALL_ORDER_POINTS.has(hexFromBytes(encoding));
}

/** What a signature is to be checked against. */
export interface Ed25519Claim {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * The one Ed25519 rule of Holdfast (SPEC R40): 32 and 64 bytes; neither A (the key) nor R (the signature's first half) is one of the
 * 14 small-order encodings; and the port accepts. Pure as far as the port is.
 */
export function isEd25519Signature(ed25519: Ed25519, claim: Ed25519Claim): boolean {
  const { publicKey, message, signature } = claim;
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (isSmallOrderPoint(publicKey) || isSmallOrderPoint(signature.subarray(0, 32))) return false;
  return ed25519.verify(publicKey, message, signature);
}
