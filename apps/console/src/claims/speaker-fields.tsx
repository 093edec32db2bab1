import type { ClaimChoices, ClaimField, ClaimProblem, InstrumentShown } from '@holdfast/domain';
import { MODALITIES } from '@holdfast/domain';
import type { ClaimFields } from './claim-draft.ts';
import { Wronged } from './wronged.tsx';
import { ChosenField, TypedField } from './typed-field.tsx';
import { wordsOf } from './words.ts';

interface SpeakerFieldsProps {
  readonly fields: ClaimFields;
  readonly set: (changed: Partial<ClaimFields>) => void;
  readonly choices: ClaimChoices;
  readonly instruments: readonly InstrumentShown[];
  readonly wrong: (field: ClaimField) => ClaimProblem | undefined;
}

/** How firmly it was said, when, by whom, and of which instrument. */
export function SpeakerFields({ fields, set, choices, instruments, wrong }: SpeakerFieldsProps) {
  const names = choices.actors.map(({ name }) => name);
  return (
    <>
      <div className="fieldrow">
        <Wronged problem={wrong('saidBy')}>
          <TypedField
            label="Said by"
            value={fields.saidBy}
            onChange={(saidBy) => set({ saidBy })}
            known={names}
          />
        </Wronged>
        <Wronged problem={wrong('reportedBy')}>
          <TypedField
            label="Reported by"
            value={fields.reportedBy}
            onChange={(reportedBy) => set({ reportedBy })}
            known={names}
          />
        </Wronged>
      </div>
      <div className="fieldrow">
        <ChosenField
          label="As said"
          value={fields.modality}
          onChange={(modality) => set({ modality })}
          options={MODALITIES.map((modality) => [
            modality,
            modality === 'states' ? 'states: a plain assertion' : wordsOf(modality),
          ])}
        />
        <Wronged problem={wrong('asOf')}>
          <TypedField
            label="As of"
            type="date"
            value={fields.asOf}
            onChange={(asOf) => set({ asOf })}
          />
        </Wronged>
      </div>
      <ChosenField
        label="Of which instrument"
        value={fields.instrumentId}
        onChange={(instrumentId) => set({ instrumentId })}
        options={[
          ['', 'None'],
          ...instruments.map(({ instrumentId, title }): readonly [string, string] => [
            instrumentId,
            title,
          ]),
        ]}
      />
    </>
  );
}
