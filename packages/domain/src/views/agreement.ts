import { explain, tabulateNames, whatWouldChange } from '@holdfast/pact';
import type { Agreement, Clause, Effect, LogItem, Proof, Query, Target } from '@holdfast/pact';
import type { ClauseVerdict } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import { stateAsReleased } from '../access/release.ts';
import { sightOf } from '../access/sight.ts';
import { logOf } from '../obligations/from-findings.ts';
import { obligationsOf } from './case.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut, namedParties, textIn } from './context.ts';
import { proofWords } from './proof-words.ts';
import type { AgreementView, ClauseView, NamedParty, ProofNode, Reader } from './types.ts';

interface Asking {
  readonly state: State;
  readonly agreement: Agreement;
  readonly context: ViewContext;
  readonly parties: readonly NamedParty[];
  readonly log: readonly LogItem[];
  readonly query: Query;
}

/**
 * The agreement's words with the state of each clause as last evaluated, and the proof of each; null when none is in force. The
 * public gets the evaluation of what is released to it.
 */
export function agreementView(
  whole: State,
  reader: Reader,
  context: ViewContext,
): AgreementView | null {
  const { agreement } = context;
  if (whole.agreement === null || agreement === null) return null;
  const state = stateAsReleased(whole, agreement, sightOf(reader));
  if (state.agreement === null) return null;
  const parties = namedParties(state, context.contentOf);
  const atMs = state.evaluation?.judgement.asOfMs ?? state.recordedAtMs;
  const asking: Asking = {
    state,
    agreement,
    context,
    parties,
    log: logOf(state, agreement),
    query: { asOfOccurredMs: atMs, asOfKnownMs: atMs },
  };
  const clauses = agreement.statements.flatMap((statement) =>
    statement.kind === 'clause' ? [clauseView(asking, statement)] : [],
  );
  const content = context.contentOf(state.agreement.index);
  return {
    cut: dataCut(state, context),
    agreementId: agreement.id,
    title: agreement.title,
    hash: state.agreement.judgement.agreementHash,
    preamble: agreement.notes.length === 0 ? null : agreement.notes.join(' '),
    parties,
    clauses,
    openTerms: tabulateNames(agreement)
      .all('open')
      .map((open) => ({
        name: open.id,
        domain: open.domain.map((value) => (typeof value === 'string' ? value : `${value.amount}`)),
        hangs: (state.evaluation?.judgement.verdicts ?? []).filter(({ openTerms }) =>
          openTerms.includes(open.id),
        ).length,
      })),
    bodies: tabulateNames(agreement)
      .all('body')
      .map((body) => ({
        name: body.title,
        members: body.members.map((member) => bearerName(agreement, parties, member)),
      })),
    source: textIn(content, 'pact', ''),
    withheld: whole.findings.size - state.findings.size,
  };
}

function clauseView(asking: Asking, clause: Clause): ClauseView {
  const { state, agreement, context, parties } = asking;
  const recorded =
    state.evaluation?.judgement.verdicts.find(({ clauseId }) => clauseId === clause.id) ?? null;
  const target: Target = { kind: 'clause', clause: clause.id };
  const explained = explain(agreement, asking.log, asking.query, target);
  const effects = whatWouldChange(agreement, asking.log, asking.query, target);
  const asks =
    explained.proof.parts.length > 0 ||
    explained.proof.entries.length > 0 ||
    clause.statements.some(({ kind }) => kind === 'norm' || kind === 'fact');
  const duties = obligationsOf(state, null, parties, context).filter(
    ({ clauseId }) => clauseId === clause.id,
  );
  const article = /^\d+/.exec(clause.id)?.[0] ?? clause.id;
  const missing = [
    ...explained.openTerms.map((term) => `Open in the text: ${openTitle(agreement, term)}.`),
    ...explained.missing.map(
      ({ kind, name, party }) =>
        `${missingWord(kind)}: ${nameTitle(agreement, name)}${party === null ? '' : `, ${bearerName(agreement, parties, party)}`}.`,
    ),
  ];
  return {
    clauseId: clause.id,
    article,
    articleTitle: clause.title,
    title: clause.title,
    words: wordsOf(clause),
    verdict: asks ? (recorded?.verdict ?? null) : null,
    stateWord: stateWord(clause, recorded, asks),
    sentence: sentenceOf(recorded, duties, asks),
    proofs: asks ? [proofNode(asking, explained.proof, clause.id)] : [],
    missing,
    wouldChange: effects.map((effect) => effectSentence(agreement, effect)),
    obligations: duties,
  };
}

