import { useState } from 'react';
import type { StatementShown } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import type { AskedCommand } from '../act/send-command.ts';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';

/** The commission chooses how a norm is read, and says why; the other readings stay beside it. Nobody else is offered the form. */
export function ChooseReading({
  textId,
  norm,
}: {
  readonly textId: string;
  readonly norm: StatementShown;
}) {
  const actor = useActor();
  const [readingId, setReadingId] = useState('');
  const draft = useDraft(`reading ${textId} ${norm.statementId}`);
  const reason = draft.text.trim();
  if (actor?.role !== 'commission') return null;
  const reading = norm.readings.find((each) => each.readingId === readingId);
  const command: AskedCommand | string =
    reading === undefined
      ? 'Choose a reading first.'
      : reason === ''
        ? 'Give the reason.'
        : { kind: 'choose-reading', textId, normId: norm.statementId, readingId, reason };
  return (
    <details className="choose">
      <summary>Choose a reading, with a reason</summary>
      <CommandForm
        title={null}
        says={
          reading === undefined || reason === ''
            ? null
            : `The commission reads “${norm.title}” as “${reading.title}”: ${reason}`
        }
        command={command}
        verb="Choose the reading"
        onDone={draft.clear}
      >
        <label>
          Reading
          <select value={readingId} onChange={(event) => setReadingId(event.target.value)}>
            <option value="">Choose</option>
            {norm.readings.map((each) => (
              <option key={each.readingId} value={each.readingId}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
        <DraftField label="Why" draft={draft} />
      </CommandForm>
    </details>
  );
}
