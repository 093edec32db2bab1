import type { Duty, Norm } from '../agreement.ts';
import { readNorm } from '../readings.ts';
import { notOf } from '../truth.ts';
import type { Truth } from '../truth.ts';
import { conditionEvents, listEvents } from './events.ts';
import type { Event, ListBreaches } from './events.ts';
import { judge } from './judge.ts';
import type { JudgeBreach, Moment } from './judge.ts';
import { judgeMay } from './may.ts';
import { judgeMust, judgeOwed } from './must.ts';
import { judgeMustNot } from './must-not.ts';
import type { ReasonedObligation } from './obligation.ts';
import { leaf, proofOfAll, proofOfAny } from './proof.ts';
import type { Proof } from './proof.ts';
import { resolve } from './scene.ts';
import type { Binding, Scene } from './scene.ts';

/** Every obligation of a norm at `atMs`, under one completion of the open terms. */
export function judgeNorm(
  scene: Scene,
  written: Norm,
  atMs: number,
): readonly ReasonedObligation[] {
  const norm = readNorm(written, scene.completion.get(written.id));
  return bindingsOf(scene, norm).flatMap((binding) => {
    const moment: Moment = { scene, binding, atMs, judgeBreach };
    return norm.duty.modality === 'must_not' && norm.upon === null
      ? judgeBans(moment, norm)
      : eventsOf(moment, norm).flatMap((event) => judgeEvent(moment, norm, event));
  });
}

function bindingsOf({ names }: Scene, { forEach }: Norm): readonly Binding[] {
  if (forEach === null) return [new Map()];
  return names.membersOf(forEach.group).map((party) => new Map([[forEach.variable, party]]));
}

/** What calls for the norm's duty. A permission without `upon` is open or not at the present moment. */
function eventsOf(moment: Moment, norm: Norm): readonly Event[] {
  if (norm.upon !== null) return listEvents(moment, norm.upon, listBreaches);
  if (norm.when !== null && norm.duty.modality === 'must')
    return conditionEvents(moment, norm.when);
  const proof = norm.when === null ? leaf('true', 'in force', 'always') : judge(moment, norm.when);
  const cause = { kind: 'standing' as const, instance: null, entries: [], atMs: null };
  const { binding } = moment;
  const suffix = [...binding.values()].map((party) => `/${party}`).join('');
  return [{ key: `standing${suffix}`, binding, cause, proof, occurred: null, ended: null }];
}

function judgeEvent(moment: Moment, norm: Norm, event: Event): readonly ReasonedObligation[] {
  const owed = judgeOwed(moment, norm, event);
  return bearersOf(moment.scene, norm.duty, event.binding).flatMap((bearer) => {
    const clause = clauseOf(moment.scene, norm);
    const call = { norm, clause, duty: norm.duty, event, bearer, suffix: '', owed };
    if (norm.duty.modality === 'may') return judgeMay(moment, call);
    if (norm.duty.modality === 'must') return judgeMust(moment, call);
    const within = { ...moment, binding: event.binding };
    const { key } = event;
    return judgeMustNot(within, { ...call, sinceMs: event.cause.atMs, key });
  });
}

function judgeBans(moment: Moment, norm: Norm): readonly ReasonedObligation[] {
  const clause = clauseOf(moment.scene, norm);
  return bearersOf(moment.scene, norm.duty, moment.binding).flatMap((bearer) =>
    judgeMustNot(moment, { norm, clause, duty: norm.duty, bearer, sinceMs: null, key: 'standing' }),
  );
}

function bearersOf({ names }: Scene, { bearer }: Duty, binding: Binding): readonly string[] {
  return bearer.kind === 'each' ? names.membersOf(bearer.name) : [resolve(binding, bearer.name)];
}

export function clauseOf({ names }: Scene, norm: Norm): string {
  return names.clauseOf(names.find('norm', norm.id) ?? norm)?.id ?? '';
}

const listBreaches: ListBreaches = ({ scene, atMs }, id, party) => {
  const norm = scene.names.find('norm', id);
  if (norm === null) return [];
  return judgeNorm(scene, norm, atMs).filter(
    (each) =>
      each.state === 'breached' &&
      each.sinceMs !== null &&
      each.sinceMs <= atMs &&
      (party === null || each.bearer === party),
  );
};

/** Whether a norm stands breached. A breach that cannot be decided is unknown or disputed. */
export const judgeBreach: JudgeBreach = (scene, atom, party, atMs) => {
  const norm = scene.names.find('norm', atom.norm);
  const subject = party === null ? `breach(${atom.norm})` : `breach(${atom.norm}, ${party})`;
  const obligations = norm === null ? [] : judgeNorm(scene, norm, atMs);
  const parts = obligations
    .filter((each) => party === null || each.bearer === party)
    .map((each) => leaf(breachValue(each, atMs), 'event', each.id, { parts: [each.proof] }))
    .filter((part) => part.value !== 'false');
  if (parts.length === 0) return leaf('false', 'nothing recorded', subject);
  return proofOfAny(subject, parts);
};

function breachValue(obligation: ReasonedObligation, atMs: number): Truth {
  if (obligation.state === 'breached')
    return obligation.sinceMs !== null && obligation.sinceMs <= atMs ? 'true' : 'false';
  return obligation.state === 'undecided' ? notOf(obligation.value) : 'false';
}

/** The norm as a whole: every duty kept; a permission open to anyone. Followed obligations do not count. */
export function proofOfNorm(norm: Norm, obligations: readonly ReasonedObligation[]): Proof {
  const parts = obligations.filter((each) => each.followedBy === null).map((each) => each.proof);
  return norm.duty.modality === 'may'
    ? proofOfAny(norm.title, parts)
    : proofOfAll(norm.title, parts);
}
