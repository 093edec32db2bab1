import { useState } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import type { AskedCommand } from '../act/send-command.ts';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { dayLongYear } from '../format/times.ts';
import { plain } from './words.ts';

/** An act that would decide a condition, as the register names it. */
interface NamedAct {
  readonly key: string;
  readonly act: string;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly condition: string;
}

/** A vote, a signature, an approval: that it happened, said by a person in a role. The screen shows at once what it changes. */
export function RecordAct({
  view,
  onDone,
}: {
  readonly view: CommitmentsView;
  readonly onDone: () => void;
}) {
  const actor = useActor();
  const acts = actsOf(view);
  const [key, setKey] = useState(acts[0]?.key ?? '');
  const [day, setDay] = useState(new Date(view.asOfMs).toISOString().slice(0, 10));
  const reason = useDraft('commitments record act');
  const chosen = acts.find((act) => act.key === key) ?? acts[0] ?? null;
  const atMs = Date.parse(`${day}T00:00:00Z`);
  const who = chosen?.actorName ?? chosen?.actor ?? 'whoever may';
  const command: AskedCommand | string =
    chosen === null
      ? 'No act on this register would decide a condition.'
      : Number.isNaN(atMs)
        ? 'Say on which day it happened.'
        : reason.text.trim() === ''
          ? 'Say where this is known from.'
          : {
              kind: 'record-act',
              judgement: {
                act: chosen.act,
                actor: chosen.actor ?? actor?.nation ?? 'not-said',
                fromMs: atMs,
                toMs: atMs,
                findingId: null,
              },
              reason: reason.text.trim(),
            };
  return (
    <CommandForm
      title={null}
      verb="Record the act"
      command={command}
      says={
        chosen === null || Number.isNaN(atMs) ? null : (
          <>
            On {dayLongYear(atMs)} this happened: <b>{plain(chosen.act)}</b>, by {who}. It speaks of
            “{chosen.condition}”.
          </>
        )
      }
      onDone={() => {
        reason.clear();
        onDone();
      }}
      onCancel={onDone}
    >
      <div className="fieldrow">
        <label className="fieldbox">
          <span>What happened</span>
          <select value={chosen?.key ?? ''} onChange={(event) => setKey(event.target.value)}>
            {acts.map((act) => (
              <option key={act.key} value={act.key}>
                {act.actorName === null ? '' : `${act.actorName}: `}
                {plain(act.act)}
              </option>
            ))}
          </select>
        </label>
        <label className="fieldbox">
          <span>On which day</span>
          <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
      </div>
      <DraftField
        label="Where this is known from"
        hint="For instance: official gazette, vote 253 to 61."
        draft={reason}
        lines={2}
      />
    </CommandForm>
  );
}

function actsOf(view: CommitmentsView): readonly NamedAct[] {
  const all = view.conditions.flatMap(({ title, decidedBy }) =>
    decidedBy.map(({ act, actorId, name }): NamedAct => ({
      key: `${act} ${actorId ?? ''}`,
      act,
      actor: actorId,
      actorName: name,
      condition: title,
    })),
  );
  const byKey = new Map(all.map((act) => [act.key, act]));
  // What a parliament or a government does comes first: those are the acts that people wait for.
  return [...byKey.values()].sort((a, b) => Number(a.actor === null) - Number(b.actor === null));
}
