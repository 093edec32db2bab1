import { useId } from 'react';

interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'date';
  /** Words to choose from while one types. */
  readonly known?: readonly string[];
}

/** One line of text or a day, with what is known to choose from. */
export function TypedField({
  label,
  value,
  onChange,
  hint,
  type = 'text',
  known,
}: TypedFieldProps) {
  const id = useId();
  return (
    <div className="fieldbox">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <small id={`${id}-hint`} className="dim">
          {hint}
        </small>
      )}
      <input
        id={id}
        type={type}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        list={known === undefined ? undefined : `${id}-known`}
        onChange={(event) => onChange(event.target.value)}
      />
      {known === undefined ? null : (
        <datalist id={`${id}-known`}>
          {known.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </div>
  );
}

interface ChosenFieldProps<W extends string> {
  readonly label: string;
  readonly value: W;
  readonly onChange: (value: W) => void;
  readonly options: readonly (readonly [W, string])[];
  readonly hint?: string | undefined;
}

export function ChosenField<W extends string>({
  label,
  value,
  onChange,
  options,
  hint,
}: ChosenFieldProps<W>) {
  const id = useId();
  return (
    <div className="fieldbox">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <small className="dim">{hint}</small>}
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([word]) => word === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {options.map(([word, words]) => (
          <option key={word} value={word}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A yes or no beside its words. */
export function Tick({
  label,
  on,
  onChange,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <label className="yesno">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
