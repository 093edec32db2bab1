import { tabulateNames } from '@holdfast/pact';
import { readinessOf } from '../commitments/readiness.ts';
import { inOrder } from '../commitments/in-order.ts';
import type { ObligationJudgement } from '../core/judgements.ts';
import type { FindingState } from '../core/state.ts';
import type { OptionCard, OptionKind } from './commission-types.ts';
import { actWords, bearerName } from './context.ts';
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

/** What the agreement lets anybody do because of a finding, one card a norm, in the order of the text. */
export function optionCards(showing: Showing, finding: FindingState): readonly OptionCard[] {
  const { state } = showing;
  const open = (state.evaluation?.judgement.obligations ?? []).filter(
    (duty) => duty.modality === 'may' && isOpen(duty) && restsOn(duty, finding),
  );
  const normIds = normsInOrder(
    showing,
    open.map(({ statementId }) => statementId),
  );
  return normIds.map((normId) =>
    cardOf(
      showing,
      normId,
      open.filter(({ statementId }) => statementId === normId),
    ),
  );
}

function isOpen({ state }: ObligationJudgement): boolean {
  return state !== 'lapsed' && state !== 'excused';
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

function cardOf(
  showing: Showing,
  normId: string,
  duties: readonly ObligationJudgement[],
): OptionCard {
  const { state, context, parties } = showing;
  const { agreement } = context;
  const [first] = duties;
  const clauseId = first?.clauseId ?? '';
  const acts = [...new Set(duties.flatMap((duty) => duty.acts))];
  const kind = kindOf(acts);
  const names = agreement === null ? null : tabulateNames(agreement);
  const verdict = state.evaluation?.judgement.verdicts.find((each) => each.clauseId === clauseId);
  const bearers = [...new Set(duties.map(({ bearer }) => bearer))];
  const dues = duties.flatMap(({ dueMs }) => dueMs ?? []);
  return {
    normId,
    kind,
    kindWords: KIND_WORDS[kind],
    title: names?.find('norm', normId)?.title ?? normId,
    clauseId,
    clauseText: names?.clause(clauseId)?.text ?? '',
    bearers: bearers.map((bearer) => bearerName(agreement, parties, bearer)),
    acts: actWords(agreement, acts),
    dueMs: dues.length === 0 ? null : Math.min(...dues),
    restsOn: [...new Set(duties.flatMap(({ causeIndices }) => causeIndices))].sort((a, b) => a - b),
    missing: [
      ...(verdict?.openTerms ?? []).map((term) => `Open in the text: ${term.replaceAll('_', ' ')}`),
      ...duties.flatMap((duty) =>
        duty.state === 'undecided'
          ? [`Not certain for ${bearerName(agreement, parties, duty.bearer)}`]
          : [],
      ),
    ],
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
