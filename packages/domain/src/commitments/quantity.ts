import type { Quantity } from './judgements.ts';

/** What is wrong with a quantity: a figure without a unit, a fraction, or a range the wrong way round. Null when nothing is. */
export function quantityProblem({
  least,
  most,
  unit,
}: Quantity): { readonly expected: string; readonly found: string } | null {
  if (unit === '') return { expected: 'a unit with the range', found: 'none' };
  for (const bound of [least, most]) {
    if (bound !== null && !(Number.isSafeInteger(bound) && bound >= 0))
      return { expected: 'whole units from 0, or null', found: String(bound) };
  }
  if (least !== null && most !== null && least > most)
    return { expected: 'least not above most', found: `${least} to ${most}` };
  return null;
}

/** The least and the most that two ranges can add up to; an unknown bound makes the sum's bound unknown. */
export function sumOf(a: Quantity, b: Quantity): Quantity {
  return {
    least: a.least === null || b.least === null ? null : a.least + b.least,
    most: a.most === null || b.most === null ? null : a.most + b.most,
    unit: a.unit,
  };
}

/** The range that holds both: what two statements of one contribution leave possible. */
export function envelopeOf(a: Quantity, b: Quantity): Quantity {
  return {
    least: a.least === null || b.least === null ? null : Math.min(a.least, b.least),
    most: a.most === null || b.most === null ? null : Math.max(a.most, b.most),
    unit: a.unit,
  };
}

/**
 * What is missing of `need` when `offer` is there: from none at best to what is certain to be missing at worst. An offer of unknown
 * least may be nothing; an offer or a need of unknown most bounds nothing.
 */
export function gapOf(need: Quantity, offer: Quantity): Quantity {
  const least =
    need.least === null || offer.most === null ? 0 : Math.max(0, need.least - offer.most);
  const most = need.most === null ? null : Math.max(0, need.most - (offer.least ?? 0));
  return { least, most, unit: need.unit };
}
