/**
 * From a signed checkpoint to a published quorum: seven witnesses in this process, five needed. Two are dead (one refuses connections, one never answers), then two are hostile
 * (one sends false cosignatures without end, one gives another size each time).
 */
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parsePolicy } from '../../packages/record/dist/index.js';
import {
  cosignRecord,
  nodeEd25519,
  nodeSha256,
  openWitness,
  serveWitness,
} from '../../packages/mission/dist/index.js';

const NAMES = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'n1'];

export async function witnessedMs(dir, vkey, log) {
  const silent = await listening(createServer(() => undefined));
  const forger = await listening(
    createHttpServer((_, response) => response.end('\u2014 a1 AAAAAAAAAAAA\n'.repeat(90))),
  );
  let size = 1;
  const turncoat = await listening(
    createHttpServer((_, response) => response.writeHead(409).end(`${(size += 1)}\n`)),
  );
  const dead = await quorumMs(join(dir, 'dead'), {
    vkey,
    log,
    bad: ['http://127.0.0.1:9', silent.url],
  });
  const hostile = await quorumMs(join(dir, 'hostile'), {
    vkey,
    log,
    bad: [forger.url, turncoat.url],
  });
  for (const { server } of [silent, forger, turncoat]) server.close();
  return { witnessed_5_of_7_two_dead_ms: dead, witnessed_5_of_7_two_hostile_ms: hostile };
}

async function listening(server) {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

async function quorumMs(dir, { vkey, log, bad }) {
  const closers = [];
  const lines = [`log ${vkey}`];
  for (const [at, name] of NAMES.entries()) {
    const witness = await openWitness({
      dir: join(dir, name),
      name,
      logs: [vkey],
      drawSeed: () => new Uint8Array(32).fill(at + 1),
      nowS: () => Math.floor(Date.now() / 1000),
    });
    const server = at < 5 ? await serveWitness(witness, 0) : undefined;
    closers.push(async () => {
      await server?.close();
      await witness.close();
    });
    lines.push(`witness ${name} ${witness.vkey} ${server?.url ?? bad[at - 5]}`);
  }
  lines.push(`group q 5 ${NAMES.join(' ')}`, 'quorum q', '');
  const policy = parsePolicy(nodeSha256, nodeEd25519, Buffer.from(lines.join('\n')));
  const begunMs = performance.now();
  const report = await cosignRecord({ dir: log, policy });
  const ms = Math.round(performance.now() - begunMs);
  for (const close of closers) await close();
  if (!report.isQuorum) throw new Error(report.refusals.join('; '));
  return ms;
}
