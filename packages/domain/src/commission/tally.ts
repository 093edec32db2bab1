import { refuse } from '../core/answer.ts';
import type { FindingId, PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { Instance, Intent } from './judgements.ts';
import { INTENTS } from './judgements.ts';
import type { DecisionState, VoteState } from './state.ts';

/** The latest decision on a finding; null for none. */
export function decisionOn(state: State, findingId: FindingId): DecisionState | null {
  let latest: DecisionState | null = null;
  for (const decision of state.bodyDecisions.values())
    if (decision.judgement.findingId === findingId) latest = decision;
  return latest;
}

/** Which instance may vote and decide on a finding now; null once it is decided and no appeal is open. */
export function instanceOpen(state: State, findingId: FindingId): Instance | null {
  const decision = decisionOn(state, findingId);
  if (decision === null) return 1;
  return decision.appealed === null ? null : 2;
}

/** The members of the body who have a part in this finding: all but those who are recused from its case. */
export function membersFor(state: State, findingId: FindingId): readonly PersonId[] {
  const incidentId = state.findings.get(findingId)?.judgement.incidentId;
  const recused = incidentId === undefined ? [] : (state.recused.get(incidentId) ?? []);
  return (state.body?.judgement.memberIds ?? []).filter(
    (personId) => !recused.some(({ judgement }) => judgement.personId === personId),
  );
}

/** The votes that count in an instance: one a member who is still of the body and not recused. */
export function votesOn(
  state: State,
  findingId: FindingId,
  instance: Instance,
): readonly VoteState[] {
  const members = membersFor(state, findingId);
  return (state.votes.get(findingId) ?? []).filter(
    ({ judgement, personId }) => judgement.instance === instance && members.includes(personId),
  );
}

export interface Tally {
  /** The votes that agree on breach and responsible, the most numerous such group. */
  readonly leading: readonly VoteState[];
  readonly cast: number;
  readonly intent: Intent;
}

/** What the votes come to, or what is still needed: counted in whole votes, by the body's own rule. */
export function tally(state: State, findingId: FindingId, instance: Instance): Tally | Refusal {
  const body = state.body?.judgement ?? null;
  if (body === null) return refuse('wrong-state', 'a commission that is constituted', 'none');
  const votes = votesOn(state, findingId, instance);
  if (votes.length < body.quorum)
    return refuse('wrong-state', `a quorum of ${body.quorum} votes`, `${votes.length} cast`);
  const leading = largestGroup(votes);
  const found = `${leading.length} of ${votes.length} votes agree`;
  const members = membersFor(state, findingId).length;
  switch (body.rule) {
    case 'majority':
      if (leading.length * 2 <= votes.length)
        return refuse('wrong-state', 'more than half of the votes alike', found);
      break;
    case 'consensus':
      if (leading.length < votes.length)
        return refuse('wrong-state', 'every vote that is cast alike', found);
      break;
    case 'joint':
      if (leading.length < members)
        return refuse('wrong-state', `the votes of all ${members} members alike`, found);
      break;
  }
  return { leading, cast: votes.length, intent: intentOf(leading) };
}

/** The first of the largest groups: where two are as large, no rule but a lone quorum lets either through. */
function largestGroup(votes: readonly VoteState[]): readonly VoteState[] {
  const groups = new Map<string, VoteState[]>();
  for (const vote of votes) {
    const key = `${vote.judgement.breach} ${vote.judgement.responsible}`;
    groups.set(key, [...(groups.get(key) ?? []), vote]);
  }
  let largest: readonly VoteState[] = [];
  for (const group of groups.values()) if (group.length > largest.length) largest = group;
  return largest;
}

/** What more than half of those who agree hold; `undetermined` where they hold no one thing. */
function intentOf(leading: readonly VoteState[]): Intent {
  const held = (intent: Intent) =>
    leading.filter(({ judgement }) => judgement.intent === intent).length;
  return INTENTS.find((intent) => held(intent) * 2 > leading.length) ?? 'undetermined';
}
