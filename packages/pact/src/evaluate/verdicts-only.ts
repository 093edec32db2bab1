import type { Agreement, Fact, Norm } from '../agreement.ts';
import type { Names } from '../names.ts';
import { listReadings } from '../readings.ts';
import { TRUTH_CODES } from '../truth.ts';
import type { Truth } from '../truth.ts';
import { atomsOf, dutiesOfNorm } from '../walk.ts';
import { valueOfNorm } from './complete.ts';
import { sceneFrom } from './evaluate.ts';
import { keyOfFact } from './history.ts';
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
  const asked: Asked[] = [];
  const views = norms.map((norm) => viewOf(names, norm, asked));
  const codes = new Uint8Array(asked.length);
  const table = tableOf(asked);
  const memories = new Map<string, readonly Memory[]>();
  const plain = norms.map(newMemory);
  const unread = norms.map((): Truth => 'unknown');
  const memoryFor = ({ openTerms }: Query) => {
    if (openTerms === undefined) return plain;
    const key = JSON.stringify(openTerms);
    const known = memories.get(key) ?? norms.map(newMemory);
    memories.set(key, known);
    return known;
  };
  const evaluate = (history: History, query: Query) => {
    const { scene, atMs } = sceneFrom(agreement, history, query);
    const memory = memoryFor(query);
    const sight = { scene, atMs, codes, isPlain: history.isPlain, eventful: history.hasEvents() };
    readFacts(sight, table);
    const verdicts = unread.slice();
    for (let index = 0; index < views.length; index += 1) {
      const view = views[index];
      const own = memory[index];
      if (view !== undefined && own !== undefined) verdicts[index] = recall(sight, view, own);
    }
    return verdicts;
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
  /** Places of its facts among those of the whole agreement. */
  readonly places: readonly number[];
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

function viewOf(names: Names, norm: Norm, asked: Asked[]): View {
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
  const places = facts.map((each) => placeOf(asked, each));
  return { norm, facts, places, events, momentary: momentary && facts.length <= FACTS_MAX };
}

/** Four to the power of this is still an exact index. */
const FACTS_MAX = 20;

function askedOf(names: Names, id: string): readonly Asked[] {
  const fact = names.find('fact', id);
  if (fact === null) return [];
  const parties = fact.of === null ? [null] : names.membersOf(fact.of);
  return parties.map((party) => ({ fact, party }));
}

/** Where a fact stands in the list, added at its end when it is new. */
function placeOf(asked: Asked[], { fact, party }: Asked): number {
  const place = asked.findIndex((each) => each.fact === fact && each.party === party);
  return place < 0 ? asked.push({ fact, party }) - 1 : place;
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
  /** What each fact is now, by its place. */
  readonly codes: Uint8Array;
  readonly isPlain: boolean;
  readonly eventful: boolean;
}

function recall(sight: Sight, view: View, memory: Memory): Truth {
  const { scene, atMs } = sight;
  const { history } = scene;
  const quiet =
    view.momentary &&
    sight.isPlain &&
    !(sight.eventful && view.events.some(([kind, name]) => history.hasEvents(kind, name)));
  if (quiet) {
    let index = 0;
    for (const place of view.places) index = index * 4 + (sight.codes[place] ?? 0);
    return memory.byFacts.get(index) ?? remember(memory.byFacts, index, sight, view);
  }
  const key = `${atMs} ${scene.knownMs} ${describeItems(history, view)}`;
  return memory.byItems.get(key) ?? remember(memory.byItems, key, sight, view);
}

function remember<Key>(
  known: Map<Key, Truth>,
  key: Key,
  { scene, atMs }: Sight,
  { norm }: View,
): Truth {
  if (known.size >= REMEMBERED_MAX) known.clear();
  const value = valueOfNorm(scene, norm, atMs);
  known.set(key, value);
  return value;
}

/** The facts of an agreement, and where each stands in a sight's codes. */
interface Table {
  readonly asked: readonly Asked[];
  readonly initial: Uint8Array;
  readonly byFact: ReadonlyMap<string, readonly number[]>;
  /** By key of fact and party. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Places of facts that acts begin or end. */
  readonly acted: readonly number[];
}

function tableOf(asked: readonly Asked[]): Table {
  const byFact = new Map<string, number[]>();
  asked.forEach(({ fact }, place) => {
    byFact.set(fact.id, [...(byFact.get(fact.id) ?? []), place]);
  });
  const byKey = new Map(asked.map(({ fact, party }, place) => [keyOfFact(fact.id, party), place]));
  const acted = asked.flatMap(({ fact }, place) =>
    fact.begins === null && fact.ends === null ? [] : [place],
  );
  const initial = Uint8Array.from(asked, ({ fact }) => TRUTH_CODES[initially(fact)]);
  return { asked, initial, byFact, byKey, acted };
}

/** As `judgeFact` for every fact; at once where a single record, or none, says everything. */
function readFacts(sight: Sight, table: Table): void {
  const { scene, atMs, codes } = sight;
  const { history, knownMs } = scene;
  const judgeAt = (place: number) => {
    const asked = table.asked[place];
    if (asked !== undefined)
      codes[place] = TRUTH_CODES[judgeFact(scene, asked.fact, asked.party, atMs).value];
  };
  const settled = history.settledFacts(atMs, knownMs);
  if (settled !== null) {
    const { keys, codes: values } = settled;
    codes.set(table.initial);
    for (let index = 0; index < keys.length; index += 1) {
      const place = table.byKey.get(keys[index] ?? '');
      if (place !== undefined) codes[place] = values[index] ?? 0;
    }
    if (history.hasEvents('act')) for (const place of table.acted) judgeAt(place);
    return;
  }
  if (!sight.isPlain || history.repeatsFacts) {
    for (const place of table.asked.keys()) judgeAt(place);
    return;
  }
  codes.set(table.initial);
  for (const item of history.factItems) {
    if (item.recordedAtMs > knownMs || item.occurred.fromMs > atMs) continue;
    for (const place of table.byFact.get(item.fact) ?? NOWHERE) {
      if (table.asked[place]?.party !== item.party) continue;
      if (item.occurred.toMs <= atMs) codes[place] = TRUTH_CODES[item.value];
      else judgeAt(place);
    }
  }
  if (history.hasEvents('act')) for (const place of table.acted) judgeAt(place);
}

const NOWHERE: readonly number[] = [];

function initially({ byDefault }: Fact): Truth {
  return byDefault === null ? 'unknown' : byDefault ? 'true' : 'false';
}

/** Everything in the log that the norm can see, as one string. */
function describeItems(history: History, { facts, events }: View): string {
  if (!history.isPlain) return JSON.stringify([...history.items]);
  let items = '';
  for (const { fact } of facts) {
    items += history.describe('fact', fact.id);
    if (fact.begins !== null) items += history.describe('act', fact.begins.act);
    if (fact.ends !== null) items += history.describe('act', fact.ends.act);
  }
  for (const [kind, name] of events) items += history.describe(kind, name);
  return items;
}
