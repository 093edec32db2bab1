import { id } from '@holdfast/domain';
import type { CaseView, Command, IncidentSummary } from '@holdfast/domain';
import { pointFromPlaceUdeg } from '../land/ground.ts';
import { BAND_KM } from '../land/places.ts';
import { FLOOR_RULES } from './desk.ts';
import { actorOf, ordinalOf, staff } from './staff.ts';
import { sendToLook } from './verify.ts';

/** Does it lie outside the band that the agreement opens to the mission? Only what people saw from afar does: sensors locate nothing there. */
export function isBeyondReach({ area, detections }: IncidentSummary): boolean {
  const { xKm, yKm } = pointFromPlaceUdeg(area);
  const { halfWidthKm, halfHeightKm } = BAND_KM;
  return detections === 0 && (Math.abs(xKm) > halfWidthKm || Math.abs(yKm) > halfHeightKm);
}

/**
 * The next step of an open case beyond reach: a patrol is sent all the same, is turned back where the band ends, and the case is closed as
 * unverifiable once it is ripe, saying what each side had to say. Null while there is nothing to do.
 */
export function closeBeyondReach(view: CaseView, nowMs: number, isRipe: boolean): Command | null {
  const turn = ordinalOf(view.incident.incidentId);
  const [monitor, investigator] = [staff('monitor', turn), staff('investigator', turn)];
  const [task] = view.tasks;
  if (monitor === null || investigator === null) return null;
  if (task === undefined) return sendToLook(view);
  if (task.result === null)
    return nowMs - task.assignedAtMs < FLOOR_RULES.patrolAwayMs
      ? null
      : {
          kind: 'complete-task',
          by: actorOf(monitor),
          taskId: id(task.taskId),
          result: 'access-denied',
          text: 'We drove to the end of the band and were turned back at the barrier: the agreement opens the road no farther. From there only smoke was to be seen.',
          crater: null,
        };
  if (!isRipe) return null;
  return {
    kind: 'close-incident',
    by: actorOf(investigator),
    incidentId: id(view.incident.incidentId),
    outcome: 'unverifiable-access',
    reason: `${storiesWords(view)} It lies outside the band: no sensor hears so far, and the patrol that was sent was not let through. What happened there, and whose doing it was, cannot be verified.`,
  };
}

function storiesWords({ sources }: CaseView): string {
  const sides = new Set(sources.flatMap(({ kind, who }) => (kind === 'allegation' ? who : [])));
  if (sides.size === 0) return 'Smoke was seen from afar, and no party has said anything of it.';
  return sides.size === 1
    ? 'Smoke was seen from afar, and one party has told what it was.'
    : 'Two parties tell two stories of one fire that was seen from afar.';
}
