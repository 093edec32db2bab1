import { id } from '@holdfast/domain';
import type { Actor, CaseView, Command, IncidentSummary } from '@holdfast/domain';
import type { Person } from '../emit/cast.ts';
import { closeBeyondReach, isBeyondReach } from './beyond-reach.ts';
import { commissionActs } from './commission-act.ts';
import { FLOOR_RULES, latestNewsMs } from './desk.ts';
import type { Desk } from './desk.ts';
import type { CaseCourse, LeftOpen } from './left-open.ts';
import { NONE_LEFT } from './left-open.ts';
import { benignCauseOf, findingStatement, judgementOf } from './judge.ts';
import { preferSeenPlace } from './prefer-place.ts';
import { actorOf, ordinalOf, readerOf, staff } from './staff.ts';
import { closeUnverified, putWordsRight, sendToLook } from './verify.ts';

/**
 * What the officers of an exercise do at a moment, given their screens: the watch officer screens, an investigator drafts, a reviewer
 * of another nation reads, the chief issues. Pure: the same views and time give the same commands. At most one command a case and call,
 * so calling again after applying them goes on; a call that returns none has nothing to do before something changes or time passes.
 */
export function officersAct(
  desk: Desk,
  nowMs: number,
  leftOpen: LeftOpen = NONE_LEFT,
): readonly Command[] {
  const watch = staff('watch', 0);
  if (watch === null) return [];
  const { incidents } = desk.situation(readerOf(watch));
  const acts = incidents.flatMap((incident) => {
    const course = leftOpen(ordinalOf(incident.incidentId));
    const command = isBeyondReach(incident)
      ? stepBeyondReach(incident, desk, nowMs)
      : (preferPlace(incident, desk) ?? stepOf(incident, course, desk, nowMs));
    return command === null ? [] : command;
  });
  return [...acts, ...commissionActs(desk.docket(), nowMs)];
}

function preferPlace(incident: IncidentSummary, desk: Desk): Command | null {
  const watch = staff('watch', 0);
  if (watch === null || (incident.stage !== 'proposed' && incident.stage !== 'open')) return null;
  const view = desk.caseOf(incident.incidentId, readerOf(watch));
  const isOver = view?.phase === 'not-verified' || view?.phase.startsWith('unverifiable') === true;
  return view === null || isOver ? null : preferSeenPlace(view);
}

/** A case beyond reach has one course, whatever its number. */
function stepBeyondReach(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  if (incident.stage === 'proposed') return screen(incident, desk, nowMs);
  const investigator = staff('investigator', ordinalOf(incident.incidentId));
  const view = investigator && desk.caseOf(incident.incidentId, readerOf(investigator));
  if (!view || incident.stage !== 'open' || view.phase.startsWith('unverifiable')) return null;
  return closeBeyondReach(view, nowMs, isRipe(view, nowMs));
}

/** The next step of a case on its course; null for none, now or ever. */
function stepOf(
  incident: IncidentSummary,
  course: CaseCourse | null,
  desk: Desk,
  nowMs: number,
): Command | null {
  const { stage } = incident;
  const isPutDown = course === stage;
  // Of a case that waits for the parties, the mission's part is done; theirs is left.
  if (isPutDown && stage !== 'finding-reviewed') return null;
  const asked = actOn(incident, desk, nowMs);
  if (isPutDown) return asked?.kind === 'serve-notice' ? asked : null;
  switch (course) {
    case 'tasked':
    case 'returned':
    case 'not-verified':
    case 'unverifiable-access':
      return turned(incident, course, desk, asked);
    case 'corrected':
      return stage === 'finding-issued' ? amend(incident, desk, nowMs) : asked;
    default:
      return asked;
  }
}

/** What the officers would do next, turned where the case's course leaves the common one. */
function turned(
  incident: IncidentSummary,
  course: CaseCourse,
  desk: Desk,
  asked: Command | null,
): Command | null {
  const investigator = staff('investigator', ordinalOf(incident.incidentId));
  const view = investigator && desk.caseOf(incident.incidentId, readerOf(investigator));
  if (!view) return asked;
  if (course === 'tasked') return incident.stage === 'open' ? sendToLook(view) : asked;
  if (course === 'returned') {
    if (asked?.kind === 'draft-finding' && view.steps.some(({ role }) => role === 'reviewer'))
      return null;
    return asked?.kind === 'review-finding'
      ? { ...asked, outcome: 'returned', reason: GIVEN_BACK }
      : asked;
  }
  const isClosed = view.phase === 'not-verified' || view.phase.startsWith('unverifiable');
  if (isClosed) return null;
  return asked?.kind === 'draft-finding' ? (closeUnverified(view, course) ?? asked) : asked;
}

const GIVEN_BACK =
  'I come to no other result, but the draft does not say which reports it rests on. Please name them.';

/** The words of a finding put right, a while after it was issued. */
function amend(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  const chief = staff('chief', 0);
  const view = chief && desk.caseOf(incident.incidentId, readerOf(chief));
  if (!view || nowMs - latestNewsMs(view) < FLOOR_RULES.screenAfterMs) return null;
  return putWordsRight(view);
}

