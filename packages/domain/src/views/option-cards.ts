import { tabulateNames } from '@holdfast/pact';
import type { ObligationState } from '@holdfast/pact';
import { readinessOf } from '../commitments/readiness.ts';
import { inOrder } from '../commitments/in-order.ts';
import { toldDueMs } from '../access/told-times.ts';
import type { ObligationJudgement, Verdict } from '../core/judgements.ts';
import type { FindingState } from '../core/state.ts';
import type { OptionCard, OptionKind, ReadingChoice } from './commission-types.ts';
import { actWords, bearerName } from './context.ts';
import type { NormRead } from './readings-of-finding.ts';
import { conditionTitle, readinessSentence } from './readiness-words.ts';
import { actorNames, textAt } from './register-words.ts';
import type { Showing } from './workflow.ts';

/** By a word in an act's name; an act that has none is of no kind that Paris named. */
const KINDS: readonly (readonly [RegExp, OptionKind])[] = [
  [/military/, 'military'],
  [/intelligence|logistic|assistance|monitors/, 'intelligence-logistics'],
  [/diplomatic|demarche|consultation/, 'diplomatic'],
  [/sanction/, 'sanctions'],
];

const KIND_WORDS: Readonly<Record<OptionKind, string>> = {
  military: 'Military capabilities',
  'intelligence-logistics': 'Intelligence and logistics',
  diplomatic: 'Diplomatic initiatives',
  sanctions: 'Sanctions',
  other: 'Other measures',
};

const UNDO =
  'Closes when the finding or the decision is superseded; who took a measure ends it, on record.';

/** A permission on one bearer, as far as a card needs it. */
interface Permission {
  readonly bearer: string;
  readonly acts: readonly string[];
  readonly state: ObligationState;
  readonly dueMs: number | null;
  readonly causeIndices: readonly number[];
}

/** A norm on its card: what it lets whom do because of the finding, and whether. */
interface CardBasis {
  readonly normId: string;
  readonly clauseId: string;
  readonly value: Verdict;
  readonly permissions: readonly Permission[];
  readonly missing: readonly string[];
  readonly reading: ReadingChoice | null;
}

/**
 * What the agreement lets anybody do because of a finding, one card a norm, in the order of the text. Of a norm that can be read in more than one way the
 * card says what holds under the reading that the commission chose; one that it does not open stays, shut.
 */
export function optionCards(
  showing: Showing,
  finding: FindingState,
  read: readonly NormRead[],
): readonly OptionCard[] {
  const { state } = showing;
  const open = (state.evaluation?.judgement.obligations ?? []).filter(
    (duty) => duty.modality === 'may' && isOpen(duty) && restsOn(duty, finding),
  );
  const normIds = normsInOrder(
    showing,
    open.map(({ statementId }) => statementId),
  );
  return normIds.map((normId) => {
    const duties = open.filter(({ statementId }) => statementId === normId);
    const norm = read.find(({ choice }) => choice.normId === normId) ?? null;
    const basis =
      norm === null ? plainBasis(showing, normId, duties) : readBasis(showing, norm, duties);
    return cardOf(showing, basis);
  });
}

const NOT_OPEN: readonly ObligationState[] = ['lapsed', 'excused', 'dormant'];

function isOpen({ state }: Pick<ObligationJudgement, 'state'>): boolean {
  return !NOT_OPEN.includes(state);
}

function restsOn(duty: ObligationJudgement, { judgement, issued }: FindingState): boolean {
  return (
    duty.findingId === judgement.findingId ||
    (issued !== null && duty.causeIndices.includes(issued.index))
  );
}

function normsInOrder({ context }: Showing, ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  const { agreement } = context;
  if (agreement === null) return [...wanted];
  return tabulateNames(agreement)
    .all('norm')
    .map(({ id }) => id)
    .filter((id) => wanted.has(id));
}

/** A norm that is read in one way, as it was last evaluated on record. */
function plainBasis(
  showing: Showing,
  normId: string,
  permissions: readonly ObligationJudgement[],
): CardBasis {
  const clauseId = permissions[0]?.clauseId ?? '';
  const { verdicts } = showing.state.evaluation?.judgement ?? { verdicts: [] };
  const terms = verdicts.find((each) => each.clauseId === clauseId)?.openTerms ?? [];
  const missing = [...terms.map(openTermWords), ...uncertain(showing, permissions)];
  const value = missing.length === 0 ? 'true' : 'unknown';
  return { normId, clauseId, value, permissions, missing, reading: null };
}

