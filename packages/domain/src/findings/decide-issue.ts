import { nationsOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { CommandOf } from '../core/command.ts';
import type { Author } from '../core/entry.ts';
import type { FindingId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { repliesOutstanding } from '../notices/reply-clock.ts';
import type { Refusal } from '../observations/intake.ts';
import { recusalOf } from './recusal.ts';
import { standingOf } from './state.ts';
import type { FindingState } from './state.ts';

/** How far a finding has come, in words for a refusal. */
function stageOfFinding(finding: FindingState): string {
  const standing = standingOf(finding);
  if (standing === 'superseded' || standing === 'withdrawn') return standing;
  if (finding.issued !== null) return 'issued';
  return finding.reviewed === null ? 'drafted' : `review: ${finding.reviewed.judgement.outcome}`;
}

function findingOr(state: State, findingId: FindingId): FindingState | Refusal {
  return state.findings.get(findingId) ?? refuse('not-found', 'a finding on record', findingId);
}

/** A second person, who shares no nation with the drafter and no interest in the case, whatever roles both hold. */
export function reviewFinding(
  state: State,
  command: CommandOf<'review-finding'>,
  author: Author,
): Answer {
  const { by, findingId, outcome, reason } = command;
  const finding = findingOr(state, findingId);
  if ('code' in finding) return finding;
  if (finding.reviewed !== null || finding.issued !== null)
    return refuse('wrong-state', 'drafted, not yet reviewed', stageOfFinding(finding));
  const drafters = nationsOf(state, finding.draftedBy);
  const reviewers = nationsOf(state, by.personId);
  if (by.personId === finding.draftedBy || drafters.some((nation) => reviewers.includes(nation))) {
    return refuse(
      'conflict-of-interest',
      `a second person, not of ${drafters.join(' or ')}`,
      `${by.personId} of ${reviewers.join(' and ')}`,
    );
  }
  const barred = recusalOf(state, by.personId, finding.judgement.incidentId);
  if (barred !== null) return barred;
  return {
    kind: 'finding.reviewed',
    author,
    judgement: { findingId, outcome },
    content: { reason },
  };
}

/** Issued by somebody other than the drafter, when the review agreed and the parties have answered or had their time. A finding that supersedes another says so at once. */
export function issueFinding(
  state: State,
  { by, findingId }: CommandOf<'issue-finding'>,
  author: Author,
  nowMs: number,
): Answer {
  const finding = findingOr(state, findingId);
  if ('code' in finding) return finding;
  if (finding.issued !== null || finding.reviewed?.judgement.outcome !== 'agreed')
    return refuse('wrong-state', 'reviewed and agreed', stageOfFinding(finding));
  if (by.personId === finding.draftedBy)
    return refuse('conflict-of-interest', 'somebody other than the drafter', by.personId);
  const { incidentId, supersedesId } = finding.judgement;
  const barred =
    recusalOf(state, by.personId, incidentId) ?? repliesOutstanding(state, findingId, nowMs);
  if (barred !== null) return barred;
  const issued = {
    kind: 'finding.issued',
    author,
    judgement: { findingId },
    content: null,
  } as const;
  const earlier = supersedesId === undefined ? undefined : state.findings.get(supersedesId);
  if (supersedesId === undefined || earlier === undefined || standingOf(earlier) !== 'stands')
    return issued;
  return [
    issued,
    {
      kind: 'finding.superseded',
      author,
      judgement: { findingId: supersedesId, byFindingId: findingId },
      content: { reason: `New evidence led to ${findingId}.` },
    },
  ];
}

/** Words alone are put right: another culprit, standard, hour or gravity takes another finding. */
export function correctFinding(
  state: State,
  { findingId, statement, reason }: CommandOf<'correct-finding'>,
  author: Author,
): Answer {
  const refusal = notStanding(state, findingId);
  if (refusal !== null) return refusal;
  return {
    kind: 'finding.corrected',
    author,
    judgement: { findingId },
    content: { statement, reason },
  };
}

export function withdrawFinding(
  state: State,
  { findingId, reason }: CommandOf<'withdraw-finding'>,
  author: Author,
): Answer {
  const refusal = notStanding(state, findingId);
  if (refusal !== null) return refusal;
  return { kind: 'finding.withdrawn', author, judgement: { findingId }, content: { reason } };
}

function notStanding(state: State, findingId: FindingId): Refusal | null {
  const finding = findingOr(state, findingId);
  if ('code' in finding) return finding;
  return standingOf(finding) === 'stands'
    ? null
    : refuse('wrong-state', 'a finding that stands', stageOfFinding(finding));
}
