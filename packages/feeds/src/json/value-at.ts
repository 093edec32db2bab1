/** A member of a JSON object; undefined for anything that has none of that name. Only own members count. */
export function memberAt(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** A member of a member. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(memberAt, value);
}

/** A text, number or truth value as a text; undefined when it is missing or null. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}
