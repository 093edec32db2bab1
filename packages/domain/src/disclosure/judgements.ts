import type { IncidentId } from '../core/ids.ts';

/** Why the public is refused: the rule that a request ran against. */
export const DISCLOSURE_RULES = ['fresher', 'finer', 'positions'] as const;
export type DisclosureRule = (typeof DISCLOSURE_RULES)[number];

/** What the public is shown beyond issued findings, what is taken back, and what it asked for and may not have. */
export interface DisclosureJudgements {
  /** From here on the public may know of the incident, as an area and after the agreement's delay. */
  readonly 'disclosure.made': { readonly incidentId: IncidentId };
  /** From here on it may not any more, whatever was found or disclosed before. */
  readonly 'disclosure.withdrawn': { readonly incidentId: IncidentId };
  /** So many requests since the last entry under this rule: at most one entry a minute for each rule. */
  readonly 'disclosure.refused': { readonly rule: DisclosureRule; readonly count: number };
}
