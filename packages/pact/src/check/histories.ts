import type { Condition, Fact, Norm } from '../agreement.ts';
import { completedAmount, completedName, completedTerm } from '../evaluate/scene.ts';
import type { Completion, Scene } from '../evaluate/scene.ts';
import { History } from '../evaluate/history.ts';
import type { ActItem, FactItem, FindingItem, LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import { readNorm } from '../readings.ts';
import { dutiesOf } from '../walk.ts';
import type { Atom } from '../walk.ts';

/** Most ways in which a condition is tried to be made true. */
export const WAYS_MAX = 12;

/** An item without its place in the record. */
export type Draft =
  Omit<FactItem, 'entryIndex'> | Omit<ActItem, 'entryIndex'> | Omit<FindingItem, 'entryIndex'>;

/** One thing that must be so, or must not. */
export interface Literal {
  readonly atom: Atom;
  readonly wanted: boolean;
}

/** Things that happen at the moment 0, and make a norm call for its duty if the evaluator agrees. */
export interface Call {
  readonly drafts: readonly Draft[];
  readonly literals: readonly Literal[];
  /** Whom the norm's variable stands for, or null. */
  readonly party: string | null;
}

/** Everything a history is built with. Every open term of the norms concerned is decided in `completion`. */
export interface Workshop {
  readonly names: Names;
  readonly completion: Completion;
}

/** What is not so was not so before: an act of the moment 0 may change it. */
const BEFORE = { occurred: { fromMs: -1, toMs: -1 }, recordedAtMs: -1 };
const NOW = { occurred: { fromMs: 0, toMs: 0 }, recordedAtMs: 0 };

/** Ways to call for the duty of a norm (one that is read in one way only). Not all of them need to work. */
export function callsFor(workshop: Workshop, norm: Norm): readonly Call[] {
  const ways = waysTo(norm.when, true).flatMap((when) =>
    waysTo(norm.unless, false).map((unless) => [...when, ...unless]),
  );
  return partiesFor(workshop.names, norm).flatMap((party) =>
    ways.slice(0, WAYS_MAX).map((way) => {
      const trigger = norm.upon === null ? [] : [{ atom: norm.upon, wanted: true }];
      const literals = [...trigger, ...way].map(({ atom, wanted }) => ({
        atom: withParty(workshop.names, atom, party),
        wanted,
      }));
      const drafts = literals.flatMap((each) => draftsFor(workshop, each));
      const forbidden = norm.duty.modality === 'must_not' ? offences(workshop, norm, party) : [];
      return { drafts: distinct([...drafts, ...forbidden]), literals, party };
    }),
  );
}

/** The items of a history in this order. */
export function historyFrom(drafts: readonly Draft[]): readonly LogItem[] {
  return drafts.map((draft, entryIndex) => ({ ...draft, entryIndex }));
}

/** Moments at which to look: at once, after each deadline a norm may have, and in a hundred years. */
export function momentsFor({ names, completion }: Workshop, norm: Norm): readonly number[] {
  const scene = sceneOf(names, completion);
  const spans = dutiesOf(norm.duty).flatMap((duty) =>
    duty.within === null ? [] : [completedAmount(scene, duty.within.amount)],
  );
  const ends: number[] = [];
  for (const span of spans) ends.push((ends[ends.length - 1] ?? 0) + span + 1);
  return [0, ...ends, CENTURY_MS];
}

/** As long as anybody waits. */
export const CENTURY_MS = 36_500 * 86_400_000;

/** Alternatives: with all literals of one of them, the condition is (or is not) so. */
export function waysTo(
  condition: Condition | null,
  wanted: boolean,
): readonly (readonly Literal[])[] {
  if (condition === null) return [[]];
  switch (condition.kind) {
    case 'not':
      return waysTo(condition.part, !wanted);
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => waysTo(part, wanted));
      if ((condition.kind === 'or') === wanted) return parts.flat().slice(0, WAYS_MAX);
      return parts.reduce<readonly (readonly Literal[])[]>(
        (ways, part) =>
          ways.flatMap((way) => part.map((each) => [...way, ...each])).slice(0, WAYS_MAX),
        [[]],
      );
    }
    default:
      return [[{ atom: condition, wanted }]];
  }
}

function partiesFor(names: Names, { forEach, upon }: Norm): readonly (string | null)[] {
  if (forEach !== null) return names.membersOf(forEach.group);
  const name = upon === null ? null : upon.kind === 'act' ? upon.actor : upon.party;
  if (upon?.kind === 'finding' && (name === null || !isActor(names, name)))
    return names.membersOf(names.find('finding', upon.finding)?.of ?? '');
  if (upon?.kind === 'act' && (name === null || !isActor(names, name)))
    return names.all('party').map((each) => each.id);
  return [null];
}

