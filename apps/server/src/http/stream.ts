import type { FastifyInstance } from 'fastify';
import { publicCut, seesEntry, sightOf } from '@holdfast/domain';
import type { Held } from './held.ts';
import { tokenOf } from './reader.ts';

const BATCH_MS = 250;
const BEAT_MS = 15_000;
const LISTENERS_MAX = 200;

/**
 * `GET /api/stream`: server-sent events. `changed` says how many entries there are, at most four times a second; a comment every
 * 15 s keeps the line open. The count is the event's id: a line that comes back says with `Last-Event-ID` what it last heard, and is
 * told at once what the count is now and from where it went on, so that nothing is missed. Who must sign in and has not, or has in no role of
 * the mission's own, is told on the beat alone: a live count would say how busy the line is. A party or a capital is told at once of an entry that it may read, a notice among them,
 * by that entry's own number.
 */
export function addStream(server: FastifyInstance, { mission, identity }: Held): void {
  let listeners = 0;
  server.get('/api/stream', (request, reply) => {
    if (listeners >= LISTENERS_MAX) {
      void reply
        .code(503)
        .header('retry-after', '10')
        .send({ code: 'busy', message: 'Too many listeners.' });
      return;
    }
    listeners += 1;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    let heard = Number(request.headers['last-event-id'] ?? Number.NaN);
    const token = tokenOf(request, identity.cookie);
    const readers = identity.peopleFor(mission.state, token);
    const isOutside =
      identity.mustSignIn() && readers.every((reader) => sightOf(reader) !== 'mission');
    let theirs = 0;
    const entriesNow = () =>
      isOutside
        ? Math.max(theirs, publicCut(mission.state, mission.viewContext(false)).entries)
        : mission.state.entries;
    const tell = () => {
      const entries = entriesNow();
      const since = Number.isSafeInteger(heard) && heard <= entries ? heard : null;
      heard = entries;
      raw.write(`id: ${entries}\nevent: changed\ndata: ${JSON.stringify({ entries, since })}\n\n`);
    };
    let waiting: NodeJS.Timeout | null = null;
    const stop = mission.onRecorded((recorded) => {
      const last = recorded
        .filter((entry) => readers.some((reader) => seesEntry(mission.state, entry, reader)))
        .at(-1);
      if (last !== undefined) theirs = last.index + 1;
      waiting ??= setTimeout(() => {
        waiting = null;
        if (entriesNow() !== heard) tell();
      }, BATCH_MS);
    });
    const beat = setInterval(() => raw.write(': beat\n\n'), BEAT_MS);
    tell();
    const end = () => {
      stop();
      clearInterval(beat);
      if (waiting !== null) clearTimeout(waiting);
      listeners -= 1;
    };
    request.raw.once('close', end);
    server.addHook('preClose', async () => raw.end());
  });
}
