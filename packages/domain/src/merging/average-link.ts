/** A weight between two items, whole centidecibans. Items are numbered from 0. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly weightCdb: number;
}

export interface AverageLinkInput {
  readonly items: number;
  /** At most one for each pair. */
  readonly links: readonly Link[];
  /** Pairs that nobody compared count as this, below 0. */
  readonly unlinkedCdb: number;
  /** Sets that start together, and pairs that must end apart: what people have decided. */
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

interface Bridge {
  readonly sum: number;
  readonly count: number;
}

interface Offer {
  readonly average: number;
  readonly a: number;
  readonly b: number;
  readonly sizes: number;
}

/**
 * Joins the two clusters with the highest average weight, again and again, while that average is above 0. Average, because single links
 * chain one day of a battle to the next. Ties go to the cluster with the smallest member, so that the answer depends on nothing else.
 * Answers the smallest member of each item's cluster. Memory and time grow with the number of links.
 */
export function averageLink(input: AverageLinkInput): readonly number[] {
  const forest = new Forest(input);
  const offers = new OfferHeap();
  const offer = (a: number, b: number) => {
    const average = forest.average(a, b);
    if (average > 0)
      offers.push({
        average,
        a: Math.min(a, b),
        b: Math.max(a, b),
        sizes: forest.size(a) + forest.size(b),
      });
  };
  for (const [a, b] of forest.bridged()) offer(a, b);
  for (let best = offers.pop(); best !== null; best = offers.pop()) {
    const { a, b, sizes } = best;
    if (!forest.stands(a) || !forest.stands(b) || forest.size(a) + forest.size(b) !== sizes)
      continue;
    for (const other of forest.merge(a, b)) offer(a, other);
  }
  return Array.from({ length: input.items }, (_, item) => forest.rootOf(item));
}

/** Clusters by their smallest member, with the sums of weights between them. */
class Forest {
  readonly #parents: number[];
  readonly #sizes: number[];
  readonly #bridges = new Map<number, Map<number, Bridge>>();
  readonly #apart = new Map<number, Set<number>>();
  readonly #unlinkedCdb: number;

  constructor({ items, links, unlinkedCdb, together, apart }: AverageLinkInput) {
    this.#unlinkedCdb = unlinkedCdb;
    this.#parents = Array.from({ length: items }, (_, item) => item);
    this.#sizes = this.#parents.map(() => 1);
    for (const [a, b] of together) this.#join(this.rootOf(a), this.rootOf(b));
    for (const [a, b] of apart) this.#keepApart(this.rootOf(a), this.rootOf(b));
    for (const { a, b, weightCdb } of links) {
      const [first, second] = [this.rootOf(a), this.rootOf(b)];
      if (first !== second) this.#bridge(first, second, { sum: weightCdb, count: 1 });
    }
  }

  rootOf(item: number): number {
    let root = item;
    while ((this.#parents[root] ?? root) !== root) root = this.#parents[root] ?? root;
    this.#parents[item] = root;
    return root;
  }

  stands(cluster: number): boolean {
    return this.#parents[cluster] === cluster;
  }

  size(cluster: number): number {
    return this.#sizes[cluster] ?? 0;
  }

  average(a: number, b: number): number {
    if (this.#apart.get(a)?.has(b) === true) return this.#unlinkedCdb;
    const pairs = this.size(a) * this.size(b);
    const { sum, count } = this.#bridges.get(a)?.get(b) ?? { sum: 0, count: 0 };
    return (sum + (pairs - count) * this.#unlinkedCdb) / pairs;
  }

  bridged(): readonly (readonly [number, number])[] {
    return [...this.#bridges].flatMap(([a, others]) =>
      [...others.keys()].filter((b) => a < b).map((b) => [a, b] as const),
    );
  }

  /** `b` goes into `a`, which is the smaller. Answers the clusters that now have a bridge to `a`. */
  merge(a: number, b: number): readonly number[] {
    this.#join(a, b);
    this.#bridges.get(a)?.delete(b);
    for (const [other, bridge] of this.#bridges.get(b) ?? []) {
      this.#bridges.get(other)?.delete(b);
      if (other !== a) this.#bridge(a, other, bridge);
    }
    this.#bridges.delete(b);
    for (const other of this.#apart.get(b) ?? []) this.#keepApart(a, other);
    return [...(this.#bridges.get(a)?.keys() ?? [])];
  }

  #join(a: number, b: number): void {
    if (a === b) return;
    const [root, leaf] = a < b ? [a, b] : [b, a];
    this.#parents[leaf] = root;
    this.#sizes[root] = this.size(root) + this.size(leaf);
  }

  #keepApart(a: number, b: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const set = this.#apart.get(from) ?? new Set<number>();
      set.add(to);
      this.#apart.set(from, set);
    }
  }

  #bridge(a: number, b: number, { sum, count }: Bridge): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const bridges = this.#bridges.get(from) ?? new Map<number, Bridge>();
      const before = bridges.get(to) ?? { sum: 0, count: 0 };
      bridges.set(to, { sum: before.sum + sum, count: before.count + count });
      this.#bridges.set(from, bridges);
    }
  }
}

/** The best offer first: highest average, then smallest members. A binary heap. */
class OfferHeap {
  readonly #items: Offer[] = [];

  push(offer: Offer): void {
    const items = this.#items;
    let at = items.length;
    items.push(offer);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !isBefore(offer, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = offer;
  }

  pop(): Offer | null {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (first === undefined || last === undefined) return null;
    if (items.length === 0) return first;
    let at = 0;
    for (;;) {
      const leftAt = 2 * at + 1;
      const left = items[leftAt];
      const right = items[leftAt + 1];
      if (left === undefined) break;
      const [child, childAt] =
        right !== undefined && isBefore(right, left) ? [right, leftAt + 1] : [left, leftAt];
      if (!isBefore(child, last)) break;
      items[at] = child;
      at = childAt;
    }
    items[at] = last;
    return first;
  }
}

function isBefore(x: Offer, y: Offer): boolean {
  if (x.average !== y.average) return x.average > y.average;
  return x.a !== y.a ? x.a < y.a : x.b < y.b;
}
