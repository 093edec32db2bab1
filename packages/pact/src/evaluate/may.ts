import type { Call } from './must.ts';
import { ruleOf } from './must.ts';
import type { Moment } from './judge.ts';
import type { ObligationState, ReasonedObligation } from './obligation.ts';
import { firstTrue } from './performance.ts';
import { leaf, proofOfAll } from './proof.ts';
import type { Proof } from './proof.ts';
import { completedAmount } from './scene.ts';

/** A permission: true while it is open. It lapses at its deadline, upon its `until`, or with its cause. */
export function judgeMay(moment: Moment, call: Call): ReasonedObligation {
  const { norm, clause, duty, event, bearer, owed } = call;
  const startMs = event.cause.atMs;
  const dueMs =
    duty.within === null || startMs === null
      ? null
      : startMs + completedAmount(moment.scene, duty.within.amount);
  const over = lapseOf(moment, call, dueMs);
  const subject = `${bearer} may ${duty.acts.join(' or ')}`;
  const lapsed = over !== null && owed.value !== 'false';
  const value = lapsed ? 'false' : owed.value;
  const state: ObligationState = lapsed ? 'lapsed' : stateOf(owed);
  const parts = lapsed ? [over.proof] : [proofOfAll('open', [owed])];
  return {
    id: `${norm.id}/${bearer}/${event.key}`,
    norm: norm.id,
    clause,
    bearer,
    modality: 'may',
    acts: duty.acts,
    state,
    value,
    cause: event.cause,
    dueMs,
    sinceMs: lapsed ? over.atMs : null,
    followedBy: null,
    proof: leaf(value, ruleOf(state), subject, { parts }),
  };
}

function stateOf(owed: Proof): ObligationState {
  if (owed.value === 'true') return 'in-force';
  return owed.value === 'false' ? 'dormant' : 'undecided';
}

function lapseOf(
  moment: Moment,
  { duty, event }: Call,
  dueMs: number | null,
): { readonly atMs: number; readonly proof: Proof } | null {
  if (dueMs !== null && moment.atMs > dueMs)
    return { atMs: dueMs + 1, proof: leaf('false', 'lapsed', 'the deadline') };
  if (event.ended !== null && event.ended.atMs <= moment.atMs) return event.ended;
  const from = event.cause.atMs ?? Number.MIN_SAFE_INTEGER;
  return firstTrue({ ...moment, binding: event.binding }, duty.until, from);
}