function actOn(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  switch (incident.stage) {
    case 'proposed':
      return screen(incident, desk, nowMs);
    case 'open':
      return investigate(incident, desk, nowMs);
    case 'finding-drafted':
      return review(incident, desk, nowMs);
    case 'finding-reviewed':
      return issue(incident, desk, nowMs);
    case 'finding-issued':
    case 'dismissed':
      return null;
  }
}

function screen(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  const watch = staff('watch', 0);
  const view = watch && desk.caseOf(incident.incidentId, readerOf(watch));
  if (watch === null || view === null || view.ledger === null) return null;
  if (nowMs - latestNewsMs(view) < FLOOR_RULES.screenAfterMs) return null;
  const dismissal = dismissBenign(view, actorOf(watch));
  if (dismissal !== null) return dismissal;
  return {
    kind: 'open-incident',
    by: actorOf(watch),
    incidentId: id(incident.incidentId),
    reason: 'No harmless cause leads the ledger.',
  };
}

function investigate(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  const investigator = staff('investigator', ordinalOf(incident.incidentId));
  const view = investigator && desk.caseOf(incident.incidentId, readerOf(investigator));
  if (investigator === null || view === null || !isRipe(view, nowMs)) return null;
  const dismissal = dismissBenign(view, actorOf(investigator));
  if (dismissal !== null) return dismissal;
  const judgement = judgementOf(view);
  if (judgement === null || view.ledger === null) return null;
  return {
    kind: 'draft-finding',
    by: actorOf(investigator),
    incidentId: id(incident.incidentId),
    ...judgement,
    ledgerIndex: view.ledger.entryIndex,
    statement: findingStatement(view, judgement),
  };
}

function review(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  const reviewer = staff('reviewer', ordinalOf(incident.incidentId));
  const view = reviewer && desk.caseOf(incident.incidentId, readerOf(reviewer));
  const finding = view?.finding;
  if (reviewer === null || !view || !finding) return null;
  if (nowMs - latestStepMs(view, 'investigator') < FLOOR_RULES.reviewAfterMs) return null;
  if (isReviewed(view)) return null;
  const own = judgementOf(view);
  const agrees = own?.responsible === finding.responsible && own.standardId === finding.standardId;
  return {
    kind: 'review-finding',
    by: actorOf(reviewer),
    findingId: id(finding.findingId),
    outcome: agrees ? 'agreed' : 'returned',
    reason: agrees
      ? 'I read the ledger again and come to the same result.'
      : `I read the ledger again and come to another result: ${own?.responsible ?? 'none'}.`,
  };
}

/** True when nobody has drafted since the last review: a redraft is read again. */
function isReviewed({ steps }: CaseView): boolean {
  const roles = steps.map(({ role }) => role);
  return roles.lastIndexOf('reviewer') > roles.lastIndexOf('investigator');
}

function issue(incident: IncidentSummary, desk: Desk, nowMs: number): Command | null {
  const chief = staff('chief', 0);
  const view = chief && desk.caseOf(incident.incidentId, readerOf(chief));
  if (chief === null || !view?.finding) return null;
  if (nowMs - latestStepMs(view, 'reviewer') < FLOOR_RULES.issueAfterMs) return null;
  const unheard = hearParties(view, view.finding.findingId, actorOf(chief));
  if (unheard !== null) return unheard;
  return { kind: 'issue-finding', by: actorOf(chief), findingId: id(view.finding.findingId) };
}

/** The parties are told of the draft at once, and each answers: nobody in an exercise waits two days. Null when both have. */
function hearParties(view: CaseView, findingId: string, chief: Actor): Command | null {
  const notice = view.notices.find(({ subjectId }) => subjectId === findingId);
  if (notice === undefined) {
    const text = `We mean to find: ${view.finding?.statement ?? 'see the draft'}`;
    return {
      kind: 'serve-notice',
      by: chief,
      subject: 'draft-finding',
      subjectId: findingId,
      text,
    };
  }
  const answered = notice.parties.filter(({ replies }) => replies.length > 0).length;
  const liaison = answered === notice.parties.length ? null : staff('liaison', answered);
  if (liaison === null) return null;
  return {
    kind: 'file-reply',
    by: actorOf(liaison),
    noticeId: id(notice.noticeId),
    text: 'We have read the draft and add nothing to what we said.',
  };
}

function dismissBenign(view: CaseView, by: Actor): Command | null {
  const benign = benignCauseOf(view);
  if (benign === null) return null;
  const incidentId = id<'incident'>(view.incident.incidentId);
  return { kind: 'dismiss-incident', by, incidentId, ...benign };
}

function isRipe(view: CaseView, nowMs: number): boolean {
  return (
    nowMs - view.incident.toMs >= FLOOR_RULES.ripeAgeMs &&
    nowMs - latestNewsMs(view) >= FLOOR_RULES.ripeQuietMs
  );
}

function latestStepMs(view: CaseView, role: Person['role']): number {
  const steps = view.steps.filter((step) => step.role === role);
  return steps.at(-1)?.recordedAtMs ?? latestNewsMs(view);
}
