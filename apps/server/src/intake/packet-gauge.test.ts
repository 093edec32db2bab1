import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacketGauge } from './packet-gauge.ts';

const PUBLISH = 3;
const PING = 12;

/** A packet of a type with so many bytes after its fixed header. */
function packet(type: number, length: number): Buffer {
  const digits: number[] = [];
  for (let rest = length; digits.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    digits.push((rest % 128) + (rest >= 128 ? 128 : 0));
  return Buffer.concat([Buffer.from([type << 4, ...digits]), Buffer.alloc(length, 0xff)]);
}

describe('the lengths of packets', () => {
  it('S15: however the bytes are cut, packets are told apart where they were put together', () => {
    const lengths = fc.array(fc.oneof(fc.constant(0), fc.nat(200), fc.nat(20_000)), {
      maxLength: 6,
    });
    const cuts = fc.array(fc.oneof(fc.constant(1), fc.nat(9_000)));
    fc.assert(
      fc.property(lengths, cuts, (sent, cutAfter) => {
        const packets = sent.map((length) => packet(length === 0 ? PING : PUBLISH, length));
        const bytes = Buffer.concat(packets);
        const ends = packets.map((_, at) => Buffer.concat(packets.slice(0, at + 1)).length);
        const gauge = createPacketGauge(() => 20_000);
        let at = 0;
        for (const cut of [...cutAfter, bytes.length]) {
          expect(gauge.isWithin(bytes.subarray(at, at + cut))).toBe(true);
          at = Math.min(bytes.length, at + cut);
          const whole = ends.filter((end) => end <= at).length;
          const isInside = at > (ends[whole - 1] ?? 0);
          expect([gauge.whole, gauge.isInside]).toEqual([whole, isInside]);
        }
      }),
      { seed: 15, numRuns: 300 },
    );
  });

  it('S15: what is too long is known from its first bytes, at the bound', () => {
    const bytesMaxOf = (type: number) => (type === PUBLISH ? 1_000 : 10);
    const isWithin = (type: number, length: readonly number[]) =>
      createPacketGauge(bytesMaxOf).isWithin(Uint8Array.from([type << 4, ...length]));
    expect(isWithin(PUBLISH, [0xe8, 0x07])).toBe(true);
    expect(isWithin(PUBLISH, [0xe9, 0x07])).toBe(false);
    expect(isWithin(8, [10])).toBe(true);
    expect(isWithin(8, [11])).toBe(false);
    expect(isWithin(PUBLISH, [0xff, 0xff, 0xff, 0x7f])).toBe(false);
  });

  it('S15: a length has four bytes at most, whatever it comes to', () => {
    const isWithin = (length: readonly number[]) =>
      createPacketGauge(() => Infinity).isWithin(Uint8Array.from([PUBLISH << 4, ...length]));
    expect(isWithin([0xff, 0xff, 0xff, 0x7f])).toBe(true);
    expect(isWithin([0x80, 0x80, 0x80])).toBe(true);
    expect(isWithin([0x80, 0x80, 0x80, 0x80])).toBe(false);
  });
});
