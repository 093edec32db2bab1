import { useId, useState } from 'react';
import { CommandForm } from '../command-form.tsx';
import { DraftField } from '../draft-field.tsx';
import { useDraft } from '../use-draft.ts';
import type { Form, FormField, Values } from './form.ts';
import { severalOf } from './form.ts';

/** The form of one command. What is typed stays on this device until it is on record. */
export function ActionForm({
  form,
  about,
  first = null,
  onDone,
}: {
  readonly form: Form;
  /** What the command is about: drafts of different cases stay apart. */
  readonly about: string;
  /** The field in which one begins; the first where null. */
  readonly first?: string | null;
  readonly onDone: () => void;
}) {
  const draft = useDraft(`${form.kind} ${form.about ?? about}`, '{}');
  const values = { ...initialOf(form.fields), ...valuesIn(draft.text) };
  const set = (name: string, value: string) =>
    draft.setText(JSON.stringify({ ...values, [name]: value }));
  return (
    <CommandForm
      title={null}
      verb={form.verb}
      says={form.says(values)}
      command={form.make(values)}
      onDone={() => {
        draft.clear();
        onDone();
      }}
      onCancel={onDone}
    >
      {form.explain === '' ? null : <p className="mid">{form.explain}</p>}
      {form.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          first={field.name === first}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      {draft.other === null ? null : (
        <p className="other" role="status">
          <span>Another tab of yours has written something else in this form.</span>
          <button type="button" className="btn sm" onClick={draft.swap}>
            Take that instead
          </button>
        </p>
      )}
    </CommandForm>
  );
}

function initialOf(fields: readonly FormField[]): Values {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.type === 'moment' || field.type === 'number'
        ? field.initial
        : field.type === 'choice'
          ? (field.choices[0]?.[0] ?? '')
          : '',
    ]),
  );
}

function valuesIn(text: string): Values {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}

interface FieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, first, onChange }: FieldProps) {
  const id = useId();
  if (field.type === 'text' || field.type === 'line') {
    const draft = { text: value, setText: onChange, clear: nothing, other: null, swap: nothing };
    return (
      <DraftField
        label={field.label}
        {...(field.hint === undefined ? {} : { hint: field.hint })}
        draft={draft}
        lines={field.type === 'line' ? 1 : 3}
        first={first}
      />
    );
  }
  if (field.type === 'several') return <Several field={field} value={value} onChange={onChange} />;
  return (
    <div className="fieldbox">
      <label htmlFor={id}>{field.label}</label>
      {field.hint === undefined ? null : <small className="dim">{field.hint}</small>}
      {field.type === 'choice' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {field.choices.map(([word, label]) => (
            <option key={word} value={word}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={field.type === 'moment' ? 'datetime-local' : 'number'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

const nothing = () => undefined;

function Several({
  field,
  value,
  onChange,
}: Omit<FieldProps, 'field' | 'first'> & {
  readonly field: Extract<FormField, { type: 'several' }>;
}) {
  const [all, setAll] = useState(false);
  const chosen = severalOf(value);
  const shown = all ? field.choices : field.choices.slice(0, SHOWN_FIRST);
  const toggle = (word: string) =>
    onChange(
      (chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]).join(' '),
    );
  return (
    <fieldset className="fieldbox">
      <legend>{field.label}</legend>
      {field.hint === undefined ? null : <small className="dim">{field.hint}</small>}
      {shown.map(([word, label]) => (
        <label key={word} className="row">
          <input type="checkbox" checked={chosen.includes(word)} onChange={() => toggle(word)} />
          <span>{label}</span>
        </label>
      ))}
      {field.choices.length > SHOWN_FIRST ? (
        <button type="button" className="btn sm" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${field.choices.length}`}
        </button>
      ) : null}
    </fieldset>
  );
}

const SHOWN_FIRST = 8;
