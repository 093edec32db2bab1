import type { FastifyInstance } from 'fastify';
import {
  agreementView,
  caseView,
  claimsView,
  commitmentsView,
  entryView,
  instrumentsView,
  situationView,
} from '@holdfast/domain';
import type { ApiRefusal, RefusalCode, State } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import { createMaps, sessionView } from '../session.ts';
import { HTTP_STATUS } from './refusals.ts';
import type { Asked, ViewQuery } from './reader.ts';
import { askedOf } from './reader.ts';

type Answer = object | { readonly refuse: RefusalCode; readonly message: string };

const refuse = (code: RefusalCode, message: string): Answer => ({ refuse: code, message });

interface Request {
  readonly Querystring: ViewQuery;
  readonly Params: { readonly id?: string };
}

/** Every view over HTTP: `GET /api/…?role=&party=&known=`. A refusal is an `ApiRefusal` with its number from one table. */
export function addRoutes(server: FastifyInstance, mission: Mission): void {
  const route = (path: string, answer: (state: State, asked: Asked, id: string) => Answer) =>
    server.get<Request>(path, async (request, reply) => {
      const asked = askedOf(request.query, mission.state);
      const result: Answer =
        typeof asked === 'string'
          ? refuse('malformed', asked)
          : answer(stateFor(mission, asked), asked, request.params.id ?? '');
      if (!('refuse' in result)) return result;
      const body: ApiRefusal = { code: result.refuse, message: result.message };
      return reply.code(HTTP_STATUS[result.refuse]).send(body);
    });

  const mapFor = createMaps(mission);
  route('/api/session', (state, { reader, knownMs }) =>
    sessionView(mission, state, reader, knownMs !== null),
  );
  route('/api/situation', (state, { reader, knownMs }) =>
    situationView(state, reader, mission.viewContext(knownMs !== null)),
  );
  route(
    '/api/case/:id',
    (state, { reader, knownMs }, id) =>
      caseView(state, id, reader, mission.viewContext(knownMs !== null)) ??
      refuse('not-found', `No case ${id} that this reader may see.`),
  );
  route(
    '/api/agreement',
    (state, { reader, knownMs }) =>
      agreementView(state, reader, mission.viewContext(knownMs !== null)) ??
      refuse('not-found', 'No agreement has been adopted on this record.'),
  );
  route('/api/claims', (state, { reader, knownMs }) =>
    claimsView(state, reader, mission.viewContext(knownMs !== null)),
  );
  route('/api/instruments', (state, { reader, knownMs }) =>
    instrumentsView(state, reader, mission.viewContext(knownMs !== null)),
  );
  route('/api/commitments', (state, { reader, knownMs, sinceEntries }) =>
    commitmentsView(state, reader, mission.viewContext(knownMs !== null), {
      asOfMs: knownMs ?? mission.entropy.nowMs(),
      since: sinceEntries === null ? null : mission.stateAfter(sinceEntries),
    }),
  );
  route('/api/map', (state) => mapFor(state));
  server.get<Request>('/api/entry/:id', async (request, reply) => {
    const asked = askedOf(request.query, mission.state);
    const index = Number(request.params.id);
    const proof = Number.isSafeInteger(index) ? await mission.proofOf(index) : null;
    const view =
      typeof asked === 'string' || proof === null
        ? null
        : entryView(mission.state, proof, asked.reader, mission.viewContext(false));
    if (view !== null) return view;
    const message =
      typeof asked === 'string'
        ? asked
        : `Entry ${request.params.id ?? ''}: expected 0 to ${mission.state.entries - 1}.`;
    return reply.code(HTTP_STATUS['not-found']).send({ code: 'not-found', message });
  });
}

function stateFor(mission: Mission, asked: Asked): State {
  return asked.knownMs === null ? mission.state : mission.stateAsKnown(asked.knownMs);
}
