import { PactError, tabulateNames, whatIf } from '@holdfast/pact';
import type { Supposition, Truth, VerdictChange, Verdict } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { choiceTitle } from './agreement-clause.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText, TextQuery } from './agreement-text.ts';
import type { SupposableShown, WhatIfView } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut } from './context.ts';
import { normTitle, owedWords, quantityWords } from './norm-words.ts';
import type { Reader } from './types.ts';

export interface SupposeQuery extends TextQuery {
  /** Open terms, norms with readings, and facts (`fact` or `fact/PARTY`), each with the value supposed. */
  readonly set: Readonly<Record<string, string>>;
}

/** Why a supposition was not tried, in words. */
export interface WrongSupposition {
  readonly wrong: string;
}

/**
 * Which verdicts of a text would be otherwise if something were so from the moment asked about on. Pure: the record is left as it is.
 * Null when the record has no such text; a name or value that the text does not have is said to be wrong.
 */
export function whatIfView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { set, ...query }: SupposeQuery,
): WhatIfView | WrongSupposition | null {
  const text = openText(state, reader, context, query);
  if (text === null) return null;
  const supposition = suppositionOf(text, set);
  if ('wrong' in supposition) return supposition;
  try {
    const { before, changes } = whatIf(text.agreement, text.log, text.query, supposition);
    return {
      cut: dataCut(state, context),
      text: text.shown,
      controls: controlsOf(text, before, set),
      changes: changes.map((change) => changeShown(text, before, change)),
      compared: before.clauses.length + before.norms.length + before.facts.length,
    };
  } catch (error) {
    if (error instanceof PactError) return { wrong: error.message };
    throw error;
  }
}

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown', 'disputed'];

function suppositionOf(
  { agreement }: OpenedText,
  set: Readonly<Record<string, string>>,
): Supposition | WrongSupposition {
  const names = tabulateNames(agreement);
  const openTerms: Record<string, string> = {};
  const facts: NonNullable<Supposition['facts']>[number][] = [];
  for (const [name, value] of Object.entries(set)) {
    const [fact = '', party = null] = name.split('/');
    const truth = TRUTHS.find((each) => each === value);
    if (names.find('fact', fact) === null) openTerms[name] = value;
    else if (truth === undefined)
      return { wrong: `${name}: expected ${TRUTHS.join(', ')}, found ${value}` };
    else facts.push({ fact, party, value: truth });
  }
  return { openTerms, facts };
}

/** Everything that can be supposed: facts in the order of the text, then what the text leaves open. */
function controlsOf(
  { agreement, parties }: OpenedText,
  before: Verdict,
  set: Readonly<Record<string, string>>,
): readonly SupposableShown[] {
  const names = tabulateNames(agreement);
  const facts = before.facts.map(({ fact, party, title, value }): SupposableShown => {
    const name = party === null ? fact : `${fact}/${party}`;
    return {
      name,
      title: party === null ? title : `${title}: ${bearerName(agreement, parties, party)}`,
      kind: 'fact',
      choices: TRUTHS.map((each) => ({ value: each, title: each })),
      now: value,
      supposed: set[name] ?? null,
    };
  });
  const open = names.all('open').map(({ id, title, domain }): SupposableShown => ({
    name: id,
    title,
    kind: 'open',
    choices: domain.map((value) =>
      typeof value === 'string'
        ? { value, title: choiceTitle(agreement, id, value) }
        : {
            value: value.unit === 'one' ? `${value.amount}` : `${value.amount} ${value.unit}`,
            title: quantityWords(value),
          },
    ),
    now: null,
    supposed: set[id] ?? null,
  }));
  const read = names.all('norm').flatMap(({ id, title, readings }): readonly SupposableShown[] =>
    readings === undefined
      ? []
      : [
          {
            name: id,
            title,
            kind: 'readings',
            choices: readings.map((reading) => ({
              value: reading.id,
              title: choiceTitle(agreement, id, reading.id),
            })),
            now: null,
            supposed: set[id] ?? null,
          },
        ],
  );
  return [...facts, ...open, ...read];
}

function changeShown(
  text: OpenedText,
  before: Verdict,
  { kind, id, title, before: was, after }: VerdictChange,
): WhatIfView['changes'][number] {
  const { agreement } = text;
  const names = tabulateNames(agreement);
  const [name = ''] = id.split('/');
  const norm = names.find('norm', name);
  const clauseId =
    kind === 'clause'
      ? id
      : kind === 'fact'
        ? (before.facts.find(({ fact }) => fact === name)?.clause ?? null)
        : norm === null
          ? null
          : (names.clauseOf(norm)?.id ?? null);
  const named = (state: string) => (state === 'none' ? 'nothing' : state.replaceAll('-', ' '));
  return {
    kind,
    title: titleOf(text, kind, title, norm?.id ?? ''),
    clauseId,
    before: named(was),
    after: named(after),
  };
}

function titleOf(
  text: OpenedText,
  kind: VerdictChange['kind'],
  title: string,
  normId: string,
): string {
  if (kind === 'reading') return `${normTitle(text, normId)}, read as “${title}”`;
  if (kind === 'norm') return normTitle(text, normId);
  return kind === 'obligation' ? owedWords(text, title) : title;
}
