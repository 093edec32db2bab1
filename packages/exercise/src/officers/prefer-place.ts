import { id } from '@holdfast/domain';
import type { CaseView, Command } from '@holdfast/domain';
import { FLOOR_RULES } from './desk.ts';
import { actorOf, staff } from './staff.ts';

/**
 * The watch officer takes the place that somebody saw, where it is known to within metres, before one that was computed: once a case, and
 * before anyone drafts. Null where there is none.
 */
export function preferSeenPlace(view: CaseView): Command | null {
  const watch = staff('watch', 0);
  const seen = view.sources.find(
    ({ kind, area }) =>
      kind === 'observation' && area?.shape === 'circle' && area.radiusM <= FLOOR_RULES.seenWithinM,
  );
  const isComputed = view.sources.some(({ kind }) => kind === 'detection');
  if (watch === null || seen === undefined || !isComputed || view.isPlacePreferred) return null;
  return {
    kind: 'prefer-location',
    by: actorOf(watch),
    incidentId: id(view.incident.incidentId),
    eventId: null,
    observationId: id(seen.id),
    reason:
      'The picture shows where the smoke rose, against things that are on the map. I take that place until somebody has stood there.',
  };
}
