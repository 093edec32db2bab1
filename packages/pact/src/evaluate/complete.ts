import type { Norm } from '../agreement.ts';
import type { Truth } from '../truth.ts';
import { clauseOf, judgeNorm, proofOfNorm } from './norm.ts';
import type { Obligation, ReasonedObligation } from './obligation.ts';
import { entriesOf, leaf, missingOf, termsOf } from './proof.ts';
import type { Proof } from './proof.ts';
import { listCompletions, termsOfNorm } from './scene.ts';
import type { Completion, Scene } from './scene.ts';
import type { NormVerdict } from './verdict.ts';

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
  return listCompletions(scene.names, terms, scene.completion).map((completion) => ({
    completion,
    result: evaluate({ ...scene, completion: new Map([...scene.completion, ...completion]) }),
  }));
}

/**
 * One proof for all completions. Equal under every one: determined, and its proof is the first. Else
 * unknown, hanging on the terms that make a difference.
 */
export function mergeProofs(subject: string, cases: readonly Case<Proof>[]): Proof {
  const [first] = cases;
  if (first === undefined) return leaf('unknown', 'open term', subject);
  const terms = hangingTerms(cases, (proof) => proof.value);
  if (terms.length === 0) return first.result;
  const parts = distinct(cases, (proof) => proof.value).map(({ completion, result }) =>
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

function distinct<Result>(
  cases: readonly Case<Result>[],
  signature: (result: Result) => string,
): readonly Case<Result>[] {
  const seen = new Map<string, Case<Result>>();
  for (const each of cases)
    if (!seen.has(signature(each.result))) seen.set(signature(each.result), each);
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
  const cases = eachCompletion(scene, termsOfNorm(scene.names, norm), (completed) =>
    judgeNorm(completed, norm, atMs),
  );
  const proofs = cases.map(({ completion, result }) => ({
    completion,
    result: proofOfNorm(norm, result),
  }));
  const proof = mergeProofs(norm.title, proofs);
  const verdict = {
    norm: norm.id,
    title: norm.title,
    clause: clauseOf(scene, norm),
    modality: norm.duty.modality,
    ...reasonFrom(proof),
    obligations: mergeObligations(cases),
  };
  return { verdict, proof };
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
  const { state, value, dueMs, followedBy } = obligation;
  return JSON.stringify([state, value, dueMs, followedBy]);
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
    entries: [...new Set(proofs.flatMap(entriesOf))].sort((a, b) => a - b),
    openTerms: terms,
    missing: [],
  };
}

function publish({ proof, ...obligation }: ReasonedObligation): Obligation {
  const { entries, openTerms, missing } = reasonFrom(proof);
  return { ...obligation, entries, openTerms, missing };
}
