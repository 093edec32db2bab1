import { useState } from 'react';
import type { HandoverShown } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';

/** The log of the watch: signed, locked, with the clocks that were open. Later notes stand beneath, each with its name. */
export function Handovers({ handovers }: { readonly handovers: readonly HandoverShown[] }) {
  return (
    <section className="panel" aria-label="Hand-over log">
      <div className="ph">
        <h2>Hand-over log</h2>
        <span className="dim">signed entries are locked</span>
      </div>
      <div className="pb">
        {handovers.length === 0 ? (
          <Empty title="No watch was handed over yet.">
            Sign the hand-over at the end of a watch.
          </Empty>
        ) : (
          <ul className="handovers">
            {handovers.map((one) => (
              <li key={one.handoverId}>
                <p>
                  <b>{one.who}</b>{' '}
                  <span className="dim num">{dayAndClock(one.signedAtMs)} UTC</span>{' '}
                  <Cite index={one.entryIndex} />
                </p>
                {one.text === null ? null : <p className="verbatim">{one.text}</p>}
                <p className="dim num">
                  {counted(one.openClocksTotal, 'clock was', 'clocks were')} open
                  {one.openClocks.some(({ missed }) => missed)
                    ? `, ${one.openClocks.filter(({ missed }) => missed).length} missed`
                    : ''}
                </p>
                {one.notes.map((note) => (
                  <p key={note.entryIndex} className="note-under">
                    <b>{note.who}</b> <span className="dim num">{dayAndClock(note.atMs)} UTC</span>{' '}
                    <Cite index={note.entryIndex} /> {note.text ?? ''}
                  </p>
                ))}
                <Note handoverId={one.handoverId} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Note({ handoverId }: { readonly handoverId: string }) {
  const actor = useActor();
  const [open, setOpen] = useState(false);
  const draft = useDraft(`note-handover ${handoverId}`);
  if (actor?.role !== 'watch') return null;
  if (!open)
    return (
      <button className="btn sm" onClick={() => setOpen(true)}>
        Add a note
      </button>
    );
  const text = draft.text.trim();
  return (
    <CommandForm
      title={null}
      verb="Add the note"
      says={text === '' ? null : `Beneath hand-over ${handoverId}: ${text}`}
      command={
        text === ''
          ? 'Write the note.'
          : { kind: 'note-handover', handoverId: id<'handover'>(handoverId), text }
      }
      onDone={() => {
        draft.clear();
        setOpen(false);
      }}
      onCancel={() => setOpen(false)}
    >
      <DraftField label="Note" draft={draft} lines={2} />
    </CommandForm>
  );
}
