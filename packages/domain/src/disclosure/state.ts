import type { IncidentId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { DisclosureJudgements, DisclosureRule } from './judgements.ts';

/** One act of a person upon what the public knows of an incident. */
export interface DisclosureAct extends Stated<DisclosureJudgements['disclosure.made']> {
  readonly act: 'made' | 'withdrawn';
}

/** What people decided to show the public, folded. */
export interface DisclosedState {
  /** By incident, oldest first: the last one counts. */
  readonly disclosures: ReadonlyMap<IncidentId, readonly DisclosureAct[]>;
  /** Requests of the public that were refused, by rule. */
  readonly refusedRequests: ReadonlyMap<DisclosureRule, number>;
}

export function emptyDisclosed(): Writable<DisclosedState> {
  return { disclosures: new Map(), refusedRequests: new Map() };
}

/** What a person last decided about an incident; null where nobody did, and issued findings alone decide. */
export function lastDisclosure(
  { disclosures }: DisclosedState,
  incidentId: IncidentId,
): DisclosureAct | null {
  return disclosures.get(incidentId)?.at(-1) ?? null;
}
