import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AUDIENCES,
  id,
  queryOf,
  readsReport,
  REPORT_KINDS,
  reportsView,
  sightOf,
} from '@holdfast/domain';
import type { ApiRefusal, IssuedReportState, ReportDraftView, ReportQuery } from '@holdfast/domain';
import { checkReport, makeReport, reportFile, reportHashes } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';
import { askedOf, tokenOf } from './reader.ts';
import type { Asked, Refused, ViewQuery } from './reader.ts';
import { HTTP_STATUS } from './refusals.ts';

const refuse = (code: Refused['refuse'], message: string): Refused => ({ refuse: code, message });

/**
 * Reports: the register, what a report would be before it is issued (`KIND;FROM;TO;CUT;AUDIENCE`), and whether an issued one is
 * still made again bit for bit. Pure questions: nothing is recorded.
 */
export function addReportViews(add: AddView, { mission }: Held): void {
  add('/api/reports', (state, { reader, knownMs }) =>
    reportsView(state, reader, mission.viewContext(knownMs !== null)),
  );
  add('/api/report-draft/:id', async (_state, asked, words) => {
    const query = draftQuery(mission, asked, words);
    if ('refuse' in query) return query;
    const draft: ReportDraftView = { query, files: await reportHashes(makeReport(mission, query)) };
    return draft;
  });
  add('/api/report-check/:id', async (_state, asked, reportId) => {
    const report = issuedFor(mission, asked, reportId);
    if ('refuse' in report) return report;
    const sealed = makeReport(mission, queryOf(report.judgement));
    return { reportId, files: await checkReport(sealed, report.judgement.files) };
  });
}

/** The files themselves: of an issued report by its id, of one that is not by its query. Never with a script, and never in another page but ours. */
export function addReportFiles(server: FastifyInstance, held: Held): void {
  const { mission } = held;
  interface FileRequest {
    readonly Querystring: ViewQuery;
    readonly Params: { readonly id: string; readonly fileName: string };
  }
  const serve = (path: string, queryFor: (asked: Asked, words: string) => ReportQuery | Refused) =>
    server.get<FileRequest>(path, { onSend: framedByOwnPages }, async (request, reply) => {
      const asked = askedOf(request.query, held, tokenOf(request, held.identity.cookie));
      const query = 'refuse' in asked ? asked : queryFor(asked, request.params.id);
      if ('refuse' in query) return sendRefusal(reply, query);
      const file = await reportFile(makeReport(mission, query), request.params.fileName);
      if (file === null)
        return sendRefusal(reply, refuse('not-found', `No file ${request.params.fileName}.`));
      return reply.header('content-type', file.mediaType).send(Buffer.from(file.bytes));
    });
  serve('/api/report-file/:id/:fileName', (asked, reportId) => {
    const report = issuedFor(mission, asked, reportId);
    return 'refuse' in report ? report : queryOf(report.judgement);
  });
  serve('/api/report-draft-file/:id/:fileName', (asked, words) =>
    draftQuery(mission, asked, words),
  );
}

const FILE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'self'";

/** After the server's own headers, which forbid every frame: a report runs nothing, and our own pages show it in one. */
async function framedByOwnPages(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('content-security-policy', FILE_POLICY);
  reply.header('x-frame-options', 'SAMEORIGIN');
}

function sendRefusal(reply: FastifyReply, { refuse: code, message }: Refused) {
  const body: ApiRefusal = { code, message };
  return reply.code(HTTP_STATUS[code]).send(body);
}

function issuedFor(
  mission: Mission,
  { reader }: Asked,
  reportId: string,
): IssuedReportState | Refused {
  const report = mission.state.reports.get(id<'report'>(reportId));
  return report !== undefined && readsReport(sightOf(reader), report.judgement.audience)
    ? report
    : refuse('not-found', `No report ${reportId} that this reader may read.`);
}

/** What is not issued yet is the mission's own affair. */
function draftQuery(mission: Mission, { reader }: Asked, words: string): ReportQuery | Refused {
  if (sightOf(reader) !== 'mission')
    return refuse('not-permitted', 'What is not issued yet is read in the mission alone.');
  const [kindWord, from, to, cut, audienceWord] = words.split(';');
  const kind = REPORT_KINDS.find((each) => each === kindWord);
  const audience = AUDIENCES.find((each) => each === audienceWord);
  const [fromMs = NaN, toMs = NaN, cutEntries = NaN] = [from, to, cut].map(Number);
  const isSound =
    [fromMs, toMs, cutEntries].every((each) => Number.isSafeInteger(each) && each >= 0) &&
    toMs > fromMs &&
    toMs - fromMs <= PERIOD_MS_MAX &&
    cutEntries > 0 &&
    cutEntries <= mission.state.entries;
  return kind !== undefined && audience !== undefined && isSound
    ? { kind, fromMs, toMs, cutEntries, audience }
    : refuse(
        'malformed',
        `report: expected KIND;FROM;TO;CUT;AUDIENCE, of at most 31 days and ${mission.state.entries} entries, found "${words}".`,
      );
}

const PERIOD_MS_MAX = 31 * 86_400_000;
