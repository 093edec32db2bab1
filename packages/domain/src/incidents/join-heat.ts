import type { EventState, ObservationState, State } from '../core/state.ts';
import type { Ground, PointM } from '../ground/ground.ts';
import { radiusM } from '../ground/ground.ts';
import type { Draft, IncidentInputs } from './draft.ts';

/** What was lit burns on for so long at most, milliseconds: grass for an hour, a store for a working day. */
export const HEAT_MS_MAX = 9 * 3_600_000;
/** Heat that has found no home for so long finds none, milliseconds. */
const HOMELESS_MS_MAX = 24 * 3_600_000;
/** Clocks of satellites are right; origin times are to the second. */
const BEFORE_MS = 2_000;
/** How far a fire creeps from where it was lit, and its pixel lies off the ground, metres. */
const CREEP_M = 150;
/** Of two places that fit alike the later one is likelier to burn still: all the time there is counts as much as so much of the distance allowed. */
const AGE_WEIGHT = 0.5;

/**
 * Attaches heat seen from orbit to the incident whose impact or explosion fits it best: heat comes after what lit it, and places of firing are
 * never compared. What fits an incident best that is settled stays with nobody: it is no sign of another one.
 */
export function attachHeat(
  state: State,
  heat: readonly ObservationState[],
  drafts: readonly Draft[],
  { ground, settledThroughMs }: Pick<IncidentInputs, 'ground' | 'settledThroughMs'>,
): void {
  const recent = heat.filter(
    ({ judgement }) => judgement.fromMs >= settledThroughMs - HOMELESS_MS_MAX,
  );
  if (recent.length === 0) return;
  const fromMs = settledThroughMs - HOMELESS_MS_MAX - HEAT_MS_MAX;
  const hits = [...state.events.values()].filter(
    ({ judgement }) => judgement.originTimeMs >= fromMs && judgement.area.shape !== 'cell',
  );
  for (const observation of recent) {
    const lit = bestFitting(observation, hits, ground);
    const home =
      lit === null
        ? undefined
        : drafts.find(({ eventIds }) => eventIds.includes(lit.judgement.eventId));
    if (home === undefined) continue;
    home.observationIds.push(observation.judgement.observationId);
    home.changed = true;
  }
}

function bestFitting(
  { judgement }: ObservationState,
  hits: readonly EventState[],
  ground: Ground,
): EventState | null {
  let best: EventState | null = null;
  let least = Number.MAX_SAFE_INTEGER;
  for (const hit of hits) {
    const misfit = heatMisfit(judgement, hit.judgement, ground);
    if (misfit === null || misfit >= least) continue;
    best = hit;
    least = misfit;
  }
  return best;
}

/** 0 is perfect; null is out of the question. */
function heatMisfit(
  { fromMs, area }: ObservationState['judgement'],
  hit: EventState['judgement'],
  ground: Ground,
): number | null {
  const ageMs = fromMs - hit.originTimeMs;
  if (area === null || ageMs < -BEFORE_MS || ageMs > HEAT_MS_MAX) return null;
  const allowedM = radiusM(area) + radiusM(hit.area) + CREEP_M;
  const apartM = distanceM(ground.toMetres(area), ground.toMetres(hit.area));
  if (apartM > allowedM) return null;
  return apartM / allowedM + (AGE_WEIGHT * Math.max(0, ageMs)) / HEAT_MS_MAX;
}

function distanceM(a: PointM, b: PointM): number {
  const [dx, dy] = [a.xM - b.xM, a.yM - b.yM];
  return Math.sqrt(dx * dx + dy * dy);
}
