import type { Sight } from '../access/sight.ts';
import type { IncidentState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { phaseOf } from '../incidents/phase.ts';
import { isSettled } from '../incidents/settled.ts';
import { noticeOf } from '../notices/reply-clock.ts';
import { caseTrials } from './actions.ts';
import { responsibleName } from './context.ts';
import { stepsOfFinding } from './next-of-finding.ts';
import { peopled } from './next-people.ts';
import type { Wanted } from './next-people.ts';
import type { NextStep } from './next-types.ts';
import type { Showing } from './workflow.ts';

/**
 * What a case waits for, from screening to the last answer to a remedy: what, whose office it is, and who on record could do it now. Parties are told
 * of what is asked of them; what the mission does next is the mission's own. Empty where nothing more is asked of anybody.
 */
export function stepsOfCase(
  showing: Showing,
  incident: IncidentState,
  sight: Sight,
): readonly NextStep[] {
  if (sight !== 'mission' && sight !== 'party') return [];
  const { state, nowMs } = showing;
  const wanted = wantedOf(showing, incident).filter(
    ({ partyId }) => sight === 'mission' || partyId !== undefined,
  );
  const own = peopled(wanted, {
    ...{ state, sight, nowMs },
    trialsFor: (by) => caseTrials(state, incident, by),
  });
  const { findingId } = incident;
  return findingId === null || incident.nextFindingId !== null
    ? own
    : [...own, ...stepsOfFinding(showing, findingId, sight)];
}

function wantedOf(showing: Showing, incident: IncidentState): readonly Wanted[] {
  const { state } = showing;
  switch (phaseOf(state, incident)) {
    case 'proposed':
      return [
        {
          kind: 'open-incident',
          sentence: 'Open the case, or set it aside as nobody’s breach.',
          who: 'A watch officer or an investigator',
        },
      ];
    case 'opened':
    case 'under-verification':
    case 'withdrawn':
      return [wasReturned(state, incident) ? DRAFT_BETTER : DRAFT, ...sendingOf(state, incident)];
    case 'reopened':
      return isSettled(incident) ? [] : [DRAFT_AGAIN, ...sendingOf(state, incident)];
    case 'draft-finding':
    case 'parties-reply':
    case 'final-draft':
      return draftSteps(showing, incident);
    default:
      return [];
  }
}

const DRAFT: Wanted = {
  kind: 'draft-finding',
  sentence: 'Draft the finding from what the evidence weighs, or close the case.',
  who: 'An investigator',
};

const DRAFT_BETTER: Wanted = {
  ...DRAFT,
  sentence: 'The review sent the draft back, with its reason: draft another, or close the case.',
};

/** The latest draft was sent back. */
function wasReturned({ findings }: State, { judgement }: IncidentState): boolean {
  const own = [...findings.values()].filter(
    (finding) => finding.judgement.incidentId === judgement.incidentId,
  );
  const last = own.at(-1);
  return last !== undefined && standingOf(last) === 'returned';
}

const DRAFT_AGAIN: Wanted = {
  ...DRAFT,
  sentence: 'New evidence has come since the finding: draft another that takes its place.',
};

/** Somebody is out, or could be sent. */
function sendingOf({ tasks }: State, { judgement }: IncidentState): readonly Wanted[] {
  const isOut = [...tasks.values()].some(
    (task) => task.done === null && task.judgement.incidentId === judgement.incidentId,
  );
  return [
    isOut
      ? {
          kind: 'complete-task',
          sentence: 'Record what those who were sent have found.',
          who: 'A field monitor, a watch officer or an investigator',
          optional: true,
        }
      : {
          kind: 'assign-task',
          sentence: 'Send somebody to look.',
          who: 'A watch officer or an investigator',
          optional: true,
        },
  ];
}

/** A draft is reviewed and heard, in either order; then it is issued. */
function draftSteps(
  { state, parties, nowMs }: Showing,
  incident: IncidentState,
): readonly Wanted[] {
  const findingId = incident.nextFindingId ?? incident.findingId;
  const draft = findingId === null ? undefined : state.findings.get(findingId);
  if (draft === undefined || standingOf(draft) !== 'draft') return [];
  const notice = noticeOf(state, 'draft-finding', draft.judgement.findingId);
  const steps: Wanted[] = [];
  if (draft.reviewed === null)
    steps.push({
      kind: 'review-finding',
      sentence: 'A second person, of another nation than the drafter, reviews the draft.',
      who: 'A reviewer of another nation',
    });
  if (notice === null)
    steps.push({
      kind: 'serve-notice',
      sentence: 'Serve the draft on both parties in the same minute, so that each may reply.',
      who: 'The head of mission, an investigator or a watch officer',
    });
  const answered = new Set(notice?.replies.map(({ judgement }) => judgement.partyId));
  const isOver = notice !== null && notice.dueMs !== null && nowMs > notice.dueMs;
  const waits = isOver
    ? []
    : (notice?.judgement.partyIds ?? []).filter((partyId) => !answered.has(partyId));
  for (const partyId of waits) {
    const name = responsibleName(parties, partyId);
    steps.push({
      kind: 'file-reply',
      partyId,
      sentence: `${name} replies to the draft, or lets its time run out.`,
      who: `The liaison officer of ${name}`,
    });
  }
  if (draft.reviewed !== null && notice !== null && waits.length === 0)
    steps.push({
      kind: 'issue-finding',
      sentence:
        'Issue the finding. Both parties receive it at once, and it comes before the commission.',
      who: 'The head of mission',
    });
  return steps;
}
