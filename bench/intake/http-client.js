/**
 * A client that costs little, so that the server is what is measured: kept connections, requests written whole and without waiting for the answer to the one before (HTTP
 * pipelining), of an answer only its number and length read.
 */
import { connect } from 'node:net';

export async function openConnections(port, count) {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(port)));
  let turn = 0;
  return {
    /** The number of the answer, and after how many milliseconds to come again. */
    post(path, bytes) {
      turn = (turn + 1) % count;
      return connections[turn].post(path, bytes);
    },
    close: () => connections.forEach(({ close }) => close()),
  };
}

function openConnection(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const waiting = [];
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (;;) {
        const head = received.indexOf('\r\n\r\n');
        if (head === -1) return;
        const headers = received.slice(0, head);
        const end = head + 4 + Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
        if (received.length < end) return;
        received = received.slice(end);
        waiting.shift()({
          status: Number(headers.slice(9, 12)),
          retryAfterMs: 1000 * Number(/retry-after: (\d+)/i.exec(headers)?.[1] ?? 0),
        });
      }
    });
    socket.once('connect', () =>
      resolve({
        post(path, bytes) {
          const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`;
          socket.write(Buffer.concat([Buffer.from(head), bytes]));
          return new Promise((done) => waiting.push(done));
        },
        close: () => socket.destroy(),
      }),
    );
  });
}
