import type { Entry, JsonValue, NewEntry } from '../../core/entry.ts';
import { evolve } from '../../core/evolve.ts';
import { emptyState } from '../../core/state.ts';
import type { State } from '../../core/state.ts';
import type { ViewContext } from '../../views/context.ts';

/** A record in memory: entries numbered and timed in order, folded, with their contents. */
export interface Folded {
  readonly state: State;
  readonly context: ViewContext;
  readonly entries: readonly NewEntry[];
}

/** Folds statements as a mission would, the first at `fromMs` and each a second after the one before. */
export function folded(statements: readonly NewEntry[], fromMs = 1_000_000): Folded {
  const entries: Entry[] = [];
  const contents: JsonValue[] = [];
  let state = emptyState();
  for (const [index, { content, ...statement }] of statements.entries()) {
    const entry: Entry = { ...statement, index, recordedAtMs: fromMs + index * 1000 };
    entries.push(entry);
    contents.push(content);
    state = evolve(state, entry);
  }
  const context: ViewContext = {
    contentOf: (index) => contents[index] ?? null,
    entryOf: (index) => entries[index] ?? null,
    origin: 'test.example/paris',
    agreement: null,
    checkpoint: null,
    earlier: false,
  };
  return { state, context, entries: statements };
}
