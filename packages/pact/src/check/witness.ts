import type { Agreement } from '../agreement.ts';
import { completeNorm, eachCompletion, mergeProofs } from '../evaluate/complete.ts';
import { sceneFrom } from '../evaluate/evaluate.ts';
import { judgeNorm } from '../evaluate/norm.ts';
import { judgeFinding } from '../evaluate/judge-findings.ts';
import type { Obligation } from '../evaluate/obligation.ts';
import { termsOfFinding, termsOfNorm } from '../evaluate/scene.ts';
import type { LogItem } from '../log.ts';

/** What an expectation is about: a norm as it falls on one bearer (null: on anyone), or a finding against a party. */
export type Subject =
  | { readonly kind: 'norm'; readonly norm: string; readonly bearer: string | null }
  | { readonly kind: 'finding'; readonly finding: string; readonly party: string };

/** One question put to the evaluator, with the answer it gave. */
export interface Expectation {
  readonly subject: Subject;
  /** Only the first so many items of the witness's history are known. */
  readonly items: number;
  readonly atMs: number;
  /** Open terms and readings that are taken as decided; the others stay open. */
  readonly openTerms: Readonly<Record<string, string>>;
  /** States of obligations that are not dormant, or the value of a finding: see `observe`. */
  readonly outcome: string;
}

/** What shows a defect: in words, and as questions whose answers the evaluator gave. */
export interface Witness {
  /** The smallest thing that shows the defect, in words. */
  readonly words: string;
  /** A history that shows it when evaluated; empty when nothing needs to happen. */
  readonly history: readonly LogItem[];
  readonly replay: readonly Expectation[];
}

export type Question = Omit<Expectation, 'outcome'>;

/** The evaluator's answer: `in-force`, `breached+discharged`, `nothing`, or the value of a finding. */
export function observe(
  agreement: Agreement,
  history: readonly LogItem[],
  { subject, items, atMs, openTerms }: Question,
): string {
  const known = history.slice(0, items);
  const query = { asOfOccurredMs: atMs, asOfKnownMs: atMs, openTerms };
  const { scene } = sceneFrom(agreement, known, query);
  if (subject.kind === 'norm') {
    const norm = scene.names.find('norm', subject.norm);
    if (norm === null) return 'nothing';
    const decided = termsOfNorm(scene.names, norm).every((term) => scene.completion.has(term));
    return outcomeOf(
      decided ? judgeNorm(scene, norm, atMs) : completeNorm(scene, norm, atMs).verdict.obligations,
      subject.bearer,
    );
  }
  const finding = scene.names.find('finding', subject.finding);
  if (finding === null) return 'nothing';
  const { party } = subject;
  const question = { asks: 'found' as const, finding, party, atLeast: null, to: null };
  const cases = eachCompletion(scene, termsOfFinding(scene.names, finding.id), (completed) =>
    judgeFinding(completed, question, atMs),
  );
  return mergeProofs(finding.title, cases).value;
}

/** States of a bearer's obligations, or of everyone's, that are not dormant; `nothing` without any. */
export function outcomeOf(
  obligations: readonly Pick<Obligation, 'state' | 'bearer'>[],
  bearer: string | null,
): string {
  const states = obligations
    .filter((each) => each.state !== 'dormant' && (bearer === null || each.bearer === bearer))
    .map((each) => each.state);
  return states.length === 0 ? 'nothing' : [...new Set(states)].sort().join('+');
}

/** Whether the evaluator still answers every question of a witness in the same way. */
export function replayWitness(agreement: Agreement, witness: Witness): boolean {
  return witness.replay.every((each) => observe(agreement, witness.history, each) === each.outcome);
}