function openTitle(agreement: Agreement, term: string): string {
  return tabulateNames(agreement).find('open', term)?.title ?? term;
}

function nameTitle(agreement: Agreement, name: string): string {
  const names = tabulateNames(agreement);
  return (
    names.find('fact', name)?.title ??
    names.find('act', name)?.title ??
    names.find('finding', name)?.title ??
    name
  );
}

function missingWord(kind: 'fact' | 'act' | 'finding' | 'coverage'): string {
  return {
    fact: 'Fact not recorded',
    act: 'Act not recorded',
    finding: 'No finding yet',
    coverage: 'Not seen',
  }[kind];
}

function effectSentence(agreement: Agreement, { term, value, verdict }: Effect): string {
  return `${openTitle(agreement, term)} settled as ${value}: becomes ${verdict}.`;
}

/** The clause's words, cut where a statement of the clause leaves a term open: the open term's title follows the words. */
function wordsOf(clause: Clause): ClauseView['words'] {
  const words: { text: string; openTerm: string | null }[] = [
    { text: clause.text ?? '', openTerm: null },
  ];
  for (const statement of clause.statements) {
    if (statement.kind === 'open') words.push({ text: statement.title, openTerm: statement.id });
  }
  return words;
}

/** Duties are kept or not; permissions are open or not; facts are so or not. */
function stateWord(clause: Clause, recorded: ClauseVerdict | null, asks: boolean): string {
  if (!asks || recorded === null) return 'Defines';
  const norms = clause.statements.flatMap((statement) =>
    statement.kind === 'norm' ? [statement] : [],
  );
  const duties = norms.some((norm) => norm.duty.modality !== 'may');
  const [yes, no] = duties
    ? ['Kept', 'Not kept']
    : norms.length > 0
      ? ['Open', 'Not open']
      : ['So', 'Not so'];
  switch (recorded.verdict) {
    case 'true':
      return yes;
    case 'false':
      return no;
    case 'unknown':
      return 'Unknown';
    case 'disputed':
      return 'Disputed';
  }
}

function sentenceOf(
  recorded: ClauseVerdict | null,
  duties: ClauseView['obligations'],
  asks: boolean,
): string {
  if (!asks || recorded === null) return 'Defines who decides; asks nothing by itself.';
  const parts: string[] = [];
  for (const [word, stateName] of DUTY_WORDS) {
    const count = duties.filter((duty) => duty.state === stateName).length;
    if (count > 0) parts.push(`${count} ${word}`);
  }
  const { openTerms, entryIndices } = recorded;
  if (openTerms.length > 0) parts.push(`hangs on ${counted(openTerms.length, 'open term')}`);
  if (entryIndices.length > 0)
    parts.push(`rests on ${counted(entryIndices.length, 'entry', 'entries')}`);
  return parts.length === 0 ? 'Nothing on record speaks of it.' : `${parts.join(', ')}.`;
}

const DUTY_WORDS = [
  ['breached', 'breached'],
  ['in force', 'in-force'],
  ['discharged', 'discharged'],
  ['excused', 'excused'],
  ['undecided', 'undecided'],
] as const;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function proofNode(asking: Asking, proof: Proof, clauseId: string | null): ProofNode {
  return {
    value: proof.value,
    title: proofWords(asking.agreement, asking.parties, proof.subject),
    detail: detailOf(asking, proof),
    connector:
      proof.rule === 'all'
        ? 'and'
        : proof.rule === 'any'
          ? 'or'
          : proof.rule === 'not'
            ? 'not'
            : null,
    clauseId,
    entryIndices: proof.entries,
    children: proof.parts.map((part) => proofNode(asking, part, null)),
  };
}

function detailOf({ agreement, parties, state, context }: Asking, proof: Proof): string | null {
  const parts: string[] = [];
  if (proof.rule !== 'all' && proof.rule !== 'any' && proof.rule !== 'not') parts.push(proof.rule);
  for (const index of proof.entries) {
    const entry = context.entryOf(index);
    if (entry?.kind !== 'finding.issued') continue;
    const finding = state.findings.get(entry.judgement.findingId);
    if (finding !== undefined)
      parts.push(
        `${finding.judgement.findingId}, ${bearerName(agreement, parties, finding.judgement.responsible)}`,
      );
  }
  parts.push(...proof.terms.map((term) => `open: ${openTitle(agreement, term)}`));
  return parts.length === 0 ? null : parts.join('; ');
}
