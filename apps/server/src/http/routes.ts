import type { FastifyInstance } from 'fastify';
import {
  caseView,
  claimsView,
  entryView,
  healthView,
  instrumentsView,
  liaisonView,
  isEntryTold,
  sightOf,
  situationView,
  toldCut,
  toldEntries,
  watchView,
} from '@holdfast/domain';
import type { ApiRefusal, State } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import { ruledOut, ruleWords } from '../public/rules.ts';
import { createMaps, sessionView } from '../session.ts';
import { addAgreementViews } from './agreement-routes.ts';
import { addCapabilityView } from './capability-route.ts';
import { addCommissionViews } from './commission-routes.ts';
import { addCommitmentViews } from './commitment-routes.ts';
import type { AddView } from './add-view.ts';
import { addReportViews } from './report-routes.ts';
import { addFieldViews } from './field-routes.ts';
import { addRecordViews } from './record-routes.ts';
import { addDocumentView } from './documents.ts';
import { HTTP_STATUS } from './refusals.ts';
import type { Held } from './held.ts';
import type { Asked, Refused, ViewQuery } from './reader.ts';
import { askedOf, isToldLive, sessionAskedOf, tokenOf } from './reader.ts';

export interface ViewRequest {
  readonly Querystring: ViewQuery;
  readonly Params: { readonly id?: string };
}

const refuse = (code: Refused['refuse'], message: string): Refused => ({ refuse: code, message });

export function viewAdder(server: FastifyInstance, held: Held): AddView {
  return (path, make) =>
    server.get<ViewRequest>(path, async (request, reply) => {
      const token = tokenOf(request, held.identity.cookie);
      const ask = path === '/api/session' ? sessionAskedOf : askedOf;
      const asked = ask(request.query, held, token);
      const result =
        'refuse' in asked
          ? asked
          : ((await refusedToPublic(held, asked)) ??
            (await make(stateFor(held.mission, asked), asked, request.params.id ?? '')));
      if (!('refuse' in result)) return asTold(result, held, asked);
      const body: ApiRefusal = { code: result.refuse, message: result.message };
      return reply.code(HTTP_STATUS[result.refuse]).send(body);
    });
}

/** Outside the mission everybody is told on the beat how far the record has come, whatever view it stands on. */
function asTold(result: object, held: Held, asked: Asked | Refused): object {
  if (!('cut' in result) || 'refuse' in asked || isToldLive(held, asked.reader)) return result;
  const { mission } = held;
  const context = mission.viewContext(asked.knownMs !== null);
  return { ...result, cut: toldCut(stateFor(mission, asked), asked.reader, context) };
}

/** The public is refused here what its own page refuses, and it is counted on record. */
async function refusedToPublic(
  { mission, refused }: Held,
  { reader, query }: Asked,
): Promise<Refused | null> {
  const asked = sightOf(reader) === 'public' ? ruledOut(query) : null;
  if (asked === null) return null;
  await refused.note(asked);
  const terms = mission.state.agreement?.judgement;
  const rule = ruleWords(asked.rule, {
    delayMs: terms?.publicDelayMs ?? null,
    cellM: terms?.publicCellM ?? null,
  });
  return refuse('not-permitted', `${rule} This request is counted on the record.`);
}

/** Every view over HTTP: `GET /api/…?as=&role=&party=&known=`. A refusal is an `ApiRefusal` with its number from one table. */
export function addViews(add: AddView, held: Held, all: readonly Held[]): void {
  const { mission } = held;
  const mapFor = createMaps(mission);
  const context = ({ knownMs }: Asked) => mission.viewContext(knownMs !== null);
  add('/api/session', (state, asked) => sessionView(held, all, state, asked));
  add('/api/situation', (state, asked) => {
    const { before } = asked.query;
    const beforeMs = before === undefined ? null : Number(before);
    if (beforeMs !== null && !Number.isSafeInteger(beforeMs))
      return refuse(
        'malformed',
        `before: expected milliseconds since 1970 UTC, found "${before ?? ''}"`,
      );
    return situationView(state, asked.reader, context(asked), { beforeMs });
  });
  add(
    '/api/case/:id',
    (state, asked, id) =>
      caseView(state, id, asked.reader, context(asked)) ??
      refuse('not-found', `No case ${id} that this reader may see.`),
  );
  addAgreementViews(add, mission);
  add('/api/claims', (state, asked) => claimsView(state, asked.reader, context(asked)));
  addDocumentView(add, mission);
  add('/api/instruments', (state, asked) => instrumentsView(state, asked.reader, context(asked)));
  add(
    '/api/watch',
    (state, asked) =>
      watchView(state, asked.reader, context(asked)) ??
      refuse('not-permitted', 'The floor is shown to those who work on it.'),
  );
  add(
    '/api/liaison',
    (state, asked) =>
      liaisonView(state, asked.reader, context(asked)) ??
      refuse('not-permitted', 'What goes between mission and parties is shown to them.'),
  );
  addCommissionViews(add, held);
  addCommitmentViews(add, held);
  addReportViews(add, held);
  addFieldViews(add, held);
  addRecordViews(add, held);
  addCapabilityView(add, held);
  add('/api/health', (state, asked) =>
    healthView(state, asked.reader, context(asked), {
      queue: held.live?.queue() ?? null,
      upkeep: held.upkeep?.facts ?? null,
      wrongClocks: held.live?.wrongClocks() ?? [],
    }),
  );
  add('/api/map', (state, { reader }) => mapFor(state, sightOf(reader)));
  add('/api/entry/:id', async (_state, { reader }, id) => {
    const index = Number(id);
    const proof = Number.isSafeInteger(index) ? await mission.proofOf(index) : null;
    const { state } = mission;
    const told = mission.viewContext(false);
    const view = proof === null ? null : entryView(state, proof, reader, told);
    const isTold =
      view !== null && (isToldLive(held, reader) || isEntryTold(state, view, reader, told));
    return isTold
      ? view
      : refuse('not-found', `Entry ${id}: expected 0 to ${toldEntries(state, reader, told) - 1}.`);
  });
}

function stateFor(mission: Mission, asked: Asked): State {
  return asked.knownMs === null ? mission.state : mission.stateAsKnown(asked.knownMs);
}
