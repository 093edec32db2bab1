import { useState } from 'react';
import { DOMAINS, MODALITIES, STAGES, STANCES } from '@holdfast/domain';
import type { CommitmentsView } from '@holdfast/domain';
import { ChosenField, Tick, TypedField } from '../claims/typed-field.tsx';
import { useView } from '../use-view.tsx';
import type { PledgeDraft } from './pledge-draft.ts';
import { MODALITY_WORDS, domainName, plain } from './words.ts';

interface FieldsProps {
  readonly draft: PledgeDraft;
  readonly onChange: (draft: PledgeDraft) => void;
}

const named = <W extends string>(words: readonly W[], nameOf: (word: W) => string) =>
  words.map((word) => [word, nameOf(word)] as const);

/** Whose it is, of what kind, how firmly said, how far it has come. */
export function PledgeFields({
  view,
  draft,
  onChange,
  isNew,
  own,
}: FieldsProps & {
  readonly view: CommitmentsView;
  readonly isNew: boolean;
  /** The only state for which a capital may speak; null for others. */
  readonly own: string | null;
}) {
  return (
    <>
      {isNew ? (
        <div className="fieldrow">
          <TypedField
            label="Short name"
            hint="For instance SE-hospital"
            value={draft.pledgeId}
            onChange={(pledgeId) => onChange({ ...draft, pledgeId, contributionId: pledgeId })}
          />
          <ChosenField
            label="Whose pledge"
            value={draft.stateId}
            onChange={(stateId) => onChange({ ...draft, stateId })}
            options={[
              ...(own === null ? [['', 'nobody yet'] as const] : [[own, own] as const]),
              ...view.states
                .filter(({ stateId }) => own === null && stateId !== own)
                .map(({ stateId, name }) => [stateId, name] as const),
            ]}
          />
        </div>
      ) : null}
      <div className="fieldrow">
        <ChosenField
          label="Domain"
          value={draft.domain}
          onChange={(domain) => onChange({ ...draft, domain })}
          options={named(DOMAINS, domainName)}
        />
        <ChosenField
          label="Answer"
          value={draft.stance}
          onChange={(stance) => onChange({ ...draft, stance })}
          options={named(STANCES, plain)}
        />
        <ChosenField
          label="Word used"
          value={draft.modality}
          onChange={(modality) => onChange({ ...draft, modality })}
          options={named(MODALITIES, (word) => MODALITY_WORDS[word] ?? word)}
        />
        <ChosenField
          label="Stage"
          value={draft.stage}
          onChange={(stage) => onChange({ ...draft, stage })}
          options={named(STAGES, plain)}
        />
      </div>
    </>
  );
}

export function PledgeQuantity({ draft, onChange }: FieldsProps) {
  return (
    <div className="fieldrow">
      <TypedField
        label="At least"
        hint="empty where not said"
        value={draft.least}
        onChange={(least) => onChange({ ...draft, least })}
      />
      <TypedField
        label="At most"
        hint="empty where not said"
        value={draft.most}
        onChange={(most) => onChange({ ...draft, most })}
      />
      <TypedField
        label="Unit"
        hint="troops, aircraft, ships"
        value={draft.unit}
        onChange={(unit) => onChange({ ...draft, unit })}
      />
    </div>
  );
}

/** Conditions of the words as one reading. A pledge with two readings keeps both until one is ticked anew. */
export function PledgeConditions({
  view,
  draft,
  onChange,
}: FieldsProps & { readonly view: CommitmentsView }) {
  const [first] = draft.readings;
  const ticked = draft.conditionIds ?? first?.conditionIds ?? [];
  if (draft.conditionIds === null && draft.readings.length > 1)
    return (
      <p className="small">
        It is read in {draft.readings.length} ways, and stays so.{' '}
        <button
          type="button"
          className="linkish"
          onClick={() => onChange({ ...draft, conditionIds: ticked })}
        >
          Say its conditions anew
        </button>
      </p>
    );
  return (
    <details className="valuebox" open={ticked.length > 0}>
      <summary>On condition that ({ticked.length})</summary>
      <div className="ticks">
        {view.conditions.map(({ conditionId, title }) => (
          <Tick
            key={conditionId}
            label={title}
            on={ticked.includes(conditionId)}
            onChange={(on) =>
              onChange({
                ...draft,
                conditionIds: on
                  ? [...ticked, conditionId]
                  : ticked.filter((other) => other !== conditionId),
              })
            }
          />
        ))}
      </div>
    </details>
  );
}

/** The claims that say so. One that is not on record yet is made on the Claims desk, from the document's words. */
export function PledgeClaims({ draft, onChange }: FieldsProps) {
  const [typed, setTyped] = useState('');
  const claims = useView('claims').data?.topics.flatMap((topic) => topic.claims) ?? [];
  const add = () => {
    const claimId = typed.trim();
    if (claimId === '' || draft.claimIds.includes(claimId)) return;
    onChange({ ...draft, claimIds: [...draft.claimIds, claimId] });
    setTyped('');
  };
  return (
    <fieldset className="valuebox">
      <legend>Claims that say so</legend>
      {draft.claimIds.map((claimId) => (
        <Tick
          key={claimId}
          label={`${claimId}: ${claims.find((claim) => claim.claimId === claimId)?.statement ?? 'not on record'}`}
          on
          onChange={() =>
            onChange({
              ...draft,
              claimIds: draft.claimIds.filter((other) => other !== claimId),
            })
          }
        />
      ))}
      <div className="findrow">
        <TypedField
          label="Another claim"
          hint="By its id. A new one is made on the Claims desk, from the words of a document."
          value={typed}
          onChange={setTyped}
          known={claims.map(({ claimId }) => claimId)}
        />
        <button type="button" className="btn" onClick={add}>
          Add
        </button>
      </div>
    </fieldset>
  );
}
