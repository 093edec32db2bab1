import type { ClaimValue } from '../claims/judgements.ts';
import type { Quantity } from '../commitments/judgements.ts';
import type { State } from '../core/state.ts';
import type { JsonValue } from '../core/entry.ts';
import type { ViewContext } from './context.ts';
import { memberOf, textIn } from './context.ts';
import type { ClaimLink, ReportedDays } from './register-types.ts';
import { inOrder } from '../commitments/in-order.ts';

/** Claims as links to their entries; a claim that is not on record is left out. */
export function claimLinks(state: State, claimIds: readonly string[]): readonly ClaimLink[] {
  const wanted = new Set(claimIds);
  return inOrder(state.claims)
    .filter(({ judgement }) => wanted.has(judgement.claimId))
    .map(({ index, judgement }) => ({ claimId: judgement.claimId, entryIndex: index }));
}

/** The days on which the documents were published: what the page says was reported, and nothing later. */
export function reportedDays(state: State): ReportedDays | null {
  const days = inOrder(state.documents).map(({ judgement }) => judgement.publishedDay);
  return days.length === 0 ? null : { fromDay: Math.min(...days), toDay: Math.max(...days) };
}

/** The names that the registers' contents give to actors; an id stands in where a name was erased or never given. */
export function actorNames(state: State, context: ViewContext): (actorId: string) => string {
  const names = new Map<string, string>();
  for (const map of [state.claims, state.pledges, state.conditions, state.instruments]) {
    for (const { index } of map.values()) {
      const given: JsonValue = memberOf(context.contentOf(index), 'names');
      if (typeof given !== 'object' || given === null) continue;
      for (const [actorId, name] of Object.entries(given))
        if (typeof name === 'string') names.set(actorId, name);
    }
  }
  return (actorId) => names.get(actorId) ?? actorId;
}

/** A text of an entry's content, or what stands in for it. */
export function textAt(
  context: ViewContext,
  index: number,
  member: string,
  fallback: string,
): string {
  return textIn(context.contentOf(index), member, fallback);
}

/** A claim's value in words; null when it carries none. */
export function valueWords(value: ClaimValue): string | null {
  switch (value.type) {
    case 'number':
      return numberWords(value);
    case 'names':
      return `${value.names.join(', ')}${value.open === 1 ? ' and others' : ''}`;
    case 'place':
      return value.places.map((place) => place.replaceAll('-', ' ')).join(' or ');
    case 'wording':
      return value.term.replaceAll(/[-_]/g, ' ');
    case 'time':
      return value.certainty;
    case 'status':
      return `${value.status.replaceAll('-', ' ')}${value.scope === null ? '' : ` (${value.scope.replaceAll('-', ' ')})`}`;
    case 'none':
      return null;
  }
}

function numberWords(value: Extract<ClaimValue, { readonly type: 'number' }>): string {
  const { least, most, about, unit, of } = value;
  const range = rangeWords(least, most);
  return `${about === 1 ? 'about ' : ''}${range} ${unit}${of === null ? '' : ` of ${of.replaceAll('-', ' ')}`}`;
}

/** `15000 to 20000`, `at least 31`, `at most 4`, `35`, `an unknown number`. */
export function rangeWords(least: number | null, most: number | null): string {
  if (least === null && most === null) return 'an unknown number';
  if (least === null) return `at most ${most}`;
  if (most === null) return `at least ${least}`;
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** `4 to 6 aircraft`, `an unknown number of aircraft`. */
export function quantityWords({ least, most, unit }: Quantity): string {
  const of = least === null && most === null ? 'of ' : '';
  return `${rangeWords(least, most)} ${of}${unit}`;
}
