import type { CommandKind } from '@holdfast/domain';
import type { AskedCommand } from '../send-command.ts';

/** A choice of a form: the word of the record, and what a person reads. */
export type Choice = readonly [value: string, label: string];

/** One field of a form. Values are text until the command is made. */
export type FormField =
  | {
      readonly type: 'text' | 'line';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
    }
  | {
      readonly type: 'choice';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly hint?: string;
    }
  | {
      readonly type: 'several';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly hint?: string;
    }
  | {
      readonly type: 'moment' | 'number';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly initial: string;
    };

export type Values = Readonly<Record<string, string>>;

/** How one kind of command is asked of a person. */
export interface Form {
  readonly kind: CommandKind;
  /** What it is about, where that is not what its page is about. */
  readonly about?: string;
  /** Verb and object: "Open the incident". */
  readonly verb: string;
  /** One sentence above the fields; empty where the verb says all. */
  readonly explain: string;
  readonly fields: readonly FormField[];
  /** What is signed, in words. */
  readonly says: (values: Values) => string;
  /** A key that opens the form at one of its fields. It opens only; nothing is signed by a key. */
  readonly opensOn?: { readonly key: string; readonly field: string };
  /** The command, or what is still missing. */
  readonly make: (values: Values) => AskedCommand | string;
}

/** `2026-03-14T06:30` (UTC) and back: how moments stand in fields. */
export const momentText = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
export const momentMs = (text: string): number => Date.parse(`${text}:00Z`);

export const severalOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(' ').filter((one) => one !== '');

/** The word of a table that was chosen; its first while none was. */
export function keyOf<K extends string>(
  list: Readonly<Record<K, string>>,
  word: string | undefined,
): K {
  const keys = Object.keys(list).filter((key): key is K => Object.hasOwn(list, key));
  const found = keys.find((key) => key === word) ?? keys[0];
  if (found === undefined) throw new TypeError('A choice needs at least one word.');
  return found;
}

export function labelOf(list: Readonly<Record<string, string>>, word: string | undefined): string {
  return word === undefined ? '…' : (list[word] ?? word);
}

export function labelIn(choices: readonly Choice[], word: string | undefined): string {
  return choices.find(([value]) => value === word)?.[1] ?? '…';
}
