import { useState } from 'react';
import { Dialog } from '../../parts/overlay.tsx';
import { ActionForm } from './action-form.tsx';
import type { Form } from './form.ts';

/** Small buttons in a row, each of which opens the form of one command. */
export function FormButtons({
  forms,
  about,
}: {
  readonly forms: readonly Form[];
  readonly about: string;
}) {
  const [open, setOpen] = useState<Form | null>(null);
  return (
    <div className="buttons">
      {forms.map((form) => (
        <button key={form.kind} className="btn sm" onClick={() => setOpen(form)}>
          {form.verb}
        </button>
      ))}
      {open === null ? null : (
        <Dialog label={open.verb} className="recordact" onClose={() => setOpen(null)}>
          <h2 className="t">{open.verb}</h2>
          <ActionForm form={open} about={about} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </div>
  );
}