function isActor(names: Names, id: string): boolean {
  return names.find('party', id) !== null || names.find('body', id) !== null;
}

/** A name that is no party or body is the norm's variable, and stands for this party. */
export function withParty(names: Names, atom: Atom, party: string | null): Atom {
  const named = (name: string | null) => (name !== null && isActor(names, name) ? name : party);
  switch (atom.kind) {
    case 'term':
      return atom;
    case 'act':
      return { ...atom, actor: named(atom.actor) };
    case 'count':
      return { ...atom, of: { ...atom.of, party: named(atom.of.party) } };
    case 'fact':
      return atom.party === null ? atom : { ...atom, party: named(atom.party) };
    default:
      return { ...atom, party: named(atom.party) };
  }
}

function draftsFor(workshop: Workshop, { atom, wanted }: Literal): readonly Draft[] {
  const { names, completion } = workshop;
  const scene = sceneOf(names, completion);
  switch (atom.kind) {
    case 'fact':
      return draftFact(names.find('fact', atom.fact), atom.party, wanted);
    case 'term':
      return draftFact(names.find('fact', completedTerm(scene, atom.name)), null, wanted);
    case 'act':
      return wanted ? [draftAct(atom.act, atom.actor ?? names.all('party')[0]?.id ?? '')] : [];
    case 'finding':
      return wanted ? draftFindings(workshop, atom.finding, atom.party, 1) : [];
    case 'count': {
      const least = completedAmount(scene, atom.least);
      return wanted ? draftFindings(workshop, atom.of.finding, atom.of.party, least) : [];
    }
    case 'quiet':
      return wanted ? [] : draftFindings(workshop, atom.finding, atom.party, 1);
    case 'breach': {
      const norm = names.find('norm', atom.norm);
      if (!wanted || norm === null) return [];
      return callsFor(workshop, readNorm(norm, completion.get(norm.id)))[0]?.drafts ?? [];
    }
  }
}

function draftFact(fact: Fact | null, party: string | null, wanted: boolean): readonly Draft[] {
  if (fact === null || fact.byDefault === wanted) return [];
  const value = wanted ? ('true' as const) : ('false' as const);
  return [{ ...(wanted ? NOW : BEFORE), kind: 'fact', fact: fact.id, party, value }];
}

export function draftAct(act: string, actor: string): Draft {
  return { ...NOW, kind: 'act', act, actor, about: [] };
}

const INSTANCES_MAX = 100;

/** So many instances, each found as the agreement asks: to the highest standard, of the gravest kind. */
export function draftFindings(
  workshop: Workshop,
  id: string,
  party: string | null,
  count: number,
): readonly Draft[] {
  const { names } = workshop;
  const finding = names.find('finding', id);
  if (finding === null) return [];
  const scene = sceneOf(names, workshop.completion);
  const rightful = completedName(scene, finding.by);
  const by = names.membersOf(rightful)[0] ?? rightful;
  const base = {
    ...NOW,
    kind: 'finding' as const,
    finding: id,
    by: names.find('group', rightful) === null ? rightful : by,
    party: party ?? names.membersOf(finding.of)[0] ?? null,
    outcome: 'established' as const,
    standard: names.all('standard').at(-1)?.id ?? null,
    severity: names.all('severity').at(-1)?.id ?? null,
    weapon: null,
    draftedByNation: 'one',
    reviewedByNation: 'another',
  };
  return Array.from({ length: Math.min(count, INSTANCES_MAX) }, (_, index) => ({
    ...base,
    instance: `${id}-${index + 1}`,
  }));
}

/** The forbidden act itself: as a finding where it is contested, as an act of record where not. */
function offences(workshop: Workshop, { duty }: Norm, party: string | null): readonly Draft[] {
  const { names } = workshop;
  const [act = ''] = duty.acts;
  const bearer = bearersOf(names, duty.bearer, party)[0] ?? '';
  const contested = names.all('finding').find((finding) => finding.act === act);
  return contested === undefined
    ? [draftAct(act, bearer)]
    : draftFindings(workshop, contested.id, bearer, 1);
}

/** Everyone a duty falls on when the norm's variable stands for this party. */
export function bearersOf(
  names: Names,
  bearer: Norm['duty']['bearer'],
  party: string | null,
): readonly string[] {
  if (bearer.kind === 'each') return names.membersOf(bearer.name);
  return [isActor(names, bearer.name) ? bearer.name : (party ?? bearer.name)];
}

function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Map(drafts.map((draft) => [JSON.stringify(draft), draft]));
  return [...seen.values()];
}

function sceneOf(names: Names, completion: Completion): Scene {
  return { names, history: NOTHING, knownMs: 0, completion, assumed: new Map() };
}

const NOTHING = new History();
