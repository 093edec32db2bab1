import type { Amount, NameOrTerm, Norm, Open, Quantity } from '../agreement.ts';
import { PactError } from '../errors.ts';
export { tabulateNames as namesOf } from '../names.ts';
import type { Names } from '../names.ts';
import { msFromQuantity } from '../parameters.ts';
import { printQuantity } from '../text/print-conditions.ts';
import type { Truth } from '../truth.ts';
import { atomsOf, dutiesOfNorm, openUsesOf } from '../walk.ts';
import type { History } from './history.ts';

/** Most combinations of open terms one norm may hang on. */
export const COMPLETIONS_MAX = 4096;

/** Which name stands for which party. */
export type Binding = ReadonlyMap<string, string>;

/**
 * What each open term is taken to mean, as written in its domain: `4`, `72 h`, `MISSION`; and which reading each
 * norm with readings has, under the norm's name.
 */
export type Completion = ReadonlyMap<string, string>;

/** Everything a condition is judged by. `knownMs`: what was recorded later does not exist. */
export interface Scene {
  readonly names: Names;
  readonly history: History;
  readonly knownMs: number;
  readonly completion: Completion;
  /** Values given to atoms instead of asking the log: the key is the atom as printed, its parties named. */
  readonly assumed: ReadonlyMap<string, Truth>;
}

/** The party a name stands for. */
export function resolve(binding: Binding, name: string): string {
  return binding.get(name) ?? name;
}

export function completedName(scene: Scene, value: NameOrTerm): string {
  return value.kind === 'name' ? value.name : completedTerm(scene, value.name);
}

/** Milliseconds of a duration, or the number itself of a bare one. */
export function completedAmount(scene: Scene, amount: Amount): number {
  const quantity = completedQuantity(scene, amount);
  return quantity.unit === 'one' ? quantity.amount : (msFromQuantity(quantity) ?? quantity.amount);
}

function completedQuantity(scene: Scene, amount: Amount): Quantity {
  if (amount.kind === 'quantity') return amount;
  if (amount.kind === 'parameter') {
    const parameter = scene.names.find('parameter', amount.name);
    if (parameter === null) throw unknown('parameter', amount.name);
    return parameter.value;
  }
  const written = completedTerm(scene, amount.name);
  const value = scene.names
    .find('open', amount.name)
    ?.domain.find((each) => typeof each !== 'string' && printQuantity(each) === written);
  if (value === undefined || typeof value === 'string') throw unknown('open number', amount.name);
  return value;
}

export function completedTerm(scene: Scene, term: string): string {
  const value = scene.completion.get(term);
  if (value === undefined) throw unknown('value of the open term', term);
  return value;
}

function unknown(what: string, name: string): PactError {
  return new PactError('unknown-name', `expected a ${what} ${name}, found none`);
}

/** The values of an open term as written. */
export function domainOf(open: Open): readonly string[] {
  return open.domain.map((value) => (typeof value === 'string' ? value : printQuantity(value)));
}

/** Everything an open term, or a norm with readings, could be taken to mean. Empty for any other name. */
export function choicesOf(names: Names, term: string): readonly string[] {
  const open = names.find('open', term);
  if (open !== null) return domainOf(open);
  return (names.find('norm', term)?.readings ?? []).map((reading) => reading.id);
}

/**
 * What a norm's verdict may hang on: which reading it has (its own name), its open terms, its findings' and those
 * of norms whose breach it asks about.
 */
export function termsOfNorm(names: Names, norm: Norm): readonly string[] {
  const known = TERMS.get(norm);
  if (known?.names === names) return known.terms;
  const terms = collectTerms(names, norm);
  TERMS.set(norm, { names, terms });
  return terms;
}

const TERMS = new WeakMap<Norm, { readonly names: Names; readonly terms: readonly string[] }>();

function collectTerms(names: Names, norm: Norm): readonly string[] {
  const terms = new Set(openUsesOf(norm).map((use) => use.name));
  if (norm.readings !== undefined) terms.add(norm.id);
  for (const finding of findingsOfNorm(names, norm))
    for (const term of termsOfFinding(names, finding)) terms.add(term);
  for (const atom of atomsOf(norm)) {
    const other = atom.kind === 'breach' ? names.find('norm', atom.norm) : null;
    if (other !== null) for (const term of termsOfNorm(names, other)) terms.add(term);
  }
  return [...terms].sort();
}

/** Open terms that decide who determines a finding, to which standard, by when. */
export function termsOfFinding(names: Names, id: string): readonly string[] {
  const finding = names.find('finding', id);
  const values = finding === null ? [] : [finding.by, finding.to, finding.within];
  return values.flatMap((value) => (value?.kind === 'term' ? [value.name] : []));
}

/** Findings a norm asks about, or by which its prohibition is breached. */
export function findingsOfNorm(names: Names, norm: Norm): readonly string[] {
  const asked = atomsOf(norm).flatMap((atom) => {
    if (atom.kind === 'finding' || atom.kind === 'quiet') return [atom.finding];
    return atom.kind === 'count' ? [atom.of.finding] : [];
  });
  const acts = dutiesOfNorm(norm).flatMap((duty) => duty.acts);
  const forbidden = names
    .all('finding')
    .filter((finding) => acts.includes(finding.act))
    .map((finding) => finding.id);
  return [...new Set([...asked, ...forbidden])];
}

/**
 * Every combination of values of these terms, those in `fixed` held. Throws `too-large` over 4,096
 * combinations and `unknown-name` for a fixed value that is not in its domain.
 */
export function listCompletions(
  names: Names,
  terms: readonly string[],
  fixed: Completion,
): readonly Completion[] {
  verifyCompletions(names, terms, fixed);
  let completions: readonly Completion[] = [new Map()];
  for (const term of terms) {
    const value = fixed.get(term);
    const values = value === undefined ? choicesOf(names, term) : [value];
    completions = completions.flatMap((each) =>
      values.map((choice) => new Map([...each, [term, choice]])),
    );
  }
  return completions;
}

/** Throws as `listCompletions` says, without listing them. */
export function verifyCompletions(names: Names, terms: readonly string[], fixed: Completion): void {
  let count = 1;
  for (const term of terms) {
    const domain = choicesOf(names, term);
    const value = fixed.get(term);
    if (value !== undefined && !domain.includes(value))
      throw new PactError(
        'unknown-name',
        `open term ${term}: expected one of ${domain.join(', ')}, found ${value}`,
      );
    count *= value === undefined ? domain.length : 1;
    if (count > COMPLETIONS_MAX)
      throw new PactError(
        'too-large',
        `expected at most ${COMPLETIONS_MAX} combinations of open terms, found more`,
      );
  }
}