/** A norm under the reading that was chosen; under all of them while none was. */
function readBasis(
  showing: Showing,
  { choice, verdict }: NormRead,
  duties: readonly ObligationJudgement[],
): CardBasis {
  const { normId, chosen } = choice;
  const clauseId = duties[0]?.clauseId ?? '';
  const base = { normId, clauseId, reading: choice };
  const under = verdict.readings.find(({ reading }) => reading === chosen?.readingId);
  if (under === undefined) {
    const others = verdict.openTerms.filter((term) => term !== normId).map(openTermWords);
    const isUnchosen = verdict.openTerms.includes(normId);
    const missing = isUnchosen
      ? [`Which wording holds: the commission has chosen none yet`, ...others]
      : [...others, ...uncertain(showing, duties)];
    return { ...base, value: verdict.value, permissions: duties, missing };
  }
  const permissions = under.obligations
    .filter(isOpen)
    .map(({ cause, ...duty }) => ({ ...duty, causeIndices: cause.entries }));
  return {
    ...base,
    value: under.value,
    permissions: permissions.length === 0 ? duties : permissions,
    missing: [...under.openTerms.map(openTermWords), ...uncertain(showing, permissions)],
  };
}

function openTermWords(term: string): string {
  return `Open in the text: ${term.replaceAll('_', ' ')}`;
}

function uncertain(
  { context, parties }: Showing,
  permissions: readonly Permission[],
): readonly string[] {
  return permissions.flatMap(({ state, bearer }) =>
    state === 'undecided'
      ? [`Not certain for ${bearerName(context.agreement, parties, bearer)}`]
      : [],
  );
}

function cardOf(showing: Showing, basis: CardBasis): OptionCard {
  const { context, parties, sight } = showing;
  const { normId, clauseId, value, permissions, missing, reading } = basis;
  const { agreement } = context;
  const acts = [...new Set(permissions.flatMap((each) => each.acts))];
  const kind = kindOf(acts);
  const names = agreement === null ? null : tabulateNames(agreement);
  const bearers = [...new Set(permissions.map(({ bearer }) => bearer))];
  const dues = permissions.flatMap(({ dueMs }) =>
    dueMs === null ? [] : [toldDueMs(dueMs, sight)],
  );
  return {
    ...{ normId, clauseId, value, missing, reading, kind },
    kindWords: KIND_WORDS[kind],
    title: names?.find('norm', normId)?.title ?? normId,
    clauseText: names?.clause(clauseId)?.text ?? '',
    bearers: bearers.map((bearer) => bearerName(agreement, parties, bearer)),
    acts: actWords(agreement, acts),
    dueMs: dues.length === 0 ? null : Math.min(...dues),
    restsOn: [...new Set(permissions.flatMap(({ causeIndices }) => causeIndices))].sort(
      (a, b) => a - b,
    ),
    undo: UNDO,
    states: bearers.map((stateId) => stateOn(showing, stateId, acts)),
  };
}

function kindOf(acts: readonly string[]): OptionKind {
  for (const [pattern, kind] of KINDS) if (acts.some((act) => pattern.test(act))) return kind;
  return 'other';
}

/** What a state has promised, with the conditions it named as they stand now, and what its own bodies have decided. */
function stateOn(
  { state, context, parties, nowMs }: Showing,
  stateId: string,
  acts: readonly string[],
): OptionCard['states'][number] {
  const nameOf = actorNames(state, context);
  return {
    stateId,
    name: bearerName(context.agreement, parties, stateId),
    pledges: inOrder(state.pledges)
      .filter(({ judgement }) => judgement.stateId === stateId)
      .map(({ index, judgement }) => {
        const readiness = readinessOf(state, judgement, nowMs);
        const words = readinessSentence(readiness, (conditionId) =>
          conditionTitle(state, context, conditionId),
        );
        const { pledgeId, tasks } = judgement;
        return {
          pledgeId,
          value: readiness.value,
          sentence: `${textAt(context, index, 'statement', pledgeId)}: ${words}`,
          isOfThis: tasks.some((task) => acts.includes(task)),
        };
      }),
    decisions: state.decisions
      .filter(({ judgement }) => judgement.stateId === stateId)
      .map(({ index, judgement: { body, outcome, votesFor, votesAgainst } }) => ({
        entryIndex: index,
        words: `${nameOf(body)}: ${outcome}${votesFor === null ? '' : `, ${votesFor} to ${votesAgainst ?? 0}`}`,
      })),
  };
}
