import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { recordView } from '@holdfast/domain';
import type { ApiRefusal, LogFacts } from '@holdfast/domain';
import { isRecordError, publishedFile, readPublished } from '@holdfast/mission';
import type { Mission, PublishedLog } from '@holdfast/mission';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';
import { HTTP_STATUS } from './refusals.ts';

const folderOf = ({ dataDir }: Mission) => join(dataDir, 'record');

/** What the log shows; or why it shows nothing, in words: a page about a damaged record must stand. */
async function publishedOf(mission: Mission): Promise<PublishedLog | string> {
  try {
    return await readPublished(folderOf(mission));
  } catch (error) {
    if (isRecordError(error)) return error.message;
    throw error;
  }
}

/** Whether the record can be trusted: what it publishes, what is withheld, and what was done to it. */
export function addRecordViews(add: AddView, { mission }: Held): void {
  add('/api/record', async (state, { reader, knownMs }) => {
    const published = await publishedOf(mission);
    const log: LogFacts =
      typeof published === 'string'
        ? { checkpointNote: null, keys: [], cosigners: [], trouble: published }
        : { ...published, checkpointNote: published.note, trouble: null };
    return recordView(state, reader, mission.viewContext(knownMs !== null), log);
  });
}

/**
 * `GET /api/record-file/…`: the tiles and bundles of the log (C2SP tlog-tiles), as stored, as far as the checkpoint reaches. Leaves are salted
 * commitments, so that everybody may hold them.
 */
export function addRecordFiles(server: FastifyInstance, { mission }: Held): void {
  server.get<{ readonly Params: { readonly '*': string } }>(
    '/api/record-file/*',
    async (request, reply) => {
      const path = request.params['*'];
      const published = await publishedOf(mission);
      const size = typeof published === 'string' ? 0 : published.size;
      const bytes = await publishedFile(folderOf(mission), path, size);
      if (bytes !== undefined)
        return reply
          .header('content-type', 'application/octet-stream')
          .header('cache-control', 'no-cache')
          .send(Buffer.from(bytes));
      const body: ApiRefusal = {
        code: 'not-found',
        message: `No tile or bundle ${path} under the checkpoint of ${size} entries.`,
      };
      return reply.code(HTTP_STATUS['not-found']).send(body);
    },
  );
}
