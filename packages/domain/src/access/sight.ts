import type { IncidentState, State } from '../core/state.ts';
import type { Area, CellArea } from '../core/judgements.ts';
import { radiusM } from '../ground/ground.ts';
import { isDecidedShown } from '../disclosure/decide.ts';
import type { Reader } from '../views/types.ts';
import { areaOfCell, publicCellOf } from './public-grid.ts';
import type { PublicCell } from './public-grid.ts';

/**
 * How far a reader sees. `mission`: every case; positions of sensors only as custodian, of observers only who works on cases.
 * `party`: opened cases, the same for both sides. `capital`: issued findings. `public`: those too and what a person released,
 * after the agreement's delay.
 * Outside the mission there are cells of the public grid, never the area itself, and nothing younger than the hold-back.
 */
export type Sight = 'mission' | 'party' | 'capital' | 'public';

export function sightOf(reader: Reader): Sight {
  switch (reader.role) {
    case 'monitor':
    case 'watch':
    case 'investigator':
    case 'reviewer':
    case 'chief':
    case 'commission':
    case 'information':
    case 'custodian':
      return 'mission';
    case 'liaison':
      return 'party';
    case 'planner':
    case 'capital':
      return 'capital';
    case 'public':
      return 'public';
  }
}

/** May this reader know that the incident exists? What is hidden is counted by the views. */
export function seesIncident(state: State, incident: IncidentState, sight: Sight): boolean {
  if (sight === 'mission') return true;
  if (sight === 'party') return isToldToParties(state, incident);
  if (sight === 'capital') return incident.issuedIds.length > 0;
  if (!isDecidedShown(state, incident)) return false;
  const delayMs = state.agreement?.judgement.publicDelayMs ?? Number.MAX_SAFE_INTEGER;
  return incident.judgement.toMs + delayMs <= state.recordedAtMs;
}

/** A person has opened it or set it aside, and it is older than the hold-back: neither side learns of anything while it may still go on. */
function isToldToParties(
  { agreement, recordedAtMs }: State,
  { opened, dismissed, judgement }: IncidentState,
): boolean {
  if (opened === null && dismissed === null) return false;
  return judgement.toMs + (agreement?.judgement.holdBackMs ?? 0) <= recordedAtMs;
}

const CELL_M_MIN = 5_000;

/** The cell of the agreement's public grid that an area is told as: as wide as the area, and never narrower than the agreement says. */
export function publicCell(state: State, area: Area): PublicCell {
  return publicCellOf({
    latitudeUdeg: area.latitudeUdeg,
    longitudeUdeg: area.longitudeUdeg,
    radiusM: radiusM(area),
    leastM: Math.max(CELL_M_MIN, state.agreement?.judgement.publicCellM ?? 10_000),
  });
}

/** Outside the mission a place is a cell of the agreement's public grid, never the area itself. */
export function shownArea<A extends Area>(state: State, area: A, sight: Sight): A | CellArea {
  if (sight === 'mission') return area;
  return areaOfCell(publicCell(state, area));
}
