import type { Duty, Norm } from '../agreement.ts';
import type { FindingItem, LogItem } from '../log.ts';
import { allOf, notOf } from '../truth.ts';
import type { Truth } from '../truth.ts';
import { actsBy, placeInTime } from './judge-facts.ts';
import { answersTo, defaultOf, missingFinding } from './judge-findings.ts';
import type { FindingQuestion } from './judge-findings.ts';
import { judge } from './judge.ts';
import type { Moment } from './judge.ts';
import { ruleOf } from './must.ts';
import type { ObligationState, ReasonedObligation } from './obligation.ts';
import { firstTrue } from './performance.ts';
import { leaf, proofOfAll, proofOfNot } from './proof.ts';
import type { Missing, Proof } from './proof.ts';

/** A prohibition on one bearer. */
export interface Ban {
  readonly norm: Norm;
  readonly clause: string;
  readonly duty: Duty;
  readonly bearer: string;
  /** Null: since ever; else the prohibition begins with the event that called for it. */
  readonly sinceMs: number | null;
  readonly key: string;
}

/**
 * The standing prohibition, and one obligation for each thing that breaches it or may. Hindsight counts:
 * what is known now about an earlier moment decides, whenever it was found.
 */
export function judgeMustNot(moment: Moment, ban: Ban): readonly ReasonedObligation[] {
  const suspicions = listSuspicions(moment, ban);
  const breaches = suspicions.flatMap((suspicion) => judgeSuspicion(moment, ban, suspicion) ?? []);
  return [standing(moment, ban), ...breaches];
}

interface Suspicion {
  readonly item: LogItem;
  readonly value: Truth;
  readonly question: FindingQuestion | null;
  readonly missing: readonly Missing[];
}

/** Findings of forbidden acts against the bearer, and forbidden acts of record. */
function listSuspicions({ scene, atMs }: Moment, { duty, bearer }: Ban): readonly Suspicion[] {
  const contested = scene.names.all('finding').filter((finding) => duty.acts.includes(finding.act));
  const found = contested.flatMap((finding) => {
    const question = { asks: 'happened' as const, finding, party: bearer, atLeast: null, to: null };
    return answersTo(scene, question, Number.MAX_SAFE_INTEGER, atMs).map(({ item, value }) => ({
      item,
      value,
      question,
      missing: value === 'unknown' || value === 'disputed' ? [missingFinding(question)] : [],
    }));
  });
  const recorded = duty.acts
    .filter((act) => !contested.some((finding) => finding.act === act))
    .flatMap((act) => actsBy(scene, act, bearer))
    .map((item) => ({ item, value: 'true' as const, question: null, missing: [] }));
  return [...found, ...recorded].filter(({ item }) => item.occurred.fromMs <= atMs);
}

function judgeSuspicion(
  moment: Moment,
  ban: Ban,
  { item, value, missing }: Suspicion,
): ReasonedObligation | null {
  const past = allOf([value, placeInTime(item, Number.MIN_SAFE_INTEGER, moment.atMs)]);
  if (past === 'false') return null;
  const subject = `${ban.bearer} ${ban.duty.acts.join(' or ')}`;
  const did = leaf(past, 'determined', subject, { entries: [item.entryIndex], missing });
  const force = inForceAt(moment, ban, item);
  const broken = proofOfAll('breach', [did, force]);
  const kept = notOf(broken.value);
  if (kept === 'true' && force.subject !== 'unless') return null;
  const state: ObligationState =
    kept === 'false' ? 'breached' : kept === 'true' ? 'excused' : 'undecided';
  const proof = leaf(kept, ruleOf(state), `${ban.bearer} must_not ${ban.duty.acts.join(' or ')}`, {
    parts: kept === 'true' ? [did, force] : [broken],
  });
  return describe(ban, state, proof, {
    key: `${keyOf(item)}`,
    cause: {
      kind: item.kind === 'finding' ? 'finding' : 'act',
      instance: item.kind === 'finding' ? item.instance : null,
      entries: [item.entryIndex],
      atMs: item.occurred.toMs,
    },
    sinceMs: state === 'breached' ? breachedAt(item) : null,
  });
}

