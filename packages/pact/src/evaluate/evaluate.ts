import type { Agreement, Clause, Fact } from '../agreement.ts';
import { PactError } from '../errors.ts';
import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import { completeNorm, eachRelevantCompletion, mergeProofs, reasonFrom } from './complete.ts';
import { History } from './history.ts';
import { listIgnored } from './ignored.ts';
import { judgeFact } from './judge-facts.ts';
import { judgeFinding } from './judge-findings.ts';
import { proofOfAll, proofOfAny } from './proof.ts';
import type { Proof } from './proof.ts';
import { namesOf, termsOfFinding } from './scene.ts';
import type { Scene } from './scene.ts';
import type {
  ClauseQuestion,
  ClauseVerdict,
  FactVerdict,
  FindingVerdict,
  NormVerdict,
  Query,
  Verdict,
} from './verdict.ts';

/**
 * The verdict on every clause, norm, fact and finding. Pure and total over agreements that
 * `loadAgreement` accepted: the same items, in any order, give the same verdict. Throws `bad-log` for
 * items that are not integers or share an entry, `bad-time` for a query that is not integers, and
 * `unknown-name` for an open term or value the agreement does not have.
 */
export function evaluate(
  agreement: Agreement,
  log: Iterable<LogItem> | History,
  query: Query,
): Verdict {
  const { scene, atMs } = sceneFrom(agreement, log, query);
  const reasoned = reasonAll(agreement, scene, atMs);
  return {
    atMs,
    asOfKnownMs: query.asOfKnownMs,
    clauses: reasoned.clauses.map((each) => each.verdict),
    norms: reasoned.norms.map((each) => each.verdict),
    facts: reasoned.facts.map((each) => each.verdict),
    findings: reasoned.findings.map((each) => each.verdict),
    ignored: listIgnored(scene.names, scene.history.items),
  };
}

/** The scene a query asks about, and the moment it is answered for. */
export function sceneFrom(
  agreement: Agreement,
  log: Iterable<LogItem> | History,
  query: Query,
): { readonly scene: Scene; readonly atMs: number } {
  const { asOfOccurredMs, asOfKnownMs } = query;
  for (const [name, value] of Object.entries({ asOfOccurredMs, asOfKnownMs }))
    if (!Number.isSafeInteger(value))
      throw new PactError('bad-time', `expected ${name} as a whole number, found ${value}`);
  const names = namesOf(agreement);
  const completion = new Map(Object.entries(query.openTerms ?? {}));
  for (const term of completion.keys())
    if (names.find('open', term) === null && names.find('norm', term)?.readings === undefined)
      throw new PactError('unknown-name', `expected an open term of the agreement, found ${term}`);
  const history = log instanceof History ? log : new History(log);
  const scene = { names, history, knownMs: asOfKnownMs, completion, assumed: new Map() };
  return { scene, atMs: Math.min(asOfOccurredMs, asOfKnownMs) };
}

/** A verdict and the reason for it. */
export interface Reasoned<Item> {
  readonly verdict: Item;
  readonly proof: Proof;
}

export function reasonAll(
  agreement: Agreement,
  scene: Scene,
  atMs: number,
): {
  readonly clauses: readonly Reasoned<ClauseVerdict>[];
  readonly norms: readonly Reasoned<NormVerdict>[];
  readonly facts: readonly Reasoned<FactVerdict>[];
  readonly findings: readonly Reasoned<FindingVerdict>[];
} {
  const norms = scene.names.all('norm').map((norm) => completeNorm(scene, norm, atMs));
  const facts = reasonFacts(scene, scene.names.all('fact'), atMs);
  const findings = reasonFindings(scene, atMs);
  const clauses = agreement.statements.flatMap((statement) =>
    statement.kind === 'clause' ? [concludeClause(statement, norms, facts)] : [],
  );
  return { clauses, norms, facts, findings };
}

/** One clause, without evaluating what stands in the others. */
export function reasonClause(
  scene: Scene,
  clause: Clause,
  atMs: number,
): { readonly clause: Reasoned<ClauseVerdict>; readonly norms: readonly Reasoned<NormVerdict>[] } {
  const norms = clause.statements.flatMap((each) =>
    each.kind === 'norm' ? [completeNorm(scene, each, atMs)] : [],
  );
  const own = clause.statements.filter((each) => each.kind === 'fact');
  const facts = reasonFacts(scene, own, atMs);
  return { clause: concludeClause(clause, norms, facts), norms };
}

function reasonFacts(
  scene: Scene,
  facts: readonly Fact[],
  atMs: number,
): readonly Reasoned<FactVerdict>[] {
  return facts.flatMap((fact) => {
    const parties = fact.of === null ? [null] : scene.names.membersOf(fact.of);
    return parties.map((party) => {
      const proof = judgeFact(scene, fact, party, atMs);
      const clause = clauseIdOf(scene.names, fact);
      const verdict = { fact: fact.id, title: fact.title, clause, party, ...reasonFrom(proof) };
      return { verdict, proof };
    });
  });
}

function reasonFindings(scene: Scene, atMs: number): readonly Reasoned<FindingVerdict>[] {
  return scene.names.all('finding').flatMap((finding) =>
    scene.names.membersOf(finding.of).map((party) => {
      const question = { asks: 'happened' as const, finding, party, atLeast: null, to: null };
      const cases = eachRelevantCompletion(
        scene,
        termsOfFinding(scene.names, finding.id),
        (completed) => judgeFinding(completed, question, atMs),
      );
      const proof = mergeProofs(finding.title, cases);
      const clause = clauseIdOf(scene.names, finding);
      const { id, title } = finding;
      return { verdict: { finding: id, title, clause, party, ...reasonFrom(proof) }, proof };
    }),
  );
}

function clauseIdOf(names: Names, declaration: Parameters<Names['clauseOf']>[0]): string {
  return names.clauseOf(declaration)?.id ?? '';
}

function concludeClause(
  clause: Clause,
  norms: readonly Reasoned<NormVerdict>[],
  facts: readonly Reasoned<FactVerdict>[],
): Reasoned<ClauseVerdict> {
  const own = norms.filter(({ verdict }) => verdict.clause === clause.id);
  const duties = own.filter(({ verdict }) => verdict.modality !== 'may');
  const ownFacts = facts.filter(({ verdict }) => verdict.clause === clause.id);
  const question: ClauseQuestion =
    duties.length > 0 ? 'kept' : own.length > 0 ? 'open' : ownFacts.length > 0 ? 'so' : null;
  const parts = question === 'kept' ? duties : question === 'open' ? own : ownFacts;
  const proofs = parts.map((each) => each.proof);
  const proof =
    question === 'open' ? proofOfAny(clause.title, proofs) : proofOfAll(clause.title, proofs);
  const verdict = { clause: clause.id, title: clause.title, question, ...reasonFrom(proof) };
  return { verdict, proof };
}
