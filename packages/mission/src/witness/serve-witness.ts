import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopbackServer } from '../record-files/loopback-server.ts';
import type { LoopbackServer } from '../record-files/loopback-server.ts';
import type { Witness, WitnessReply } from './open-witness.ts';

/** A checkpoint with a hundred signatures fits many times. */
const BODY_BYTES_MAX = 262_144;

/** The table of tlog-witness. */
const STATUS_OF: Readonly<Record<WitnessReply['kind'], number>> = {
  cosigned: 200,
  malformed: 400,
  unsigned: 403,
  'unknown-log': 404,
  'other-size': 409,
  inconsistent: 422,
};

/**
 * Serves a witness on 127.0.0.1 (C2SP tlog-witness): `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`, and at `/` its key. Port 0 takes any free
 * one. Closing it does not close the witness.
 */
export function serveWitness(witness: Witness, port: number): Promise<LoopbackServer> {
  return startLoopbackServer(port, (request, response) => answer(witness, request, response));
}

async function answer(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return send(response, 405, 'expected POST\n');
    const body = await readBody(request);
    if (body === undefined) return send(response, 413, 'expected at most 262,144 bytes\n');
    const reply = await witness.addCheckpoint(body);
    return send(response, STATUS_OF[reply.kind], bodyOf(reply), typeOf(reply));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'expected GET\n');
  if (path === '/') return send(response, 200, `${witness.vkey}\n`);
  const hash = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1];
  const note = hash === undefined ? undefined : witness.latest(hash);
  return note === undefined ? send(response, 404, 'not found\n') : send(response, 200, note);
}

function bodyOf(reply: WitnessReply): string {
  switch (reply.kind) {
    case 'cosigned':
      return reply.lines;
    case 'other-size':
      return `${String(reply.seenSize)}\n`;
    default:
      return `${reply.reason}\n`;
  }
}

function typeOf({ kind }: WitnessReply): string {
  return kind === 'other-size' ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    length += chunk.length;
    if (length > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
