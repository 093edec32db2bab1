/*
 * The fixed header of an MQTT packet (3.1.1, section 2.2; 5.0, section 2.1): one byte whose upper four bits are the type, then the length of what follows, seven bits a byte with the
 * lowest first, the eighth bit saying that another comes; at most four.
 */

/** Follows the packets of one connection by what they declare, without keeping them. */
export interface PacketGauge {
  /** False as soon as a packet declares more than it may, or a length that is none. Nothing is to be asked after that. */
  isWithin(chunk: Uint8Array): boolean;
  /** Packets that have come whole. */
  readonly whole: number;
  /** Has a packet begun that is not whole? */
  readonly isInside: boolean;
}

/** `bytesMaxOf`: how long a packet of a type (0 to 15) may say it is. */
export function createPacketGauge(bytesMaxOf: (type: number) => number): PacketGauge {
  let whole = 0;
  /** Bytes of the packet still to come; null in the fixed header, null with type -1 between packets. */
  let left: number | null = null;
  let type = -1;
  let length = 0;
  let factor = 1;

  const begin = (byte: number): void => {
    type = byte >> 4;
    length = 0;
    factor = 1;
  };
  /** False for a length that is none, or too long. */
  const readLength = (byte: number): boolean => {
    length += (byte & 0x7f) * factor;
    factor *= 0x80;
    if (length > bytesMaxOf(type)) return false;
    if ((byte & 0x80) === 0) left = length;
    return left !== null || factor <= FACTOR_MAX;
  };

  return {
    get whole() {
      return whole;
    },
    get isInside() {
      return type !== -1;
    },
    isWithin(chunk) {
      for (let at = 0; at < chunk.length;) {
        if (left !== null) {
          const here = Math.min(left, chunk.length - at);
          at += here;
          left -= here;
        } else {
          const byte = chunk[at] ?? 0;
          at += 1;
          if (type === -1) begin(byte);
          else if (!readLength(byte)) return false;
        }
        if (left !== 0) continue;
        whole += 1;
        left = null;
        type = -1;
      }
      return true;
    },
  };
}

/** Of the fourth byte of a length, the last that there may be. */
const FACTOR_MAX = 0x80 ** 3;
