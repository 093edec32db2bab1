import type { Entry, NewEntry, ReceivedBatch } from '@holdfast/domain';
import { memberOf } from '@holdfast/domain';
import type { Mission } from '../mission.ts';

/** A batch that was acknowledged: the entry that says so, and what it says. */
export interface TakenBatch {
  readonly entry: number;
  readonly batch: ReceivedBatch;
  /** Null when the content was erased. */
  readonly sha256: string | null;
}

/** What the record holds of earlier batches, so that none is taken twice. */
export interface TakenBefore {
  /** Null when no batch of that number was acknowledged. */
  find(sourceId: string, sequence: number): TakenBatch | null;
  took(entry: Entry): void;
  /** True for a file of which entries were written, and the acknowledgement was not: an interruption fell between. */
  isTorn(fileName: string): boolean;
  /** Is this very entry there already? */
  hasEntry(fileName: string, made: NewEntry): boolean;
}

/** Goes once through the record. The position of every batch is kept in memory: two numbers each. */
export function createTakenBefore(mission: Mission): TakenBefore {
  const places = new Map<string, Map<number, { readonly entry: number; readonly at: number }>>();
  const took = (entry: Entry) => {
    if (entry.kind !== 'batches.received') return;
    entry.judgement.batches.forEach(({ sourceId, sequence }, at) => {
      const ofSource = places.get(sourceId) ?? new Map();
      if (!ofSource.has(sequence)) ofSource.set(sequence, { entry: entry.index, at });
      places.set(sourceId, ofSource);
    });
  };
  for (let index = 0; index < mission.state.entries; index += 1) {
    const entry = mission.entryOf(index);
    if (entry !== null) took(entry);
  }
  const torn = tornEntries(mission);
  return {
    find(sourceId, sequence) {
      const place = places.get(sourceId)?.get(sequence);
      const entry = place === undefined ? null : mission.entryOf(place.entry);
      if (place === undefined || entry?.kind !== 'batches.received') return null;
      const batch = entry.judgement.batches[place.at];
      if (batch === undefined) return null;
      const hashes = memberOf(mission.contentOf(place.entry), 'sha256');
      const sha256: unknown = Array.isArray(hashes) ? hashes[place.at] : null;
      return { entry: place.entry, batch, sha256: typeof sha256 === 'string' ? sha256 : null };
    },
    took,
    isTorn: (fileName) => torn.has(fileName),
    hasEntry: (fileName, made) =>
      torn.get(fileName)?.has(`${made.kind} ${lineOf(made, made.content)}`) === true,
  };
}

/** How far back an interrupted group may lie: far more than one group holds. */
const LOOK_BACK = 20_000;

/** Entries of batches that no acknowledgement covers, by file. Files that came as files have other names, or are answered for by their rows. */
function tornEntries(mission: Mission): ReadonlyMap<string, ReadonlySet<string>> {
  const torn = new Map<string, Set<string>>();
  let coveredFrom = mission.state.entries;
  const oldest = Math.max(0, mission.state.entries - LOOK_BACK);
  for (let index = mission.state.entries - 1; index >= oldest; index -= 1) {
    const entry = mission.entryOf(index);
    if (entry === null) continue;
    if (entry.kind === 'batches.received') {
      coveredFrom = index - entry.judgement.batches.reduce((sum, { entries }) => sum + entries, 0);
      continue;
    }
    if (index >= coveredFrom) continue;
    const content = mission.contentOf(index);
    const fileName = memberOf(content, 'file');
    if (typeof fileName !== 'string' || !fileName.endsWith(WIRE_SUFFIX)) continue;
    const keys = torn.get(fileName) ?? new Set();
    torn.set(fileName, keys.add(`${entry.kind} ${lineOf(entry, content)}`));
  }
  return torn;
}

/** Files that came over the wire are named so by the mission. */
const WIRE_SUFFIX = '.batch';

export function wireFileName(feed: string, sourceId: string, sequence: number): string {
  return `${feed}-${sourceId}-${sequence}${WIRE_SUFFIX}`;
}

function lineOf(
  entry: Pick<NewEntry | Entry, 'kind' | 'judgement'>,
  content: NewEntry['content'] | null,
): string {
  if (entry.kind === 'refusal.recorded' && 'line' in entry.judgement)
    return String(entry.judgement.line);
  return String(memberOf(content, 'line'));
}
