import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiRefusal } from '@holdfast/domain';
import { isRecordError, issueReceipts } from '@holdfast/mission';
import type { Held } from './held.ts';
import { askedOf, tokenOf } from './reader.ts';
import type { Asked, Refused, ViewQuery } from './reader.ts';
import { HTTP_STATUS } from './refusals.ts';

/**
 * `GET /api/receipt/INDEX`: the log's signed promise to show this entry to everybody, to whoever made the statement and to nobody else. What is not signed yet is
 * promised only by a server that signs on the beat: a promise that nobody keeps would accuse the log for ever.
 */
export function addReceipts(server: FastifyInstance, held: Held): void {
  const { mission, upkeep } = held;
  server.get<{ Querystring: ViewQuery; Params: { readonly index: string } }>(
    '/api/receipt/:index',
    async (request, reply) => {
      const asked = askedOf(request.query, held, tokenOf(request, held.identity.cookie));
      if ('refuse' in asked) return refuse(reply, asked.refuse, asked.message);
      const index = /^\d{1,15}$/.test(request.params.index) ? Number(request.params.index) : -1;
      if (!isOwn(held, asked, index))
        return refuse(reply, 'not-permitted', 'A receipt is given to whoever made the statement.');
      const isSigned = index < (mission.viewContext(false).checkpoint?.size ?? 0);
      if (!isSigned && upkeep === null)
        return refuse(
          reply,
          'wrong-state',
          'This server signs nothing by itself: ask again when the next checkpoint is signed.',
        );
      try {
        const dir = join(mission.dataDir, 'record');
        const [text] = await issueReceipts({
          dir,
          indices: [index],
          nowMs: mission.entropy.nowMs(),
        });
        return reply
          .header('content-type', 'text/plain; charset=utf-8')
          .header('cache-control', 'private, no-store')
          .header('content-disposition', `attachment; filename="receipt-${index}.txt"`)
          .send(text);
      } catch (error) {
        if (isRecordError(error)) return refuse(reply, 'wrong-state', error.message);
        throw error;
      }
    },
  );
}

function isOwn({ mission }: Held, { actor }: Asked, index: number): boolean {
  const author = mission.entryOf(index)?.author;
  return actor !== null && author?.kind === 'person' && author.id === actor.personId;
}

function refuse(reply: FastifyReply, code: Refused['refuse'], message: string) {
  const body: ApiRefusal = { code, message };
  return reply.code(HTTP_STATUS[code]).send(body);
}
