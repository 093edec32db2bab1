import type { ClaimChoices, ClaimProblem } from '@holdfast/domain';
import type { ClaimFields } from './claim-draft.ts';
import { CERTAINTIES, kindOf, valueHint } from './claim-draft.ts';
import { Wronged } from './wronged.tsx';
import { ChosenField, Tick, TypedField } from './typed-field.tsx';
import { sentenceCase } from './words.ts';

interface ValueFieldsProps {
  readonly fields: ClaimFields;
  readonly set: (changed: Partial<ClaimFields>) => void;
  readonly choices: ClaimChoices;
  readonly problem: ClaimProblem | undefined;
}

/** What the claim says, as far as it can be compared: the topic's kind says which fields it has. */
export function ValueFields(props: ValueFieldsProps) {
  const { fields, set, choices, problem } = props;
  const topic = choices.topics.find(({ topicId }) => topicId === fields.topicId);
  const said = [...new Set((topic?.values ?? []).map(valueHint).filter((hint) => hint !== ''))];
  return (
    <Wronged problem={problem}>
      <fieldset className="valuebox">
        <legend>Value</legend>
        <Tick
          label="It carries a value that can be compared"
          on={fields.valued === 'yes'}
          onChange={(on) => set({ valued: on ? 'yes' : 'no' })}
        />
        {said.length === 0 ? null : (
          <p className="dim small">On this topic so far: {said.join('; ')}.</p>
        )}
        {fields.valued === 'yes' ? <KindFields {...props} said={said} /> : null}
      </fieldset>
    </Wronged>
  );
}

function KindFields({
  fields,
  set,
  choices,
  said,
}: ValueFieldsProps & { readonly said: readonly string[] }) {
  switch (kindOf(fields, choices)) {
    case 'numbers':
      return <NumberFields fields={fields} set={set} />;
    case 'signatories':
      return (
        <>
          <TypedField
            label="Who"
            hint="Names with commas between."
            value={fields.names}
            onChange={(names) => set({ names })}
          />
          <Tick
            label="The words leave room for others"
            on={fields.open === 'yes'}
            onChange={(on) => set({ open: on ? 'yes' : 'no' })}
          />
        </>
      );
    case 'place':
      return (
        <TypedField
          label="Places"
          hint="From the outside in, with dots, as in ukraine.west; several with commas: any one of them."
          value={fields.names}
          onChange={(names) => set({ names })}
          known={said}
        />
      );
    case 'wording':
      return (
        <TypedField
          label="Term used"
          value={fields.names}
          onChange={(names) => set({ names })}
          known={said}
        />
      );
    case 'timing':
      return <TimeFields fields={fields} set={set} />;
    case 'status':
      return (
        <div className="fieldrow">
          <TypedField label="Status" value={fields.status} onChange={(status) => set({ status })} />
          <TypedField
            label="Of what part"
            hint="Empty for the topic as a whole."
            value={fields.scope}
            onChange={(scope) => set({ scope })}
          />
        </div>
      );
  }
}

function NumberFields({ fields, set }: Pick<ValueFieldsProps, 'fields' | 'set'>) {
  return (
    <>
      <div className="fieldrow">
        <TypedField
          label="At least"
          hint="“More than 30” is 31."
          value={fields.least}
          onChange={(least) => set({ least })}
        />
        <TypedField
          label="At most"
          hint="Empty where no end is said."
          value={fields.most}
          onChange={(most) => set({ most })}
        />
      </div>
      <div className="fieldrow">
        <TypedField label="Unit" value={fields.unit} onChange={(unit) => set({ unit })} />
        <TypedField
          label="Share of what"
          hint="For a percentage."
          value={fields.of}
          onChange={(of) => set({ of })}
        />
      </div>
      <Tick
        label="Said as “about”, “some”, “around”"
        on={fields.about === 'yes'}
        onChange={(on) => set({ about: on ? 'yes' : 'no' })}
      />
    </>
  );
}

function TimeFields({ fields, set }: Pick<ValueFieldsProps, 'fields' | 'set'>) {
  return (
    <div className="fieldrow">
      <TypedField
        label="First day"
        type="date"
        value={fields.fromDay}
        onChange={(fromDay) => set({ fromDay })}
      />
      <TypedField
        label="Last day"
        type="date"
        value={fields.toDay}
        onChange={(toDay) => set({ toDay })}
      />
      <ChosenField
        label="How certain"
        value={fields.certainty}
        onChange={(certainty) => set({ certainty })}
        options={CERTAINTIES.map((word) => [word, sentenceCase(word)])}
      />
    </div>
  );
}
