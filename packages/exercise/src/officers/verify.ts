import { id } from '@holdfast/domain';
import type { CaseView, Command } from '@holdfast/domain';
import { judgementOf } from './judge.ts';
import type { CaseCourse } from './left-open.ts';
import { actorOf, ordinalOf, staff } from './staff.ts';

/** What is asked of those who are sent to look. */
const ERRANDS = [
  {
    assignee: 'patrol',
    text: 'Go to the place, look for craters and cartridges, and note who lets you through and who does not.',
  },
  { assignee: 'imagery', text: 'Compare what was photographed before that hour with what is new.' },
] as const;

/** Sends people to look at an open case, one errand after the other; null when all have been sent. */
export function sendToLook(view: CaseView): Command | null {
  const watch = staff('watch', 0);
  const errand = ERRANDS[view.tasks.length];
  if (watch === null || errand === undefined) return null;
  const incidentId = id<'incident'>(view.incident.incidentId);
  return { kind: 'assign-task', by: actorOf(watch), ...errand, incidentId, sectorId: null };
}

/**
 * The next step to an end without a finding: a patrol is sent, comes back with nothing or is not let through, and the case is closed. Null
 * for a case in which an instrument has recorded something, or which says who is responsible: that one gets a finding like all others.
 */
export function closeUnverified(view: CaseView, course: CaseCourse): Command | null {
  if (course !== 'not-verified' && course !== 'unverifiable-access') return null;
  if (view.incident.detections > 0 || judgementOf(view)?.responsible !== 'undetermined')
    return null;
  const turn = ordinalOf(view.incident.incidentId);
  const [monitor, investigator] = [staff('monitor', turn), staff('investigator', turn)];
  if (monitor === null || investigator === null) return null;
  const [task] = view.tasks;
  if (task === undefined) return sendToLook(view);
  const wasLetIn = course === 'not-verified';
  if (task.result === null)
    return {
      kind: 'complete-task',
      by: actorOf(monitor),
      taskId: id(task.taskId),
      result: wasLetIn ? 'not-confirmed' : 'access-denied',
      text: wasLetIn
        ? 'We searched for two hours and found no crater, no cartridge and nobody who had heard it.'
        : 'We were stopped on the road before the place and sent back. No reason was given.',
      crater: null,
    };
  return {
    kind: 'close-incident',
    by: actorOf(investigator),
    incidentId: id(view.incident.incidentId),
    outcome: course,
    reason: wasLetIn
      ? 'One report, no instrument, and nothing on the spot bears it out.'
      : 'One report and no instrument; the patrol that was sent to look was not let through.',
  };
}

/** The words of an issued finding put right, once; null when they have been. */
export function putWordsRight(view: CaseView): Command | null {
  const chief = staff('chief', 0);
  const { finding } = view;
  if (chief === null || finding === null || view.phase !== 'issued') return null;
  return {
    kind: 'correct-finding',
    by: actorOf(chief),
    findingId: id(finding.findingId),
    statement: `${finding.statement ?? ''} The hour is that of the observers’ own clocks.`.trim(),
    reason: 'A reader asked whose clock the hour is by, and the finding did not say.',
  };
}
