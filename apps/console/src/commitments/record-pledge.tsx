import { useState } from 'react';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { ChosenField } from '../claims/typed-field.tsx';
import { pledgesOf } from './headline.ts';
import type { PledgeDraft } from './pledge-draft.ts';
import { draftOf, newPledge, pledgeCommand } from './pledge-draft.ts';
import { PledgeClaims, PledgeConditions, PledgeFields, PledgeQuantity } from './pledge-fields.tsx';
import type { RecordProps } from './record-act.tsx';
import { MODALITY_WORDS, domainName, plain, rangeText } from './words.ts';

const NEW = '';

/** A pledge on record that has moved on, or a new one. What is missing is refused by the record, in its words, at the form. */
export function RecordPledge({ view, onDone }: RecordProps) {
  const actor = useActor();
  const own = actor?.role === 'capital' ? actor.nation : null;
  const pledges = pledgesOf(view).filter(({ stateId }) => own === null || stateId === own);
  const [draft, setDraft] = useState<PledgeDraft>(() => newPledge(own ?? ''));
  const [about, setAbout] = useState(NEW);
  const statement = useDraft(`commitments record pledge ${about}`);
  const pick = (pledgeId: string) => {
    setAbout(pledgeId);
    setDraft(draftOf(view, pledgeId) ?? newPledge(own ?? ''));
  };
  const state = view.states.find(({ stateId }) => stateId === draft.stateId)?.name;
  const before = pledges.find(({ pledgeId }) => pledgeId === about)?.statement ?? '';
  const words = statement.text.trim() === '' ? before : statement.text.trim();
  const missing = missingOf(draft, words);
  return (
    <CommandForm
      title={null}
      verb="Record the pledge"
      command={missing ?? pledgeCommand(draft, words)}
      says={missing === null ? saysOf(draft, state ?? draft.stateId, words) : null}
      onDone={() => {
        statement.clear();
        onDone();
      }}
      onCancel={onDone}
    >
      <ChosenField
        label="Which pledge"
        hint="One on record that has moved on, or a new one. Its earlier statements stay."
        value={about}
        onChange={pick}
        options={[
          [NEW, 'A new pledge'] as const,
          ...pledges.map(
            ({ pledgeId, stateName, statement: said }) =>
              [pledgeId, `${stateName}: ${said}`] as const,
          ),
        ]}
      />
      <PledgeFields view={view} draft={draft} onChange={setDraft} isNew={about === NEW} own={own} />
      <DraftField
        label="In your own words"
        hint={before === '' ? 'What is offered or refused.' : `Empty: “${before}”, as before.`}
        draft={statement}
        lines={2}
      />
      <PledgeQuantity draft={draft} onChange={setDraft} />
      <PledgeConditions view={view} draft={draft} onChange={setDraft} />
      <PledgeClaims draft={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** Only what the form itself cannot name; everything else the record refuses in its own words. */
function missingOf({ pledgeId }: PledgeDraft, words: string): string | null {
  if (pledgeId.trim() === '') return 'Give the pledge a short name.';
  return words === '' ? 'Say in your own words what is offered or refused.' : null;
}

const STANCE_WORDS = {
  offers: 'offers',
  refuses: 'refuses',
  'not-ruled-out': 'does not rule out',
  'hoped-for': 'is hoped to give',
} as const;

function saysOf(draft: PledgeDraft, state: string, words: string): React.ReactNode {
  const { stance, modality, stage, domain, least, most, unit, conditionIds, claimIds } = draft;
  const range = rangeText([numberIn(least), numberIn(most)]) ?? 'no number';
  const conditions =
    conditionIds === null ? draft.readings.flatMap((each) => each.conditionIds) : conditionIds;
  const named = [...new Set(conditions)].map(plain);
  return (
    <>
      {state === '' ? 'Nobody' : state} <b>{STANCE_WORDS[stance]}</b> (“
      {MODALITY_WORDS[modality] ?? modality}”), {domainName(domain).toLowerCase()}: {words}. {range}{' '}
      {unit}. Stage: {stage}.{' '}
      {named.length === 0 ? 'No condition is named.' : `On condition: ${named.join(', ')}.`} It
      rests on {claimIds.length === 0 ? 'no claim' : claimIds.join(', ')}.
    </>
  );
}

function numberIn(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
