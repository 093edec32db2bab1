import type { Answer } from '../core/answer.ts';
import { missingText, refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { DisclosureCommand } from './command.ts';
import { lastDisclosure } from './state.ts';

/**
 * What a person's decision about the public leads to. `author` has been checked to hold the role. Nothing that only a machine proposed and nothing
 * younger than the agreement's delay is released, by whomever.
 */
export function decideDisclosure(
  state: State,
  command: DisclosureCommand,
  author: Author,
  nowMs: number,
): Answer {
  const { incidentId, reason } = command;
  const unsaid = missingText(reason, 'a reason');
  if (unsaid !== null) return unsaid;
  const incident = state.incidents.get(incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', `no ${incidentId}`);
  const isShown = isDecidedShown(state, incident);
  if (command.kind === 'withdraw-release') {
    if (!isShown) return refuse('wrong-state', 'an incident that the public is shown', incidentId);
    return { kind: 'disclosure.withdrawn', author, judgement: { incidentId }, content: { reason } };
  }
  if (isShown) return refuse('wrong-state', 'an incident not yet released', incidentId);
  if (incident.mergedInto !== null)
    return refuse('wrong-state', 'an incident that stands for itself', `merged into another`);
  if (incident.opened === null && incident.dismissed === null)
    return refuse('wrong-state', 'an incident that a person has opened or set aside', 'a proposal');
  const delayMs = state.agreement?.judgement.publicDelayMs ?? Number.MAX_SAFE_INTEGER;
  const waitMs = incident.judgement.toMs + delayMs - nowMs;
  if (waitMs > 0)
    return refuse(
      'wrong-state',
      "an incident older than the agreement's delay for the public",
      `${String(Math.ceil(waitMs / 60_000))} minutes to wait`,
    );
  return { kind: 'disclosure.made', author, judgement: { incidentId }, content: { reason } };
}

/** Has a person let the public know of it, by issuing a finding or by releasing it, and not taken it back since? */
export function isDecidedShown(state: State, { issuedIds, judgement }: IncidentState): boolean {
  const last = lastDisclosure(state, judgement.incidentId);
  return last === null ? issuedIds.length > 0 : last.act === 'made';
}
