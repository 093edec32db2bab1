import { compareAgreements, listDeclarations, readNorm, tabulateNames } from '@holdfast/pact';
import type {
  Agreement,
  ClauseChange,
  Declaration,
  Divergence,
  StatementChange,
} from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { redline } from '../instruments/redline.ts';
import type { RedlineRun } from '../instruments/redline.ts';
import { choiceTitle, termTitle } from './agreement-clause.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText, TextQuery } from './agreement-text.ts';
import type { ChangeShown, TextRedlineView } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { dataCut } from './context.ts';
import { itemWords, titledWords } from './history-words.ts';
import {
  factWords,
  findingWords,
  normTitle,
  normWords,
  owedWords,
  plainWords,
} from './norm-words.ts';
import type { Wording } from './norm-words.ts';
import type { Reader } from './types.ts';

/** Which two texts to compare, the earlier first. */
export interface RedlineQuery extends Pick<TextQuery, 'asOfMs'> {
  readonly fromId: string;
  readonly toId: string;
}

/**
 * What became of each clause from one text to another, word by word, and the shortest histories on which the two come out
 * differently. Null when the record lacks one of them.
 */
export function textRedlineView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { fromId, toId, asOfMs }: RedlineQuery,
): TextRedlineView | null {
  const from = openText(state, reader, context, { textId: fromId, asOfMs });
  const to = openText(state, reader, context, { textId: toId, asOfMs });
  if (from === null || to === null) return null;
  const { clauses, divergences } = compareAgreements(from.agreement, to.agreement);
  const shown = clauses
    .map((clause) => clauseShown(from, to, clause))
    .sort((a, b) => Number(a.clauseId === null) - Number(b.clauseId === null));
  const all = shown.flatMap(({ statements }) => statements);
  const count = (change: ChangeShown['change']) =>
    all.filter((each) => each.change === change).length;
  return {
    cut: dataCut(state, context),
    from: from.shown,
    to: to.shown,
    counts: {
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
      recited: count('recited'),
    },
    clauses: shown,
    divergences: divergences.map((each) => divergenceShown(from, to, each)),
  };
}

function clauseShown(
  from: OpenedText,
  to: OpenedText,
  { clause, title, change, statements }: ClauseChange,
): TextRedlineView['clauses'][number] {
  const [before, after] = [from, to].map(({ agreement }) =>
    clause === null ? null : (tabulateNames(agreement).clause(clause)?.text ?? null),
  );
  return {
    clauseId: clause,
    title: clause === null ? 'Parties, bodies, words' : title,
    change,
    runs: (before ?? after ?? null) === null ? null : runsBetween(before ?? '', after ?? ''),
    statements: statements.map((each) => changeShown(from, to, each)),
  };
}

function changeShown(from: OpenedText, to: OpenedText, change: StatementChange): ChangeShown {
  const { kind, id, title, reportedBy } = change;
  const words = (text: OpenedText) => {
    const found = declarationIn(text.agreement, kind, id);
    return found === null ? '' : statementWords(text, found);
  };
  return {
    kind,
    title,
    change: change.change,
    runs:
      change.change === 'changed' && words(from) === words(to)
        ? runsBetween(change.before ?? '', change.after ?? '')
        : runsBetween(words(from), words(to)),
    reportedBy,
  };
}

/** Texts too long to compare are shown whole, the earlier struck through. */
function runsBetween(before: string, after: string): readonly RedlineRun[] {
  return (
    redline(before, after) ?? [
      { kind: 'removed', words: before },
      { kind: 'added', words: after },
    ]
  );
}

function declarationIn(
  agreement: Agreement,
  kind: Declaration['kind'],
  id: string,
): Declaration | null {
  return (
    listDeclarations(agreement).find(([each]) => each.kind === kind && each.id === id)?.[0] ?? null
  );
}

/** A declaration in words: norms, facts and findings as sentences, the rest by its title and what it lists. */
export function statementWords(wording: Wording, declaration: Declaration): string {
  const { title } = declaration;
  const named = (ids: readonly string[]) =>
    ids.map((each) => titledWords(wording, each)).join(', ');
  switch (declaration.kind) {
    case 'norm':
      return declaration.readings === undefined
        ? plainWords(normWords(wording, declaration))
        : declaration.readings
            .map(
              (reading) =>
                `Read as “${reading.title ?? reading.id.replaceAll('_', ' ')}”: ${plainWords(normWords(wording, readNorm(declaration, reading.id)))}`,
            )
            .join(' ');
    case 'fact':
      return plainWords(factWords(wording, declaration));
    case 'finding':
      return plainWords(findingWords(wording, declaration));
    case 'party':
      return `${title}, ${declaration.bound ? 'bound' : 'not bound'}.`;
    case 'group':
      return `${title}: ${named(declaration.members)}${declaration.others ? ' and others' : ''}.`;
    case 'body':
      return `${title}${declaration.chair === null ? '' : `, chaired by ${named([declaration.chair])}`}: ${named(declaration.members)}.`;
    case 'instrument':
      return `${title}: ${declaration.status}${declaration.roles.map(({ capacity, actors }) => `; ${capacity.replaceAll('_', '-')} by ${named(actors)}`).join('')}.`;
    case 'open':
      return `${title}: ${declaration.domain.map((value) => choiceTitle(wording.agreement, declaration.id, typeof value === 'string' ? value : `${value.amount} ${value.unit}`)).join(', or ')}.`;
    case 'standard':
      return `${title}: lead of ${declaration.threshold} centidecibans, ${declaration.groups} independent groups, after the loss of ${declaration.survives}.`;
    case 'source':
      return `${title}, ${declaration.publisher}, ${declaration.date}.`;
    default:
      return `${title}.`;
  }
}

function divergenceShown(
  from: OpenedText,
  to: OpenedText,
  { norm, history, openTerms, before, after }: Divergence,
): TextRedlineView['divergences'][number] {
  const side = tabulateNames(to.agreement).find('norm', norm) === null ? from : to;
  const declared = tabulateNames(side.agreement).find('norm', norm);
  const names = tabulateNames(side.agreement);
  return {
    normId: norm,
    title: normTitle(side, norm),
    clauseId: declared === null ? null : (names.clauseOf(declared)?.id ?? null),
    history: history.map((item) => itemWords(side, item)),
    taking: Object.entries(openTerms).map(
      ([term, value]) =>
        `${termTitle(side.agreement, term)}: ${choiceTitle(side.agreement, term, value)}`,
    ),
    before: before.map((effect) => effectWords(from, effect)),
    after: after.map((effect) => effectWords(to, effect)),
  };
}

/** `FORCE may return_fire: in-force` in titles. */
function effectWords(wording: Wording, effect: string): string {
  const [owed = '', state = ''] = effect.split(': ');
  return `${owedWords(wording, owed)} (${state.replaceAll('-', ' ')}).`;
}
