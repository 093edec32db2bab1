/** The quantile of some numbers, to a tenth; 0 when there are none. */
export function quantile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[at] ?? 0) * 10) / 10;
}
