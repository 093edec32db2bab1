import type { Duty, Norm } from '../agreement.ts';
import { allOf, anyOf, notOf } from '../truth.ts';
import type { Event } from './events.ts';
import { judge } from './judge.ts';
import type { Moment } from './judge.ts';
import type { ObligationState, ReasonedObligation } from './obligation.ts';
import { firstTrue, judgePerformance } from './performance.ts';
import { leaf, proofOfAll, proofOfNot } from './proof.ts';
import type { Proof, Rule } from './proof.ts';
import { completedAmount } from './scene.ts';

/** A norm's duty, called for by one event, owed by one bearer. */
export interface Call {
  readonly norm: Norm;
  readonly clause: string;
  readonly duty: Duty;
  readonly event: Event;
  readonly bearer: string;
  /** Added to the identifier of a duty that follows a breach. */
  readonly suffix: string;
  /** Whether the duty is owed at all: the event happened, `when` held and `unless` did not. */
  readonly owed: Proof;
}

const LONG_AGO = Number.MIN_SAFE_INTEGER;
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * One duty to act and those that follow its breach, in order. Times are closed: done at the due moment is in
 * time, and so is done at the moment the duty ends, for the act may be what ends it.
 */
export function judgeMust(moment: Moment, call: Call): readonly ReasonedObligation[] {
  const times = timesOf(moment, call);
  const over = endOf(moment, call, times.startMs);
  const limitMs = Math.min(times.dueMs ?? NEVER, over?.atMs ?? NEVER);
  const wanted = {
    bearer: call.bearer,
    acts: call.duty.acts,
    instance: call.event.cause.kind === 'finding' ? call.event.cause.instance : null,
    fromMs: times.fromMs,
    toMs: limitMs,
  };
  const { proof: done, doneMs } = judgePerformance(moment, wanted);
  const settled = settle(moment, call, { done, doneMs, over, dueMs: times.dueMs });
  const obligation = conclude(call, times.dueMs, settled);
  return follow(moment, call, obligation);
}

function timesOf({ scene, atMs }: Moment, { duty, event }: Call) {
  const startMs = event.cause.atMs;
  const ofOccurrence = duty.within?.of === 'occurrence' && event.occurred !== null;
  const baseMs = ofOccurrence ? (event.occurred?.toMs ?? null) : startMs;
  const dueMs =
    duty.within === null || baseMs === null
      ? null
      : baseMs + completedAmount(scene, duty.within.amount);
  const fromMs = ofOccurrence ? (event.occurred?.fromMs ?? LONG_AGO) : (startMs ?? LONG_AGO);
  return { startMs: startMs ?? LONG_AGO, dueMs, fromMs, atMs };
}

interface Over {
  readonly atMs: number;
  readonly state: 'excused' | 'lapsed';
  readonly proof: Proof;
}

/** The first thing that ends the duty before it is done: an exception, an `until`, or its own cause ceasing. */
function endOf(moment: Moment, { norm, duty, event }: Call, startMs: number): Over | null {
  const within = { ...moment, binding: event.binding };
  const excused = firstTrue(within, norm.unless, startMs);
  const until = firstTrue(within, duty.until, startMs);
  const ends: Over[] = [];
  if (excused !== null) ends.push({ ...excused, state: 'excused' });
  if (until !== null) ends.push({ ...until, state: 'lapsed' });
  if (event.ended !== null && event.ended.atMs <= moment.atMs)
    ends.push({ ...event.ended, state: 'lapsed' });
  const [first = null] = ends.sort((a, b) => a.atMs - b.atMs);
  return first;
}

interface Settled {
  readonly state: ObligationState;
  readonly sinceMs: number | null;
  readonly proof: Proof;
}

interface Course {
  readonly done: Proof;
  readonly doneMs: number | null;
  readonly over: Over | null;
  readonly dueMs: number | null;
}

