/** First bytes of what a browser shows: JPEG (ITU T.81, B.1.1.3), PNG (RFC 2083, 3.1), WebP (RFC 9649, 2.4). */
const BEGINNINGS: readonly (readonly [string, number, readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** What the bytes themselves say they are; what a device says of them is not asked. `application/octet-stream` for everything else. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const found = BEGINNINGS.find(([, offset, beginning]) =>
    beginning.every((byte, at) => bytes[offset + at] === byte),
  );
  return found?.[0] ?? 'application/octet-stream';
}
