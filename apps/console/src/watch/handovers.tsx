import { useState } from 'react';
import type { HandoverShown } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useActor } from '../act/use-actor.ts';
import { useDraft } from '../act/use-draft.ts';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
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
                  <b>{one.who}</b> <Stamp {...one} atMs={one.signedAtMs} />{' '}
                  <span className="tag">
                    <Icon name="seal" /> locked
                  </span>
                </p>
                {one.text === null ? null : <p className="verbatim">{one.text}</p>}
                <OpenClocks handover={one} />
                {one.notes.map((note) => (
                  <p key={note.entryIndex} className="note-under">
                    <b>{note.who}</b> <Stamp {...note} /> {note.text ?? ''}
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

/** In which role and of which nation, when, and in which entry: the record says so, not the person. */
function Stamp({
  role,
  nation,
  atMs,
  entryIndex,
}: Pick<HandoverShown['notes'][number], 'role' | 'nation' | 'atMs' | 'entryIndex'>) {
  const office = role === null ? null : (ROLE_WORDS[role] ?? role);
  return (
    <>
      <span className="dim num">
        {[office, nation].filter((word) => word !== null).join(', ')}, {dayAndClock(atMs)} UTC
      </span>{' '}
      <Cite index={entryIndex} />
    </>
  );
}

const ROLE_WORDS: Readonly<Record<string, string>> = { watch: 'watch officer' };

/** The clocks that were open when the watch was handed over, as they were signed. */
function OpenClocks({ handover }: { readonly handover: HandoverShown }) {
  const { openClocks, openClocksTotal } = handover;
  const missed = openClocks.filter((clock) => clock.missed).length;
  const words = `${counted(openClocksTotal, 'clock was', 'clocks were')} open${missed === 0 ? '' : `, ${missed} missed`}`;
  if (openClocks.length === 0) return <p className="dim num">{words}</p>;
  return (
    <details className="openclocks num">
      <summary>{words}</summary>
      <ul>
        {openClocks.map(({ clockId, sentence, incidentId, dueMs, missed: isMissed }) => (
          <li key={clockId}>
            <span>
              {sentence}
              <small>
                {isMissed ? 'was missed, ' : ''}due {dayAndClock(dueMs)} UTC
              </small>
            </span>
            {incidentId === null ? null : (
              <Link to={{ desk: 'case', caseId: incidentId, tab: 'process' }} className="cite">
                {incidentId}
              </Link>
            )}
          </li>
        ))}
        {openClocks.length < openClocksTotal ? (
          <li className="dim">
            The first {openClocks.length} due were listed, of {openClocksTotal}.
          </li>
        ) : null}
      </ul>
    </details>
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
