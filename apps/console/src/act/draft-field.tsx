import { useId } from 'react';
import type { Draft } from './use-draft.ts';

/** A text field whose words stay on this device until they are on record. */
export function DraftField({
  label,
  hint,
  draft,
  lines = 3,
  first = false,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly draft: Draft;
  /** 1 for a single line. */
  readonly lines?: number;
  /** Whether a dialog that holds it opens here. */
  readonly first?: boolean;
}) {
  const id = useId();
  const shared = {
    id,
    value: draft.text,
    'data-first': first ? true : undefined,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div className="fieldbox">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <small id={`${id}-hint`} className="dim">
          {hint}
        </small>
      )}
      {lines === 1 ? (
        <input {...shared} onChange={(event) => draft.setText(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          rows={lines}
          onChange={(event) => draft.setText(event.target.value)}
        />
      )}
      {draft.other === null ? null : (
        <p className="other" role="status">
          <span>
            Another tab has written: <q>{draft.other}</q>
          </span>
          <button type="button" className="btn sm" onClick={draft.swap}>
            Take that text
          </button>
        </p>
      )}
    </div>
  );
}
