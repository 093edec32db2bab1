import { openQuestions, tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { citesFor } from './agreement-cites.ts';
import { choiceTitle, clauseView } from './agreement-clause.ts';
import { statementsFor } from './agreement-statements.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText, TextQuery } from './agreement-text.ts';
import type { AgreementView, OpenTermShown, SignerShown } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut } from './context.ts';
import { normTitle } from './norm-words.ts';
import type { Reader } from './types.ts';

/**
 * A text's words with the state of each clause, the proof of it, and what the text leaves open. The one in force has its state as
 * last evaluated; one that is only held is evaluated on the record's acts and conditions as it is read, and nothing of that is
 * recorded. Null when the record has no such text. The public gets the evaluation of what is released to it.
 */
export function agreementView(
  whole: State,
  reader: Reader,
  context: ViewContext,
  query: TextQuery = { textId: null, asOfMs: whole.recordedAtMs },
): AgreementView | null {
  const text = openText(whole, reader, context, query);
  if (text === null) return null;
  const { agreement, parties, state, shown } = text;
  const cited = citesFor(whole, reader, context, agreement);
  const statementsOf = statementsFor(text, cited);
  return {
    cut: dataCut(state, context),
    text: shown,
    texts: text.texts,
    agreementId: agreement.id,
    title: agreement.title,
    hash: shown.hash,
    preamble: agreement.notes.length === 0 ? null : agreement.notes.join(' '),
    parties,
    clauses: agreement.statements.flatMap((statement) =>
      statement.kind === 'clause' ? [clauseView(text, statement, statementsOf(statement))] : [],
    ),
    openTerms: openTermsOf(text),
    signers: signersOf(agreement),
    sources: tabulateNames(agreement)
      .all('source')
      .map(({ id, publisher, title, date }) => ({ source: id, publisher, title, date })),
    bodies: tabulateNames(agreement)
      .all('body')
      .map((body) => ({
        name: body.title,
        members: body.members.map((member) => bearerName(agreement, parties, member)),
      })),
    source: text.source,
  };
}

/** Every open question, those that decide most norms first, numbered in that order. */
function openTermsOf(text: OpenedText): readonly OpenTermShown[] {
  const { agreement, state } = text;
  const verdicts = state.evaluation?.judgement.verdicts ?? [];
  return openQuestions(agreement).map(({ term, kind, title, clause, choices, blocks }, at) => ({
    name: term,
    number: at + 1,
    kind,
    title,
    clauseId: clause,
    domain: choices.map(({ value }) => ({ value, title: choiceTitle(agreement, term, value) })),
    hangs: verdicts.filter(({ openTerms }) => openTerms.includes(term)).length,
    blocks: blocks.map((each) => ({
      normId: each.norm,
      title: normTitle(text, each.norm),
      clauseId: each.clause,
      decides: each.decides,
    })),
  }));
}

/** Capacities of the text's own instrument: the first that it declares. */
function signersOf(agreement: Agreement): readonly SignerShown[] {
  const names = tabulateNames(agreement);
  const [own] = names.all('instrument');
  return (own?.roles ?? []).map(({ capacity, actors }) => ({
    capacity: capacity.replaceAll('_', '-'),
    names: actors.map((actor) => bearerName(agreement, [], actor)),
  }));
}
