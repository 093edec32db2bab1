import type { Condition, Trigger } from '../agreement.ts';
import type { FindingItem } from '../log.ts';
import type { Truth } from '../truth.ts';
import { changePoints } from './change-points.ts';
import { actsBy, placeInTime } from './judge-facts.ts';
import { answerOfInstance, isValid, missingFinding, subjectOf } from './judge-findings.ts';
import type { FindingQuestion } from './judge-findings.ts';
import { judge, questionOf } from './judge.ts';
import type { Moment } from './judge.ts';
import type { Cause, ReasonedObligation } from './obligation.ts';
import { entriesOf, leaf } from './proof.ts';
import type { Proof } from './proof.ts';
import { resolve } from './scene.ts';
import type { Binding } from './scene.ts';

/** Something that calls for a duty. `proof.value` says whether it happened. */
export interface Event {
  /** Distinguishes the events of one norm and binding. */
  readonly key: string;
  readonly binding: Binding;
  readonly cause: Cause;
  readonly proof: Proof;
  readonly occurred: { readonly fromMs: number; readonly toMs: number } | null;
  /** When the event ceased to count (a finding withdrawn, a condition over), and why. */
  readonly ended: { readonly atMs: number; readonly proof: Proof } | null;
}

/** Breaches of a norm by a party, or by anyone, as reasoned obligations. */
export type ListBreaches = (
  moment: Moment,
  norm: string,
  party: string | null,
) => readonly ReasonedObligation[];

/** The events of an `upon`, in the order of the log. */
export function listEvents(
  moment: Moment,
  trigger: Trigger,
  listBreaches: ListBreaches,
): readonly Event[] {
  switch (trigger.kind) {
    case 'finding':
      return partiesMeant(moment, trigger.finding, trigger.party).flatMap((binding) =>
        findingEvents(moment, binding, questionOf(moment.scene, binding, trigger)),
      );
    case 'act':
      return actEvents(moment, trigger.act, trigger.actor);
    case 'breach':
      return breachEvents(moment, trigger.norm, trigger.party, listBreaches);
  }
}

/** One binding for each party a new variable may stand for; the present one for a known name. */
function partiesMeant(moment: Moment, finding: string, name: string | null): readonly Binding[] {
  const { scene, binding } = moment;
  if (name === null || !isVariable(moment, name)) return [binding];
  const group = scene.names.find('finding', finding)?.of ?? '';
  return scene.names.membersOf(group).map((party) => bind(binding, name, party));
}

function isVariable({ scene, binding }: Moment, name: string): boolean {
  const declared = scene.names.find('party', name) ?? scene.names.find('body', name);
  return declared === null && !binding.has(name);
}

function bind(binding: Binding, name: string | null, party: string): Binding {
  return name === null ? binding : new Map([...binding, [name, party]]);
}

function actEvents(moment: Moment, act: string, actor: string | null): readonly Event[] {
  const { scene, binding, atMs } = moment;
  const anyone = actor === null || isVariable(moment, actor);
  const items = actsBy(scene, act, anyone ? null : resolve(binding, actor));
  return items.flatMap((item) => {
    const value = placeInTime(item, Number.MIN_SAFE_INTEGER, atMs);
    if (value === 'false') return [];
    const entries = [item.entryIndex];
    const bound = anyone ? bind(binding, actor, item.actor) : binding;
    return {
      key: `act@${item.entryIndex}`,
      binding: bound,
      cause: { kind: 'act' as const, instance: null, entries, atMs: item.occurred.toMs },
      proof: leaf(value, 'event', `act(${act}, ${item.actor})`, { entries }),
      occurred: item.occurred,
      ended: null,
    };
  });
}

function breachEvents(
  moment: Moment,
  norm: string,
  party: string | null,
  listBreaches: ListBreaches,
): readonly Event[] {
  const anyone = party === null || isVariable(moment, party);
  const breaches = listBreaches(moment, norm, anyone ? null : resolve(moment.binding, party));
  return breaches.map((breach) => ({
    key: `breach@${breach.id}`,
    binding: anyone ? bind(moment.binding, party, breach.bearer) : moment.binding,
    cause: {
      kind: 'breach' as const,
      instance: breach.cause.instance,
      entries: entriesOf(breach.proof),
      atMs: breach.sinceMs,
    },
    proof: leaf('true', 'event', `breach(${norm}, ${breach.bearer})`, { parts: [breach.proof] }),
    occurred: null,
    ended: null,
  }));
}

