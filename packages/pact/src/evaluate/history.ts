import { PactError } from '../errors.ts';
import { verifyItem } from '../log.ts';
import { TRUTH_CODES } from '../truth.ts';
import type { ActItem, BlindItem, FactItem, FindingItem, LogItem } from '../log.ts';

/** Most items one history holds. */
export const HISTORY_LENGTH_MAX = 2_000_000;

/**
 * The log, sorted into what conditions ask for. Adding items one by one, in any order, gives the same
 * answers as adding them at once. Throws `bad-log` for an entry index that is there already: one entry may say several
 * facts, each once, and nothing else besides.
 */
export class History {
  readonly #items: LogItem[] = [];
  readonly #taken = new Map<number, LogItem['kind']>();
  readonly #facts = new Map<string, FactItem[]>();
  readonly #factItems: FactItem[] = [];
  /** Keys and values of the facts side by side, and the last moments that any of them speaks of. */
  readonly #factKeys: string[] = [];
  readonly #factCodes: number[] = [];
  readonly #described = new Map<string, string>();
  #factsToMs = Number.MIN_SAFE_INTEGER;
  #factsKnownMs = Number.MIN_SAFE_INTEGER;
  readonly #acts = new Map<string, ActItem[]>();
  readonly #findings = new Map<string, Map<string, FindingItem[]>>();
  readonly #blinds: BlindItem[] = [];
  /** When each retracted entry was first taken back. */
  readonly #retractedAtMs = new Map<number, number>();

  constructor(items: Iterable<LogItem> = []) {
    for (const item of items) this.add(item);
  }

  get items(): Iterable<LogItem> {
    return this.#items;
  }

