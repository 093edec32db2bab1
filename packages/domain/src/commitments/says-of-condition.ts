import type { State } from '../core/state.ts';
import type { ActName, CommitmentJudgements } from './judgements.ts';

/** One act or national decision that speaks of a condition. */
export interface Say {
  readonly value: 'true' | 'false';
  readonly atMs: number;
  readonly index: number;
}

/** Every act and national decision on record, until `asOfMs` in the world, that makes a condition so or ends it, in the order recorded of each sort. */
export function saysOf(
  state: State,
  { trueBy, falseBy }: CommitmentJudgements['condition.recorded'],
  asOfMs: number,
): readonly Say[] {
  const says: Say[] = [];
  const say = (act: string, actor: string, atMs: number, index: number) => {
    const isIn = (names: readonly ActName[]) =>
      names.some((name) => name.act === act && (name.actor === null || name.actor === actor));
    if (atMs > asOfMs) return;
    if (isIn(trueBy)) says.push({ value: 'true', atMs, index });
    if (isIn(falseBy)) says.push({ value: 'false', atMs, index });
  };
  for (const { index, judgement } of state.acts)
    say(judgement.act, judgement.actor, judgement.fromMs, index);
  for (const { index, judgement } of state.decisions)
    say(DECISION_ACTS[judgement.outcome], judgement.body, judgement.decidedMs, index);
  return says;
}

/** A national decision counts as the act of the body that took it. */
export const DECISION_ACTS = {
  approved: 'approve',
  rejected: 'reject',
  withdrawn: 'withdraw',
} as const;
