import type { CommitmentsView } from '@holdfast/domain';

/** The acts that a national decision stands for: approved, rejected, withdrawn. */
export const DECISION_ACTS: readonly string[] = ['approve', 'reject', 'withdraw'];

/** A body whose decision some condition names, and the states whose pledges name that condition. */
export interface Body {
  readonly bodyId: string;
  readonly name: string;
  readonly stateIds: readonly string[];
  readonly conditions: readonly string[];
}

export function bodiesOf({ conditions, states }: CommitmentsView): readonly Body[] {
  const byId = new Map<string, Body>();
  for (const { title, decidedBy, pledgeIds } of conditions) {
    for (const { act, actorId, name } of decidedBy) {
      if (actorId === null || !DECISION_ACTS.includes(act)) continue;
      const before = byId.get(actorId);
      const waiting = states
        .filter(({ pledges }) => pledges.some(({ pledgeId }) => pledgeIds.includes(pledgeId)))
        .map(({ stateId }) => stateId);
      byId.set(actorId, {
        bodyId: actorId,
        name: name ?? actorId,
        stateIds: [...new Set([...(before?.stateIds ?? []), ...waiting])],
        conditions: [...new Set([...(before?.conditions ?? []), title])],
      });
    }
  }
  return [...byId.values()];
}
