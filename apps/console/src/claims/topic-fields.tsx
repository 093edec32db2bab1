import type { ClaimChoices, ClaimProblem } from '@holdfast/domain';
import { CONTRADICTION_KINDS } from '@holdfast/domain';
import type { ClaimFields } from './claim-draft.ts';
import { topicIdOf } from './claim-draft.ts';
import { Wronged } from './wronged.tsx';
import { ChosenField, TypedField } from './typed-field.tsx';
import { KIND_WORDS } from './words.ts';

interface FieldsProps {
  readonly fields: ClaimFields;
  readonly set: (changed: Partial<ClaimFields>) => void;
  readonly choices: ClaimChoices;
  readonly problem: ClaimProblem | undefined;
}

/** Claims are compared within a topic, and people choose it: the detector does not read. */
export function TopicFields({ fields, set, choices, problem }: FieldsProps) {
  const isNew = fields.topicId === '';
  const topics = [...choices.topics].sort((a, b) => (a.title < b.title ? -1 : 1));
  const made = topicIdOf(fields);
  return (
    <Wronged problem={problem}>
      <ChosenField
        label="Topic"
        hint="Claims are compared within a topic, and nowhere else."
        value={fields.topicId}
        onChange={(topicId) => set({ topicId })}
        options={[
          ['', 'A new topic …'],
          ...topics.map(({ topicId, title, kind }): readonly [string, string] => [
            topicId,
            `${title} (${(KIND_WORDS[kind] ?? kind).toLowerCase()})`,
          ]),
        ]}
      />
      {isNew ? (
        <div className="fieldrow">
          <TypedField
            label="Name of the new topic"
            value={fields.newTopic}
            onChange={(newTopic) => set({ newTopic })}
            hint={made === '' ? 'In Latin letters.' : `On record as ${made}.`}
          />
          <ChosenField
            label="Claims on it differ by"
            value={fields.kind}
            onChange={(kind) => set({ kind })}
            options={CONTRADICTION_KINDS.map((kind) => [kind, KIND_WORDS[kind] ?? kind])}
          />
        </div>
      ) : null}
    </Wronged>
  );
}
