import type { Norm } from '../agreement.ts';
import type { Truth } from '../truth.ts';
import { clauseOf, judgeNorm, proofOfNorm } from './norm.ts';
import type { Obligation, ReasonedObligation } from './obligation.ts';
import { entriesOf, leaf, missingOf, termsOf } from './proof.ts';
import type { Proof } from './proof.ts';
import { readNorm } from '../readings.ts';
import { growResults } from './lazy-completion.ts';
import { choicesOf, listCompletions, termsOfNorm, verifyCompletions } from './scene.ts';
import type { Completion, Scene } from './scene.ts';
import type { NormVerdict, ReadingVerdict } from './verdict.ts';

/** What one completion of the open terms gives. */
export interface Case<Result> {
  readonly completion: Completion;
  readonly result: Result;
}

/** One result for each completion of these terms; those the scene already fixes stay fixed. */
export function eachCompletion<Result>(
  scene: Scene,
  terms: readonly string[],
  evaluate: (scene: Scene) => Result,
): readonly Case<Result>[] {
  const { resultFor } = growCases(scene, terms, evaluate);
  return casesOf(scene, terms, resultFor);
}

/** As `eachCompletion`, without the terms that no evaluation asks about: no result can hang on them. */
export function eachRelevantCompletion<Result>(
  scene: Scene,
  terms: readonly string[],
  evaluate: (scene: Scene) => Result,
): readonly Case<Result>[] {
  const { asked, resultFor } = growCases(scene, terms, evaluate);
  const relevant = terms.filter((term) => asked.has(term) || scene.completion.has(term));
  return casesOf(scene, relevant, resultFor);
}

function growCases<Result>(
  scene: Scene,
  terms: readonly string[],
  evaluate: (scene: Scene) => Result,
) {
  const { names, completion: fixed } = scene;
  verifyCompletions(names, terms, fixed);
  const open = terms.filter((term) => !fixed.has(term));
  const choices = new Map(open.map((term) => [term, choicesOf(names, term)]));
  return growResults(choices, fixed, (completion) => evaluate({ ...scene, completion }));
}

function casesOf<Result>(
  scene: Scene,
  terms: readonly string[],
  resultFor: (completion: Completion) => Result | undefined,
): readonly Case<Result>[] {
  return listCompletions(scene.names, terms, scene.completion).flatMap((completion) => {
    const result = resultFor(completion);
    return result === undefined ? [] : [{ completion, result }];
  });
}

/**
 * One proof for all completions. Equal under every one: determined, and its proof is the first. Else
 * unknown, hanging on the terms that make a difference.
 */
export function mergeProofs(subject: string, cases: readonly Case<Proof>[]): Proof {
  const plain = cases.map(({ completion, result }) => ({ completion, result, says: result.value }));
  return mergeCases(subject, plain);
}

/** As `mergeProofs`, where equal values need not say the same: `says` does. */
function mergeCases(
  subject: string,
  cases: readonly (Case<Proof> & { readonly says: string })[],
): Proof {
  const [first] = cases;
  if (first === undefined) return leaf('unknown', 'open term', subject);
  const said = cases.map(({ completion, says }) => ({ completion, result: says }));
  const terms = hangingTerms(said, (says) => says);
  if (terms.length === 0) return first.result;
  const parts = distinct(cases, ({ says }) => says).map(({ completion, result }) =>
    leaf(result.value, 'open term', describeCompletion(completion, terms), { parts: [result] }),
  );
  return leaf('unknown', 'open term', subject, { terms, parts });
}

/** Terms for which two completions that differ in nothing else give different results. */
export function hangingTerms<Result>(
  cases: readonly Case<Result>[],
  signature: (result: Result) => string,
): readonly string[] {
  const terms = [...(cases[0]?.completion.keys() ?? [])];
  return terms.filter((term) => {
    const byRest = new Map<string, string>();
    return cases.some(({ completion, result }) => {
      const rest = terms.filter((each) => each !== term).map((each) => completion.get(each));
      const key = JSON.stringify(rest);
      const before = byRest.get(key) ?? signature(result);
      byRest.set(key, before);
      return before !== signature(result);
    });
  });
}

function distinct<Item>(
  items: readonly Item[],
  signature: (item: Item) => string,
): readonly Item[] {
  const seen = new Map<string, Item>();
  for (const each of items) if (!seen.has(signature(each))) seen.set(signature(each), each);
  return [...seen.values()];
}

function describeCompletion(completion: Completion, terms: readonly string[]): string {
  return `if ${terms.map((term) => `${term} is ${completion.get(term) ?? ''}`).join(' and ')}`;
}

/** A norm with its obligations, merged over every completion of the open terms it hangs on. */
export function completeNorm(
  scene: Scene,
  norm: Norm,
  atMs: number,
): { readonly verdict: NormVerdict; readonly proof: Proof } {
  const cases = eachRelevantCompletion(scene, termsOfNorm(scene.names, norm), (completed) =>
    judgeNorm(completed, norm, atMs),
  );
  const proof = mergeNorm(norm, cases);
  const verdict = {
    norm: norm.id,
    title: norm.title,
    clause: clauseOf(scene, norm),
    modality: norm.duty.modality,
    ...reasonFrom(proof),
    obligations: mergeObligations(cases),
    readings: (norm.readings ?? []).flatMap((reading) => completeReading(norm, reading.id, cases)),
  };
  return { verdict, proof };
}

