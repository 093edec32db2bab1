import type { Sight } from '../access/sight.ts';
import type { RemedyState } from '../commission/state.ts';
import { decisionOn, instanceOpen, tally, votesOn } from '../commission/tally.ts';
import type { DecisionId, FindingId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { commissionTrials } from './commission-trials.ts';
import { responsibleName } from './context.ts';
import { peopled } from './next-people.ts';
import type { Wanted } from './next-people.ts';
import type { NextStep } from './next-types.ts';
import type { Showing } from './workflow.ts';

/** What an issued finding waits for: a body, votes, the chair's word, a remedy and the party's answer to it. Empty for a finding that does not stand. */
export function stepsOfFinding(
  showing: Showing,
  findingId: FindingId,
  sight: Sight,
): readonly NextStep[] {
  const { state, nowMs } = showing;
  const finding = state.findings.get(findingId);
  if (finding === undefined || standingOf(finding) !== 'stands') return [];
  const wanted = (
    instanceOpen(state, findingId) === null
      ? afterDecision(showing, findingId)
      : beforeDecision(state, findingId)
  ).filter(({ partyId }) => sight === 'mission' || partyId !== undefined);
  return peopled(
    wanted.map((step) => ({ ...step, findingId })),
    {
      ...{ state, sight, nowMs },
      trialsFor: (by) => commissionTrials(state, findingId, by, nowMs),
    },
  );
}

function beforeDecision(state: State, findingId: FindingId): readonly Wanted[] {
  if (state.body === null)
    return [
      {
        kind: 'constitute-body',
        sentence: 'Constitute the commission: its members, chair, quorum and rule.',
        who: 'The head of mission',
      },
    ];
  const instance = instanceOpen(state, findingId) ?? 1;
  const voted = new Set(votesOn(state, findingId, instance).map(({ personId }) => personId));
  const isOpen = state.body.judgement.memberIds.some((personId) => !voted.has(personId));
  const counted = tally(state, findingId, instance);
  if (!('code' in counted))
    return [
      {
        kind: 'take-decision',
        sentence: `${counted.leading.length} of ${counted.cast} votes agree: the chair signs the decision.`,
        who: 'The chair of the commission',
      },
    ];
  return [
    {
      kind: 'vote',
      sentence: isOpen
        ? 'The commission votes: was it a breach, and whose?'
        : 'The votes do not come to a decision. A member may vote again.',
      who: isOpen ? 'A member who has not voted' : 'A member of the commission',
      ...(isOpen ? { among: (personId) => !voted.has(personId) } : {}),
    },
  ];
}

function afterDecision(showing: Showing, findingId: FindingId): readonly Wanted[] {
  const { state, parties, nowMs } = showing;
  const decision = decisionOn(state, findingId);
  if (decision === null) return [];
  const { breach, responsible, decisionId } = decision.judgement;
  const isOfParty = parties.some(({ partyId }) => partyId === responsible);
  if (breach !== 'yes' || !isOfParty) return [];
  const name = responsibleName(parties, responsible);
  const remedy = lastRemedy(state, decisionId);
  if (remedy === null)
    return [
      {
        kind: 'request-remedy',
        sentence: `Ask ${name} for a remedy, or leave it at the decision.`,
        who: 'A member of the commission',
        optional: true,
      },
    ];
  return remedySteps(remedy, name, nowMs);
}

function lastRemedy(state: State, decisionId: DecisionId): RemedyState | null {
  let last: RemedyState | null = null;
  for (const remedy of state.remedies.values())
    if (remedy.judgement.decisionId === decisionId) last = remedy;
  return last;
}

function remedySteps(
  { answer, judgement: { partyId, dueMs } }: RemedyState,
  name: string,
  nowMs: number,
): readonly Wanted[] {
  const isLate = answer !== 'escalated' && nowMs > dueMs;
  if (answer === 'proved') return [];
  const byParty = (sentence: string): Wanted => ({
    kind: 'answer-remedy',
    partyId,
    sentence,
    who: `The liaison officer of ${name}`,
  });
  const escalate: Wanted = {
    kind: 'answer-remedy',
    sentence: `${name} ${answer === 'refused' ? 'has refused the remedy' : 'has let the time of the remedy pass'}: the commission may escalate it.`,
    who: 'A member of the commission',
    optional: true,
  };
  return [
    ...(answer === null ? [byParty(`${name} accepts or refuses the remedy.`)] : []),
    ...(answer === 'accepted' ? [byParty(`${name} shows that the remedy was done.`)] : []),
    ...(answer === 'refused' || isLate ? [escalate] : []),
  ];
}
