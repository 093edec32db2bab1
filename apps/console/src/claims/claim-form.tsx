import { useState } from 'react';
import type { ClaimField, DocumentView, TextPart, Utf8Index } from '@holdfast/domain';
import { claimProblems, REGISTER_MAY } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { counted } from '../format/numbers.ts';
import { useView } from '../use-view.tsx';
import { CitationField } from './citation-field.tsx';
import type { ClaimFields } from './claim-draft.ts';
import { draftOf, EMPTY_FIELDS, fieldsFrom, isoDay } from './claim-draft.ts';
import { SpeakerFields } from './speaker-fields.tsx';
import { TopicFields } from './topic-fields.tsx';
import { ValueFields } from './value-fields.tsx';
import { sentenceCase, wordsOf } from './words.ts';
import { Wronged } from './wronged.tsx';

interface ClaimFormProps {
  readonly view: DocumentView;
  /** The document's words; empty where they cannot be read. */
  readonly text: string;
  readonly index: Utf8Index;
  readonly part: TextPart | null;
  readonly onPart: (part: TextPart | null) => void;
  /** What the form begins with: an earlier claim, for a later one that corrects it. */
  readonly initial: Partial<ClaimFields>;
  readonly onDone: (claimId: string) => void;
  readonly onClose: () => void;
}

/** A claim from words of a document. What is typed stays on this device until it is on record; what is wrong is said at its field. */
export function ClaimForm(props: ClaimFormProps) {
  const { view, text, index, part, onPart, initial, onDone, onClose } = props;
  const { sha256, publishedDay } = view.document;
  const statement = useDraft(`claim ${sha256} statement`);
  const kept = useDraft(`claim ${sha256} fields`);
  const [claimId, setClaimId] = useState(newClaimId);
  const [tried, setTried] = useState(false);
  const fields = fieldsFrom(kept.text, { ...EMPTY_FIELDS, asOf: isoDay(publishedDay), ...initial });
  const set = (changed: Partial<ClaimFields>) =>
    kept.setText(JSON.stringify({ ...fields, ...changed }));
  const draft = draftOf(fields, { claimId, statement: statement.text, view, index, part });
  const problems = claimProblems(draft, contextOf(view));
  const wrong = (field: ClaimField) =>
    tried ? problems.find((each) => each.field === field) : undefined;
  const instruments = useView('instruments').data?.instruments ?? [];
  const role = useActor()?.role;
  const may = role === undefined || REGISTER_MAY['record-claim'].includes(role);
  const missing =
    problems.length === 0
      ? null
      : `Not yet: ${problems.map(({ expected }) => expected).join('; ')}.`;
  const done = () => {
    statement.clear();
    kept.clear();
    setClaimId(newClaimId());
    setTried(false);
    onDone(claimId);
  };
  return (
    <div className="claimform" onSubmitCapture={() => setTried(true)}>
      <CommandForm
        title="A claim from this document"
        verb="Record the claim"
        says={
          problems.length > 0 ? null : (
            <Says
              fields={fields}
              statement={draft.statement}
              view={view}
              bytes={draft.judgement.citation}
            />
          )
        }
        command={
          may
            ? (missing ?? { kind: 'record-claim', ...draft })
            : `Recorded by: ${REGISTER_MAY['record-claim'].join(', ')}.`
        }
        onDone={done}
        onCancel={onClose}
      >
        <p className="dim small">
          A claim is never edited. To correct one, record a later claim on the same topic: both stay
          on record, and where they differ the contradiction is noted.
        </p>
        <CitationField
          view={view}
          text={text}
          index={index}
          part={part}
          onPart={onPart}
          problem={wrong('citation')}
        />
        <Wronged problem={wrong('statement')}>
          <DraftField
            label="What it says"
            hint="In your own words: one statement."
            draft={statement}
          />
        </Wronged>
        <TopicFields fields={fields} set={set} choices={view.choices} problem={wrong('topic')} />
        <ValueFields fields={fields} set={set} choices={view.choices} problem={wrong('value')} />
        <SpeakerFields
          fields={fields}
          set={set}
          choices={view.choices}
          instruments={instruments}
          wrong={wrong}
        />
        {tried && problems.length > 0 ? (
          <p className="refused" role="status">
            {counted(problems.length, 'field', 'fields')} to complete before it can be recorded.
          </p>
        ) : null}
      </CommandForm>
    </div>
  );
}

function contextOf({ document, standing, choices }: DocumentView) {
  return {
    documentOf: (sha256: string) =>
      sha256 === document.sha256
        ? { held: document.held && standing !== 'not-held', byteLength: document.byteLength }
        : null,
    kindOf: (topicId: string) =>
      choices.topics.find((topic) => topic.topicId === topicId)?.kind ?? null,
  };
}

function newClaimId(): string {
  return `C-${crypto.randomUUID().slice(0, 8)}`;
}

function Says({
  fields,
  statement,
  view,
  bytes,
}: {
  readonly fields: ClaimFields;
  readonly statement: string;
  readonly view: DocumentView;
  readonly bytes: { readonly fromByte: number; readonly toByte: number };
}) {
  const { saidBy, reportedBy, modality, asOf } = fields;
  const { publisher } = view.document;
  return (
    <>
      {sentenceCase(statement)} ({wordsOf(modality)}, as of {asOf}.) Said by {saidBy}
      {saidBy === reportedBy ? '' : `, reported by ${reportedBy}`}. {publisher},{' '}
      {bytes.toByte === 0 ? 'as a whole' : `bytes ${bytes.fromByte} to ${bytes.toByte}`}.
    </>
  );
}
