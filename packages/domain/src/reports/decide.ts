import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author, NewEntryOf } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { ReportCommand } from './command.ts';
import type { ReportFile, ReportJudgements } from './judgements.ts';
import type { IssuedReportState } from './state.ts';

/** What a command about a report leads to. `author` has been checked to hold the role. */
export function decideReport(
  state: State,
  command: ReportCommand,
  author: Author,
  nowMs: number,
): Answer {
  switch (command.kind) {
    case 'issue-report':
      return issueReport(state, command, author, nowMs);
    case 'correct-report':
      return correctReport(state, command, author);
  }
}

type CommandOf<K extends ReportCommand['kind']> = Extract<ReportCommand, { readonly kind: K }>;

/** One question is answered once for each audience; whoever wants another answer corrects the first. */
function issueReport(
  state: State,
  command: CommandOf<'issue-report'>,
  author: Author,
  nowMs: number,
): Answer {
  const { reportKind, fromMs, toMs, cutEntries, audience, files } = command;
  if (toMs <= fromMs) return refuse('impossible-time', 'an end after the beginning', String(toMs));
  if (fromMs > nowMs) return refuse('impossible-time', 'a period that has begun', String(fromMs));
  const wrong = wrongCut(state, 0, cutEntries) ?? wrongFiles(files);
  if (wrong !== null) return wrong;
  const before = [...state.reports.values()].find(
    ({ judgement }) =>
      judgement.reportKind === reportKind &&
      judgement.fromMs === fromMs &&
      judgement.toMs === toMs &&
      judgement.audience === audience,
  );
  if (before !== undefined)
    return refuse(
      'wrong-state',
      'a report that is not issued yet: correct the one that is',
      latestOf(state, before).judgement.reportId,
    );
  const judgement = { reportKind, fromMs, toMs, cutEntries, audience, files };
  return issued(state, author, { ...judgement, correctsId: null });
}

/** The same question with a later cut, and a line in the register that leads from the old report to the new one. */
function correctReport(state: State, command: CommandOf<'correct-report'>, author: Author): Answer {
  const { reportId, cutEntries, files, reason } = command;
  const report = state.reports.get(reportId);
  if (report === undefined) return refuse('not-found', 'an issued report', reportId);
  if (report.corrected !== null)
    return refuse(
      'wrong-state',
      'a report that is not corrected yet',
      report.corrected.judgement.byReportId,
    );
  const wrong = wrongCut(state, report.judgement.cutEntries, cutEntries) ?? wrongFiles(files);
  if (wrong !== null) return wrong;
  const next = issued(state, author, {
    ...report.judgement,
    cutEntries,
    files,
    correctsId: reportId,
  });
  return [
    next,
    {
      kind: 'report.corrected',
      author,
      judgement: { reportId, byReportId: next.judgement.reportId },
      content: { reason },
    },
  ];
}

function issued(
  state: State,
  author: Author,
  rest: Omit<ReportJudgements['report.issued'], 'reportId'>,
): NewEntryOf<'report.issued'> {
  const reportId = numberedId<'report'>('R', state.reports.size + 1);
  return { kind: 'report.issued', author, judgement: { ...rest, reportId }, content: null };
}

/** A cut lies after the one before, and within the record. */
function wrongCut(state: State, after: number, cutEntries: number): Refusal | null {
  return cutEntries > after && cutEntries <= state.entries
    ? null
    : refuse(
        'wrong-state',
        `a data cut after entry ${after} and at most ${state.entries}`,
        String(cutEntries),
      );
}

function wrongFiles(files: readonly ReportFile[]): Refusal | null {
  const names = files.map(({ fileName }) => fileName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? null : refuse('duplicate-id', 'each file once', twice);
}

/** The report that is read today in the place of this one: itself while nothing corrects it. */
export function latestOf(state: State, report: IssuedReportState): IssuedReportState {
  const next =
    report.corrected === null
      ? undefined
      : state.reports.get(report.corrected.judgement.byReportId);
  return next === undefined || next.index <= report.index ? report : latestOf(state, next);
}
