import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiRefusal } from '@holdfast/domain';
import type { BatchAnswer } from '@holdfast/mission';
import { HTTP_STATUS } from '../http/refusals.ts';
import type { Held } from '../http/held.ts';

/** The longest signed file with the line of time that an exercise puts before it, and some room, so that its refusal is the intake's own. */
const BATCH_BYTES_MAX = 1_000_000;

/**
 * `POST /api/intake/:sourceId`: one signed batch, its bytes as they were signed, whatever content type it comes with. 201 with a receipt, 200 with the same receipt when it
 * comes again; a refusal of the domain with its own number; 429 or 503 with `Retry-After` when it is to come again later.
 */
export function addIntake(server: FastifyInstance, { live }: Held): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Params: { readonly sourceId: string }; Body: unknown }>(
      '/api/intake/:sourceId',
      { bodyLimit: BATCH_BYTES_MAX },
      async (request, reply) => {
        if (live === null) return reply.code(HTTP_STATUS['wrong-state']).send(NOT_LIVE);
        const { sourceId } = request.params;
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
        return sendAnswer(reply, await live.take({ sourceId, bytes }));
      },
    );
  });
}

const NOT_LIVE: ApiRefusal = {
  code: 'wrong-state',
  message: 'This server takes nothing over the wire. Start it with `holdfast serve --live`.',
};

function sendAnswer(reply: FastifyReply, answer: BatchAnswer): FastifyReply {
  switch (answer.answer) {
    case 'taken':
      return reply.code(answer.again ? 200 : 201).send(answer);
    case 'time':
      return reply.code(200).send(answer);
    case 'refused':
      return reply.code(HTTP_STATUS[answer.refusal.code]).send(answer);
    case 'busy':
      return reply
        .code(answer.reason === 'mission' ? 503 : 429)
        .header('retry-after', String(Math.ceil(answer.retryAfterMs / 1000)))
        .send(answer);
  }
}
