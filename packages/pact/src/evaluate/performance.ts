import type { Condition } from '../agreement.ts';
import { anyOf } from '../truth.ts';
import { changePoints } from './change-points.ts';
import { actsBy, placeInTime } from './judge-facts.ts';
import { judge } from './judge.ts';
import type { Moment } from './judge.ts';
import { leaf } from './proof.ts';
import type { Proof } from './proof.ts';

/** Which acts of whom count, and when: both ends of the time are included. */
export interface Performance {
  readonly bearer: string;
  readonly acts: readonly string[];
  /** The finding's instance they must answer, or null. */
  readonly instance: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether it was done in time. `doneMs` is when the first act that certainly counts was done. */
export function judgePerformance(
  { scene, atMs }: Moment,
  wanted: Performance,
): { readonly proof: Proof; readonly doneMs: number | null } {
  const toMs = Math.min(wanted.toMs, atMs);
  const found = wanted.acts
    .flatMap((act) => actsBy(scene, act, wanted.bearer))
    .filter(
      (item) =>
        wanted.instance === null || item.about.length === 0 || item.about.includes(wanted.instance),
    )
    .filter((item) => item.occurred.fromMs <= atMs)
    .map((item) => ({ item, value: placeInTime(item, wanted.fromMs, toMs) }))
    .filter(({ value }) => value !== 'false')
    .sort(
      (a, b) =>
        a.item.occurred.toMs - b.item.occurred.toMs || a.item.entryIndex - b.item.entryIndex,
    );
  const value = anyOf(found.map((each) => each.value));
  const [first] = found.filter((each) => each.value === value);
  const subject = `${wanted.bearer} ${wanted.acts.join(' or ')}`;
  const entries =
    value === 'true' && first !== undefined
      ? [first.item.entryIndex]
      : found.map(({ item }) => item.entryIndex);
  return {
    proof: leaf(value, value === 'true' ? 'done' : 'not done', subject, { entries }),
    doneMs: value === 'true' ? (first?.item.occurred.toMs ?? null) : null,
  };
}

/** The first moment from `fromMs` to the present at which the condition is true, or null. */
export function firstTrue(
  moment: Moment,
  condition: Condition | null,
  fromMs: number,
): { readonly atMs: number; readonly proof: Proof } | null {
  if (condition === null) return null;
  const points = changePoints(moment, condition).filter((point) => point > fromMs);
  if (fromMs <= moment.atMs) points.unshift(Math.max(fromMs, Number.MIN_SAFE_INTEGER));
  for (const atMs of points) {
    const proof = judge({ ...moment, atMs }, condition);
    if (proof.value === 'true') return { atMs, proof };
  }
  return null;
}
