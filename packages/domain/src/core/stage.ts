/**
 * Is it one of the kinds that this table or list names? A stage owns the kinds of entry and of command that it names, and `evolve` and
 * `decide` hand it those: a new stage costs each of them one line. Kinds that nobody names, of a later version, belong to no stage.
 */
export function isOf<T extends { readonly kind: string }, K extends T['kind']>(
  kinds: Readonly<Record<K, unknown>>,
  value: T,
): value is Extract<T, { readonly kind: K }> {
  return Object.hasOwn(kinds, value.kind);
}
