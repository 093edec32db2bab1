import type { CommitmentJudgements, ConditionId, PledgeId } from './judgements.ts';

type Condition = CommitmentJudgements['condition.recorded'];
type Pledge = CommitmentJudgements['pledge.recorded'];

/**
 * The promises that wait for each other in a circle, in order, the first one again at the end; null when no promise waits for itself.
 * A promise waits for another where one of its conditions, under any reading, is that other promise.
 */
export function circleOfPromises(
  pledges: readonly Pledge[],
  conditions: ReadonlyMap<ConditionId, Condition>,
): readonly PledgeId[] | null {
  const waitsFor = new Map(
    pledges.map((pledge) => [pledge.pledgeId, promisesOf(pledge, conditions)]),
  );
  const done = new Set<PledgeId>();
  const visit = (pledgeId: PledgeId, path: readonly PledgeId[]): readonly PledgeId[] | null => {
    const at = path.indexOf(pledgeId);
    if (at !== -1) return [...path.slice(at), pledgeId];
    if (done.has(pledgeId)) return null;
    for (const next of waitsFor.get(pledgeId) ?? []) {
      const circle = visit(next, [...path, pledgeId]);
      if (circle !== null) return circle;
    }
    done.add(pledgeId);
    return null;
  };
  for (const { pledgeId } of pledges) {
    const circle = visit(pledgeId, []);
    if (circle !== null) return circle;
  }
  return null;
}

function promisesOf(
  { readings }: Pledge,
  conditions: ReadonlyMap<ConditionId, Condition>,
): readonly PledgeId[] {
  const promises = new Set<PledgeId>();
  for (const { conditionIds } of readings) {
    for (const conditionId of conditionIds) {
      const promiseId = conditions.get(conditionId)?.promiseId ?? null;
      if (promiseId !== null) promises.add(promiseId);
    }
  }
  return [...promises];
}
