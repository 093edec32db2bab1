import type { ReactNode } from 'react';

interface ChoicesProps<Key extends string | number> {
  readonly label: string;
  readonly columns: 1 | 2 | 3 | 4;
  readonly options: readonly {
    readonly key: Key;
    readonly label: string;
    readonly small?: string;
  }[];
  readonly value: Key;
  readonly onChoose: (key: Key) => void;
  readonly hint?: ReactNode;
}

/** Large buttons of which one is pressed: 48 px or more, for a gloved thumb. */
export function Choices<Key extends string | number>({
  label,
  columns,
  options,
  value,
  onChoose,
  hint,
}: ChoicesProps<Key>) {
  return (
    <section aria-label={label}>
      <h2>
        {label} {hint === undefined ? null : <span>{hint}</span>}
      </h2>
      <div className={`ops c${columns}`}>
        {options.map((option) => (
          <button
            type="button"
            key={option.key}
            className="op"
            aria-pressed={option.key === value}
            onClick={() => onChoose(option.key)}
          >
            {option.label}
            {option.small === undefined ? null : <small>{option.small}</small>}
          </button>
        ))}
      </div>
    </section>
  );
}
