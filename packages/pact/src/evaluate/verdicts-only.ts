import type { Agreement, Fact, Norm } from '../agreement.ts';
import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import { listReadings } from '../readings.ts';
import type { Truth } from '../truth.ts';
import { atomsOf, dutiesOfNorm } from '../walk.ts';
import { completeNorm } from './complete.ts';
import { sceneFrom } from './evaluate.ts';
import type { History } from './history.ts';
import { judgeFact } from './judge-facts.ts';
import { findingsOfNorm, namesOf } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Query } from './verdict.ts';

/** Most answers remembered of one norm; past it all of them are forgotten. */
export const REMEMBERED_MAX = 20_000;

/** An agreement ready to be asked for many histories what its norms come to, without reasons. */
export interface VerdictsOnly {
  /** In the order of the text. */
  readonly norms: readonly string[];
  /** The value of each norm, equal to that of `evaluate`. Throws as it does. */
  evaluate(history: History, query: Query): readonly Truth[];
}

/**
 * Remembers what each norm came to for everything in a log that the norm can see, so that a norm is evaluated once for
 * each different view of it. Most norms see only which facts are so at that moment.
 */
export function verdictsOnly(agreement: Agreement): VerdictsOnly {
  const names = namesOf(agreement);
  const norms = names.all('norm');
  const views = norms.map((norm) => viewOf(names, norm));
  const memories = new Map<string, readonly Memory[]>();
  const plain = norms.map(newMemory);
  const memoryFor = ({ openTerms = {} }: Query) => {
    const key = JSON.stringify(openTerms);
    const known = key === '{}' ? plain : (memories.get(key) ?? norms.map(newMemory));
    if (known !== plain) memories.set(key, known);
    return known;
  };
  const evaluate = (history: History, query: Query) => {
    const { scene, atMs } = sceneFrom(agreement, history, query);
    const memory = memoryFor(query);
    const codes = new Map<Asked, number>();
    return views.map((view, index) => {
      const own = memory[index] ?? newMemory();
      return recall({ scene, atMs, codes }, view, own);
    });
  };
  return { norms: norms.map((norm) => norm.id), evaluate };
}

/** A fact as a norm asks for it: of one party, or of nobody in particular. */
interface Asked {
  readonly fact: Fact;
  readonly party: string | null;
}

/** What of a log one norm can see. */
interface View {
  readonly norm: Norm;
  readonly facts: readonly Asked[];
  readonly events: readonly (readonly ['act' | 'finding', string])[];
  /** Without its events the norm's value follows from which facts are so at the moment asked about. */
  readonly momentary: boolean;
}

interface Memory {
  readonly byFacts: Map<number, Truth>;
  readonly byItems: Map<string, Truth>;
}

function newMemory(): Memory {
  return { byFacts: new Map(), byItems: new Map() };
}

const ASKED = new WeakMap<Names, Map<string, Asked>>();

function viewOf(names: Names, norm: Norm): View {
  const atoms = [norm, ...normsAskedAbout(names, norm)].flatMap(atomsOf);
  const ids = atoms.flatMap((atom) => {
    if (atom.kind === 'fact') return [atom.fact];
    const domain = atom.kind === 'term' ? (names.find('open', atom.name)?.domain ?? []) : [];
    return domain.flatMap((value) => (typeof value === 'string' ? [value] : []));
  });
  const facts = [...new Set(ids)].flatMap((id) => askedOf(names, id));
  const involved = [norm, ...normsAskedAbout(names, norm)];
  const acts = [
    ...involved.flatMap((each) => dutiesOfNorm(each).flatMap((duty) => duty.acts)),
    ...atoms.flatMap((atom) => (atom.kind === 'act' ? [atom.act] : [])),
  ];
  const findings = involved.flatMap((each) => findingsOfNorm(names, each));
  const events = [
    ...[...new Set(acts)].map((act) => ['act', act] as const),
    ...[...new Set(findings)].map((finding) => ['finding', finding] as const),
  ];
  const timed = atoms.some((atom) => atom.kind === 'quiet' || atom.kind === 'breach');
  const momentary = !timed && listReadings(norm).every(([, read]) => isMomentary(read));
  return { norm, facts, events, momentary: momentary && facts.length <= FACTS_MAX };
}

/** Four to the power of this is still an exact index. */
const FACTS_MAX = 20;

