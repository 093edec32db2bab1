import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicView } from '@holdfast/domain';
import type { PublicView } from '@holdfast/domain';
import {
  changesFeed,
  countsCsv,
  incidentsCsv,
  incidentsGeoJson,
  incidentsParquet,
} from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import type { Held } from '../http/held.ts';
import { createMaps } from '../session.ts';
import { casePage } from './case-page.ts';
import { dataPage } from './data-page.ts';
import type { PublicFonts } from './fonts.ts';
import { frontPage } from './front-page.ts';
import { howPage } from './how-page.ts';
import type { PageFrame } from './frame.ts';
import { refusedPage } from './refused-page.ts';
import type { RefusalRecorder } from './refusal-recorder.ts';
import { POSITION_NAMES, ruledOut, ruleWords } from './rules.ts';
import type { RuledOut } from './rules.ts';

/** What every answer here is made from. */
interface Public {
  readonly view: () => PublicView;
  readonly frame: () => PageFrame;
  readonly recorder: RefusalRecorder;
}

type Make = (view: PublicView, request: FastifyRequest) => string | Uint8Array | null;

/**
 * The public page and its files: `GET /public…`, for everybody, without signing in, without script. One view feeds all of it, made for
 * nobody in particular: a session's role changes nothing here.
 */
export function addPublic(scope: FastifyInstance, held: Held, fonts: PublicFonts): void {
  const { mission, base, refused: recorder } = held;
  const mapFor = createMaps(mission);
  const view = viewOnce(mission);
  const frame = (): PageFrame => ({
    base,
    fonts,
    view: view(),
    map: mission.state.agreement === null ? null : mapFor(mission.state, 'public'),
  });
  const shown: Public = { view, frame, recorder };
  scope.addHook('onClose', () => recorder.flush());
  const add = (path: string, type: string, make: Make) =>
    scope.get(path, (request, reply) => answer(shown, { request, reply, type, make }));
  const html = 'text/html; charset=utf-8';
  add('/public', html, () => frontPage(frame()));
  add('/public/how', html, () => howPage(frame()));
  add('/public/data', html, () => dataPage(frame()));
  add('/public/case/:id', html, (_view, { params }) => casePage(frame(), idIn(params)));
  add('/public/data/incidents.csv', 'text/csv; charset=utf-8', incidentsCsv);
  add('/public/data/counts.csv', 'text/csv; charset=utf-8', countsCsv);
  add('/public/data/incidents.geojson', 'application/geo+json', incidentsGeoJson);
  add('/public/data/incidents.parquet', 'application/vnd.apache.parquet', incidentsParquet);
  add('/public/changes.json', 'application/feed+json', (made, request) =>
    changesFeed(made, `http://${request.headers.host ?? '127.0.0.1'}${base}/public`),
  );
  for (const name of POSITION_NAMES)
    for (const path of [`/public/${name}`, `/public/data/${name}`, `/api/${name}`])
      scope.get(path, (request, reply) =>
        refuseRule(shown, { request, reply, asked: { rule: 'positions', asked: path } }),
      );
}

interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly type: string;
  readonly make: Make;
}

async function answer(shown: Public, { request, reply, type, make }: Answering): Promise<unknown> {
  const asked = ruledOut(Object.fromEntries(Object.entries(request.query ?? {})));
  if (asked !== null) return refuseRule(shown, { request, reply, asked });
  const made = make(shown.view(), request);
  if (made === null)
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(
        refusedPage(shown.frame(), {
          title: 'No such incident is public',
          words:
            'Either there is none of this number, or it is too fresh, or nobody has released it, or it was taken back. Which of these it is, we do not say.',
        }),
      );
  return reply
    .type(type)
    .header('cache-control', 'no-cache')
    .send(typeof made === 'string' ? made : Buffer.from(made));
}

async function refuseRule(
  { view, frame, recorder }: Public,
  {
    request,
    reply,
    asked,
  }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly asked: RuledOut },
): Promise<unknown> {
  await recorder.note(asked);
  const words = `${ruleWords(asked.rule, view())} This request is counted on the record.`;
  reply.code(403);
  return (request.headers.accept ?? '').includes('text/html')
    ? reply
        .type('text/html; charset=utf-8')
        .send(refusedPage(frame(), { title: 'This is not given', words }))
    : reply.send({ code: 'not-permitted', rule: asked.rule, message: words });
}

function idIn(params: unknown): string {
  return typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : '';
}

/** One view for as long as the record does not grow. */
function viewOnce(mission: Mission): () => PublicView {
  let made: { readonly entries: number; readonly view: PublicView } | null = null;
  return () => {
    const { entries } = mission.state;
    if (made?.entries !== entries)
      made = { entries, view: publicView(mission.state, mission.viewContext(true)) };
    return made.view;
  };
}
