import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { emptyTally, recordView } from '@holdfast/domain';
import type { ApiRefusal, LogFacts, RecordTally, RefusalPage, Role } from '@holdfast/domain';
import { isRecordError, publishedFile, readPublished } from '@holdfast/mission';
import type { Mission, PublishedLog } from '@holdfast/mission';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';
import type { Asked, Refused } from './reader.ts';
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

/**
 * Whether the record can be trusted: what it publishes, what is withheld, and what was done to it. With `feed` and `before`, that feed's refusals before that entry.
 * What each role is shown is counted once and counted on: at 100,000 entries a walk for every question took longer than all the rest.
 */
export function addRecordViews(add: AddView, { mission }: Held): void {
  const tallies = new Map<Role, RecordTally>();
  const tallyOf = (role: Role): RecordTally => {
    const known = tallies.get(role) ?? emptyTally();
    tallies.set(role, known);
    return known;
  };
  add('/api/record', async (state, { reader, knownMs, query }) => {
    const page = pageOf(query);
    if (page !== null && 'refuse' in page) return page;
    const published = await publishedOf(mission);
    const log: LogFacts =
      typeof published === 'string'
        ? { checkpointNote: null, keys: [], cosigners: [], witnessKeys: [], trouble: published }
        : { ...published, checkpointNote: published.note, trouble: null };
    const tally = knownMs === null ? tallyOf(reader.role) : emptyTally();
    return recordView(state, reader, mission.viewContext(knownMs !== null), { log, tally, page });
  });
}

function pageOf({ feed, before }: Asked['query']): RefusalPage | Refused | null {
  if (feed === undefined && before === undefined) return null;
  return feed !== undefined && /^\d{1,15}$/.test(before ?? '')
    ? { feed, before: Number(before) }
    : {
        refuse: 'malformed',
        message: `Expected feed=NAME and before=ENTRY, found "${feed ?? ''}" and "${before ?? ''}".`,
      };
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
