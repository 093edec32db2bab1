import { cos, RADIANS_PER_DEGREE } from '@holdfast/geo';
import type { IncidentState, State } from '../core/state.ts';
import type { Area } from '../core/judgements.ts';
import { radiusM } from '../ground/ground.ts';
import type { Reader } from '../views/types.ts';

/**
 * How far a reader sees. `mission`: every case; positions of sensors only as custodian, of observers only who works on cases.
 * `party`: opened cases, the same for both sides. `capital`: issued findings. `public`: those too, after the agreement's delay.
 * Capitals and the public see cells of the public grid, never the area itself.
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
  if (sight === 'party') return incident.opened !== null || incident.dismissed !== null;
  if (incident.issuedIds.length === 0) return false;
  if (sight === 'capital') return true;
  const delayMs = state.agreement?.judgement.publicDelayMs ?? Number.MAX_SAFE_INTEGER;
  return incident.judgement.toMs + delayMs <= state.recordedAtMs;
}

/** One degree of a meridian where it is shortest, at the equator: a step made with it is never shorter than asked. */
const METRES_PER_DEGREE = 110_574;
const CELL_M_MIN = 5_000;

/**
 * The public and capitals see a cell of the agreement's public grid, never the area itself. Rows of cells are counted from the
 * equator, cells of a row from Greenwich; a cell is at least `sizeM` on each side. An area wider than a cell gets a cell of
 * a whole multiple that is as wide.
 */
export function shownArea(state: State, area: Area, sight: Sight): Area {
  if (sight === 'mission' || sight === 'party') return area;
  const leastM = Math.max(CELL_M_MIN, state.agreement?.judgement.publicCellM ?? 10_000);
  const sizeM = leastM * Math.max(1, Math.ceil((2 * radiusM(area)) / leastM));
  const rowUdeg = Math.ceil((sizeM / METRES_PER_DEGREE) * 1e6);
  const latitudeUdeg = middleOf(area.latitudeUdeg, rowUdeg);
  const poleward = Math.min(89_000_000, Math.abs(latitudeUdeg) + rowUdeg);
  const columnUdeg = Math.ceil(rowUdeg / cos((poleward / 1e6) * RADIANS_PER_DEGREE));
  return {
    shape: 'cell',
    latitudeUdeg: Math.max(-90_000_000, Math.min(90_000_000, latitudeUdeg)),
    longitudeUdeg: Math.max(
      -180_000_000,
      Math.min(180_000_000, middleOf(area.longitudeUdeg, columnUdeg)),
    ),
    sizeM,
  };
}

/** Middle of the step that holds a value. */
function middleOf(value: number, step: number): number {
  return Math.floor(value / step) * step + Math.floor(step / 2);
}
