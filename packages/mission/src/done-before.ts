import type { ContentOf, Entry, JsonValue, NewEntry } from '@holdfast/domain';

/** Which entries an earlier command has led to, by the id that its sender gave it. */
export interface DoneBefore {
  entriesOf(commandId: string): readonly Entry[];
}

/** Member of a content under which the command's id is kept. */
const MEMBER = 'commandId';

/** Puts a command's id into the contents of what it led to. No state depends on it. */
export function withId(made: readonly NewEntry[], commandId: string): readonly NewEntry[] {
  return made.map((entry) => {
    const { content } = entry;
    if (content === null) return { ...entry, content: { [MEMBER]: commandId } };
    return isObject(content) ? { ...entry, content: { ...content, [MEMBER]: commandId } } : entry;
  });
}

/** Reads people's entries once, and from then on those that came since. */
export function createDoneBefore(entries: readonly Entry[], contentOf: ContentOf): DoneBefore {
  const known = new Map<string, Entry[]>();
  let read = 0;
  return {
    entriesOf(commandId) {
      for (; read < entries.length; read += 1) {
        const entry = entries[read];
        if (entry?.author.kind !== 'person') continue;
        const content = contentOf(entry.index);
        const found = isObject(content) ? content[MEMBER] : null;
        if (typeof found === 'string') known.set(found, [...(known.get(found) ?? []), entry]);
      }
      return known.get(commandId) ?? [];
    },
  };
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
