import { PactError, tabulateNames, whyNot } from '@holdfast/pact';
import type { Change, Names, Norm } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { choiceTitle, termTitle } from './agreement-clause.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText, TextQuery } from './agreement-text.ts';
import type { WhyNotView } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut } from './context.ts';
import { proofWords } from './proof-words.ts';
import type { Reader } from './types.ts';

export interface WhyNotQuery extends TextQuery {
  readonly clauseId: string;
}

/** Most parties that a norm is asked about one by one. */
const PARTIES_MAX = 4;

/** Why each norm of a clause calls for nothing now: the smallest sets of changes with which it would. Null without such a text or clause. */
export function whyNotView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { clauseId, ...query }: WhyNotQuery,
): WhyNotView | null {
  const text = openText(state, reader, context, query);
  if (text === null) return null;
  const names = tabulateNames(text.agreement);
  const clause = names.clause(clauseId);
  if (clause === null) return null;
  return {
    cut: dataCut(state, context),
    textId: text.shown.textId,
    clauseId,
    norms: clause.statements.flatMap((statement) =>
      statement.kind === 'norm' ? normsAsked(text, names, statement) : [],
    ),
  };
}

type NormAsked = WhyNotView['norms'][number];

function normsAsked(text: OpenedText, names: Names, norm: Norm): readonly NormAsked[] {
  const parties = partiesOf(names, norm);
  if (parties === null) return [normAsked(text, norm, null)];
  return parties.slice(0, PARTIES_MAX).map((party) => normAsked(text, norm, party));
}

/** Parties for which a norm that speaks of a variable is asked; null for one that speaks of none. */
function partiesOf(names: Names, { forEach, upon }: Norm): readonly string[] | null {
  if (forEach !== null) return names.membersOf(forEach.group);
  const name = upon === null ? null : upon.kind === 'act' ? upon.actor : upon.party;
  if (name === null || names.find('party', name) !== null || names.find('body', name) !== null)
    return null;
  const of = upon?.kind === 'finding' ? names.find('finding', upon.finding)?.of : undefined;
  return of === undefined ? names.all('party').map(({ id }) => id) : names.membersOf(of);
}

function normAsked(text: OpenedText, norm: Norm, party: string | null): NormAsked {
  const { agreement, parties, log, query } = text;
  const bearer = party === null ? null : bearerName(agreement, parties, party);
  const base = { normId: norm.id, title: norm.title, bearer, notAsked: null };
  try {
    const sets = whyNot(agreement, log, query, { norm: norm.id, party });
    const holds = sets.some((set) => set.length === 0);
    return {
      ...base,
      holds,
      sets: holds ? [] : sets.map((set) => set.map((change) => changeWords(text, change))),
    };
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    return { ...base, holds: false, sets: [], notAsked: error.message };
  }
}

function changeWords({ agreement, parties }: OpenedText, change: Change): string {
  if (change.kind === 'open-term') {
    const reads = tabulateNames(agreement).find('open', change.term) === null;
    return `${termTitle(agreement, change.term)} ${reads ? 'read' : 'settled'} as “${choiceTitle(agreement, change.term, change.to)}”`;
  }
  const words = proofWords(agreement, parties, change.condition);
  return change.to === 'true' ? words : `not: ${words}`;
}
