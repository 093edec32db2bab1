import { useState } from 'react';
import { id } from '@holdfast/domain';
import type { CaseAction, ReportShown, ReportsView } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useDraft } from '../act/use-draft.ts';
import { useView } from '../use-view.tsx';
import { AUDIENCE_WORDS, draftPath, titleWords } from './words.ts';
import type { DraftWords } from './words.ts';

function actionOf(view: ReportsView, kind: CaseAction['kind']): CaseAction | undefined {
  return view.actions.find((action) => action.kind === kind);
}

/** Opens a form, or says in one sentence why there is none. */
function Opener({
  action,
  verb,
  onOpen,
}: {
  readonly action: CaseAction | undefined;
  readonly verb: string;
  readonly onOpen: () => void;
}) {
  return (
    <div className="opener">
      <button
        className="btn sm"
        aria-disabled={action?.allowed !== true}
        onClick={() => (action?.allowed === true ? onOpen() : undefined)}
      >
        {verb}
      </button>
      {action?.allowed === true ? null : <span className="dim">{action?.because}</span>}
    </div>
  );
}

/** The signature under a question, its data cut and the hashes of its files. */
export function IssueReport({
  view,
  draft,
}: {
  readonly view: ReportsView;
  readonly draft: DraftWords;
}) {
  const [open, setOpen] = useState(false);
  const { data, error } = useView('report-draft', draftPath(draft), !open);
  if (!open)
    return (
      <Opener
        action={actionOf(view, 'issue-report')}
        verb="Issue this report"
        onOpen={() => setOpen(true)}
      />
    );
  const { kind, fromMs, toMs, audience, cutEntries } = draft;
  const command =
    data === null
      ? (error?.message ?? 'Its files are being made …')
      : ({
          kind: 'issue-report',
          reportKind: kind,
          fromMs,
          toMs,
          audience,
          cutEntries,
          files: data.files,
        } as const);
  const first = data?.files[0];
  return (
    <CommandForm
      title={null}
      says={`${titleWords(kind, fromMs, toMs)}, for ${AUDIENCE_WORDS[audience]}, on the first ${cutEntries} entries.${first === undefined ? '' : ` ${data?.files.length ?? 0} files; ${first.fileName} has the SHA-256 ${first.sha256}.`}`}
      command={command}
      verb="Issue the report"
      onCancel={() => setOpen(false)}
    />
  );
}

/** The same question, asked of the record as it is now, with the reason for everybody who read the first answer. */
export function CorrectReport({
  view,
  report,
}: {
  readonly view: ReportsView;
  readonly report: ReportShown;
}) {
  const [open, setOpen] = useState(false);
  const reason = useDraft(`correct ${report.reportId}`);
  const [cutEntries] = useState(view.cut.entries);
  const { reportKind: kind, fromMs, toMs, audience } = report;
  const words = draftPath({ kind, fromMs, toMs, cutEntries, audience });
  const { data, error } = useView('report-draft', words, !open);
  if (!open)
    return (
      <Opener
        action={actionOf(view, 'correct-report')}
        verb="Correct it"
        onOpen={() => setOpen(true)}
      />
    );
  const command =
    data === null
      ? (error?.message ?? 'Its files are being made …')
      : reason.text.trim() === ''
        ? 'Say what was wrong.'
        : ({
            kind: 'correct-report',
            reportId: id<'report'>(report.reportId),
            cutEntries,
            files: data.files,
            reason: reason.text,
          } as const);
  return (
    <CommandForm
      title={null}
      says={`${report.reportId} is corrected by a new report on the first ${cutEntries} entries. ${reason.text}`}
      command={command}
      verb="Correct the report"
      onDone={() => reason.clear()}
      onCancel={() => setOpen(false)}
    >
      <DraftField
        label="What was wrong"
        hint="Everybody who could read the report is told in these words."
        draft={reason}
      />
    </CommandForm>
  );
}
