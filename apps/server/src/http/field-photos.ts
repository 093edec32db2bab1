import type { FastifyInstance, FastifyReply } from 'fastify';
import { id, mayReadPhotos, PHOTO_BYTES_MAX } from '@holdfast/domain';
import type { ApiRefusal, Author } from '@holdfast/domain';
import { isRecordError, readPhoto, takePhoto } from '@holdfast/mission';
import type { Held } from './held.ts';
import type { Asked, Refused, ViewQuery } from './reader.ts';
import { askedOf, tokenOf } from './reader.ts';
import { HTTP_STATUS } from './refusals.ts';

/** What handing in an original led to. */
export interface PhotoAnswer {
  readonly entryIndex: number;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * `PUT /api/photo/REPORT/SHA256`: the original of a photograph that a report on record names, its bytes and nothing else, by whoever made the report. 201 with the
 * entry, 200 when it is there already. `GET /api/photo/INDEX`: those bytes, to those who work on cases.
 */
export function addFieldPhotos(server: FastifyInstance, held: Held): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    addTaking(scope, held);
  });
  addShowing(server, held);
}

function addTaking(server: FastifyInstance, held: Held): void {
  server.put<{
    Querystring: ViewQuery;
    Params: { readonly reportId: string; readonly sha256: string };
    Body: unknown;
  }>(
    '/api/photo/:reportId/:sha256',
    { bodyLimit: PHOTO_BYTES_MAX, errorHandler: tooLong },
    async (request, reply) => {
      const { reportId, sha256 } = request.params;
      const asked = askedOf(request.query, held, tokenOf(request, held.identity.cookie));
      if ('refuse' in asked) return refuse(reply, asked.refuse, asked.message);
      const author = authorOf(asked);
      if (author === null)
        return refuse(reply, 'not-signed-in', 'Sign in to hand in a photograph.');
      if (!SHA256.test(sha256))
        return refuse(reply, 'malformed', 'Expected the SHA-256, 64 lower-case hex digits.');
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
      const outcome = await takePhoto(held.mission, { reportId, sha256, bytes, author });
      if (!outcome.accepted) {
        const { code, expected, found } = outcome.refusal;
        return refuse(reply, code, `Expected ${expected}, found ${found}.`);
      }
      const answer: PhotoAnswer = { entryIndex: outcome.entryIndex };
      return reply.code(outcome.again ? 200 : 201).send(answer);
    },
  );
}

function addShowing(server: FastifyInstance, held: Held): void {
  server.get<{ Querystring: ViewQuery; Params: { readonly index: string } }>(
    '/api/photo/:index',
    async (request, reply) => {
      const asked = askedOf(request.query, held, tokenOf(request, held.identity.cookie));
      if ('refuse' in asked) return refuse(reply, asked.refuse, asked.message);
      if (!mayReadPhotos(asked.reader.role))
        return refuse(reply, 'not-permitted', 'Photographs are read by those who work on cases.');
      const index = /^\d{1,15}$/.test(request.params.index) ? Number(request.params.index) : -1;
      try {
        const photo = await readPhoto(held.mission, index);
        if (photo === null)
          return refuse(reply, 'not-found', 'No photograph in this entry, or it was erased.');
        return reply
          .header('content-type', photo.mediaType)
          .header('cache-control', 'private, no-store')
          .header('content-disposition', dispositionOf(photo.mediaType, index))
          .send(Buffer.from(photo.bytes));
      } catch (error) {
        if (isRecordError(error)) return refuse(reply, 'wrong-state', error.message);
        throw error;
      }
    },
  );
}

/** What no browser shows is saved, never opened. */
function dispositionOf(mediaType: string, index: number): string {
  return mediaType.startsWith('image/') ? 'inline' : `attachment; filename="photo-${index}.bin"`;
}

function authorOf({ actor }: Asked): Author | null {
  if (actor === null) return null;
  const { personId, role, nation } = actor;
  return { kind: 'person', id: id<'person'>(personId), role, nation };
}

function tooLong(error: { readonly statusCode?: number }, _request: unknown, reply: FastifyReply) {
  if (error.statusCode !== 413) throw error;
  void refuse(reply, 'too-long', `Expected at most ${PHOTO_BYTES_MAX / 1_000_000} MB.`);
}

function refuse(reply: FastifyReply, code: Refused['refuse'], message: string) {
  const body: ApiRefusal = { code, message };
  return reply.code(HTTP_STATUS[code]).send(body);
}
