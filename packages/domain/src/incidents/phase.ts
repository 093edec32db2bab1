import { id } from '../core/ids.ts';
import type { FindingState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { noticeOf } from '../notices/reply-clock.ts';
import type { Closing } from './judgements.ts';
import type { IncidentState } from './state.ts';

/** How far a case has come, in FIELD's names. */
export type CasePhase =
  | 'proposed'
  | 'opened'
  | 'under-verification'
  | 'draft-finding'
  | 'parties-reply'
  | 'final-draft'
  | 'issued'
  | 'corrected'
  | 'reopened'
  | 'withdrawn'
  | 'set-aside'
  | 'merged'
  | Closing;

/** The phase as those who work on the case know it. */
export function phaseOf(state: State, incident: IncidentState): CasePhase {
  const { mergedInto, dismissed, closed, opened, findingId, nextFindingId, issuedIds } = incident;
  if (mergedInto !== null) return 'merged';
  if (dismissed !== null) return 'set-aside';
  if (closed !== null) return closed.judgement.outcome;
  const current = state.findings.get(nextFindingId ?? findingId ?? NO_FINDING);
  if (current !== undefined && current.issued === null) return draftPhase(state, current);
  if (current !== undefined) {
    if (incident.reopened !== null) return 'reopened';
    return current.corrected.length > 0 ? 'corrected' : 'issued';
  }
  if (issuedIds.length > 0) return 'withdrawn';
  if (opened === null) return 'proposed';
  return incident.sentAtMs === null ? 'opened' : 'under-verification';
}

const NO_FINDING = id<'finding'>('none');

/** A draft waits for the parties from its notice until both have replied; then it is the final one, once the review agrees. */
function draftPhase(state: State, finding: FindingState): CasePhase {
  const notice = noticeOf(state, 'draft-finding', finding.judgement.findingId);
  const answered = new Set(notice?.replies.map(({ judgement }) => judgement.partyId));
  const waits =
    notice !== null && !notice.judgement.partyIds.every((partyId) => answered.has(partyId));
  if (waits) return 'parties-reply';
  return finding.reviewed?.judgement.outcome === 'agreed' ? 'final-draft' : 'draft-finding';
}

/** As those outside the mission know it: of a draft they know what they were given notice of. */
export function phaseOutside(state: State, incident: IncidentState): CasePhase {
  const phase = phaseOf(state, incident);
  const isInside =
    phase === 'draft-finding' || phase === 'final-draft' || phase === 'under-verification';
  if (!isInside) return phase;
  const { findingId, issuedIds } = incident;
  const stands = findingId === null ? undefined : state.findings.get(findingId);
  if (stands !== undefined && standingOf(stands) === 'stands') return 'reopened';
  return issuedIds.length > 0 ? 'withdrawn' : 'opened';
}
