import type { DocumentView, TextPart, Utf8Index } from '@holdfast/domain';
import { REGISTER_MAY } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import type { AskedCommand } from '../act/send-command.ts';
import { useActor } from '../act/use-actor.ts';
import { useView } from '../use-view.tsx';
import { CitationField } from './citation-field.tsx';
import type { ClaimFields } from './claim-draft.ts';
import { SpeakerFields } from './speaker-fields.tsx';
import { TopicFields } from './topic-fields.tsx';
import type { ClaimFormState } from './use-claim-form.ts';
import { useClaimForm } from './use-claim-form.ts';
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

/** A claim from words of a document: what is wrong is said at its field. */
export function ClaimForm(props: ClaimFormProps) {
  const { view, text, index, part, onPart, onDone, onClose } = props;
  const form = useClaimForm(props);
  const { fields, set, draft, problems, wrong } = form;
  const instruments = useView('instruments').data?.instruments ?? [];
  const asked = useAsked(form);
  const done = () => {
    form.clear();
    onDone(draft.judgement.claimId);
  };
  const shared = { fields, set, choices: view.choices };
  return (
    <div className="claimform" onSubmitCapture={form.tried}>
      <CommandForm
        title="A claim from this document"
        verb="Record the claim"
        says={problems.length > 0 ? null : <Says form={form} publisher={view.document.publisher} />}
        command={asked}
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
            draft={form.statement}
          />
        </Wronged>
        <TopicFields {...shared} problem={wrong('topic')} />
        <ValueFields {...shared} problem={wrong('value')} />
        <SpeakerFields {...shared} instruments={instruments} wrong={wrong} />
      </CommandForm>
    </div>
  );
}

/** The command as the form stands, or why there is none yet. */
function useAsked({ draft, problems }: ClaimFormState): AskedCommand | string {
  const role = useActor()?.role;
  const roles = REGISTER_MAY['record-claim'];
  if (role !== undefined && !roles.includes(role)) return `Recorded by: ${roles.join(', ')}.`;
  return problems.length === 0
    ? { kind: 'record-claim', ...draft }
    : `Not yet: ${problems.map(({ expected }) => expected).join('; ')}.`;
}

/** What will be signed: everything that goes on record, in words. */
function Says({
  form: { fields, draft },
  publisher,
}: {
  readonly form: ClaimFormState;
  readonly publisher: string;
}) {
  const { saidBy, reportedBy, modality, asOf } = fields;
  const { topicId, citation } = draft.judgement;
  const { fromByte, toByte } = citation;
  return (
    <>
      {sentenceCase(draft.statement)} ({wordsOf(modality)}, as of {asOf}.) On the topic{' '}
      {wordsOf(topicId)}. Said by {saidBy}
      {saidBy === reportedBy ? '' : `, reported by ${reportedBy}`}. {publisher},{' '}
      {toByte === 0 ? 'as a whole' : `bytes ${fromByte} to ${toByte}`}.
    </>
  );
}
