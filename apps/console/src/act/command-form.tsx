import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import type { AskedCommand } from './send-command.ts';
import { useActor } from './use-actor.ts';
import { useCommand } from './use-command.ts';

interface CommandFormProps {
  /** Heading; null inside a dialog that has one. */
  readonly title: string | null;
  /** What will be recorded, in words, as the form stands: exactly what is signed. Null while something is missing. */
  readonly says: ReactNode;
  /** The command as the form stands, or the reason why there is none yet. */
  readonly command: AskedCommand | string;
  /** The button's verb and object: "Record the act". */
  readonly verb: string;
  readonly onDone?: (indices: readonly number[]) => void;
  readonly onCancel?: () => void;
  readonly children?: ReactNode;
}

/** One statement by one person: fields, what will be signed in words, the signature, and what became of it. */
export function CommandForm({
  title,
  says,
  command,
  verb,
  onDone,
  onCancel,
  children,
}: CommandFormProps) {
  const actor = useActor();
  const { send, sending } = useCommand();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [recorded, setRecorded] = useState<readonly number[]>([]);
  const missing =
    actor === null
      ? 'Choose who acts, at the top right.'
      : typeof command === 'string'
        ? command
        : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof command === 'string' || missing !== null) {
      setTrouble(missing);
      return;
    }
    setTrouble(null);
    const sent = await send(command);
    if (!sent.ok) {
      setTrouble(sent.message);
      return;
    }
    setRecorded(sent.indices);
    onDone?.(sent.indices);
  };
  return (
    <form className="commandform" onSubmit={(event) => void submit(event)} noValidate>
      {title === null ? null : <h3>{title}</h3>}
      {children}
      {says === null ? null : (
        <div className="says">
          <small>You will sign</small>
          <p>{says}</p>
        </div>
      )}
      {trouble === null ? null : (
        <p className="refused" role="alert">
          <Icon name="block" />
          <span>{trouble}</span>
        </p>
      )}
      {recorded.length === 0 ? null : (
        <p className="done" role="status">
          <Icon name="check" />
          <span>
            Recorded:{' '}
            {recorded.map((index) => (
              <Cite key={index} index={index} />
            ))}
          </span>
        </p>
      )}
      <div className="acts">
        <button className="btn pri" disabled={sending} aria-disabled={missing !== null}>
          {sending ? 'Recording …' : verb}
        </button>
        {onCancel === undefined ? null : (
          <button type="button" className="btn" onClick={onCancel}>
            Cancel
          </button>
        )}
        <span className="by dim">
          {missing ?? (actor === null ? '' : `as ${actor.name}, ${actor.label}, ${actor.nation}`)}
        </span>
      </div>
    </form>
  );
}
