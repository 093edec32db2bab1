interface Ordered {
  readonly index: number;
  readonly earlier?: readonly { readonly index: number }[];
}

/**
 * The values of a map in the order in which each was first recorded, whatever order the map has: one that was read back from a
 * snapshot is sorted by key, one that was folded is not, and both must show the same.
 */
export function inOrder<S extends Ordered>(map: ReadonlyMap<string, S>): readonly S[] {
  const firstIndex = ({ index, earlier }: S) => earlier?.[0]?.index ?? index;
  return [...map.values()].sort((a, b) => firstIndex(a) - firstIndex(b));
}
