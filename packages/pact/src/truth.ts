/** Four values: what is so, what is not, what is not known, and what those who decide see differently. */
export type Truth = 'true' | 'false' | 'unknown' | 'disputed';

const AND_ORDER: readonly Truth[] = ['false', 'disputed', 'unknown', 'true'];
const OR_ORDER: readonly Truth[] = ['true', 'disputed', 'unknown', 'false'];

/** False wins, then disputed, then unknown. `true` of nothing. */
export function allOf(values: Iterable<Truth>): Truth {
  return strongest(values, AND_ORDER);
}

/** True wins, then disputed, then unknown. `false` of nothing. */
export function anyOf(values: Iterable<Truth>): Truth {
  return strongest(values, OR_ORDER);
}

/** Swaps true and false. */
export function notOf(value: Truth): Truth {
  if (value === 'true') return 'false';
  return value === 'false' ? 'true' : value;
}

/** Whether at least `least` (1 or more) hold: `anyOf` over every choice of so many of `allOf` them. */
export function atLeastOf(least: number, values: readonly Truth[]): Truth {
  const count = (truth: Truth) => values.filter((value) => value === truth).length;
  if (count('true') >= least) return 'true';
  if (values.length - count('false') < least) return 'false';
  return count('disputed') > 0 ? 'disputed' : 'unknown';
}

function strongest(values: Iterable<Truth>, order: readonly Truth[]): Truth {
  let best = order.length - 1;
  for (const value of values) best = Math.min(best, order.indexOf(value));
  return order[best] ?? 'unknown';
}

/** The four values as two bits: what flat tables of facts hold. */
export const TRUTH_CODES: Readonly<Record<Truth, number>> = {
  true: 0,
  false: 1,
  unknown: 2,
  disputed: 3,
};