function keyOf(item: LogItem): string {
  return item.kind === 'finding' ? `${item.instance}@${item.entryIndex}` : `act@${item.entryIndex}`;
}

/** A contested breach stands from the moment it was found, one of record from the moment it was done. */
function breachedAt(item: LogItem | FindingItem): number {
  return item.kind === 'finding' ? item.recordedAtMs : item.occurred.toMs;
}

/** In force throughout the interval: judged at both its ends; unknown where they differ. */
function inForceAt(moment: Moment, ban: Ban, item: LogItem): Proof {
  const first = judgeForce(moment, ban, item.occurred.fromMs);
  if (item.occurred.toMs === item.occurred.fromMs) return first;
  const last = judgeForce(moment, ban, Math.min(item.occurred.toMs, moment.atMs));
  if (first.value === last.value) return first;
  return leaf('unknown', 'undecided', 'in force throughout', { parts: [first, last] });
}

function judgeForce(moment: Moment, { norm, duty, sinceMs }: Ban, atMs: number): Proof {
  const then = { ...moment, atMs };
  if (sinceMs !== null && atMs < sinceMs) return leaf('false', 'dormant', 'not yet in force');
  const over = firstTrue(then, duty.until, sinceMs ?? Number.MIN_SAFE_INTEGER);
  if (over !== null) return leaf('false', 'lapsed', 'until', { parts: [over.proof] });
  const parts = norm.when === null ? [] : [judge(then, norm.when)];
  const called = allOf(parts.map((part) => part.value));
  if (norm.unless === null || called === 'false') return proofOfAll('in force', parts);
  const excepted = judge(then, norm.unless);
  if (excepted.value === 'true')
    return leaf('false', 'excused', 'unless', { parts: [...parts, excepted] });
  return proofOfAll('in force', [...parts, proofOfNot(excepted)]);
}

/** The prohibition itself: kept, unless an absent finding is not presumed to be none. */
function standing(moment: Moment, ban: Ban): ReasonedObligation {
  const force = judgeForce(moment, ban, moment.atMs);
  const presumed = presumption(moment, ban);
  const broken = proofOfAll('breach', [force, presumed]);
  const state: ObligationState =
    force.value === 'true'
      ? 'in-force'
      : force.value === 'false'
        ? force.subject === 'until'
          ? 'lapsed'
          : 'dormant'
        : 'undecided';
  const proof = leaf(
    notOf(broken.value),
    ruleOf(state),
    `${ban.bearer} must_not ${ban.duty.acts.join(' or ')}`,
    { parts: [force, ...(force.value === 'true' ? [presumed] : [])] },
  );
  return describe(ban, state, proof, {
    key: ban.key,
    cause: { kind: 'standing', instance: null, entries: [], atMs: ban.sinceMs },
    sinceMs: null,
  });
}

/** What is presumed of a contested act about which nothing was ever found. */
function presumption({ scene, atMs }: Moment, { duty, bearer }: Ban): Proof {
  const subject = `${bearer} ${duty.acts.join(' or ')}`;
  for (const finding of scene.names.all('finding')) {
    if (!duty.acts.includes(finding.act) || defaultOf(finding) === 'false') continue;
    const question = { asks: 'happened' as const, finding, party: bearer, atLeast: null, to: null };
    const answers = answersTo(scene, question, Number.MAX_SAFE_INTEGER, atMs);
    if (answers.length === 0)
      return leaf(defaultOf(finding), 'default', subject, { missing: [missingFinding(question)] });
  }
  return leaf('false', 'default', subject);
}

function describe(
  { norm, clause, duty, bearer }: Ban,
  state: ObligationState,
  proof: Proof,
  rest: Pick<ReasonedObligation, 'cause' | 'sinceMs'> & { readonly key: string },
): ReasonedObligation {
  return {
    id: `${norm.id}/${bearer}/${rest.key}`,
    norm: norm.id,
    clause,
    bearer,
    modality: duty.modality,
    acts: duty.acts,
    state,
    value: proof.value,
    cause: rest.cause,
    dueMs: null,
    sinceMs: rest.sinceMs,
    followedBy: null,
    proof,
  };
}
