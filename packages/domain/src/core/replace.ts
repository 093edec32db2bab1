/** Changes the value of a key that is there, in place; does nothing for one that is not. */
export function replace<K, V>(map: Map<K, V>, key: K, change: (value: V) => V): void {
  const value = map.get(key);
  if (value !== undefined) map.set(key, change(value));
}