/** What became of a duty that is owed, as far as the present moment shows. */
function settle({ atMs }: Moment, call: Call, { done, doneMs, over, dueMs }: Course): Settled {
  const subject = `${call.bearer} ${call.duty.acts.join(' or ')}`;
  if (done.value === 'true')
    return {
      state: 'discharged',
      sinceMs: doneMs,
      proof: outcome('true', 'discharged', subject, [done]),
    };
  if (over !== null && over.atMs <= (dueMs ?? NEVER))
    return {
      state: over.state,
      sinceMs: over.atMs,
      proof: outcome('true', over.state, subject, [over.proof]),
    };
  if (dueMs !== null && atMs > dueMs) {
    if (done.value === 'unknown')
      return {
        state: 'undecided',
        sinceMs: null,
        proof: outcome('unknown', 'undecided', subject, [done]),
      };
    return { state: 'breached', sinceMs: dueMs + 1, proof: leaf('false', 'breached', subject) };
  }
  const missing = call.duty.acts.map((name) => ({
    kind: 'act' as const,
    name,
    party: call.bearer,
    byMs: dueMs,
  }));
  return {
    state: 'in-force',
    sinceMs: call.event.cause.atMs,
    proof: leaf('unknown', 'pending', subject, { missing }),
  };
}

function outcome(
  value: Proof['value'],
  rule: Rule,
  subject: string,
  parts: readonly Proof[],
): Proof {
  return leaf(value, rule, subject, { parts });
}

/** Kept: not owed, or owed and its course is good. */
function conclude(call: Call, dueMs: number | null, settled: Settled): ReasonedObligation {
  const { norm, clause, duty, event, bearer, suffix, owed } = call;
  const value = anyOf([notOf(owed.value), settled.proof.value]);
  const decided = owed.value === 'true' || value === 'true';
  const dormant = owed.value === 'false';
  const state = dormant ? notOwedState(call) : decided ? settled.state : 'undecided';
  const parts = dormant ? [owed] : [owed, settled.proof];
  return {
    id: `${norm.id}/${bearer}/${event.key}${suffix}`,
    norm: norm.id,
    clause,
    bearer,
    modality: duty.modality,
    acts: duty.acts,
    state,
    value,
    cause: event.cause,
    dueMs,
    sinceMs: dormant || !decided ? null : settled.sinceMs,
    followedBy: null,
    proof: leaf(value, ruleOf(state), `${bearer} ${duty.modality} ${duty.acts.join(' or ')}`, {
      parts,
    }),
  };
}

function notOwedState({ event, owed }: Call): ObligationState {
  return event.proof.value === 'true' && owed.subject === 'unless' ? 'excused' : 'dormant';
}

export function ruleOf(state: ObligationState): Rule {
  return state === 'in-force' ? 'in force' : state;
}

/** A breached duty with an `else` duty is followed by that one, owed from the moment of the breach. */
function follow(
  moment: Moment,
  call: Call,
  obligation: ReasonedObligation,
): readonly ReasonedObligation[] {
  const { otherwise } = call.duty;
  if (obligation.state !== 'breached' || otherwise?.kind !== 'duty') return [obligation];
  const event: Event = {
    ...call.event,
    cause: { ...call.event.cause, kind: 'breach', atMs: obligation.sinceMs },
    occurred: null,
  };
  const owed = obligation.proof;
  const next = { ...call, duty: otherwise.duty, event, suffix: `${call.suffix}/else` };
  const followers = judgeMust(moment, {
    ...next,
    owed: leaf('true', 'breached', owed.subject, { parts: [owed] }),
  });
  return [{ ...obligation, followedBy: followers[0]?.id ?? null }, ...followers];
}

/** Whether a duty called for by this event is owed, judged at the moment of the event. */
export function judgeOwed(moment: Moment, norm: Norm, event: Event): Proof {
  const atMs = event.cause.atMs ?? moment.atMs;
  const then = { ...moment, binding: event.binding, atMs };
  const parts = [event.proof];
  if (norm.when !== null && event.cause.kind !== 'condition' && event.cause.kind !== 'standing')
    parts.push(judge(then, norm.when));
  const called = allOf(parts.map((part) => part.value));
  if (norm.unless === null || called === 'false') return proofOfAll('owed', parts);
  const excepted = judge(then, norm.unless);
  if (excepted.value === 'true')
    return leaf('false', 'excused', 'unless', { parts: [...parts, excepted] });
  return proofOfAll('owed', [...parts, proofOfNot(excepted)]);
}
