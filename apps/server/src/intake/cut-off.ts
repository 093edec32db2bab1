import type { Socket } from 'node:net';
import { createPacketGauge } from './packet-gauge.ts';

/** | option | meaning | */
export interface PacketLimits {
  /** Longest message with its topic. */
  readonly publishBytes: number;
  /** Longest of any other packet. */
  readonly otherBytes: number;
  /** Longest that a packet which has begun may take to come, milliseconds. */
  readonly packetMs: number;
}

const PUBLISH = 3;

/**
 * Closes a connection as soon as a packet says that it is longer than it may be, before it has come, and when one that has begun does not end. To be called after the broker
 * has taken the connection: what the broker reads is then looked at on its way, and nothing is read sooner or kept longer.
 */
export function cutOffHugePackets(
  socket: Socket,
  { publishBytes, otherBytes, packetMs }: PacketLimits,
): void {
  const gauge = createPacketGauge((type) => (type === PUBLISH ? publishBytes : otherBytes));
  let timer: NodeJS.Timeout | null = null;
  let timed = -1;
  // Beside the broker's `readable`, `data` only tells of what `read` gives.
  socket.on('data', (chunk: Buffer) => {
    if (!gauge.isWithin(chunk)) {
      socket.destroy();
      return;
    }
    if (timer !== null && (!gauge.isInside || timed !== gauge.whole)) {
      clearTimeout(timer);
      timer = null;
    }
    if (!gauge.isInside || timer !== null) return;
    timed = gauge.whole;
    timer = setTimeout(() => socket.destroy(), packetMs);
  });
  socket.once('close', () => {
    if (timer !== null) clearTimeout(timer);
  });
}
