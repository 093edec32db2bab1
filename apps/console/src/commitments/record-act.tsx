import { useState } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useDraft } from '../act/use-draft.ts';
import { ChosenField } from '../claims/typed-field.tsx';
import { DECISION_ACTS } from './bodies.ts';
import { WhenFields, dayAt, msOf, whenWords } from './when.tsx';
import { plain } from './words.ts';

/** An act that would decide a condition, as the register names it. */
interface NamedAct {
  readonly key: string;
  readonly act: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly conditions: readonly string[];
}

export interface RecordProps {
  readonly view: CommitmentsView;
  readonly onDone: () => void;
}

/** A signature, an announcement, an approval: that it happened, said by a person in a role. The screen shows at once what it changes. */
export function RecordAct({ view, onDone }: RecordProps) {
  const acts = actsOf(view);
  const [key, setKey] = useState(acts[0]?.key ?? '');
  const [when, setWhen] = useState(dayAt(view.asOfMs));
  const reason = useDraft('commitments record act');
  const whose = useDraft('commitments act of');
  const chosen = acts.find((act) => act.key === key) ?? acts[0] ?? null;
  const atMs = msOf(when);
  const actor = chosen?.actorId ?? whose.text.trim();
  const missing = missingOf(chosen, atMs, actor, reason.text);
  return (
    <CommandForm
      title={null}
      verb="Record the act"
      command={
        missing ?? {
          kind: 'record-act',
          judgement: {
            act: chosen?.act ?? '',
            actor,
            fromMs: atMs ?? 0,
            toMs: atMs ?? 0,
            findingId: null,
          },
          reason: reason.text.trim(),
        }
      }
      says={
        chosen === null || atMs === null ? null : (
          <>
            On {whenWords(when, atMs)} this happened: <b>{plain(chosen.act)}</b>, by{' '}
            {chosen.actorName ?? (actor === '' ? '…' : actor)}. It speaks of “
            {chosen.conditions.join('” and “')}”.
          </>
        )
      }
      onDone={() => {
        reason.clear();
        whose.clear();
        onDone();
      }}
      onCancel={onDone}
    >
      <ChosenField
        label="What happened"
        value={chosen?.key ?? ''}
        onChange={setKey}
        options={acts.map((act) => [act.key, optionOf(act)] as const)}
      />
      {chosen?.actorId === null ? (
        <DraftField
          label="Whose act"
          hint="The sources do not say who determines it: a state, a body, a person."
          draft={whose}
          lines={1}
        />
      ) : null}
      <WhenFields when={when} onChange={setWhen} />
      <DraftField
        label="Where this is known from"
        hint="For instance: official gazette of 20 January."
        draft={reason}
        lines={2}
      />
    </CommandForm>
  );
}

function missingOf(
  chosen: NamedAct | null,
  atMs: number | null,
  actor: string,
  reason: string,
): string | null {
  if (chosen === null) return 'No act on this register would decide a condition.';
  if (atMs === null) return 'Say on which day it happened.';
  if (actor === '') return 'Say whose act it was.';
  return reason.trim() === '' ? 'Say where this is known from.' : null;
}

const optionOf = ({ act, actorName }: NamedAct) =>
  `${actorName === null ? '' : `${actorName}: `}${plain(act)}`;

/** Acts by what they are, each once. A vote has a form of its own. */
function actsOf({ conditions }: CommitmentsView): readonly NamedAct[] {
  const byKey = new Map<string, NamedAct>();
  for (const { title, decidedBy } of conditions) {
    for (const { act, actorId, name } of decidedBy) {
      if (DECISION_ACTS.includes(act)) continue;
      const key = `${act} ${actorId ?? ''}`;
      const titles = byKey.get(key)?.conditions ?? [];
      byKey.set(key, { key, act, actorId, actorName: name, conditions: [...titles, title] });
    }
  }
  // What a parliament or a government does comes first: those are the acts that people wait for.
  return [...byKey.values()].sort(
    (a, b) => Number(a.actorId === null) - Number(b.actorId === null),
  );
}
