import type { Entry, EntryKind, NewEntry } from './entry.ts';
import { evolve } from './evolve.ts';
import { emptyState } from './state.ts';
import type { State } from './state.ts';

/** One statement of an engine on record, and what its maker makes of the same inputs. */
export interface Replayed {
  readonly recorded: Entry;
  readonly remade: readonly NewEntry[];
}

/** Neighbours that an engine recorded in one group: of one kind, at one time, made from one state. */
export interface EngineGroup {
  readonly kind: EntryKind;
  readonly entries: readonly Entry[];
}

/**
 * Goes through a record as it grew, and has every statement of an engine made again from the state before it. An auditor's tool.
 *
 * `remake` gets the state as it stood before the group; it MUST NOT keep it, for it goes on growing. `onEntry` sees every entry in
 * order, before it is folded: for makers that collect inputs as they came.
 */
export function replay(
  entries: readonly Entry[],
  remake: (state: State, group: EngineGroup) => readonly NewEntry[],
  onEntry: (entry: Entry) => void = () => undefined,
): readonly Replayed[] {
  let state = emptyState();
  const replayed: Replayed[] = [];
  for (const group of groupsOf(entries)) {
    if (group.entries[0]?.author.kind === 'engine') {
      const remade = remake(state, group);
      replayed.push(...group.entries.map((recorded) => ({ recorded, remade })));
    }
    for (const entry of group.entries) {
      onEntry(entry);
      state = evolve(state, entry);
    }
  }
  return replayed;
}

function groupsOf(entries: readonly Entry[]): readonly EngineGroup[] {
  const groups: { kind: EntryKind; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const before = last?.entries.at(-1);
    const joins =
      before?.kind === entry.kind &&
      before.author.id === entry.author.id &&
      before.recordedAtMs === entry.recordedAtMs;
    if (last !== undefined && joins) last.entries.push(entry);
    else groups.push({ kind: entry.kind, entries: [entry] });
  }
  return groups;
}
