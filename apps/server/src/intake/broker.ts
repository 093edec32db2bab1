import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Aedes } from 'aedes';
import { cutOffHugePackets } from './cut-off.ts';
import type { PacketLimits } from './cut-off.ts';
import { INTAKE_TOPIC, RECEIPT_TOPIC, sourceOfTopic } from './topics.ts';

export interface BrokerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Who shows this as password is the mission; everybody else is a source or a stranger. */
  readonly missionSecret: string;
  /** The name of the mission's session: nobody else may take it. */
  readonly missionClientId: string;
  /** Longest that a packet which has begun may take to come, milliseconds. 60,000. */
  readonly packetMs?: number;
}

export interface Broker {
  /** `mqtt://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/** Larger messages are no batches. */
const MESSAGE_BYTES_MAX = 1_000_000;
/** A message with its topic and what stands around it; of the others none needs more, and strangers may send them. */
const PACKET_LIMITS: PacketLimits = {
  publishBytes: MESSAGE_BYTES_MAX + 1_024,
  otherBytes: 8_192,
  packetMs: 60_000,
};
/** Each takes a file handle, and the record needs some too. */
const CONNECTIONS_MAX = 1_024;

/**
 * A broker of our own, for a mission without one: on this machine's own address, in memory. It carries batches to the mission and receipts to sources, and nothing else. Nobody but the
 * mission reads batches or says receipts; nobody reads the receipts of all sources at once, which would show how busy the line is.
 */
export async function startBroker({
  port,
  missionSecret,
  missionClientId,
  packetMs = PACKET_LIMITS.packetMs,
}: BrokerOptions): Promise<Broker> {
  const missions = new WeakSet<object>();
  const broker = await Aedes.createBroker({
    authenticate(client, _username, password, done) {
      const isMission = password?.toString() === missionSecret;
      if (isMission) missions.add(client);
      // Whoever took the mission's name would cut it off.
      done(null, isMission || client.id !== missionClientId);
    },
    preConnect(_client, packet, done) {
      // What a source's session would keep while it is away is kept by nobody: it sends again.
      if (packet.password?.toString() !== missionSecret) packet.clean = true;
      done(null, true);
    },
    authorizePublish(client, packet, done) {
      const { topic, payload } = packet;
      // Kept messages would stay in memory for every word that a stranger thinks of.
      packet.retain = false;
      const isMission = client !== null && missions.has(client);
      const may = isMission ? topic.startsWith(RECEIPT_TOPIC) : sourceOfTopic(topic) !== null;
      done(
        may && payload.length <= MESSAGE_BYTES_MAX ? null : new Error(`not permitted: ${topic}`),
      );
    },
    authorizeSubscribe(client, subscription, done) {
      const { topic } = subscription;
      const may = missions.has(client)
        ? topic === `${INTAKE_TOPIC}+`
        : topic.startsWith(RECEIPT_TOPIC) && !/[+#]/.test(topic);
      done(null, may ? subscription : null);
    },
  });
  const sockets = new Set<Socket>();
  // Small messages that wait for each other's acknowledgement: none is held back to be sent with the next.
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    broker.handle(socket);
    cutOffHugePackets(socket, { ...PACKET_LIMITS, packetMs });
  });
  server.maxConnections = CONNECTIONS_MAX;
  // A client that breaks the protocol is cut off by the broker itself; it is nobody else's trouble.
  broker.on('clientError', () => undefined);
  broker.on('connectionError', () => undefined);
  await listening(server, port);
  return {
    url: `mqtt://127.0.0.1:${portOf(server.address())}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => broker.close(() => resolve()));
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
