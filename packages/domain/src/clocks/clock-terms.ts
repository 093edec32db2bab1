import { tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { CLOCK_PARAMETERS } from './clock-term.ts';
import type { ClockParameter, ClockTerm } from './clock-term.ts';

/** A day is 24 hours, as the agreement's language has it. */
const MS_PER: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The clocks that an agreement sets; none, as no member at all, where it sets none: what was adopted before clocks were spoken of reads the same. */
export function clockTerms(agreement: Agreement): { readonly clocks?: readonly ClockTerm[] } {
  const names = tabulateNames(agreement);
  const clocks = CLOCK_PARAMETERS.flatMap((parameter): readonly ClockTerm[] => {
    const value = names.find('parameter', parameter)?.value;
    const lengthMs = value === undefined ? 0 : value.amount * (MS_PER[value.unit] ?? 0);
    return Number.isSafeInteger(lengthMs) && lengthMs > 0 ? [{ parameter, lengthMs }] : [];
  });
  return clocks.length === 0 ? {} : { clocks };
}

/** How long a clock runs by the agreement in force; null where it sets none. */
export function clockLengthMs(
  state: Pick<State, 'agreement'>,
  parameter: ClockParameter,
): number | null {
  const terms = state.agreement?.judgement.clocks ?? [];
  return terms.find((term) => term.parameter === parameter)?.lengthMs ?? null;
}
