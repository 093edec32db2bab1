/** From a signed checkpoint to a published quorum: seven witnesses in this process, five needed, one refuses connections and one never answers. */
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
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const dead = ['http://127.0.0.1:9', `http://127.0.0.1:${silent.address().port}`];
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
    lines.push(`witness ${name} ${witness.vkey} ${server?.url ?? dead[at - 5]}`);
  }
  lines.push(`group q 5 ${NAMES.join(' ')}`, 'quorum q', '');
  const policy = parsePolicy(nodeSha256, nodeEd25519, Buffer.from(lines.join('\n')));
  const begunMs = performance.now();
  const report = await cosignRecord({ dir: log, policy });
  const ms = Math.round(performance.now() - begunMs);
  for (const close of closers) await close();
  silent.close();
  if (!report.isQuorum) throw new Error(report.refusals.join('; '));
  return { witnessed_5_of_7_two_dead_ms: ms };
}
