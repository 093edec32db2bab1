import { explain, tabulateNames, whatWouldChange } from '@holdfast/pact';
import type { Agreement, Clause, Effect, Proof, Target } from '@holdfast/pact';
import type { ClauseVerdict } from '../core/judgements.ts';
import type { OpenedText } from './agreement-text.ts';
import type { ClauseView, StatementShown } from './agreement-types.ts';
import { obligationsOf } from './case.ts';
import { bearerName } from './context.ts';
import { proofWords } from './proof-words.ts';
import type { ProofNode } from './types.ts';

/** A clause with its state as evaluated, the proof of it, what is missing and what would change it. */
export function clauseView(
  text: OpenedText,
  clause: Clause,
  statements: readonly StatementShown[],
): ClauseView {
  const { state, agreement, parties } = text;
  const recorded =
    state.evaluation?.judgement.verdicts.find(({ clauseId }) => clauseId === clause.id) ?? null;
  const target: Target = { kind: 'clause', clause: clause.id };
  const explained = explain(agreement, text.log, text.query, target);
  const effects = whatWouldChange(agreement, text.log, text.query, target);
  const asks =
    explained.proof.parts.length > 0 ||
    explained.proof.entries.length > 0 ||
    clause.statements.some(({ kind }) => kind === 'norm' || kind === 'fact');
  const duties = obligationsOf(state, null, text).filter(({ clauseId }) => clauseId === clause.id);
  const article = /^\d+/.exec(clause.id)?.[0] ?? clause.id;
  const missing = [
    ...explained.openTerms.map((term) => `Open in the text: ${termTitle(agreement, term)}.`),
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
    proofs: asks ? [proofNode(text, explained.proof, clause.id)] : [],
    missing,
    wouldChange: effects.map((effect) => effectSentence(agreement, effect)),
    obligations: duties,
    statements,
  };
}

/** An open term's or, for a choice among readings, a norm's title. */
export function termTitle(agreement: Agreement, term: string): string {
  const names = tabulateNames(agreement);
  return names.find('open', term)?.title ?? names.find('norm', term)?.title ?? term;
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
  const title = termTitle(agreement, term);
  const as = choiceTitle(agreement, term, value);
  const reads = tabulateNames(agreement).find('open', term) === null;
  return `${title} ${reads ? 'read' : 'settled'} as “${as}”: becomes ${verdict}.`;
}

/** What one answer to an open question is called in the text. */
export function choiceTitle(agreement: Agreement, term: string, value: string): string {
  const names = tabulateNames(agreement);
  const reading = names.find('norm', term)?.readings?.find(({ id }) => id === value);
  if (reading !== undefined) return reading.title ?? value.replaceAll('_', ' ');
  for (const kind of ['fact', 'body', 'group', 'party', 'standard', 'severity'] as const) {
    const found = names.find(kind, value);
    if (found !== null) return found.title;
  }
  return value.replaceAll('_', ' ');
}

/** The clause's words, cut where a statement of the clause leaves a term open: the open term's title follows the words. */
function wordsOf(clause: Clause): ClauseView['words'] {
  const words: { text: string; openTerm: string | null }[] =
    clause.text === null ? [] : [{ text: clause.text, openTerm: null }];
  for (const statement of clause.statements) {
    if (statement.kind === 'open')
      words.push({ text: ' ', openTerm: null }, { text: statement.title, openTerm: statement.id });
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
  return valueWord(recorded.verdict, duties ? 'kept' : norms.length > 0 ? 'open' : 'so');
}

const YES_NO = {
  kept: ['Kept', 'Not kept'],
  open: ['Open', 'Not open'],
  so: ['So', 'Not so'],
  found: ['Found', 'Not found'],
} as const;

/** The word for a value, by what is asked. */
export function valueWord(value: ClauseVerdict['verdict'], question: keyof typeof YES_NO): string {
  const [yes, no] = YES_NO[question];
  return { true: yes, false: no, unknown: 'Unknown', disputed: 'Disputed' }[value];
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

/** A step of a proof in the agreement's own titles. */
export function proofNode(text: OpenedText, proof: Proof, clauseId: string | null): ProofNode {
  return {
    value: proof.value,
    title:
      assumptionWords(text.agreement, proof) ??
      proofWords(text.agreement, text.parties, proof.subject),
    detail: detailOf(text, proof),
    connector:
      proof.parts.length === 0
        ? null
        : proof.rule === 'all'
          ? 'and'
          : proof.rule === 'any'
            ? 'or'
            : proof.rule === 'not'
              ? 'not'
              : null,
    clauseId,
    entryIndices: proof.entries,
    children: proof.parts.map((part) => proofNode(text, part, null)),
  };
}

/** `if g_trigger is any_breach and t is 72 h` in titles; null for any other step. */
function assumptionWords(agreement: Agreement, { rule, subject }: Proof): string | null {
  if (rule !== 'open term' || !subject.startsWith('if ')) return null;
  const taken = subject
    .slice('if '.length)
    .split(/ and (?=\w+ is )/)
    .flatMap((part) => {
      const [, term = '', value = ''] = /^(\w+) is (.*)$/.exec(part) ?? [];
      return term === ''
        ? []
        : [`“${termTitle(agreement, term)}” is “${choiceTitle(agreement, term, value)}”`];
    });
  return taken.length === 0 ? null : `If ${taken.join(' and ')}`;
}

function detailOf({ agreement, parties, state, context }: OpenedText, proof: Proof): string | null {
  const parts: string[] = [];
  const combines = proof.rule === 'all' || proof.rule === 'any';
  const norms = tabulateNames(agreement).all('norm');
  if (combines && proof.parts.length === 0)
    parts.push(
      norms.some(({ title }) => title === proof.subject)
        ? 'nothing on record calls for it'
        : 'without condition',
    );
  if (!combines && proof.rule !== 'not' && !proof.subject.startsWith('if ')) parts.push(proof.rule);
  for (const index of proof.entries) {
    const entry = context.entryOf(index);
    if (entry?.kind !== 'finding.issued') continue;
    const finding = state.findings.get(entry.judgement.findingId);
    if (finding !== undefined)
      parts.push(
        `${finding.judgement.findingId}, ${bearerName(agreement, parties, finding.judgement.responsible)}`,
      );
  }
  parts.push(...proof.terms.map((term) => `open: ${termTitle(agreement, term)}`));
  return parts.length === 0 ? null : parts.join('; ');
}
