import { tabulateNames } from '@holdfast/pact';
import { toldAtMs } from '../access/told-times.ts';
import type { CommissionJudgements } from '../commission/judgements.ts';
import { outcomeWords } from '../commission/sentences.ts';
import type { DecisionState } from '../commission/state.ts';
import { decisionOn, instanceOpen, tally, votesOn } from '../commission/tally.ts';
import type { FindingState } from '../core/state.ts';
import { commissionActions } from './actions.ts';
import { caseLedger, rowsInFavour } from './case-ledger.ts';
import type {
  AgendaItem,
  CommissionItem,
  DecisionShown,
  RemedyShown,
  VoteShown,
} from './commission-types.ts';
import { authorName, responsibleName, standardName } from './context.ts';
import { overtakenOf } from './off-agenda.ts';
import { optionCards } from './option-cards.ts';
import { readingsOfFinding } from './readings-of-finding.ts';
import { entrySentence } from './sentences.ts';
import { stepsOfFinding } from './next-of-finding.ts';
import type { Reader } from './types.ts';
import { noticeShown, wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';

const LIKE_CASES_MAX = 8;

/** A finding as somebody who decides on it reads it; parties are not shown votes, who is recused, or like cases that are not decided. */
export function commissionItem(
  shown: Showing,
  finding: FindingState,
  reader: Reader,
  { title, standing }: AgendaItem,
): CommissionItem {
  const { state, context, parties, nowMs, sight } = shown;
  const { judgement, issued } = finding;
  const { findingId, incidentId, responsible, standardId } = judgement;
  const isInside = sight === 'mission';
  const incident = state.incidents.get(incidentId);
  const ledger = incident === undefined ? null : caseLedger(state, incident, parties, context);
  const decision = decisionOn(state, findingId);
  const read = readingsOfFinding(shown, finding);
  const isInEffect = decision?.judgement.breach === 'yes' && decision.appealed === null;
  return {
    ...{ findingId, incidentId, title, standing, responsible },
    instance: instanceOpen(state, findingId) ?? decision?.judgement.instance ?? 1,
    fromMs: judgement.fromMs,
    toMs: judgement.toMs,
    severity: judgement.severity,
    responsibleName: responsibleName(parties, responsible),
    standardName: standardId === null ? null : standardName(context.agreement, standardId),
    statement: wordsIn(
      context.contentOf(finding.corrected.at(-1)?.index ?? finding.index),
      'statement',
    ),
    issuedAtMs: toldAtMs(issued?.recordedAtMs ?? finding.recordedAtMs, sight),
    forRows: ledger === null ? [] : rowsInFavour(ledger),
    againstRows: ledger?.against ?? [],
    missing: [
      ...(ledger?.wouldSettle ?? []),
      ...(ledger !== null && ledger.withheldInputs > 0
        ? [`${ledger.withheldInputs} inputs are withheld.`]
        : []),
    ],
    replies: repliesOf(shown, finding),
    likeCases: likeCases(shown, finding).filter(({ outcome }) => isInside || outcome !== null),
    recused: isInside
      ? (state.recused.get(incidentId) ?? []).map((each) =>
          authorName(state, context.contentOf, { kind: 'person', id: each.judgement.personId }),
        )
      : [],
    votes: isInside ? votesShown(shown, finding) : [],
    needed: neededWords(shown, finding),
    readings: read.map(({ choice }) => choice),
    decisions: decisionsOf(shown, finding),
    remedies: remediesOf(shown, finding),
    overtaken: overtakenOf(shown, finding),
    cards: isInEffect ? optionCards(shown, finding, read) : [],
    next: stepsOfFinding(shown, findingId, sight),
    actions: commissionActions(state, findingId, reader, nowMs),
  };
}

/** `A breach by Aland, deliberate`. */
export function decisionWords(
  { parties }: Showing,
  judgement: CommissionJudgements['decision.taken'],
): string {
  return outcomeWords(judgement, (code) => responsibleName(parties, code));
}

function repliesOf(shown: Showing, { judgement }: FindingState): CommissionItem['replies'] {
  return [...shown.state.notices.values()]
    .filter((notice) => notice.judgement.incidentId === judgement.incidentId)
    .flatMap((notice) => noticeShown(shown, notice).parties)
    .flatMap(({ name, replies }) =>
      replies.map(({ filedAtMs, late, text }) => ({
        partyName: name,
        atMs: filedAtMs,
        late,
        text,
      })),
    );
}

/** Issued findings on the same kind of act: what is decided first, the latest before. */
function likeCases(shown: Showing, finding: FindingState): CommissionItem['likeCases'] {
  const { state, parties, sight } = shown;
  const like = [...state.findings.values()].reverse().flatMap(({ judgement, issued }) => {
    const { findingId, incidentId, severity, act } = judgement;
    if (issued === null || act !== finding.judgement.act) return [];
    if (findingId === finding.judgement.findingId) return [];
    const decision = decisionOn(state, findingId);
    return [
      {
        ...{ findingId, incidentId, severity },
        issuedAtMs: toldAtMs(issued.recordedAtMs, sight),
        responsibleName: responsibleName(parties, judgement.responsible),
        outcome: decision === null ? null : decisionWords(shown, decision.judgement),
      },
    ];
  });
  return like
    .sort((a, b) => Number(a.outcome === null) - Number(b.outcome === null))
    .slice(0, LIKE_CASES_MAX);
}

function votesShown(shown: Showing, { judgement }: FindingState): readonly VoteShown[] {
  const { state, context, parties } = shown;
  const counting = new Set(
    ([1, 2] as const).flatMap((instance) =>
      votesOn(state, judgement.findingId, instance).map(({ index }) => index),
    ),
  );
  return (state.votes.get(judgement.findingId) ?? []).map(
    ({ index, personId, judgement: vote }) => ({
      entryIndex: index,
      instance: vote.instance,
      personId,
      name: authorName(state, context.contentOf, { kind: 'person', id: personId }),
      nation: state.grants.get(personId)?.[0]?.judgement.nation ?? null,
      breach: vote.breach,
      responsible: vote.responsible,
      intent: vote.intent,
      words: outcomeWords(vote, (code) => responsibleName(parties, code)),
      remedy: wordsIn(context.contentOf(index), 'remedy'),
      dissent: wordsIn(context.contentOf(index), 'dissent'),
      counts: counting.has(index),
    }),
  );
}

/** What the votes come to, or what is still needed, in a sentence. */
function neededWords({ state }: Showing, { judgement }: FindingState): string {
  const instance = instanceOpen(state, judgement.findingId);
  if (instance === null) return 'Decided.';
  const counted = tally(state, judgement.findingId, instance);
  if ('code' in counted) return `Needs ${counted.expected}. Now: ${counted.found}.`;
  return `${counted.leading.length} of ${counted.cast} votes agree: the chair may say so.`;
}

function decisionsOf(shown: Showing, { judgement }: FindingState): readonly DecisionShown[] {
  return [...shown.state.bodyDecisions.values()]
    .filter((decision) => decision.judgement.findingId === judgement.findingId)
    .map((decision) => decisionShown(shown, decision));
}

function decisionShown(shown: Showing, decision: DecisionState): DecisionShown {
  const { state, context, sight } = shown;
  const { index, recordedAtMs, judgement, appealed } = decision;
  const { decisionId, instance, breach, responsible, votesFor, votesCast } = judgement;
  return {
    ...{ decisionId, instance, breach, responsible, votesFor, votesCast },
    entryIndex: index,
    words: decisionWords(shown, judgement),
    takenAtMs: toldAtMs(recordedAtMs, sight),
    reason: wordsIn(context.contentOf(index), 'reason'),
    reading: readingTaken(shown, decision),
    dissents: (state.votes.get(judgement.findingId) ?? [])
      .filter((vote) => vote.judgement.instance === instance)
      .flatMap((vote) => {
        const text = wordsIn(context.contentOf(vote.index), 'dissent');
        if (text === null) return [];
        return [
          {
            name: authorName(state, context.contentOf, { kind: 'person', id: vote.personId }),
            text,
          },
        ];
      }),
    appeal:
      appealed === null
        ? null
        : {
            entryIndex: appealed.index,
            atMs: toldAtMs(appealed.recordedAtMs, sight),
            reason: wordsIn(context.contentOf(appealed.index), 'reason'),
          },
  };
}

function readingTaken(
  { context }: Showing,
  { judgement: { reading } }: DecisionState,
): DecisionShown['reading'] {
  if (reading === null) return null;
  const norm =
    context.agreement === null
      ? null
      : tabulateNames(context.agreement).find('norm', reading.normId);
  return {
    normTitle: norm?.title ?? reading.normId,
    readingTitle:
      norm?.readings?.find(({ id }) => id === reading.readingId)?.title ?? reading.readingId,
  };
}

function remediesOf(shown: Showing, finding: FindingState): readonly RemedyShown[] {
  const { state, context, parties, nowMs, sight } = shown;
  return [...state.remedies.values()]
    .filter(
      ({ judgement }) =>
        state.bodyDecisions.get(judgement.decisionId)?.judgement.findingId ===
        finding.judgement.findingId,
    )
    .map(({ index, recordedAtMs, judgement, answer, answerIndices }) => ({
      entryIndex: index,
      remedyId: judgement.remedyId,
      decisionId: judgement.decisionId,
      partyId: judgement.partyId,
      partyName: responsibleName(parties, judgement.partyId),
      text: wordsIn(context.contentOf(index), 'text'),
      askedAtMs: toldAtMs(recordedAtMs, sight),
      dueMs: judgement.dueMs,
      answer,
      overdue: answer !== 'proved' && nowMs > judgement.dueMs,
      answers: answerIndices.flatMap((answerIndex) => {
        const entry = context.entryOf(answerIndex);
        if (entry === null) return [];
        return [
          {
            entryIndex: answerIndex,
            atMs: toldAtMs(entry.recordedAtMs, sight),
            sentence: entrySentence(entry, (code) => responsibleName(parties, code)),
            text: wordsIn(context.contentOf(answerIndex), 'text'),
          },
        ];
      }),
    }));
}
