import { tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { NamedParty } from './types.ts';

const TITLED = [
  'act',
  'fact',
  'finding',
  'norm',
  'standard',
  'body',
  'group',
  'party',
  'open',
] as const;

/**
 * A proof's subject in the agreement's own titles: `A must_not fire` → `Haldavar must not use fire`,
 * `A fire` → `Haldavar: use fire`, `fact(in_force)` → `The truce is in force`. A subject that is a title already is left alone; a name without a
 * title keeps its words, with spaces.
 */
export function proofWords(
  agreement: Agreement,
  parties: readonly NamedParty[],
  subject: string,
): string {
  const titles = titlesOf(agreement, parties);
  if ([...titles.values()].includes(subject) || isClauseTitle(agreement, subject)) return subject;
  const [actor = '', act = '', ...rest] = subject.split(' ');
  if (rest.length === 0 && titles.has(actor) && titles.has(act))
    return `${titles.get(actor)}: ${titles.get(act)}`;
  const words = subject
    .replace(
      /\b(?:fact|finding|act|breach|quiet)\((\w+)(?:, ?([^)]*))?\)/g,
      (_whole, name: string, rest?: string) => (rest === undefined ? name : `${name}: ${rest}`),
    )
    .replace(/\b[A-Za-z_]\w*\b/g, (word) => titles.get(word) ?? word.replaceAll('_', ' '));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titlesOf(
  agreement: Agreement,
  parties: readonly NamedParty[],
): ReadonlyMap<string, string> {
  const names = tabulateNames(agreement);
  const titles = new Map<string, string>();
  for (const kind of TITLED) for (const { id, title } of names.all(kind)) titles.set(id, title);
  for (const { partyId, name } of parties) titles.set(partyId, name);
  return titles;
}

function isClauseTitle(agreement: Agreement, subject: string): boolean {
  return agreement.statements.some(({ kind, title }) => kind === 'clause' && title === subject);
}