  add(item: LogItem): void {
    verifyItem(item);
    if (this.#isTaken(item))
      throw new PactError('bad-log', `expected entry ${item.entryIndex} once, found it twice`);
    if (this.#items.length >= HISTORY_LENGTH_MAX)
      throw new PactError('too-large', `expected at most ${HISTORY_LENGTH_MAX} items`);
    if (this.#described.size > 0) this.#described.clear();
    this.#items.push(item);
    this.#taken.set(item.entryIndex, item.kind);
    switch (item.kind) {
      case 'fact':
        this.#factItems.push(item);
        this.#factKeys.push(keyOfFact(item.fact, item.party));
        this.#factCodes.push(TRUTH_CODES[item.value]);
        this.#factsToMs = Math.max(this.#factsToMs, item.occurred.toMs);
        this.#factsKnownMs = Math.max(this.#factsKnownMs, item.recordedAtMs);
        return insert(listIn(this.#facts, item.fact), item);
      case 'act':
        return insert(listIn(this.#acts, item.act), item);
      case 'finding': {
        const instances = this.#findings.get(item.finding) ?? new Map<string, FindingItem[]>();
        this.#findings.set(item.finding, instances);
        return insert(listIn(instances, item.instance), item);
      }
      case 'blind':
        return insert(this.#blinds, item);
      case 'retraction': {
        const earlier = this.#retractedAtMs.get(item.retracts);
        const atMs = Math.min(item.recordedAtMs, earlier ?? item.recordedAtMs);
        this.#retractedAtMs.set(item.retracts, atMs);
      }
    }
  }

  /** All of these in the order of their entries, as known at `knownMs`. */
  facts(fact: string, party: string | null, knownMs: number): readonly FactItem[] {
    return this.#known(this.#facts.get(fact), knownMs).filter((item) => item.party === party);
  }

  /** `actor` null: by anyone. */
  acts(act: string, actor: string | null, knownMs: number): readonly ActItem[] {
    const known = this.#known(this.#acts.get(act), knownMs);
    return actor === null ? known : known.filter((item) => item.actor === actor);
  }

  /** The known steps of every instance of a finding; instances in the order of their first entry. */
  findings(finding: string, knownMs: number): readonly (readonly FindingItem[])[] {
    const known: (readonly FindingItem[])[] = [];
    let ordered = true;
    let before = -1;
    for (const steps of this.#findings.get(finding)?.values() ?? []) {
      const seen = steps.every((item) => item.recordedAtMs <= knownMs)
        ? steps
        : steps.filter((item) => item.recordedAtMs <= knownMs);
      const [first] = seen;
      if (first === undefined) continue;
      ordered &&= first.entryIndex > before;
      before = first.entryIndex;
      known.push(seen);
    }
    if (ordered) return known;
    return known.sort((left, right) => (left[0]?.entryIndex ?? 0) - (right[0]?.entryIndex ?? 0));
  }

  blinds(knownMs: number): readonly BlindItem[] {
    return this.#known(this.#blinds, knownMs);
  }

  /** Whether nothing was taken back and nobody was ever blind. */
  get isPlain(): boolean {
    return this.#retractedAtMs.size === 0 && this.#blinds.length === 0;
  }

  /** Every record of a fact, in the order added, whenever recorded, taken back or not; not to be changed. */
  get factItems(): readonly FactItem[] {
    return this.#factItems;
  }

  /**
   * What was recorded of each fact, keys and codes side by side, in the order added, where each was recorded once and all of
   * it was so and known by then; null otherwise. Not to be changed.
   */
  settledFacts(
    atMs: number,
    knownMs: number,
  ): { readonly keys: readonly string[]; readonly codes: readonly number[] } | null {
    if (this.#factsToMs > atMs || this.#factsKnownMs > knownMs) return null;
    return this.isPlain && !this.repeatsFacts
      ? { keys: this.#factKeys, codes: this.#factCodes }
      : null;
  }

  /** Whether some fact was recorded twice. */
  get repeatsFacts(): boolean {
    return this.#facts.size < this.#factItems.length;
  }

  /** Whether anything is in the log about this act or finding, or, without a name, about any. */
  hasEvents(kind?: 'act' | 'finding', name?: string): boolean {
    if (kind === 'act') return name === undefined ? this.#acts.size > 0 : this.#acts.has(name);
    if (kind === 'finding')
      return name === undefined ? this.#findings.size > 0 : this.#findings.has(name);
    return this.#acts.size > 0 || this.#findings.size > 0;
  }

  /** Every item of a fact, an act, or a finding, whenever recorded, taken back or not; not to be changed. */
  everything(kind: 'fact' | 'act' | 'finding', name: string): readonly LogItem[] {
    if (kind === 'fact') return this.#facts.get(name) ?? NO_ITEMS;
    if (kind === 'act') return this.#acts.get(name) ?? NO_ITEMS;
    const instances = this.#findings.get(name);
    return instances === undefined ? NO_ITEMS : [...instances.values()].flat();
  }

  /** Every item of a fact, an act, or a finding as one string: equal strings, equal items. Written once for a history as it stands. */
  describe(kind: 'fact' | 'act' | 'finding', name: string): string {
    if (kind === 'fact' ? !this.#facts.has(name) : !this.hasEvents(kind, name)) return '-';
    const key = `${kind} ${name}`;
    const known = this.#described.get(key) ?? JSON.stringify(this.everything(kind, name));
    this.#described.set(key, known);
    return known;
  }

  #isTaken(item: LogItem): boolean {
    const kind = this.#taken.get(item.entryIndex);
    if (kind === undefined) return false;
    if (kind !== 'fact' || item.kind !== 'fact') return true;
    const said = this.#facts.get(item.fact) ?? [];
    return said.some((each) => each.entryIndex === item.entryIndex && each.party === item.party);
  }

  #known<Item extends LogItem>(
    items: readonly Item[] | undefined,
    knownMs: number,
  ): readonly Item[] {
    return (items ?? []).filter(
      (item) =>
        item.recordedAtMs <= knownMs &&
        (this.#retractedAtMs.get(item.entryIndex) ?? Number.MAX_SAFE_INTEGER) > knownMs,
    );
  }
}

/** A fact of one party, or of nobody in particular. */
export function keyOfFact(fact: string, party: string | null): string {
  return party === null ? fact : `${fact}/${party}`;
}

const NO_ITEMS: readonly LogItem[] = [];

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Keeps the order of entries; almost always the new one is the last. */
function insert<Item extends LogItem>(list: Item[], item: Item): void {
  let place = list.length;
  while (place > 0 && (list[place - 1]?.entryIndex ?? -1) > item.entryIndex) place -= 1;
  list.splice(place, 0, item);
}