/** The value that `completeNorm` gives, without obligations and reasons. */
export function valueOfNorm(scene: Scene, norm: Norm, atMs: number): Truth {
  let said: string | null = null;
  let value: Truth = 'unknown';
  const cases = eachRelevantCompletion(scene, termsOfNorm(scene.names, norm), (completed) =>
    judgeNorm(completed, norm, atMs),
  );
  for (const { completion, result } of cases) {
    const read = readNorm(norm, completion.get(norm.id));
    value = proofOfNorm(read, result).value;
    const says = `${read.duty.modality} ${value}`;
    if (said !== null && said !== says) return 'unknown';
    said = says;
  }
  return value;
}

type NormCase = Case<readonly ReasonedObligation[]>;

/** Kept and permitted are different things to say, though both are true: readings may differ in them. */
function mergeNorm(norm: Norm, cases: readonly NormCase[]): Proof {
  const proofs = cases.map(({ completion, result }) => {
    const read = readNorm(norm, completion.get(norm.id));
    const proof = proofOfNorm(read, result);
    return { completion, result: proof, says: `${read.duty.modality} ${proof.value}` };
  });
  return mergeCases(norm.title, proofs);
}

/** The norm as one of its readings has it; nothing where the question fixed another. */
function completeReading(
  norm: Norm,
  id: string,
  cases: readonly NormCase[],
): readonly ReadingVerdict[] {
  const own = cases.filter(({ completion }) => completion.get(norm.id) === id);
  const reading = norm.readings?.find((each) => each.id === id);
  if (own.length === 0 || reading === undefined) return [];
  const proof = mergeNorm(norm, own);
  const { title, cites } = reading;
  const { modality } = readNorm(norm, id).duty;
  const obligations = mergeObligations(own);
  return [{ reading: id, title, cites, modality, ...reasonFrom(proof), obligations }];
}

/** What a verdict says about its proof. */
export function reasonFrom(proof: Proof): {
  readonly value: Truth;
  readonly entries: readonly number[];
  readonly openTerms: readonly string[];
  readonly missing: ReturnType<typeof missingOf>;
} {
  return {
    value: proof.value,
    entries: entriesOf(proof),
    openTerms: termsOf(proof),
    missing: proof.value === 'unknown' || proof.value === 'disputed' ? missingOf(proof) : [],
  };
}

/** Obligations that some completions give and others do not are undecided: they hang on the open terms. */
function mergeObligations(
  cases: readonly Case<readonly ReasonedObligation[]>[],
): readonly Obligation[] {
  const [only] = cases;
  if (cases.length === 1 && only !== undefined) return only.result.map(publish);
  const ids = new Set(cases.flatMap(({ result }) => result.map((each) => each.id)));
  return [...ids].flatMap((id) => {
    const found = cases.map(({ completion, result }) => ({
      completion,
      result: result.find((each) => each.id === id) ?? null,
    }));
    const [first] = found.flatMap(({ result }) => result ?? []);
    if (first === undefined) return [];
    const terms = hangingTerms(found, signatureOf);
    return [terms.length === 0 ? publish(first) : undecide(first, found, terms)];
  });
}

/** What of an obligation must be equal for it to be the same under two completions. */
export function signatureOf(obligation: ReasonedObligation | null): string {
  if (obligation === null) return 'none';
  const { state, value, dueMs, followedBy, modality, acts } = obligation;
  return JSON.stringify([state, value, dueMs, followedBy, modality, acts]);
}

function undecide(
  first: ReasonedObligation,
  found: readonly Case<ReasonedObligation | null>[],
  terms: readonly string[],
): Obligation {
  const present = found.flatMap(({ result }) => result ?? []);
  const same = <Value>(values: readonly Value[]): Value | null => {
    const [only] = values;
    return only !== undefined && values.every((value) => value === only) ? only : null;
  };
  const everywhere = present.length === found.length;
  const value = everywhere ? same(present.map((each) => each.value)) : null;
  const state = everywhere ? same(present.map((each) => each.state)) : null;
  const proofs = present.map((each) => each.proof);
  return {
    ...publish(first),
    value: value ?? 'unknown',
    state: state ?? 'undecided',
    dueMs: same(present.map((each) => each.dueMs)),
    sinceMs: same(present.map((each) => each.sinceMs)),
    followedBy: same(present.map((each) => each.followedBy)),
    acts: [...new Set(present.flatMap((each) => each.acts))],
    entries: [...new Set(proofs.flatMap(entriesOf))].sort((a, b) => a - b),
    openTerms: terms,
    missing: [],
  };
}

function publish({ proof, ...obligation }: ReasonedObligation): Obligation {
  const { entries, openTerms, missing } = reasonFrom(proof);
  return { ...obligation, entries, openTerms, missing };
}
