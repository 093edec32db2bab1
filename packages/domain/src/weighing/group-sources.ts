import type { SourceClass } from '../core/judgements.ts';
import { ANONYMOUS_GROUP } from './weigh.ts';

/** What is known of a source's independence. */
export interface SourceOrigin {
  readonly sourceId: string;
  readonly sourceClass: SourceClass;
  readonly ownerId: string;
  /** How it perceives: sensors and patrols of one mission fail apart. For instance `acoustic`, `patrol`, `statement`. */
  readonly means: string;
  /** The party it belongs to: all that one side owns is one group, by whatever means. Null for everyone else. */
  readonly partyId: string | null;
  /** Feeds from which its material comes, directly or at any remove; ids of other sources or of feeds outside. */
  readonly rawFeeds: readonly string[];
}

/** What a source said in the case at hand: copies betray themselves by their words. */
export interface SourceText {
  readonly sourceId: string;
  readonly text: string;
}

/**
 * Share of two-word sequences in common from which two texts are one text. A copy with three words in ten changed keeps about a third
 * of them; independent reports of one event share place names and phrases, a few per cent.
 */
export const NEAR_DUPLICATE_PERCENT = 18;
/** Texts with fewer words are not compared: they agree by chance. */
export const SHINGLE_WORDS_MIN = 6;
/** Most texts that are compared; those after, by source id and text, are left out. */
export const TEXTS_MAX = 2_000;

/**
 * Which sources are one voice: one owner and means, one side, a shared raw feed, or nearly the same words. Answers the group of each
 * source, named after its first member by code units. Deterministic; the order of the input does not matter.
 *
 * Unknown accounts all go to the anonymous group and join nobody else, so that copying two witnesses' words cannot make them one.
 */
export function groupSources(
  sources: readonly SourceOrigin[],
  texts: readonly SourceText[],
): ReadonlyMap<string, string> {
  const known = sources
    .filter(({ sourceClass }) => sourceClass !== 'unknown')
    .sort((a, b) => compare(a.sourceId, b.sourceId));
  const joined = new Joined();
  for (const source of known) {
    joined.join(`source ${source.sourceId}`, ownershipOf(source));
    joined.join(`source ${source.sourceId}`, `feed ${source.sourceId}`);
    for (const feed of source.rawFeeds) joined.join(`source ${source.sourceId}`, `feed ${feed}`);
  }
  const ids = new Set(known.map(({ sourceId }) => sourceId));
  joinCopies(
    texts.filter(({ sourceId }) => ids.has(sourceId)),
    joined,
  );
  const names = new Map<string, string>();
  const groups = new Map<string, string>();
  for (const { sourceId } of known) {
    const root = joined.rootOf(`source ${sourceId}`);
    const name = names.get(root) ?? sourceId;
    names.set(root, name);
    groups.set(sourceId, name);
  }
  for (const { sourceId, sourceClass } of sources)
    if (sourceClass === 'unknown') groups.set(sourceId, ANONYMOUS_GROUP);
  return groups;
}

function ownershipOf({ ownerId, means, partyId }: SourceOrigin): string {
  return partyId === null ? `owner ${ownerId} ${means}` : `side ${partyId}`;
}

function joinCopies(texts: readonly SourceText[], joined: Joined): void {
  const compared = [...texts]
    .sort((a, b) => compare(a.sourceId, b.sourceId) || compare(a.text, b.text))
    .slice(0, TEXTS_MAX)
    .map(({ sourceId, text }) => ({ sourceId, shingles: shinglesOf(text) }));
  const holders = new Map<string, number[]>();
  compared.forEach(({ sourceId, shingles }, at) => {
    const common = new Map<number, number>();
    for (const shingle of shingles) {
      const earlier = holders.get(shingle) ?? [];
      for (const other of earlier) common.set(other, (common.get(other) ?? 0) + 1);
      holders.set(shingle, [...earlier, at]);
    }
    for (const [other, count] of common) {
      const before = compared[other];
      if (before === undefined) continue;
      const union = shingles.size + before.shingles.size - count;
      if (count * 100 >= union * NEAR_DUPLICATE_PERCENT)
        joined.join(`source ${sourceId}`, `source ${before.sourceId}`);
    }
  });
}

/** Sequences of two words, in lower case and without punctuation; empty for a text too short to judge. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < SHINGLE_WORDS_MIN) return new Set();
  const shingles = new Set<string>();
  for (let at = 0; at + 2 <= words.length; at += 1) shingles.add(words.slice(at, at + 2).join(' '));
  return shingles;
}

/** Sets that grow together. */
class Joined {
  readonly #parents = new Map<string, string>();

  rootOf(key: string): string {
    let root = key;
    for (;;) {
      const parent = this.#parents.get(root);
      if (parent === undefined || parent === root) return root;
      root = parent;
    }
  }

  join(a: string, b: string): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first !== second) this.#parents.set(second, first);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