interface Run {
  readonly start: FindingItem;
  readonly value: Truth;
  readonly end: FindingItem | null;
}

/** A finding calls for a duty from the moment it was issued until a later entry changes it. */
function findingEvents(
  moment: Moment,
  binding: Binding,
  question: FindingQuestion,
): readonly Event[] {
  const { scene, atMs } = moment;
  const instances = scene.history.findings(question.finding.id, Math.min(atMs, scene.knownMs));
  return instances.flatMap((steps) =>
    runsOf(moment, question, steps).map((run) => {
      const subject = subjectOf(question);
      const open = run.value === 'unknown' || run.value === 'disputed';
      const entries = [run.start.entryIndex];
      return {
        key: `${run.start.instance}@${run.start.entryIndex}`,
        binding,
        cause: {
          kind: 'finding' as const,
          instance: run.start.instance,
          entries,
          atMs: run.start.recordedAtMs,
        },
        proof: leaf(run.value, 'event', subject, {
          entries,
          missing: open ? [missingFinding(question)] : [],
        }),
        occurred: run.start.occurred,
        ended:
          run.end === null
            ? null
            : {
                atMs: run.end.recordedAtMs,
                proof: leaf('false', 'event', subject, { entries: [run.end.entryIndex] }),
              },
      };
    }),
  );
}

/** Unbroken stretches in which the steps of one instance say the same to the question. */
function runsOf(
  moment: Moment,
  question: FindingQuestion,
  steps: readonly FindingItem[],
): readonly Run[] {
  const runs: Run[] = [];
  let current: Run | null = null;
  for (const [index, step] of steps.entries()) {
    const answer = answerOfInstance(moment.scene, question, steps.slice(0, index + 1), moment.atMs);
    const idle = step.outcome === 'pending' || (answer !== null && answer.item !== step);
    const value = answer === null || !calls(moment, question, step) ? null : answer.value;
    if (idle || (current !== null && value === current.value)) continue;
    if (current !== null) runs.push({ ...current, end: step });
    current = value === null || value === 'false' ? null : { start: step, value, end: null };
  }
  return current === null ? runs : [...runs, current];
}

/** Only what has been determined, as the agreement asks, calls for a duty. */
function calls({ scene }: Moment, { finding }: FindingQuestion, step: FindingItem): boolean {
  const determined = step.outcome === 'established' || step.outcome === 'disputed';
  return determined && isValid(scene, finding, step);
}

const LONG_AGO = Number.MIN_SAFE_INTEGER;

/** Each stretch in which a condition is true, from its first moment to the first at which it is not. */
export function conditionEvents(moment: Moment, condition: Condition): readonly Event[] {
  const events: Event[] = [];
  let current: Event | null = null;
  for (const point of [LONG_AGO, ...changePoints(moment, condition)]) {
    const proof = judge({ ...moment, atMs: point }, condition);
    const sinceMs = point === LONG_AGO ? null : point;
    if (current === null && proof.value === 'true') current = beginStretch(moment, proof, sinceMs);
    else if (current !== null && proof.value !== 'true') {
      events.push({ ...current, ended: { atMs: point, proof } });
      current = null;
    }
  }
  if (current !== null) return [...events, current];
  const now = judge(moment, condition);
  return now.value === 'false' ? events : [...events, beginStretch(moment, now, moment.atMs)];
}

function beginStretch({ binding }: Moment, proof: Proof, atMs: number | null): Event {
  const kind = atMs === null ? ('standing' as const) : ('condition' as const);
  return {
    key: atMs === null ? 'standing' : `since@${atMs}`,
    binding,
    cause: { kind, instance: null, entries: entriesOf(proof), atMs },
    proof,
    occurred: null,
    ended: null,
  };
}
