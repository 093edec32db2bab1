import { PactError } from '../errors.ts';
import {
  completeNorm,
  eachCompletion,
  hangingTerms,
  mergeProofs,
  signatureOf,
} from '../evaluate/complete.ts';
import { reasonClause } from '../evaluate/evaluate.ts';
import { judgeFact } from '../evaluate/judge-facts.ts';
import { judgeFinding } from '../evaluate/judge-findings.ts';
import { judgeNorm } from '../evaluate/norm.ts';
import { leaf } from '../evaluate/proof.ts';
import type { Proof } from '../evaluate/proof.ts';
import type { ClauseVerdict, NormVerdict } from '../evaluate/verdict.ts';
import { termsOfFinding, termsOfNorm } from '../evaluate/scene.ts';
import type { Scene } from '../evaluate/scene.ts';

/** What an explanation is of. `obligation` is an `Obligation.id`. */
export type Target =
  | { readonly kind: 'clause'; readonly clause: string }
  | { readonly kind: 'norm'; readonly norm: string }
  | { readonly kind: 'obligation'; readonly obligation: string }
  | { readonly kind: 'fact'; readonly fact: string; readonly party: string | null }
  | { readonly kind: 'finding'; readonly finding: string; readonly party: string };

/** A target's proof, and what must stay the same for its verdict to be the same (see `signatureOfNorm`). */
export interface Answered {
  readonly proof: Proof;
  readonly signature: string;
}

/** Throws `unknown-name` for a target the agreement does not have. */
export function answerTarget(scene: Scene, atMs: number, target: Target): Answered {
  switch (target.kind) {
    case 'clause':
      return answerClause(scene, atMs, target.clause);
    case 'norm': {
      const { proof, verdict } = completeNorm(scene, needNorm(scene, target.norm), atMs);
      return { proof, signature: signatureOfNorm(verdict) };
    }
    case 'obligation':
      return answerObligation(scene, atMs, target.obligation);
    case 'fact': {
      const fact = scene.names.find('fact', target.fact);
      if (fact === null) throw unknownTarget('fact', target.fact);
      return byValue(judgeFact(scene, fact, target.party, atMs));
    }
    case 'finding':
      return answerFinding(scene, atMs, target);
  }
}

function byValue(proof: Proof): Answered {
  return { proof, signature: proof.value };
}

function answerClause(scene: Scene, atMs: number, id: string): Answered {
  const clause = scene.names.clause(id);
  if (clause === null) throw unknownTarget('clause', id);
  const reasoned = reasonClause(scene, clause, atMs);
  const norms = reasoned.norms.map((each) => each.verdict);
  const { proof, verdict } = reasoned.clause;
  return { proof, signature: signatureOfClause(verdict, norms) };
}

/**
 * The value, and the states of the obligations that decide it: those with the same value. One that wins
 * alone (a breach, an open permission) decides by its value only, whichever it is.
 */
export function signatureOfNorm({ modality, value, obligations }: NormVerdict): string {
  if (value === (modality === 'may' ? 'true' : 'false')) return value;
  const decisive = obligations
    .filter((each) => each.value === value && each.state !== 'dormant')
    .map((each) => `${each.id} ${each.state}`);
  return JSON.stringify([value, ...decisive.sort()]);
}

/** The same of a clause: the norms with the clause's value decide it. */
export function signatureOfClause(
  { question, value }: ClauseVerdict,
  norms: readonly NormVerdict[],
): string {
  if (question !== 'kept' && question !== 'open') return value;
  if (value === (question === 'open' ? 'true' : 'false')) return value;
  const asked = norms.filter((norm) => question === 'open' || norm.modality !== 'may');
  const decisive = asked.filter((norm) => norm.value === value);
  return JSON.stringify([value, ...decisive.map(signatureOfNorm)]);
}

/** An obligation that does not exist is an answer too: nothing called for it. */
function answerObligation(scene: Scene, atMs: number, id: string): Answered {
  const norm = needNorm(scene, id.split('/')[0] ?? '');
  const cases = eachCompletion(scene, termsOfNorm(scene.names, norm), (completed) => {
    return judgeNorm(completed, norm, atMs).find((each) => each.id === id) ?? null;
  });
  const terms = hangingTerms(cases, signatureOf);
  const proofs = cases.map(({ completion, result }) => ({
    completion,
    result: result?.proof ?? leaf('true', 'dormant', id),
  }));
  const merged = mergeProofs(id, proofs);
  const proof = terms.length === 0 ? merged : { ...merged, terms };
  return { proof, signature: JSON.stringify(cases.map(({ result }) => signatureOf(result))) };
}

function answerFinding(
  scene: Scene,
  atMs: number,
  target: Extract<Target, { readonly kind: 'finding' }>,
): Answered {
  const finding = scene.names.find('finding', target.finding);
  if (finding === null) throw unknownTarget('finding', target.finding);
  const question = {
    asks: 'happened' as const,
    finding,
    party: target.party,
    atLeast: null,
    to: null,
  };
  const cases = eachCompletion(scene, termsOfFinding(scene.names, finding.id), (completed) =>
    judgeFinding(completed, question, atMs),
  );
  return byValue(mergeProofs(finding.title, cases));
}

export function needNorm(scene: Scene, id: string) {
  const norm = scene.names.find('norm', id);
  if (norm === null) throw unknownTarget('norm', id);
  return norm;
}

function unknownTarget(kind: string, id: string): PactError {
  return new PactError('unknown-name', `expected a ${kind} of the agreement, found ${id}`);
}
