import { id } from '@holdfast/domain';
import type { Command } from '@holdfast/domain';
import { FLOOR_RULES } from './desk.ts';
import type { DocketItem } from './desk.ts';
import { actorOf, staffOf } from './staff.ts';

/** How the commission of an exercise sits: two of three members, more than half of the votes. */
export function constituteBody(): Command | null {
  const members = staffOf('commission');
  const [chair] = members;
  const [chief] = staffOf('chief');
  if (chair === undefined || chief === undefined) return null;
  return {
    kind: 'constitute-body',
    by: actorOf(chief),
    chairId: chair.personId,
    memberIds: members.map(({ personId }) => personId),
    quorum: 2,
    rule: 'majority',
    reason: 'The members that the guarantors named, one of each.',
  };
}

/**
 * What the commission's members do at a moment with the findings before them. Of every three findings against a party, in the order
 * of their numbers, one is decided and a remedy is asked, one is decided, and one is left on the agenda. Two members vote; of the first
 * of three the third dissents as to intent. What a finding says of who is responsible is what is voted: members weigh no evidence anew here.
 */
export function commissionActs(docket: readonly DocketItem[], nowMs: number): readonly Command[] {
  return docket.flatMap((item, rank) => {
    if (rank % 3 === 2 || nowMs - item.latestMs < FLOOR_RULES.deliberateMs) return [];
    return actOn(item, rank % 3 === 0, nowMs) ?? [];
  });
}

function actOn(item: DocketItem, asksRemedy: boolean, nowMs: number): Command | null {
  const members = staffOf('commission');
  const [chair] = members;
  if (chair === undefined) return null;
  const findingId = id<'finding'>(item.findingId);
  if (item.decisionId === null) {
    const voters = asksRemedy ? members : members.slice(0, 2);
    const next = voters.find(({ personId }) => !item.voterIds.includes(personId));
    if (next === undefined)
      return {
        kind: 'take-decision',
        by: actorOf(chair),
        findingId,
        reading: null,
        reason:
          'The votes are as recorded. The finding’s standard of proof is the one that the truce asks for.',
      };
    const isDissent = members.indexOf(next) === 2;
    return {
      kind: 'vote',
      by: actorOf(next),
      findingId,
      breach: 'yes',
      responsible: item.responsible,
      intent: isDissent ? 'unauthorised' : 'undetermined',
      remedy: 'A written explanation, and the name of whoever gave the order.',
      dissent: isDissent
        ? 'Fire so short, and not repeated from there, looks like a crew without orders. The decision should say so.'
        : '',
    };
  }
  if (!asksRemedy || item.breach !== 'yes' || item.remedyAsked || item.partyId === null)
    return null;
  return {
    kind: 'request-remedy',
    by: actorOf(chair),
    decisionId: id(item.decisionId),
    partyId: item.partyId,
    dueMs: nowMs + FLOOR_RULES.remedyWithinMs,
    text: 'Explain in writing what happened, name who gave the order, and say what keeps it from happening again.',
  };
}
