import type { Language } from './language.ts';
import { numberText } from './numbers.ts';
import { pluralForm } from './plural.ts';

/** What fills the gaps of a message: words as they are, numbers as the language writes them. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills one message of a catalogue: `{name}` is a value, `{n, plural, one {# day} other {# days}}` the form that goes with a number, `#` that number.
 * The subset of ICU's message format that translators know. A gap without a value, or a form without words, stays visible as it is written.
 */
export function fill(language: Language, message: string, values: Values = {}): string {
  return partsOf(message)
    .map((part) => {
      if (part.sort === 'words') return part.text;
      const value = values[part.name];
      if (value === undefined) return `{${part.name}}`;
      if (part.sort === 'gap') return said(language, value);
      return plural(language, { forms: part.forms, value: Number(value), values });
    })
    .join('');
}

function said(language: Language, value: string | number): string {
  return typeof value === 'number' ? numberText(language, value) : value;
}

interface Counted {
  readonly forms: ReadonlyMap<string, string>;
  readonly value: number;
  readonly values: Values;
}

function plural(language: Language, { forms, value, values }: Counted): string {
  const form =
    forms.get(`=${value}`) ?? forms.get(pluralForm(language, value)) ?? forms.get('other') ?? '';
  return fill(language, form.replaceAll('#', numberText(language, value)), values);
}

type Part =
  | { readonly sort: 'words'; readonly text: string }
  | { readonly sort: 'gap'; readonly name: string }
  | { readonly sort: 'plural'; readonly name: string; readonly forms: ReadonlyMap<string, string> };

function partsOf(message: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    const end = open === -1 ? -1 : closing(message, open);
    if (end === -1) break;
    if (open > at) parts.push({ sort: 'words', text: message.slice(at, open) });
    parts.push(gapOf(message.slice(open + 1, end)));
    at = end + 1;
  }
  if (at < message.length) parts.push({ sort: 'words', text: message.slice(at) });
  return parts;
}

/** Where the brace that opens at `open` closes; -1 for never. */
function closing(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1;
    if (message[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

const PLURAL = /^\s*(\w+)\s*,\s*plural\s*,/;

function gapOf(inside: string): Part {
  const head = PLURAL.exec(inside);
  if (head === null) return { sort: 'gap', name: inside.trim() };
  const forms = new Map<string, string>();
  let rest = inside.slice(head[0].length);
  for (;;) {
    const open = rest.indexOf('{');
    const end = open === -1 ? -1 : closing(rest, open);
    if (end === -1) return { sort: 'plural', name: head[1] ?? '', forms };
    forms.set(rest.slice(0, open).trim(), rest.slice(open + 1, end));
    rest = rest.slice(end + 1);
  }
}

/** Names of the gaps of a message, each once, sorted: translations of one message have the same. */
export function gapsOf(message: string): readonly string[] {
  const names = partsOf(message).flatMap((part) => {
    if (part.sort === 'words') return [];
    if (part.sort === 'gap') return [part.name];
    return [part.name, ...[...part.forms.values()].flatMap(gapsOf)];
  });
  return [...new Set(names)].sort();
}