function askedOf(names: Names, id: string): readonly Asked[] {
  const fact = names.find('fact', id);
  if (fact === null) return [];
  const known = ASKED.get(names) ?? new Map<string, Asked>();
  ASKED.set(names, known);
  const parties = fact.of === null ? [null] : names.membersOf(fact.of);
  return parties.map((party) => {
    const key = `${id}/${party ?? ''}`;
    const asked = known.get(key) ?? { fact, party };
    known.set(key, asked);
    return asked;
  });
}

/** Norms whose breach a norm asks about, those that they ask about included. */
function normsAskedAbout(names: Names, norm: Norm): readonly Norm[] {
  return atomsOf(norm).flatMap((atom) => {
    const other = atom.kind === 'breach' ? names.find('norm', atom.norm) : null;
    return other === null ? [] : [other, ...normsAskedAbout(names, other)];
  });
}

/** Nothing happens upon an event that is not there; what has no deadline and no end does not depend on the past. */
function isMomentary({ upon, when, unless, duty }: Norm): boolean {
  if (upon !== null) return true;
  if (duty.until !== null || duty.within !== null) return false;
  if (duty.modality !== 'must') return true;
  return when !== null && unless === null && duty.otherwise?.kind !== 'duty';
}

interface Sight {
  readonly scene: Scene;
  readonly atMs: number;
  readonly codes: Map<Asked, number>;
}

function recall(sight: Sight, view: View, memory: Memory): Truth {
  const { scene, atMs } = sight;
  const { history } = scene;
  const quiet =
    view.momentary &&
    history.isPlain &&
    view.events.every(([kind, name]) => history.everything(kind, name).length === 0);
  if (quiet) {
    let index = 0;
    for (const asked of view.facts) index = index * 4 + codeOf(sight, asked);
    return remember(memory.byFacts, index, () => judgeSlowly(sight, view));
  }
  const key = `${atMs} ${scene.knownMs} ${describeItems(history, view)}`;
  return remember(memory.byItems, key, () => judgeSlowly(sight, view));
}

function remember<Key>(known: Map<Key, Truth>, key: Key, judge: () => Truth): Truth {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED_MAX) known.clear();
  const value = judge();
  known.set(key, value);
  return value;
}

function judgeSlowly({ scene, atMs }: Sight, { norm }: View): Truth {
  return completeNorm(scene, norm, atMs).verdict.value;
}

const CODES: Readonly<Record<Truth, number>> = { true: 0, false: 1, unknown: 2, disputed: 3 };

function codeOf({ scene, atMs, codes }: Sight, asked: Asked): number {
  const known = codes.get(asked);
  if (known !== undefined) return known;
  const code = CODES[factNow(scene, asked, atMs)];
  codes.set(asked, code);
  return code;
}

/** As `judgeFact`; at once where a single record, or none, says everything. */
function factNow(scene: Scene, { fact, party }: Asked, atMs: number): Truth {
  const { history, knownMs } = scene;
  const acted = [fact.begins, fact.ends].some(
    (turn) => turn !== null && history.everything('act', turn.act).length > 0,
  );
  const [item, ...more] = history.everything('fact', fact.id);
  if (acted || more.length > 0) return judgeFact(scene, fact, party, atMs).value;
  if (item === undefined || item.kind !== 'fact' || item.party !== party) return initially(fact);
  if (item.recordedAtMs > knownMs || item.occurred.fromMs > atMs) return initially(fact);
  return item.occurred.toMs <= atMs ? item.value : judgeFact(scene, fact, party, atMs).value;
}

function initially({ byDefault }: Fact): Truth {
  return byDefault === null ? 'unknown' : byDefault ? 'true' : 'false';
}

/** Everything in the log that the norm can see, as one string. */
function describeItems(history: History, { facts, events }: View): string {
  if (!history.isPlain) return [...history.items].map(describeItem).join(' ');
  const acts = facts.flatMap(({ fact }) => [fact.begins, fact.ends]);
  const items = [
    ...facts.flatMap(({ fact }) => history.everything('fact', fact.id)),
    ...acts.flatMap((turn) => (turn === null ? [] : history.everything('act', turn.act))),
    ...events.flatMap(([kind, name]) => history.everything(kind, name)),
  ];
  return items.map(describeItem).join(' ');
}

/** The whole item in few characters: written once, then looked up. */
function describeItem(item: LogItem): string {
  const known = DESCRIBED.get(item) ?? JSON.stringify(item);
  DESCRIBED.set(item, known);
  return known;
}

const DESCRIBED = new WeakMap<LogItem, string>();
