import { useState } from 'react';
import type { CaseAction } from '@holdfast/domain';
import { Dialog } from '../../parts/overlay.tsx';
import { useKeys } from '../../shell/keyboard.tsx';
import { useActor } from '../use-actor.ts';
import { ActionForm } from './action-form.tsx';
import type { Form } from './form.ts';
import { NextSteps } from './next-steps.tsx';
import type { Next } from './next-steps.tsx';

interface ActionPanelProps {
  readonly title: string;
  /** What the domain says may be done now, and why not. */
  readonly actions: readonly CaseAction[];
  readonly forms: readonly Form[];
  readonly about: string;
  /** What the case waits for: said first, and not again below. */
  readonly next?: Next;
}

/** What the person who acts may do now, none of it preferred; and, one press further, what not, and why not. Nothing here fires by itself. */
export function ActionPanel({ title, actions, forms, about, next }: ActionPanelProps) {
  const actor = useActor();
  const [open, setOpen] = useState<{ form: Form; field: string | null } | null>(null);
  const known = forms.flatMap((form) => {
    const action = actions.find(({ kind }) => kind === form.kind);
    return action === undefined ? [] : [{ form, action }];
  });
  const may = known.filter(({ action }) => action.allowed);
  const first = (next?.steps ?? []).map(({ kind }) => kind);
  const also = may.filter(({ form }) => !first.includes(form.kind));
  const not = known.filter(({ action }) => !action.allowed);
  const keyed = may.flatMap(({ form }) =>
    form.opensOn === undefined ? [] : [[form, form.opensOn] as const],
  );
  useKeys(
    Object.fromEntries(
      keyed.map(([form, { key, field }]) => [key, () => setOpen({ form, field })]),
    ),
  );
  // What is signed is about the case as it stands now, not as it stood when the form was opened.
  const shown = open === null ? null : (forms.find((form) => isSame(form, open.form)) ?? open.form);
  if (known.length === 0 && next === undefined) return null;
  return (
    <section className="panel actions" aria-label={title}>
      {next === undefined ? null : (
        <NextSteps
          {...next}
          actions={actions}
          forms={forms}
          onOpen={(form) => setOpen({ form, field: null })}
        />
      )}
      <div className="ph">
        <h2>{also.length < may.length ? 'What else you may do' : title}</h2>
        <span className="dim push">{actor === null ? 'looking only' : actor.label}</span>
      </div>
      <div className="pb stack">
        {also.length === 0 ? (
          <p className="dim">
            {actor === null
              ? 'Choose who acts, at the top right.'
              : also.length < may.length
                ? 'Nothing else, in this role, at this stage.'
                : 'Nothing, in this role, at this stage.'}
          </p>
        ) : (
          <div className="buttons">
            {also.map(({ form }) => (
              <button
                key={form.kind}
                className="btn"
                onClick={() => setOpen({ form, field: null })}
              >
                {form.verb}
              </button>
            ))}
          </div>
        )}
        {not.length === 0 ? null : (
          <details>
            <summary>{not.length} not now, and why</summary>
            <dl className="notnow">
              {not.map(({ form, action }) => (
                <div key={form.kind}>
                  <dt>{form.verb}</dt>
                  <dd>{action.because}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
      {open === null || shown === null ? null : (
        <Dialog label={shown.verb} className="recordact" onClose={() => setOpen(null)}>
          <h2 className="t">{shown.verb}</h2>
          <ActionForm form={shown} about={about} first={open.field} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </section>
  );
}

const isSame = (a: Form, b: Form): boolean => a.kind === b.kind && a.about === b.about;
